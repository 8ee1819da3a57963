/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** CAS01: who bears the difference. */
export type AdjustmentGroup =
  /** Contractual obligation: the provider. */
  | 'CO'
  /** Other adjustment. */
  | 'OA'
  /** Payer initiated reduction. */
  | 'PI'
  /** Patient responsibility. */
  | 'PR';

/** One adjustment of an answer (CAS). A positive amount lowers the payment. */
export type AdjustmentInput = {
  readonly amount: string;
  readonly groupCode: AdjustmentGroup;
  /** Claim adjustment reason code (CARC). */
  readonly reasonCode: string;
  /** Remittance advice remark codes (RARC). */
  readonly remarkCodes?: ReadonlyArray<string>;
};

/** What an audit event records. */
export type AuditKind =
  /** Something was changed. */
  | 'COMMAND'
  /** Protected health information was answered. */
  | 'READ';

/** From a frozen copy of what was coded to the last cent settled. */
export type ClaimStatus =
  /** Nothing remains to be done. */
  | 'CLOSED'
  /** The payer answered, paid nothing and denied. */
  | 'DENIED'
  /** A draft that was never sent. */
  | 'DISCARDED'
  /** Made from what was coded, not yet sent. It may still be priced or discarded. */
  | 'DRAFT'
  /** The payer answered and denied nothing. */
  | 'PAID'
  /** The payer answered, paid part and denied part. */
  | 'PARTIALLY_DENIED'
  /** A claim of frequency 7 has taken its place. */
  | 'REPLACED'
  /** With the payer; frozen. No answer yet. */
  | 'SUBMITTED';

/** Where the words of a search were found, or what was made of them. */
export type CodeMatchField =
  /** An abbreviation, with what it stands for. */
  | 'ABBREVIATION'
  /** The code, or its beginning. */
  | 'CODE'
  /** A term that the tabular list includes. */
  | 'INCLUSION_TERM'
  /** The alphabetic index, or a table of drugs, neoplasms or external causes. */
  | 'INDEX'
  /** Lay words, with those of the lists. */
  | 'LAY_WORDS'
  /** A word that is spelt otherwise, with that of the lists. */
  | 'SPELLING'
  /** The title of the code, or of a heading above it. */
  | 'TITLE'
  /** What records usually call the condition. */
  | 'USAGE';

/** What a note of the tabular list says. */
export type CodeNoteKind =
  /** What may be coded besides, in either order. */
  | 'CODE_ALSO'
  /** What is sequenced before it. */
  | 'CODE_FIRST'
  /** Never coded together with it. */
  | 'EXCLUDES1'
  /** Not part of it; may be coded besides. */
  | 'EXCLUDES2'
  /** What the codes here are for. */
  | 'INCLUDES'
  /** A condition that the code is for. */
  | 'INCLUSION_TERM'
  /** Anything else. */
  | 'NOTE'
  /** Which seventh characters are added. */
  | 'SEVENTH_CHARACTER'
  /** What is coded after it. */
  | 'USE_ADDITIONAL';

/** A question to the clinician about what the record leaves open. */
export type CodingQueryInput = {
  /** Whether the coding waits for the answer. */
  readonly hold?: boolean;
  /** One to twenty findings that give rise to it, each in the words of a document, a recorded statement or the reason of this encounter. */
  readonly indicators: ReadonlyArray<string>;
  /** Two to six clinical alternatives, or none for an open question. Something else, and unable to determine, are offered with every question and are not named. */
  readonly options?: ReadonlyArray<string>;
  /** The question. It speaks of nothing but the care, and names all of the alternatives or none of them, so that it does not lead. */
  readonly question: string;
  /** With the options Yes and No, and only with them. */
  readonly yesNo?: YesNoInput | null | undefined;
};

/** From a question about the record to the coder who has read the answer. */
export type CodingQueryStatus =
  /** The clinician has answered; a coder is to read it before the coding is final. */
  | 'ANSWERED'
  /** A coder has read the answer. */
  | 'CLOSED'
  /** Waits for the clinician; the coding is not final before that. */
  | 'OPEN'
  /** It needs no answer any more. */
  | 'WITHDRAWN';

/** What a certificate says. */
export type CredentialInput = {
  /** Last day in force; none for one that does not expire. */
  readonly expiresOn?: string | null | undefined;
  /** First day in force. */
  readonly issuedOn: string;
  readonly kind: CredentialKind;
  /** As the issuer gave it. */
  readonly number: string;
};

/** A certificate that a coder or biller holds. */
export type CredentialKind =
  /** Certified Coding Associate, of AHIMA. */
  | 'CCA'
  /** Certified Coding Specialist, of AHIMA. */
  | 'CCS'
  /** Certified Coding Specialist, Physician-based (CCS-P), of AHIMA. */
  | 'CCSP'
  /** Certified Inpatient Coder, of AAPC. */
  | 'CIC'
  /** Certified Outpatient Coder, of AAPC. */
  | 'COC'
  /** Certified Professional Biller, of AAPC. */
  | 'CPB'
  /** Certified Professional Coder, of AAPC. */
  | 'CPC'
  /** Certified Professional Medical Auditor, of AAPC. */
  | 'CPMA'
  /** Certified Risk Adjustment Coder, of AAPC. */
  | 'CRC'
  /** Any other. */
  | 'OTHER'
  /** Registered Health Information Administrator, of AHIMA. */
  | 'RHIA'
  /** Registered Health Information Technician, of AHIMA. */
  | 'RHIT';

/** What kind of denial it is. */
export type DenialCategory =
  /** An authorization or referral is missing or does not fit. */
  | 'AUTHORIZATION'
  /** The payer counts it as part of another service. */
  | 'BUNDLING'
  /** A code, modifier or their combination does not hold: back to the coder. */
  | 'CODING'
  /** Another payer comes first. */
  | 'COORDINATION_OF_BENEFITS'
  /** The payer has already answered the same service. */
  | 'DUPLICATE'
  /** The patient was not covered, as the payer sees it: verify and bill again. */
  | 'ELIGIBILITY'
  /** The provider is not enrolled, or not for this. */
  | 'ENROLLMENT'
  /** Somebody else is liable. */
  | 'LIABILITY'
  /** The payer does not find it necessary: the coder reviews, then appeal with records. */
  | 'MEDICAL_NECESSITY'
  /** Something is missing; the remark code says what. */
  | 'MISSING_INFORMATION'
  /** The plan does not cover it, or its benefit is used up. */
  | 'NON_COVERED'
  /** Anything else. */
  | 'OTHER'
  /** It came too late, as the payer sees it. */
  | 'TIMELY_FILING'
  /** More units than the payer allows. */
  | 'UNITS';

/** From a payer's refusal to its end, by the hands that its reason calls for. */
export type DenialStatus =
  /** The payer is right; it will not be pursued. */
  | 'ACCEPTED'
  /** The coding was corrected; billing owes the payer a replacement claim. */
  | 'CORRECTED'
  /** Somebody works on it. */
  | 'IN_PROGRESS'
  /** Waits in the queue of the half that it was routed to. */
  | 'OPEN'
  /** The payer paid the replacement. */
  | 'OVERTURNED'
  /** The replacement is with the payer. */
  | 'RESUBMITTED'
  /** The payer denied the replacement too, which opened a denial of its own. */
  | 'UPHELD';

/** A diagnosis to assign. */
export type DiagnosisInput = {
  readonly code: string;
  readonly presentOnAdmission?: PresentOnAdmission | null | undefined;
};

/** The setting in which care was given. */
export type EncounterClass =
  /** An office or clinic visit. */
  | 'AMBULATORY'
  /** An emergency department visit. */
  | 'EMERGENCY'
  /** At the patient's home. */
  | 'HOME'
  /** An admission. */
  | 'INPATIENT'
  /** Under observation, not admitted. */
  | 'OBSERVATION'
  /** Anything else. */
  | 'OTHER'
  /** By telephone or video. */
  | 'VIRTUAL';

/** From the record of a visit to the codes that billing works from. */
export type EncounterStatus =
  /** A claim carries what was coded. */
  | 'BILLED'
  /** It was entered in error. */
  | 'CANCELLED'
  /** The claim is settled; nothing remains to be done. */
  | 'CLOSED'
  /** Coding was declared final and waits for a second look. */
  | 'CODED'
  /** Known, but nothing has arrived yet to code it from: no note and no recorded statement. */
  | 'IMPORTED'
  /** A coder holds it and assigns codes. */
  | 'IN_CODING'
  /** A second person looks at the coding. */
  | 'IN_REVIEW'
  /** Coding waits for the answer to a question to the clinician. */
  | 'ON_HOLD'
  /** The record has arrived and waits in the coding queue. */
  | 'READY'
  /** Coding is final; billing may make a claim of it. */
  | 'RELEASED'
  /** Coding was final and must be looked at again; it waits in the coding queue. */
  | 'REOPENED';

/** Whole words of a document that support an assigned code: a diagnosis or a procedure, not both. Offsets count UTF-16 code units; space at the ends is left out, and half a word is refused. */
export type EvidenceInput = {
  /** Sequence of the diagnosis that they support. */
  readonly diagnosis?: number | null | undefined;
  /** Offset of the first character in the document's text, from 0. */
  readonly from: number;
  /** Sequence of the procedure that they support. */
  readonly procedure?: number | null | undefined;
  /** Offset behind the last character. */
  readonly to: number;
};

/** How much a finding stands in the way. */
export type FindingSeverity =
  /** Coding cannot be declared final until it is mended or overridden. */
  | 'BLOCKS'
  /** May be as it is. */
  | 'INFORMS'
  /** Asks for a second look. */
  | 'WARNS';

/** Which half of the house works on it. */
export type Half =
  /** Billing. */
  | 'BILLER'
  /** Coding. */
  | 'CODER';

/** A payer's answer to a claim (CLP). Answer every line, or the claim as a whole. */
export type PayerAnswerInput = {
  /** Adjustments of the claim as a whole. */
  readonly adjustments?: ReadonlyArray<AdjustmentInput>;
  readonly answeredOn: string;
  /** CLP04. */
  readonly claimPaymentAmount: string;
  /** CLP02: 1, 2, 3 processed; 4 denied; 19, 20, 21 processed and forwarded. */
  readonly claimStatusCode: string;
  /** CLP07: what a replacement must quote. */
  readonly payerClaimControlNumber?: string | null | undefined;
  /** TRN02. */
  readonly reassociationTraceNumber?: string | null | undefined;
  readonly services?: ReadonlyArray<ServiceAnswerInput>;
};

/** Present on admission indicator of a diagnosis (inpatient). */
export type PresentOnAdmission =
  /** Exempt from reporting. */
  | 'EXEMPT'
  /** N: not present. */
  | 'NO'
  /** W: the provider cannot say clinically. */
  | 'UNDETERMINED'
  /** U: documentation does not say. */
  | 'UNKNOWN'
  /** Y: present at the time of inpatient admission. */
  | 'YES';

/** A procedure or service to assign. */
export type ProcedureInput = {
  /** CPT or HCPCS code. */
  readonly code: string;
  /** Sequences of one to four diagnoses, the most important first. */
  readonly diagnosisPointers: ReadonlyArray<number>;
  /** Up to four, two characters each. */
  readonly modifiers?: ReadonlyArray<string>;
  /** The first day of the encounter where not given. */
  readonly serviceDate?: string | null | undefined;
  readonly units?: number;
};

/** What a clinician may answer to any question. */
export type QueryChoice =
  /** One of the options. */
  | 'OPTION'
  /** Something else, in words of their own. Offered with every question. */
  | 'OTHER'
  /** That it cannot be determined clinically. Offered with every question. */
  | 'UNABLE_TO_DETERMINE';

/** What came of a second look. */
export type ReviewOutcome =
  /** Released to billing as it was coded. */
  | 'AGREED'
  /** Sent back to be coded again. */
  | 'RETURNED';

/** Which coding a second person looks at: a share of all that meets every condition that is named. */
export type ReviewPolicyInput = {
  readonly active?: boolean;
  /** Only with a diagnosis or procedure whose code begins like this, with or without the dot. */
  readonly codePrefix?: string | null | undefined;
  readonly encounterClass?: EncounterClass | null | undefined;
  /** Unique in the organization. */
  readonly name: string;
  /** Why it is there, as a sentence. */
  readonly reason: string;
  /** From 0 to 100. */
  readonly samplingPercent: number;
};

/** A seat of the house. A user may hold several. */
export type Role =
  /** Manages users, facilities and reference data. Sees no protected health information. */
  | 'ADMIN'
  /** Reads everything in the organization, who saw and changed what included. Changes nothing. */
  | 'AUDITOR'
  /** Turns coded encounters into claims, sends them, works denials. Sees no clinical note text. */
  | 'BILLER'
  /** Answers questions of coders, from the record of the encounter asked about. Codes nothing, sees no money. */
  | 'CLINICIAN'
  /** Reads the record of an encounter and assigns the codes. Sees no money and no payer answers. */
  | 'CODER'
  /** Reads both halves, assigns work, reopens and cancels. Does neither coding nor billing. */
  | 'SUPERVISOR';

/** The answer to one service line (SVC). */
export type ServiceAnswerInput = {
  readonly adjustments?: ReadonlyArray<AdjustmentInput>;
  readonly lineNumber: number;
  readonly paidAmount: string;
};

/** What a clinical statement is about. */
export type StatementKind =
  /** A condition that was found or confirmed. */
  | 'CONDITION'
  /** Something that was done. */
  | 'PROCEDURE';

/** Names one subject. */
export type SubjectInput = {
  readonly id: string | number;
  /** Its GraphQL type, such as Claim. */
  readonly type: string;
};

/** What led from the words of a note to a code. */
export type SuggestionReason =
  /** An abbreviation, or lay words. */
  | 'ABBREVIATION'
  /** The title of a heading, for the unspecified code below it. */
  | 'CATEGORY'
  /** Conditions that the guidelines presume to belong together (I.C.9.a, I.A.15). */
  | 'GUIDELINE'
  /** A term that the tabular list includes in the code. */
  | 'INCLUSION_TERM'
  /** A term of the alphabetic index or of one of its tables. */
  | 'INDEX'
  /** The code's own title. */
  | 'TITLE'
  /** What records usually call the condition. */
  | 'USAGE';

/** One piece of work in a queue, about one subject. */
export type WorkItemStatus =
  /** The subject has moved on, by the hands of who held it. */
  | 'DONE'
  /** Waits for somebody to take it. */
  | 'OPEN'
  /** Somebody holds it, until the lease runs out. */
  | 'TAKEN'
  /** The subject has moved on without anybody holding it. */
  | 'WITHDRAWN';

/** The queues of the house. */
export type WorkQueueKind =
  /** Coded encounters that wait for a claim. */
  | 'BILLING'
  /** Draft claims that wait to be submitted. */
  | 'CLAIM'
  /** Encounters that wait for a coder. */
  | 'CODING'
  /** Denials that only better coding can answer. */
  | 'CODING_DENIAL'
  /** Denials that billing answers. */
  | 'DENIAL'
  /** Questions of coders that wait for a clinician. */
  | 'QUERY'
  /** Coding that waits for a second look. */
  | 'REVIEW';

/** What a question of yes or no is about. They are offered only for what is documented already: a new diagnosis is not asked for like this. */
export type YesNoInput = {
  /** The documented conditions, as the record and the question name them: one to six, and two at least for cause and effect. */
  readonly conditions: ReadonlyArray<string>;
  readonly purpose: YesNoPurpose;
};

/** What a clinician may be asked to answer with yes or no. */
export type YesNoPurpose =
  /** Whether one documented condition is the cause of another. */
  | 'CAUSE_AND_EFFECT'
  /** Whether a diagnosis that is documented already, such as in a report, is so. */
  | 'DOCUMENTED_DIAGNOSIS'
  /** Whether a documented condition was present on admission. */
  | 'PRESENT_ON_ADMISSION';

export type BillFragment = { readonly id: string, readonly version: number, readonly status: ClaimStatus, readonly claimFrequencyCode: string, readonly totalClaimChargeAmount: string, readonly payer: { readonly name: string }, readonly serviceLines: ReadonlyArray<{ readonly lineNumber: number, readonly procedureCode: string, readonly units: number, readonly chargeAmount: string | null }> };

export type ListClaimsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListClaimsQuery = { readonly claims: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly totalClaimChargeAmount: string } }> } | null };

export type TakeCodedVisitMutationVariables = Exact<{ [key: string]: never; }>;


export type TakeCodedVisitMutation = { readonly takeNext: { readonly id: string, readonly status: WorkItemStatus, readonly subject:
      | { readonly __typename: 'Claim' }
      | { readonly __typename: 'CodingQuery' }
      | { readonly __typename: 'Denial' }
      | { readonly __typename: 'Encounter', readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly visitNumber: string, readonly serviceFrom: string, readonly codedBy: { readonly name: string } | null }
     | null } | null };

export type CreateClaimMutationVariables = Exact<{
  encounterId: string | number;
  version: number;
}>;


export type CreateClaimMutation = { readonly createClaim: { readonly id: string, readonly version: number, readonly status: ClaimStatus, readonly claimFrequencyCode: string, readonly totalClaimChargeAmount: string, readonly patient: { readonly familyName: string, readonly givenName: string }, readonly encounter: { readonly status: EncounterStatus }, readonly payer: { readonly name: string }, readonly serviceLines: ReadonlyArray<{ readonly lineNumber: number, readonly procedureCode: string, readonly units: number, readonly chargeAmount: string | null }> } | null };

export type SubmitClaimMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type SubmitClaimMutation = { readonly submitClaim: { readonly id: string, readonly version: number, readonly status: ClaimStatus, readonly claimFrequencyCode: string, readonly totalClaimChargeAmount: string, readonly replaces: { readonly id: string, readonly status: ClaimStatus, readonly denials: ReadonlyArray<{ readonly status: DenialStatus }> } | null, readonly payer: { readonly name: string }, readonly serviceLines: ReadonlyArray<{ readonly lineNumber: number, readonly procedureCode: string, readonly units: number, readonly chargeAmount: string | null }> } | null };

export type DiscardClaimMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type DiscardClaimMutation = { readonly discardClaim: { readonly id: string, readonly status: ClaimStatus } | null };

export type RecordPayerAnswerMutationVariables = Exact<{
  claimId: string | number;
  version: number;
  answer: PayerAnswerInput;
}>;


export type RecordPayerAnswerMutation = { readonly recordPayerAnswer: { readonly payerClaimControlNumber: string | null, readonly id: string, readonly version: number, readonly status: ClaimStatus, readonly claimFrequencyCode: string, readonly totalClaimChargeAmount: string, readonly denials: ReadonlyArray<{ readonly id: string, readonly status: DenialStatus, readonly category: DenialCategory, readonly routedTo: Half, readonly claimAdjustmentReasonCode: string, readonly deniedAmount: string | null, readonly dueOn: string }>, readonly payments: ReadonlyArray<{ readonly claimPaymentAmount: string, readonly patientResponsibilityAmount: string, readonly adjustments: ReadonlyArray<{ readonly groupCode: AdjustmentGroup, readonly reasonCode: string, readonly amount: string }> }>, readonly replaces: { readonly status: ClaimStatus, readonly denials: ReadonlyArray<{ readonly status: DenialStatus }> } | null, readonly payer: { readonly name: string }, readonly serviceLines: ReadonlyArray<{ readonly lineNumber: number, readonly procedureCode: string, readonly units: number, readonly chargeAmount: string | null }> } | null };

export type ReadClaimQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadClaimQuery = { readonly claim: { readonly id: string, readonly version: number, readonly status: ClaimStatus, readonly denials: ReadonlyArray<{ readonly status: DenialStatus }>, readonly availableActions: ReadonlyArray<{ readonly name: string, readonly mutation: string | null, readonly allowed: boolean, readonly reasons: ReadonlyArray<string>, readonly reasonCodes: ReadonlyArray<string> }> } | null };

export type CreateReplacementMutationVariables = Exact<{
  claimId: string | number;
  version: number;
}>;


export type CreateReplacementMutation = { readonly createReplacementClaim: { readonly id: string, readonly version: number, readonly status: ClaimStatus, readonly claimFrequencyCode: string, readonly totalClaimChargeAmount: string, readonly diagnoses: ReadonlyArray<{ readonly code: string }>, readonly replaces: { readonly id: string, readonly version: number, readonly payerClaimControlNumber: string | null } | null, readonly payer: { readonly name: string }, readonly serviceLines: ReadonlyArray<{ readonly lineNumber: number, readonly procedureCode: string, readonly units: number, readonly chargeAmount: string | null }> } | null };

export type CloseClaimMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type CloseClaimMutation = { readonly closeClaim: { readonly id: string, readonly version: number, readonly status: ClaimStatus, readonly encounter: { readonly status: EncounterStatus } } | null };

export type ChoiceFragment = { readonly name: string, readonly mutation: string | null, readonly allowed: boolean, readonly reasons: ReadonlyArray<string>, readonly reasonCodes: ReadonlyArray<string> };

export type CodesFragment = { readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly diagnoses: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly title: string }>, readonly procedures: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly diagnosisPointers: ReadonlyArray<number> }> };

export type ListPatientsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListPatientsQuery = { readonly patients: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly familyName: string, readonly birthDate: string } }> } | null };

export type LookAtQueueQueryVariables = Exact<{
  kind: WorkQueueKind;
}>;


export type LookAtQueueQuery = { readonly workQueue: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly version: number, readonly ageHours: number, readonly dueAt: string, readonly overdue: boolean, readonly priority: number, readonly subject:
          | { readonly __typename: 'Claim' }
          | { readonly __typename: 'CodingQuery' }
          | { readonly __typename: 'Denial' }
          | { readonly __typename: 'Encounter', readonly visitNumber: string, readonly reason: string | null, readonly serviceFrom: string, readonly facility: { readonly name: string } }
         | null, readonly availableActions: ReadonlyArray<{ readonly name: string, readonly mutation: string | null, readonly allowed: boolean, readonly reasons: ReadonlyArray<string>, readonly reasonCodes: ReadonlyArray<string> }> } }> } | null };

export type TakeVisitMutationVariables = Exact<{
  kind: WorkQueueKind;
}>;


export type TakeVisitMutation = { readonly takeNext: { readonly id: string, readonly version: number, readonly kind: WorkQueueKind, readonly status: WorkItemStatus, readonly subject:
      | { readonly __typename: 'Claim' }
      | { readonly __typename: 'CodingQuery' }
      | { readonly __typename: 'Denial' }
      | { readonly __typename: 'Encounter', readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly visitNumber: string, readonly reason: string | null, readonly serviceFrom: string, readonly encounterClass: EncounterClass }
     | null } | null };

export type ReadNoteQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadNoteQuery = { readonly encounter: { readonly id: string, readonly status: EncounterStatus, readonly documents: ReadonlyArray<{ readonly title: string, readonly text: string }> | null } | null };

export type ReadRecordQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadRecordQuery = { readonly encounter: { readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly visitNumber: string, readonly reason: string | null, readonly patient: { readonly id: string, readonly familyName: string, readonly givenName: string, readonly birthDate: string }, readonly documents: ReadonlyArray<{ readonly title: string, readonly authoredOn: string, readonly text: string }> | null, readonly statements: ReadonlyArray<{ readonly kind: StatementKind, readonly display: string, readonly code: string | null }> | null } | null };

export type AssignCodesMutationVariables = Exact<{
  id: string | number;
  version: number;
  diagnoses: ReadonlyArray<DiagnosisInput> | DiagnosisInput;
  procedures: ReadonlyArray<ProcedureInput> | ProcedureInput;
}>;


export type AssignCodesMutation = { readonly assignCodes: { readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly availableActions: ReadonlyArray<{ readonly name: string, readonly mutation: string | null, readonly allowed: boolean, readonly reasons: ReadonlyArray<string>, readonly reasonCodes: ReadonlyArray<string> }>, readonly diagnoses: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly title: string }>, readonly procedures: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly diagnosisPointers: ReadonlyArray<number> }> } | null };

export type AssignDiagnosisMutationVariables = Exact<{
  id: string | number;
  version: number;
  code: string;
}>;


export type AssignDiagnosisMutation = { readonly assignDiagnosis: { readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly diagnoses: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly title: string }>, readonly procedures: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly diagnosisPointers: ReadonlyArray<number> }> } | null };

export type FinalizeCodingMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type FinalizeCodingMutation = { readonly finalizeCoding: { readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly codedBy: { readonly name: string } | null, readonly denials: ReadonlyArray<{ readonly status: DenialStatus }> | null, readonly diagnoses: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly title: string }>, readonly procedures: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly diagnosisPointers: ReadonlyArray<number> }> } | null };

export type FindUserQueryVariables = Exact<{
  name: string;
}>;


export type FindUserQuery = { readonly users: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly roles: ReadonlyArray<Role> } }> } | null };

export type AssignWorkMutationVariables = Exact<{
  id: string | number;
  version: number;
  userId: string | number;
}>;


export type AssignWorkMutation = { readonly assignWorkItem: { readonly id: string, readonly status: WorkItemStatus, readonly assignee: { readonly name: string } | null, readonly subject:
      | { readonly __typename: 'Claim' }
      | { readonly __typename: 'CodingQuery' }
      | { readonly __typename: 'Denial' }
      | { readonly __typename: 'Encounter', readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly visitNumber: string }
     | null } | null };

export type ReadOrganizationQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadOrganizationQuery = { readonly organization: { readonly id: string, readonly version: number, readonly requiresCredential: boolean } | null };

export type SetCodingPolicyMutationVariables = Exact<{
  version: number;
  requiresCredential: boolean;
}>;


export type SetCodingPolicyMutation = { readonly setCodingPolicy: { readonly id: string, readonly version: number, readonly requiresCredential: boolean } | null };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { readonly me: { readonly userId: string, readonly credentialRequired: boolean, readonly credentials: ReadonlyArray<{ readonly kind: string, readonly verified: boolean, readonly expiresOn: string | null }> } | null };

export type CreateCredentialMutationVariables = Exact<{
  userId: string | number;
  credential: CredentialInput;
}>;


export type CreateCredentialMutation = { readonly createCredential: { readonly id: string, readonly version: number, readonly kind: CredentialKind, readonly expiresOn: string | null, readonly user: { readonly name: string }, readonly verifiedBy: { readonly name: string } | null } | null };

export type VerifyCredentialMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type VerifyCredentialMutation = { readonly verifyCredential: { readonly id: string, readonly version: number, readonly kind: CredentialKind, readonly expiresOn: string | null, readonly user: { readonly name: string }, readonly verifiedBy: { readonly name: string } | null } | null };

export type CertificateFragment = { readonly id: string, readonly version: number, readonly kind: CredentialKind, readonly expiresOn: string | null, readonly user: { readonly name: string }, readonly verifiedBy: { readonly name: string } | null };

export type RefusedFragment = { readonly id: string, readonly version: number, readonly status: DenialStatus, readonly category: DenialCategory, readonly routedTo: Half, readonly groupCode: AdjustmentGroup, readonly claimAdjustmentReasonCode: string, readonly remittanceAdviceRemarkCodes: ReadonlyArray<string>, readonly procedureCode: string | null, readonly dueOn: string };

export type TakeDenialMutationVariables = Exact<{
  kind: WorkQueueKind;
}>;


export type TakeDenialMutation = { readonly takeNext: { readonly id: string, readonly status: WorkItemStatus, readonly subject:
      | { readonly __typename: 'Claim' }
      | { readonly __typename: 'CodingQuery' }
      | { readonly __typename: 'Denial', readonly id: string, readonly version: number, readonly status: DenialStatus, readonly category: DenialCategory, readonly routedTo: Half, readonly groupCode: AdjustmentGroup, readonly claimAdjustmentReasonCode: string, readonly remittanceAdviceRemarkCodes: ReadonlyArray<string>, readonly procedureCode: string | null, readonly dueOn: string, readonly encounter: { readonly id: string, readonly version: number, readonly status: EncounterStatus } }
      | { readonly __typename: 'Encounter' }
     | null } | null };

export type WhatItCostsQueryVariables = Exact<{
  id: string | number;
}>;


export type WhatItCostsQuery = { readonly denial: { readonly deniedAmount: string | null, readonly id: string, readonly version: number, readonly status: DenialStatus, readonly category: DenialCategory, readonly routedTo: Half, readonly groupCode: AdjustmentGroup, readonly claimAdjustmentReasonCode: string, readonly remittanceAdviceRemarkCodes: ReadonlyArray<string>, readonly procedureCode: string | null, readonly dueOn: string } | null };

export type ReopenForDenialMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type ReopenForDenialMutation = { readonly reopenForDenial: { readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly workItem: { readonly id: string, readonly version: number, readonly priority: number } | null } | null };

export type TakeBackMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type TakeBackMutation = { readonly takeWorkItem: { readonly id: string, readonly status: WorkItemStatus, readonly subject:
      | { readonly __typename: 'Claim' }
      | { readonly __typename: 'CodingQuery' }
      | { readonly __typename: 'Denial' }
      | { readonly __typename: 'Encounter', readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly diagnoses: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly title: string }>, readonly procedures: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly diagnosisPointers: ReadonlyArray<number> }> }
     | null } | null };

export type AcceptDenialMutationVariables = Exact<{
  id: string | number;
  version: number;
  remark: string;
}>;


export type AcceptDenialMutation = { readonly acceptDenial: { readonly remark: string | null, readonly deniedAmount: string | null, readonly id: string, readonly version: number, readonly status: DenialStatus, readonly category: DenialCategory, readonly routedTo: Half, readonly groupCode: AdjustmentGroup, readonly claimAdjustmentReasonCode: string, readonly remittanceAdviceRemarkCodes: ReadonlyArray<string>, readonly procedureCode: string | null, readonly dueOn: string, readonly claim: { readonly id: string, readonly version: number, readonly status: ClaimStatus } | null } | null };

export type FaultFragment = { readonly id: string, readonly rule: string, readonly severity: FindingSeverity, readonly path: string, readonly message: string, readonly mend: string | null, readonly source: string, readonly overridable: boolean };

export type SearchCodesQueryVariables = Exact<{
  text: string;
  onDate?: string | null | undefined;
}>;


export type SearchCodesQuery = { readonly searchCodes: ReadonlyArray<{ readonly code: { readonly id: string, readonly code: string, readonly shortTitle: string, readonly billable: boolean, readonly official: boolean }, readonly why: ReadonlyArray<{ readonly field: CodeMatchField, readonly text: string }> }> | null };

export type BrowseCodeQueryVariables = Exact<{
  id: string | number;
}>;


export type BrowseCodeQuery = { readonly code: { readonly id: string, readonly code: string, readonly longTitle: string, readonly billable: boolean, readonly edition: string, readonly official: boolean, readonly parent: { readonly id: string, readonly code: string, readonly shortTitle: string } | null, readonly children: ReadonlyArray<{ readonly code: string, readonly shortTitle: string, readonly billable: boolean }>, readonly notes: ReadonlyArray<{ readonly kind: CodeNoteKind, readonly at: string, readonly text: string }> } | null };

export type ImportVisitMutationVariables = Exact<{
  bundle: unknown;
}>;


export type ImportVisitMutation = { readonly importFhirBundle: { readonly encounterIds: ReadonlyArray<string>, readonly known: number, readonly notes: ReadonlyArray<{ readonly resource: string, readonly path: string, readonly reason: string }> } | null };

export type FindVisitQueryVariables = Exact<{
  visitNumber: string;
}>;


export type FindVisitQuery = { readonly encounters: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: EncounterStatus, readonly reason: string | null, readonly serviceFrom: string, readonly workItem: { readonly id: string, readonly version: number } | null } }> } | null };

export type SuggestCodesQueryVariables = Exact<{
  id: string | number;
}>;


export type SuggestCodesQuery = { readonly suggestCodes: ReadonlyArray<{ readonly code: string, readonly title: string | null, readonly why: SuggestionReason, readonly uncertain: boolean, readonly evidence: ReadonlyArray<{ readonly documentId: string, readonly line: number, readonly from: number, readonly to: number, readonly quote: string }> }> | null };

export type AssignAndCheckMutationVariables = Exact<{
  id: string | number;
  version: number;
  diagnoses: ReadonlyArray<DiagnosisInput> | DiagnosisInput;
  procedures: ReadonlyArray<ProcedureInput> | ProcedureInput;
}>;


export type AssignAndCheckMutation = { readonly assignCodes: { readonly blockingFindings: number, readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly findings: ReadonlyArray<{ readonly id: string, readonly rule: string, readonly severity: FindingSeverity, readonly path: string, readonly message: string, readonly mend: string | null, readonly source: string, readonly overridable: boolean }>, readonly diagnoses: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly title: string }>, readonly procedures: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly diagnosisPointers: ReadonlyArray<number> }> } | null };

export type OverrideFindingMutationVariables = Exact<{
  id: string | number;
  version: number;
  findingId: string | number;
  reason: string;
}>;


export type OverrideFindingMutation = { readonly overrideFinding: { readonly blockingFindings: number, readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly diagnoses: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly title: string }>, readonly procedures: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly diagnosisPointers: ReadonlyArray<number> }> } | null };

export type LinkEvidenceMutationVariables = Exact<{
  id: string | number;
  version: number;
  documentId: string | number;
  evidence: EvidenceInput;
}>;


export type LinkEvidenceMutation = { readonly linkEvidence: { readonly id: string, readonly version: number, readonly diagnoses: ReadonlyArray<{ readonly code: string, readonly evidence: ReadonlyArray<{ readonly quote: string, readonly lineNumber: number, readonly unchanged: boolean, readonly linkedBy: { readonly name: string } }> | null }> } | null };

export type SupportedFragment = { readonly code: string, readonly evidence: ReadonlyArray<{ readonly quote: string, readonly lineNumber: number, readonly unchanged: boolean, readonly linkedBy: { readonly name: string } }> | null };

export type AskClinicianMutationVariables = Exact<{
  id: string | number;
  version: number;
  documentId: string | number;
  query: CodingQueryInput;
}>;


export type AskClinicianMutation = { readonly askClinician: { readonly id: string, readonly version: number, readonly status: CodingQueryStatus, readonly dueAt: string, readonly encounter: { readonly status: EncounterStatus } } | null };

export type TakeQuestionMutationVariables = Exact<{ [key: string]: never; }>;


export type TakeQuestionMutation = { readonly takeNext: { readonly id: string, readonly status: WorkItemStatus, readonly subject:
      | { readonly __typename: 'Claim' }
      | { readonly __typename: 'CodingQuery', readonly id: string, readonly version: number, readonly question: string, readonly options: ReadonlyArray<string>, readonly askedBy: { readonly name: string }, readonly document: { readonly title: string, readonly text: string } | null }
      | { readonly __typename: 'Denial' }
      | { readonly __typename: 'Encounter' }
     | null } | null };

export type ListEncountersQueryVariables = Exact<{ [key: string]: never; }>;


export type ListEncountersQuery = { readonly encounters: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly visitNumber: string } }> } | null };

export type AnswerQuestionMutationVariables = Exact<{
  id: string | number;
  version: number;
  choice: QueryChoice;
  comment?: string | null | undefined;
}>;


export type AnswerQuestionMutation = { readonly answerCodingQuery: { readonly id: string, readonly version: number, readonly status: CodingQueryStatus, readonly choice: QueryChoice | null, readonly encounter: { readonly status: EncounterStatus } } | null };

export type CloseQuestionMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type CloseQuestionMutation = { readonly closeCodingQuery: { readonly id: string, readonly status: CodingQueryStatus, readonly encounter: { readonly id: string, readonly version: number, readonly status: EncounterStatus } } | null };

export type PolicyFragment = { readonly id: string, readonly version: number, readonly name: string, readonly active: boolean, readonly samplingPercent: number };

export type CreatePolicyMutationVariables = Exact<{
  policy: ReviewPolicyInput;
}>;


export type CreatePolicyMutation = { readonly createReviewPolicy: { readonly id: string, readonly version: number, readonly name: string, readonly active: boolean, readonly samplingPercent: number } | null };

export type UpdatePolicyMutationVariables = Exact<{
  id: string | number;
  version: number;
  policy: ReviewPolicyInput;
}>;


export type UpdatePolicyMutation = { readonly updateReviewPolicy: { readonly id: string, readonly version: number, readonly name: string, readonly active: boolean, readonly samplingPercent: number } | null };

export type FinalizeForReviewMutationVariables = Exact<{
  id: string | number;
  version: number;
}>;


export type FinalizeForReviewMutation = { readonly finalizeCoding: { readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly reviewPolicy: { readonly name: string } | null, readonly workItem: { readonly id: string, readonly version: number, readonly kind: WorkQueueKind, readonly availableActions: ReadonlyArray<{ readonly name: string, readonly mutation: string | null, readonly allowed: boolean, readonly reasons: ReadonlyArray<string>, readonly reasonCodes: ReadonlyArray<string> }> } | null } | null };

export type TakeForReviewMutationVariables = Exact<{ [key: string]: never; }>;


export type TakeForReviewMutation = { readonly takeNext: { readonly id: string, readonly status: WorkItemStatus, readonly subject:
      | { readonly __typename: 'Claim' }
      | { readonly __typename: 'CodingQuery' }
      | { readonly __typename: 'Denial' }
      | { readonly __typename: 'Encounter', readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly codedBy: { readonly name: string } | null, readonly diagnoses: ReadonlyArray<{ readonly code: string, readonly evidence: ReadonlyArray<{ readonly quote: string, readonly lineNumber: number, readonly unchanged: boolean, readonly linkedBy: { readonly name: string } }> | null }>, readonly codingQueries: ReadonlyArray<{ readonly status: CodingQueryStatus, readonly choice: QueryChoice | null }> | null }
     | null } | null };

export type LookFragment = { readonly outcome: ReviewOutcome, readonly agreedCodes: number, readonly changedCodes: number, readonly disputedCodes: ReadonlyArray<string>, readonly comment: string | null, readonly coder: { readonly name: string }, readonly reviewer: { readonly name: string } };

export type ReturnToCoderMutationVariables = Exact<{
  id: string | number;
  version: number;
  comment: string;
  disputedCodes: ReadonlyArray<string> | string;
}>;


export type ReturnToCoderMutation = { readonly returnToCoder: { readonly id: string, readonly status: EncounterStatus, readonly reviews: ReadonlyArray<{ readonly outcome: ReviewOutcome, readonly agreedCodes: number, readonly changedCodes: number, readonly disputedCodes: ReadonlyArray<string>, readonly comment: string | null, readonly coder: { readonly name: string }, readonly reviewer: { readonly name: string } }> | null } | null };

export type ReadReviewsQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadReviewsQuery = { readonly encounter: { readonly id: string, readonly reviews: ReadonlyArray<{ readonly outcome: ReviewOutcome, readonly agreedCodes: number, readonly changedCodes: number, readonly disputedCodes: ReadonlyArray<string>, readonly comment: string | null, readonly coder: { readonly name: string }, readonly reviewer: { readonly name: string } }> | null } | null };

export type RemoveDiagnosisMutationVariables = Exact<{
  id: string | number;
  version: number;
  sequence: number;
}>;


export type RemoveDiagnosisMutation = { readonly removeDiagnosis: { readonly blockingFindings: number, readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly diagnoses: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly title: string }>, readonly procedures: ReadonlyArray<{ readonly sequence: number, readonly code: string, readonly diagnosisPointers: ReadonlyArray<number> }> } | null };

export type ApproveCodingMutationVariables = Exact<{
  id: string | number;
  version: number;
  comment?: string | null | undefined;
}>;


export type ApproveCodingMutation = { readonly approveCoding: { readonly id: string, readonly status: EncounterStatus, readonly reviews: ReadonlyArray<{ readonly outcome: ReviewOutcome, readonly agreedCodes: number, readonly changedCodes: number, readonly disputedCodes: ReadonlyArray<string>, readonly comment: string | null, readonly coder: { readonly name: string }, readonly reviewer: { readonly name: string } }> | null } | null };

export type CountCodingQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type CountCodingQuery = { readonly coderProductivity: ReadonlyArray<{ readonly coderName: string, readonly encountersFinalized: number, readonly codesAssigned: number, readonly reopened: number, readonly reviewed: number, readonly agreed: number, readonly agreementRate: number | null, readonly codesReviewed: number, readonly codesAgreed: number, readonly queriesAsked: number }> | null };

export type ListReviewsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListReviewsQuery = { readonly codingReviews: { readonly edges: ReadonlyArray<{ readonly node: { readonly outcome: ReviewOutcome, readonly agreedCodes: number, readonly changedCodes: number, readonly disputedCodes: ReadonlyArray<string>, readonly comment: string | null, readonly coder: { readonly name: string }, readonly reviewer: { readonly name: string } } }> } | null };

export type ReadAnswersQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadAnswersQuery = { readonly encounter: { readonly id: string, readonly version: number, readonly status: EncounterStatus, readonly workItem: { readonly leaseExpiresAt: string | null, readonly assignee: { readonly name: string } | null } | null, readonly codingQueries: ReadonlyArray<{ readonly id: string, readonly version: number, readonly status: CodingQueryStatus, readonly choice: QueryChoice | null, readonly comment: string | null, readonly answeredBy: { readonly name: string } | null }> | null } | null };

export type ReadTrailQueryVariables = Exact<{
  subject: SubjectInput;
  kind: AuditKind;
}>;


export type ReadTrailQuery = { readonly history: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly at: string, readonly action: string, readonly actorName: string, readonly roles: ReadonlyArray<string> } }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BillFragmentDoc = new TypedDocumentString(`
    fragment Bill on Claim {
  id
  version
  status
  claimFrequencyCode
  totalClaimChargeAmount
  payer {
    name
  }
  serviceLines {
    lineNumber
    procedureCode
    units
    chargeAmount
  }
}
    `, {"fragmentName":"Bill"}) as unknown as TypedDocumentString<BillFragment, unknown>;
export const ChoiceFragmentDoc = new TypedDocumentString(`
    fragment Choice on Action {
  name
  mutation
  allowed
  reasons
  reasonCodes
}
    `, {"fragmentName":"Choice"}) as unknown as TypedDocumentString<ChoiceFragment, unknown>;
export const CodesFragmentDoc = new TypedDocumentString(`
    fragment Codes on Encounter {
  id
  version
  status
  diagnoses {
    sequence
    code
    title
  }
  procedures {
    sequence
    code
    diagnosisPointers
  }
}
    `, {"fragmentName":"Codes"}) as unknown as TypedDocumentString<CodesFragment, unknown>;
export const CertificateFragmentDoc = new TypedDocumentString(`
    fragment Certificate on Credential {
  id
  version
  kind
  expiresOn
  user {
    name
  }
  verifiedBy {
    name
  }
}
    `, {"fragmentName":"Certificate"}) as unknown as TypedDocumentString<CertificateFragment, unknown>;
export const RefusedFragmentDoc = new TypedDocumentString(`
    fragment Refused on Denial {
  id
  version
  status
  category
  routedTo
  groupCode
  claimAdjustmentReasonCode
  remittanceAdviceRemarkCodes
  procedureCode
  dueOn
}
    `, {"fragmentName":"Refused"}) as unknown as TypedDocumentString<RefusedFragment, unknown>;
export const FaultFragmentDoc = new TypedDocumentString(`
    fragment Fault on CodingFinding {
  id
  rule
  severity
  path
  message
  mend
  source
  overridable
}
    `, {"fragmentName":"Fault"}) as unknown as TypedDocumentString<FaultFragment, unknown>;
export const SupportedFragmentDoc = new TypedDocumentString(`
    fragment Supported on DiagnosisAssignment {
  code
  evidence {
    quote
    lineNumber
    unchanged
    linkedBy {
      name
    }
  }
}
    `, {"fragmentName":"Supported"}) as unknown as TypedDocumentString<SupportedFragment, unknown>;
export const PolicyFragmentDoc = new TypedDocumentString(`
    fragment Policy on ReviewPolicy {
  id
  version
  name
  active
  samplingPercent
}
    `, {"fragmentName":"Policy"}) as unknown as TypedDocumentString<PolicyFragment, unknown>;
export const LookFragmentDoc = new TypedDocumentString(`
    fragment Look on CodingReview {
  outcome
  agreedCodes
  changedCodes
  disputedCodes
  comment
  coder {
    name
  }
  reviewer {
    name
  }
}
    `, {"fragmentName":"Look"}) as unknown as TypedDocumentString<LookFragment, unknown>;
export const ListClaimsDocument = new TypedDocumentString(`
    query ListClaims {
  claims(first: 3) {
    totalCount
    edges {
      node {
        id
        totalClaimChargeAmount
      }
    }
  }
}
    `, {"hash":"sha256:d9971030f20ca8fcc73512f9d4ee226a62ba3495cde285ab6cbdca070c101a1f"}) as unknown as TypedDocumentString<ListClaimsQuery, ListClaimsQueryVariables>;
export const TakeCodedVisitDocument = new TypedDocumentString(`
    mutation TakeCodedVisit {
  takeNext(kind: BILLING) {
    id
    status
    subject {
      __typename
      ... on Encounter {
        id
        version
        status
        visitNumber
        serviceFrom
        codedBy {
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:568532e61bb64df157b3cc219d24c48d605913f68b28ddd2cb3deaec484c8e22"}) as unknown as TypedDocumentString<TakeCodedVisitMutation, TakeCodedVisitMutationVariables>;
export const CreateClaimDocument = new TypedDocumentString(`
    mutation CreateClaim($encounterId: ID!, $version: Int!) {
  createClaim(encounterId: $encounterId, version: $version) {
    ...Bill
    patient {
      familyName
      givenName
    }
    encounter {
      status
    }
  }
}
    fragment Bill on Claim {
  id
  version
  status
  claimFrequencyCode
  totalClaimChargeAmount
  payer {
    name
  }
  serviceLines {
    lineNumber
    procedureCode
    units
    chargeAmount
  }
}`, {"hash":"sha256:74d1dbe3e7e83a82a3d64358aa107239a112dee905df5af6f4f1b34b26c999e8"}) as unknown as TypedDocumentString<CreateClaimMutation, CreateClaimMutationVariables>;
export const SubmitClaimDocument = new TypedDocumentString(`
    mutation SubmitClaim($id: ID!, $version: Int!) {
  submitClaim(id: $id, version: $version) {
    ...Bill
    replaces {
      id
      status
      denials {
        status
      }
    }
  }
}
    fragment Bill on Claim {
  id
  version
  status
  claimFrequencyCode
  totalClaimChargeAmount
  payer {
    name
  }
  serviceLines {
    lineNumber
    procedureCode
    units
    chargeAmount
  }
}`, {"hash":"sha256:3422b8e90a857b93c9e79979a22cb5484d5b328e0695be4acbe2689cb9b8f407"}) as unknown as TypedDocumentString<SubmitClaimMutation, SubmitClaimMutationVariables>;
export const DiscardClaimDocument = new TypedDocumentString(`
    mutation DiscardClaim($id: ID!, $version: Int!) {
  discardClaim(id: $id, version: $version) {
    id
    status
  }
}
    `, {"hash":"sha256:c04640afafa05a64da5259612ec59872dfe3d47e5caf33fdbe98d9b1df05324f"}) as unknown as TypedDocumentString<DiscardClaimMutation, DiscardClaimMutationVariables>;
export const RecordPayerAnswerDocument = new TypedDocumentString(`
    mutation RecordPayerAnswer($claimId: ID!, $version: Int!, $answer: PayerAnswerInput!) {
  recordPayerAnswer(claimId: $claimId, version: $version, answer: $answer) {
    ...Bill
    payerClaimControlNumber
    denials {
      id
      status
      category
      routedTo
      claimAdjustmentReasonCode
      deniedAmount
      dueOn
    }
    payments {
      claimPaymentAmount
      patientResponsibilityAmount
      adjustments {
        groupCode
        reasonCode
        amount
      }
    }
    replaces {
      status
      denials {
        status
      }
    }
  }
}
    fragment Bill on Claim {
  id
  version
  status
  claimFrequencyCode
  totalClaimChargeAmount
  payer {
    name
  }
  serviceLines {
    lineNumber
    procedureCode
    units
    chargeAmount
  }
}`, {"hash":"sha256:19011fea0039a67b1451cfd63ac6604c57ad46e98c68ec5fea6b84046050acfa"}) as unknown as TypedDocumentString<RecordPayerAnswerMutation, RecordPayerAnswerMutationVariables>;
export const ReadClaimDocument = new TypedDocumentString(`
    query ReadClaim($id: ID!) {
  claim(id: $id) {
    id
    version
    status
    denials {
      status
    }
    availableActions {
      ...Choice
    }
  }
}
    fragment Choice on Action {
  name
  mutation
  allowed
  reasons
  reasonCodes
}`, {"hash":"sha256:3f9ae22541e8e47ba32cde38bea0a109deeace28a57b06134dcf9d2b90209bff"}) as unknown as TypedDocumentString<ReadClaimQuery, ReadClaimQueryVariables>;
export const CreateReplacementDocument = new TypedDocumentString(`
    mutation CreateReplacement($claimId: ID!, $version: Int!) {
  createReplacementClaim(claimId: $claimId, version: $version) {
    ...Bill
    diagnoses {
      code
    }
    replaces {
      id
      version
      payerClaimControlNumber
    }
  }
}
    fragment Bill on Claim {
  id
  version
  status
  claimFrequencyCode
  totalClaimChargeAmount
  payer {
    name
  }
  serviceLines {
    lineNumber
    procedureCode
    units
    chargeAmount
  }
}`, {"hash":"sha256:63ddf580ebf184d0b3aa1b74f4d143935e284cdb02445c7c9bfb927e50061f0e"}) as unknown as TypedDocumentString<CreateReplacementMutation, CreateReplacementMutationVariables>;
export const CloseClaimDocument = new TypedDocumentString(`
    mutation CloseClaim($id: ID!, $version: Int!) {
  closeClaim(id: $id, version: $version) {
    id
    version
    status
    encounter {
      status
    }
  }
}
    `, {"hash":"sha256:9f8935ee495dcaa2154319a38616babc764adc6c847caa017687a455a7c58c0f"}) as unknown as TypedDocumentString<CloseClaimMutation, CloseClaimMutationVariables>;
export const ListPatientsDocument = new TypedDocumentString(`
    query ListPatients {
  patients(first: 3) {
    edges {
      node {
        id
        familyName
        birthDate
      }
    }
  }
}
    `, {"hash":"sha256:cd9aca3bc4a6bf1602aa2799cbbfdb102293fafe07bdc2cf74b890ad355e398c"}) as unknown as TypedDocumentString<ListPatientsQuery, ListPatientsQueryVariables>;
export const LookAtQueueDocument = new TypedDocumentString(`
    query LookAtQueue($kind: WorkQueueKind!) {
  workQueue(kind: $kind, first: 3) {
    totalCount
    edges {
      node {
        id
        version
        ageHours
        dueAt
        overdue
        priority
        subject {
          __typename
          ... on Encounter {
            visitNumber
            reason
            serviceFrom
            facility {
              name
            }
          }
        }
        availableActions {
          ...Choice
        }
      }
    }
  }
}
    fragment Choice on Action {
  name
  mutation
  allowed
  reasons
  reasonCodes
}`, {"hash":"sha256:c4b9af7a477205faf543ad77d5143be169f5ab19851a32b44bfb7e6168a44344"}) as unknown as TypedDocumentString<LookAtQueueQuery, LookAtQueueQueryVariables>;
export const TakeVisitDocument = new TypedDocumentString(`
    mutation TakeVisit($kind: WorkQueueKind!) {
  takeNext(kind: $kind) {
    id
    version
    kind
    status
    subject {
      __typename
      ... on Encounter {
        id
        version
        status
        visitNumber
        reason
        serviceFrom
        encounterClass
      }
    }
  }
}
    `, {"hash":"sha256:363a01d98aae865995557ebcf872ddfac2d9a2ddf134448cc0f5000f3e41a642"}) as unknown as TypedDocumentString<TakeVisitMutation, TakeVisitMutationVariables>;
export const ReadNoteDocument = new TypedDocumentString(`
    query ReadNote($id: ID!) {
  encounter(id: $id) {
    id
    status
    documents {
      title
      text
    }
  }
}
    `, {"hash":"sha256:0d9637c6f7d0dfed07ee4972a8c723971eb64020d80ffd1746b6ae6221961556"}) as unknown as TypedDocumentString<ReadNoteQuery, ReadNoteQueryVariables>;
export const ReadRecordDocument = new TypedDocumentString(`
    query ReadRecord($id: ID!) {
  encounter(id: $id) {
    id
    version
    status
    visitNumber
    reason
    patient {
      id
      familyName
      givenName
      birthDate
    }
    documents {
      title
      authoredOn
      text
    }
    statements {
      kind
      display
      code
    }
  }
}
    `, {"hash":"sha256:7d57e1311c8681edfd709c958ae0c4b2aba98fbbb52411e139b57695b7e8d532"}) as unknown as TypedDocumentString<ReadRecordQuery, ReadRecordQueryVariables>;
export const AssignCodesDocument = new TypedDocumentString(`
    mutation AssignCodes($id: ID!, $version: Int!, $diagnoses: [DiagnosisInput!]!, $procedures: [ProcedureInput!]!) {
  assignCodes(
    encounterId: $id
    version: $version
    diagnoses: $diagnoses
    procedures: $procedures
  ) {
    ...Codes
    availableActions {
      ...Choice
    }
  }
}
    fragment Choice on Action {
  name
  mutation
  allowed
  reasons
  reasonCodes
}
fragment Codes on Encounter {
  id
  version
  status
  diagnoses {
    sequence
    code
    title
  }
  procedures {
    sequence
    code
    diagnosisPointers
  }
}`, {"hash":"sha256:6673e6faeb5ef4b9c81e92ccd464debb035ec20404fe13c1d488ad5ede564398"}) as unknown as TypedDocumentString<AssignCodesMutation, AssignCodesMutationVariables>;
export const AssignDiagnosisDocument = new TypedDocumentString(`
    mutation AssignDiagnosis($id: ID!, $version: Int!, $code: ICD10CM!) {
  assignDiagnosis(encounterId: $id, version: $version, diagnosis: {code: $code}) {
    ...Codes
  }
}
    fragment Codes on Encounter {
  id
  version
  status
  diagnoses {
    sequence
    code
    title
  }
  procedures {
    sequence
    code
    diagnosisPointers
  }
}`, {"hash":"sha256:973417cdee4004d4e2dbd92c3201b21e4612f37b115adbb78a27969803d48357"}) as unknown as TypedDocumentString<AssignDiagnosisMutation, AssignDiagnosisMutationVariables>;
export const FinalizeCodingDocument = new TypedDocumentString(`
    mutation FinalizeCoding($id: ID!, $version: Int!) {
  finalizeCoding(id: $id, version: $version) {
    ...Codes
    codedBy {
      name
    }
    denials {
      status
    }
  }
}
    fragment Codes on Encounter {
  id
  version
  status
  diagnoses {
    sequence
    code
    title
  }
  procedures {
    sequence
    code
    diagnosisPointers
  }
}`, {"hash":"sha256:ebcd7a6f1596fd068f9e05d6f971a9555cece661d3876b409b430aff89d7dc57"}) as unknown as TypedDocumentString<FinalizeCodingMutation, FinalizeCodingMutationVariables>;
export const FindUserDocument = new TypedDocumentString(`
    query FindUser($name: String!) {
  users(filter: {name: {eq: $name}}) {
    edges {
      node {
        id
        name
        roles
      }
    }
  }
}
    `, {"hash":"sha256:3738342bc3d50f3fa5fc110cc5c0129b181abb8796dcb50ac3034c49b930f5ea"}) as unknown as TypedDocumentString<FindUserQuery, FindUserQueryVariables>;
export const AssignWorkDocument = new TypedDocumentString(`
    mutation AssignWork($id: ID!, $version: Int!, $userId: ID!) {
  assignWorkItem(id: $id, version: $version, userId: $userId) {
    id
    status
    assignee {
      name
    }
    subject {
      __typename
      ... on Encounter {
        id
        version
        status
        visitNumber
      }
    }
  }
}
    `, {"hash":"sha256:6fc787601dda90270bff110eaf08e4fcbd9fd40f3e66e56daf71906edc9b7742"}) as unknown as TypedDocumentString<AssignWorkMutation, AssignWorkMutationVariables>;
export const ReadOrganizationDocument = new TypedDocumentString(`
    query ReadOrganization {
  organization {
    id
    version
    requiresCredential
  }
}
    `, {"hash":"sha256:0f7858a9fde65b62da5add334d3fbc4cb85c982a92f021112b468d43495ec063"}) as unknown as TypedDocumentString<ReadOrganizationQuery, ReadOrganizationQueryVariables>;
export const SetCodingPolicyDocument = new TypedDocumentString(`
    mutation SetCodingPolicy($version: Int!, $requiresCredential: Boolean!) {
  setCodingPolicy(version: $version, requiresCredential: $requiresCredential) {
    id
    version
    requiresCredential
  }
}
    `, {"hash":"sha256:a94d7ee27c98688d6c1db8c1a15914fb896127baa6be92fb9159afdb4f46f82e"}) as unknown as TypedDocumentString<SetCodingPolicyMutation, SetCodingPolicyMutationVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  me {
    userId
    credentialRequired
    credentials {
      kind
      verified
      expiresOn
    }
  }
}
    `, {"hash":"sha256:33f7fd8f84a8741bf2a63e9848b158478679dc2e0950b83a5ba5371f86ec389e"}) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const CreateCredentialDocument = new TypedDocumentString(`
    mutation CreateCredential($userId: ID!, $credential: CredentialInput!) {
  createCredential(userId: $userId, credential: $credential) {
    ...Certificate
  }
}
    fragment Certificate on Credential {
  id
  version
  kind
  expiresOn
  user {
    name
  }
  verifiedBy {
    name
  }
}`, {"hash":"sha256:0ff4aa0fb54586a95acba8dcc9a4bd10830ce2617dc70147c1f637d72943af54"}) as unknown as TypedDocumentString<CreateCredentialMutation, CreateCredentialMutationVariables>;
export const VerifyCredentialDocument = new TypedDocumentString(`
    mutation VerifyCredential($id: ID!, $version: Int!) {
  verifyCredential(id: $id, version: $version) {
    ...Certificate
  }
}
    fragment Certificate on Credential {
  id
  version
  kind
  expiresOn
  user {
    name
  }
  verifiedBy {
    name
  }
}`, {"hash":"sha256:dab2e14ca0bb7379e1053448a3f0b545284bf36194ef0939a2e8e7fcc71e0c81"}) as unknown as TypedDocumentString<VerifyCredentialMutation, VerifyCredentialMutationVariables>;
export const TakeDenialDocument = new TypedDocumentString(`
    mutation TakeDenial($kind: WorkQueueKind!) {
  takeNext(kind: $kind) {
    id
    status
    subject {
      __typename
      ... on Denial {
        ...Refused
        encounter {
          id
          version
          status
        }
      }
    }
  }
}
    fragment Refused on Denial {
  id
  version
  status
  category
  routedTo
  groupCode
  claimAdjustmentReasonCode
  remittanceAdviceRemarkCodes
  procedureCode
  dueOn
}`, {"hash":"sha256:4b01ff2468e058175965b5a65bcab37b8f5eb27a076cb9c1664cbf1e2525541f"}) as unknown as TypedDocumentString<TakeDenialMutation, TakeDenialMutationVariables>;
export const WhatItCostsDocument = new TypedDocumentString(`
    query WhatItCosts($id: ID!) {
  denial(id: $id) {
    ...Refused
    deniedAmount
  }
}
    fragment Refused on Denial {
  id
  version
  status
  category
  routedTo
  groupCode
  claimAdjustmentReasonCode
  remittanceAdviceRemarkCodes
  procedureCode
  dueOn
}`, {"hash":"sha256:549f3faa5f3fe27ab6a9c9a31f50c364314e6a5a04e164fbdeda949367e9580e"}) as unknown as TypedDocumentString<WhatItCostsQuery, WhatItCostsQueryVariables>;
export const ReopenForDenialDocument = new TypedDocumentString(`
    mutation ReopenForDenial($id: ID!, $version: Int!) {
  reopenForDenial(id: $id, version: $version) {
    id
    version
    status
    workItem {
      id
      version
      priority
    }
  }
}
    `, {"hash":"sha256:8f258b382c4155013726bc9f04054084870ef7df974874d5f031fb70cd342c62"}) as unknown as TypedDocumentString<ReopenForDenialMutation, ReopenForDenialMutationVariables>;
export const TakeBackDocument = new TypedDocumentString(`
    mutation TakeBack($id: ID!, $version: Int!) {
  takeWorkItem(id: $id, version: $version) {
    id
    status
    subject {
      __typename
      ... on Encounter {
        ...Codes
      }
    }
  }
}
    fragment Codes on Encounter {
  id
  version
  status
  diagnoses {
    sequence
    code
    title
  }
  procedures {
    sequence
    code
    diagnosisPointers
  }
}`, {"hash":"sha256:607e6218710f1b234e41b2d037c1c44babcb3f42107cc1961187009a5572eecb"}) as unknown as TypedDocumentString<TakeBackMutation, TakeBackMutationVariables>;
export const AcceptDenialDocument = new TypedDocumentString(`
    mutation AcceptDenial($id: ID!, $version: Int!, $remark: String!) {
  acceptDenial(id: $id, version: $version, remark: $remark) {
    ...Refused
    remark
    deniedAmount
    claim {
      id
      version
      status
    }
  }
}
    fragment Refused on Denial {
  id
  version
  status
  category
  routedTo
  groupCode
  claimAdjustmentReasonCode
  remittanceAdviceRemarkCodes
  procedureCode
  dueOn
}`, {"hash":"sha256:a2bd849a2b03f0d10befa8aa4c0b1fbfb072a73ca8834121fdda011bde69bede"}) as unknown as TypedDocumentString<AcceptDenialMutation, AcceptDenialMutationVariables>;
export const SearchCodesDocument = new TypedDocumentString(`
    query SearchCodes($text: String!, $onDate: CalendarDate) {
  searchCodes(text: $text, sets: [ICD10CM], onDate: $onDate, first: 3) {
    code {
      id
      code
      shortTitle
      billable
      official
    }
    why {
      field
      text
    }
  }
}
    `, {"hash":"sha256:b9d2c0f736c0df534a99e2176145f66744582a1f5256309e57731eb8c5ff7235"}) as unknown as TypedDocumentString<SearchCodesQuery, SearchCodesQueryVariables>;
export const BrowseCodeDocument = new TypedDocumentString(`
    query BrowseCode($id: ID!) {
  code(id: $id) {
    id
    code
    longTitle
    billable
    parent {
      id
      code
      shortTitle
    }
    children {
      code
      shortTitle
      billable
    }
    notes {
      kind
      at
      text
    }
    edition
    official
  }
}
    `, {"hash":"sha256:f9412004a2258c6b30216fbbea311e70801723777132ab271afea9c046a49502"}) as unknown as TypedDocumentString<BrowseCodeQuery, BrowseCodeQueryVariables>;
export const ImportVisitDocument = new TypedDocumentString(`
    mutation ImportVisit($bundle: JSON!) {
  importFhirBundle(bundle: $bundle) {
    encounterIds
    known
    notes {
      resource
      path
      reason
    }
  }
}
    `, {"hash":"sha256:f97ee9ef3a8d2848c6492bbd2a34fcae3240a2bd23aa468c6aa86469c009f768"}) as unknown as TypedDocumentString<ImportVisitMutation, ImportVisitMutationVariables>;
export const FindVisitDocument = new TypedDocumentString(`
    query FindVisit($visitNumber: String!) {
  encounters(filter: {visitNumber: {eq: $visitNumber}}) {
    edges {
      node {
        id
        status
        reason
        serviceFrom
        workItem {
          id
          version
        }
      }
    }
  }
}
    `, {"hash":"sha256:302e47e40664788b4249d278737225a2aa58346315d0c6d4a95517dbd5aa8afd"}) as unknown as TypedDocumentString<FindVisitQuery, FindVisitQueryVariables>;
export const SuggestCodesDocument = new TypedDocumentString(`
    query SuggestCodes($id: ID!) {
  suggestCodes(encounterId: $id, first: 5) {
    code
    title
    why
    uncertain
    evidence {
      documentId
      line
      from
      to
      quote
    }
  }
}
    `, {"hash":"sha256:6d2121c30dcb2e292db35ff6dee0e7a88ac390557fb534feeac50d5928887ff6"}) as unknown as TypedDocumentString<SuggestCodesQuery, SuggestCodesQueryVariables>;
export const AssignAndCheckDocument = new TypedDocumentString(`
    mutation AssignAndCheck($id: ID!, $version: Int!, $diagnoses: [DiagnosisInput!]!, $procedures: [ProcedureInput!]!) {
  assignCodes(
    encounterId: $id
    version: $version
    diagnoses: $diagnoses
    procedures: $procedures
  ) {
    ...Codes
    blockingFindings
    findings {
      ...Fault
    }
  }
}
    fragment Codes on Encounter {
  id
  version
  status
  diagnoses {
    sequence
    code
    title
  }
  procedures {
    sequence
    code
    diagnosisPointers
  }
}
fragment Fault on CodingFinding {
  id
  rule
  severity
  path
  message
  mend
  source
  overridable
}`, {"hash":"sha256:ab13287117037752868e1de06a87a51f5b99f392ffbf65d087cb6d00823da4d2"}) as unknown as TypedDocumentString<AssignAndCheckMutation, AssignAndCheckMutationVariables>;
export const OverrideFindingDocument = new TypedDocumentString(`
    mutation OverrideFinding($id: ID!, $version: Int!, $findingId: ID!, $reason: String!) {
  overrideFinding(
    encounterId: $id
    version: $version
    codingFindingId: $findingId
    reason: $reason
  ) {
    ...Codes
    blockingFindings
  }
}
    fragment Codes on Encounter {
  id
  version
  status
  diagnoses {
    sequence
    code
    title
  }
  procedures {
    sequence
    code
    diagnosisPointers
  }
}`, {"hash":"sha256:f5a2c647fe024c4e5d51f125f7d948c8a1d26b773614c1d776e09dd7fffa02b9"}) as unknown as TypedDocumentString<OverrideFindingMutation, OverrideFindingMutationVariables>;
export const LinkEvidenceDocument = new TypedDocumentString(`
    mutation LinkEvidence($id: ID!, $version: Int!, $documentId: ID!, $evidence: EvidenceInput!) {
  linkEvidence(
    encounterId: $id
    version: $version
    clinicalDocumentId: $documentId
    evidence: $evidence
  ) {
    id
    version
    diagnoses {
      ...Supported
    }
  }
}
    fragment Supported on DiagnosisAssignment {
  code
  evidence {
    quote
    lineNumber
    unchanged
    linkedBy {
      name
    }
  }
}`, {"hash":"sha256:9c71f5a2e2a8716589765e8cb5e0546c32bddecfebb8e2e7d9469137b71a7bc4"}) as unknown as TypedDocumentString<LinkEvidenceMutation, LinkEvidenceMutationVariables>;
export const AskClinicianDocument = new TypedDocumentString(`
    mutation AskClinician($id: ID!, $version: Int!, $documentId: ID!, $query: CodingQueryInput!) {
  askClinician(
    encounterId: $id
    version: $version
    clinicalDocumentId: $documentId
    query: $query
  ) {
    id
    version
    status
    dueAt
    encounter {
      status
    }
  }
}
    `, {"hash":"sha256:dbd699a33217850884a1383851a995d98f97a674b7de67dc1d29f58cdb3f84c9"}) as unknown as TypedDocumentString<AskClinicianMutation, AskClinicianMutationVariables>;
export const TakeQuestionDocument = new TypedDocumentString(`
    mutation TakeQuestion {
  takeNext(kind: QUERY) {
    id
    status
    subject {
      __typename
      ... on CodingQuery {
        id
        version
        question
        options
        askedBy {
          name
        }
        document {
          title
          text
        }
      }
    }
  }
}
    `, {"hash":"sha256:020234c5b0bd71bc9ec891753d8bb1246484c12215462dbf62f21664e6041832"}) as unknown as TypedDocumentString<TakeQuestionMutation, TakeQuestionMutationVariables>;
export const ListEncountersDocument = new TypedDocumentString(`
    query ListEncounters {
  encounters {
    totalCount
    edges {
      node {
        id
        visitNumber
      }
    }
  }
}
    `, {"hash":"sha256:d988898635706c8e54e70e1650cda370062287cc6e24f66304dfb3d4add62d4d"}) as unknown as TypedDocumentString<ListEncountersQuery, ListEncountersQueryVariables>;
export const AnswerQuestionDocument = new TypedDocumentString(`
    mutation AnswerQuestion($id: ID!, $version: Int!, $choice: QueryChoice!, $comment: String) {
  answerCodingQuery(
    id: $id
    version: $version
    choice: $choice
    comment: $comment
  ) {
    id
    version
    status
    choice
    encounter {
      status
    }
  }
}
    `, {"hash":"sha256:b1e363cb35b1cd8195020e7d3ee7d87d806d528144c00126d3f697721a7a627a"}) as unknown as TypedDocumentString<AnswerQuestionMutation, AnswerQuestionMutationVariables>;
export const CloseQuestionDocument = new TypedDocumentString(`
    mutation CloseQuestion($id: ID!, $version: Int!) {
  closeCodingQuery(id: $id, version: $version) {
    id
    status
    encounter {
      id
      version
      status
    }
  }
}
    `, {"hash":"sha256:7e27fd4aabdc33b4728b91802986488914c84ffeefcd478748e2caffb4d63bd7"}) as unknown as TypedDocumentString<CloseQuestionMutation, CloseQuestionMutationVariables>;
export const CreatePolicyDocument = new TypedDocumentString(`
    mutation CreatePolicy($policy: ReviewPolicyInput!) {
  createReviewPolicy(policy: $policy) {
    ...Policy
  }
}
    fragment Policy on ReviewPolicy {
  id
  version
  name
  active
  samplingPercent
}`, {"hash":"sha256:e4d65b7d9827a0915c6550076d3762d07af648e30a61672fad3d53462b08f5de"}) as unknown as TypedDocumentString<CreatePolicyMutation, CreatePolicyMutationVariables>;
export const UpdatePolicyDocument = new TypedDocumentString(`
    mutation UpdatePolicy($id: ID!, $version: Int!, $policy: ReviewPolicyInput!) {
  updateReviewPolicy(id: $id, version: $version, policy: $policy) {
    ...Policy
  }
}
    fragment Policy on ReviewPolicy {
  id
  version
  name
  active
  samplingPercent
}`, {"hash":"sha256:9af3fbfae2304fbab1b7c35633ac99e342be48727be7c3c524aee5c992c96d7e"}) as unknown as TypedDocumentString<UpdatePolicyMutation, UpdatePolicyMutationVariables>;
export const FinalizeForReviewDocument = new TypedDocumentString(`
    mutation FinalizeForReview($id: ID!, $version: Int!) {
  finalizeCoding(id: $id, version: $version) {
    id
    version
    status
    reviewPolicy {
      name
    }
    workItem {
      id
      version
      kind
      availableActions {
        ...Choice
      }
    }
  }
}
    fragment Choice on Action {
  name
  mutation
  allowed
  reasons
  reasonCodes
}`, {"hash":"sha256:89bfbebe72513268304c0ba98723af6c656ce933d49c9eeabe878593a9cd3e22"}) as unknown as TypedDocumentString<FinalizeForReviewMutation, FinalizeForReviewMutationVariables>;
export const TakeForReviewDocument = new TypedDocumentString(`
    mutation TakeForReview {
  takeNext(kind: REVIEW) {
    id
    status
    subject {
      __typename
      ... on Encounter {
        id
        version
        status
        codedBy {
          name
        }
        diagnoses {
          ...Supported
        }
        codingQueries {
          status
          choice
        }
      }
    }
  }
}
    fragment Supported on DiagnosisAssignment {
  code
  evidence {
    quote
    lineNumber
    unchanged
    linkedBy {
      name
    }
  }
}`, {"hash":"sha256:a5d7dc61f2ef499b6e04d6fdc7998fd2a570649d3a4113d48241a5e37f413ef4"}) as unknown as TypedDocumentString<TakeForReviewMutation, TakeForReviewMutationVariables>;
export const ReturnToCoderDocument = new TypedDocumentString(`
    mutation ReturnToCoder($id: ID!, $version: Int!, $comment: String!, $disputedCodes: [String!]!) {
  returnToCoder(
    id: $id
    version: $version
    comment: $comment
    disputedCodes: $disputedCodes
  ) {
    id
    status
    reviews {
      ...Look
    }
  }
}
    fragment Look on CodingReview {
  outcome
  agreedCodes
  changedCodes
  disputedCodes
  comment
  coder {
    name
  }
  reviewer {
    name
  }
}`, {"hash":"sha256:6afafedede2d4ec129ac4015cd9db727014d94db09557dd76ce2f5fa56f244bd"}) as unknown as TypedDocumentString<ReturnToCoderMutation, ReturnToCoderMutationVariables>;
export const ReadReviewsDocument = new TypedDocumentString(`
    query ReadReviews($id: ID!) {
  encounter(id: $id) {
    id
    reviews {
      ...Look
    }
  }
}
    fragment Look on CodingReview {
  outcome
  agreedCodes
  changedCodes
  disputedCodes
  comment
  coder {
    name
  }
  reviewer {
    name
  }
}`, {"hash":"sha256:c1b2ac4fb7eb94d202dd583b2000cb47d2d3594f4d6f5989a1d3d1a42bece61f"}) as unknown as TypedDocumentString<ReadReviewsQuery, ReadReviewsQueryVariables>;
export const RemoveDiagnosisDocument = new TypedDocumentString(`
    mutation RemoveDiagnosis($id: ID!, $version: Int!, $sequence: Int!) {
  removeDiagnosis(encounterId: $id, version: $version, sequence: $sequence) {
    ...Codes
    blockingFindings
  }
}
    fragment Codes on Encounter {
  id
  version
  status
  diagnoses {
    sequence
    code
    title
  }
  procedures {
    sequence
    code
    diagnosisPointers
  }
}`, {"hash":"sha256:a07bf9525421cc5fce4eb0c201ab5dee65a54c267bad53592d1a9bb482bff38b"}) as unknown as TypedDocumentString<RemoveDiagnosisMutation, RemoveDiagnosisMutationVariables>;
export const ApproveCodingDocument = new TypedDocumentString(`
    mutation ApproveCoding($id: ID!, $version: Int!, $comment: String) {
  approveCoding(id: $id, version: $version, comment: $comment) {
    id
    status
    reviews {
      ...Look
    }
  }
}
    fragment Look on CodingReview {
  outcome
  agreedCodes
  changedCodes
  disputedCodes
  comment
  coder {
    name
  }
  reviewer {
    name
  }
}`, {"hash":"sha256:a645b669cb3672bea02bf776991b8ced9bcd70ebb3b2a5f364978f20efc6abfd"}) as unknown as TypedDocumentString<ApproveCodingMutation, ApproveCodingMutationVariables>;
export const CountCodingDocument = new TypedDocumentString(`
    query CountCoding($from: CalendarDate!, $to: CalendarDate!) {
  coderProductivity(from: $from, to: $to) {
    coderName
    encountersFinalized
    codesAssigned
    reopened
    reviewed
    agreed
    agreementRate
    codesReviewed
    codesAgreed
    queriesAsked
  }
}
    `, {"hash":"sha256:b16329f52c81c4da7b57cc456069e952ef4e901c4efb22b54c972a67d951ad1b"}) as unknown as TypedDocumentString<CountCodingQuery, CountCodingQueryVariables>;
export const ListReviewsDocument = new TypedDocumentString(`
    query ListReviews {
  codingReviews {
    edges {
      node {
        ...Look
      }
    }
  }
}
    fragment Look on CodingReview {
  outcome
  agreedCodes
  changedCodes
  disputedCodes
  comment
  coder {
    name
  }
  reviewer {
    name
  }
}`, {"hash":"sha256:336e41f1b95689b2c8e0a7a83e9c3285f96f5d87d64666d0ef451b3b7802df8f"}) as unknown as TypedDocumentString<ListReviewsQuery, ListReviewsQueryVariables>;
export const ReadAnswersDocument = new TypedDocumentString(`
    query ReadAnswers($id: ID!) {
  encounter(id: $id) {
    id
    version
    status
    workItem {
      assignee {
        name
      }
      leaseExpiresAt
    }
    codingQueries {
      id
      version
      status
      choice
      comment
      answeredBy {
        name
      }
    }
  }
}
    `, {"hash":"sha256:cbce4b1d55a34d46b8a49d36543da7df9f751841f8fab41ef6e7a6cb3dd2d968"}) as unknown as TypedDocumentString<ReadAnswersQuery, ReadAnswersQueryVariables>;
export const ReadTrailDocument = new TypedDocumentString(`
    query ReadTrail($subject: SubjectInput!, $kind: AuditKind!) {
  history(subject: $subject, filter: {kind: {eq: $kind}}, first: 100) {
    totalCount
    edges {
      node {
        at
        action
        actorName
        roles
      }
    }
  }
}
    `, {"hash":"sha256:912254e806dbf08556697d32b39a324ba6b37ca654a747ccd158652eb37ffcd9"}) as unknown as TypedDocumentString<ReadTrailQuery, ReadTrailQueryVariables>;