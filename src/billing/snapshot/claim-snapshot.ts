/**
 * All that a claim says to its payer, as plain data. It is what the scrubber judges, what is frozen once the claim is
 * sent, what is written as 837 and printed on paper: nothing else of the database is looked at by any of them.
 */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Cents } from '../../platform/money.ts';

export interface ClaimSnapshot {
  /** PROFESSIONAL is written as 005010X222A1, INSTITUTIONAL as 005010X223A2. */
  readonly form: 'PROFESSIONAL' | 'INSTITUTIONAL';
  /** CLM01, up to 20 characters. */
  readonly patientControlNumber: string;
  /** CLM02: the sum of the line charges. */
  readonly totalClaimChargeAmount: Cents;
  /** CLM05-1: place of service; of an institutional claim the first two digits of the type of bill. */
  readonly facilityCode: string;
  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  readonly claimFrequencyCode: string;
  /** REF*F8: of the claim that a replacement or void is about. */
  readonly payerClaimControlNumber: string | null;
  readonly billingProvider: BillingProvider;
  /** Whom the payer asks about the file (1000A), and by which id it knows us. */
  readonly submitter: Submitter;
  /** Who gets the file (1000B): the payer, or a clearinghouse. */
  readonly receiver: { readonly name: string; readonly id: string };
  readonly payer: PayerOfClaim;
  readonly subscriber: Subscriber;
  /** The patient. Its own member of the graph even where it is the subscriber: then both say the same. */
  readonly patient: Person & { readonly relationship: Relationship };
  /** CLM06: the provider's signature is on file. */
  readonly providerSignatureOnFile: boolean;
  /** CLM07: A assigned, B assigned for clinical laboratory services only, C not assigned. */
  readonly acceptAssignmentCode: 'A' | 'B' | 'C';
  /** CLM08: benefits are paid to the provider. N no, W not applicable, Y yes. */
  readonly benefitsAssignment: 'N' | 'W' | 'Y';
  /** CLM09: I by informed consent, Y by a signed statement. */
  readonly releaseOfInformation: 'I' | 'Y';
  readonly accident: Accident | null;
  /** REF*G1. */
  readonly priorAuthorizationNumber: string | null;
  /** REF*9F. */
  readonly referralNumber: string | null;
  /** REF*X4. */
  readonly cliaNumber: string | null;
  /** CLM20, where the claim is late: 1 to 11, 15. */
  readonly delayReasonCode: string | null;
  /** NTE*ADD. */
  readonly note: string | null;
  /** DTP*431. */
  readonly onsetDate: CalendarDate | null;
  readonly admission: Admission | null;
  readonly referringProvider: Clinician | null;
  /** 2310B of a professional claim; of an institutional one the attending provider, 2310A. */
  readonly renderingProvider: Clinician | null;
  readonly supervisingProvider: Clinician | null;
  readonly operatingProvider: Clinician | null;
  /** 2310C (2310E): where it is not the billing provider's own address. */
  readonly serviceFacility: ServiceFacility | null;
  /** The first is the principal one. */
  readonly diagnoses: readonly Diagnosis[];
  readonly institutional: InstitutionalFacts | null;
  /** Payers beside the one that is billed, in the order in which they pay. */
  readonly otherCoverages: readonly OtherCoverage[];
  /** In order of number. */
  readonly lines: readonly Line[];
}

export interface Address {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  /** Two letters; null outside of the United States and Canada. */
  readonly state: string | null;
  /** Five or nine digits, without a dash. */
  readonly postalCode: string | null;
}

export interface PersonName {
  readonly family: string;
  readonly given: string | null;
  readonly middle: string | null;
  readonly suffix: string | null;
}

export interface Person {
  readonly name: PersonName;
  readonly birthDate: CalendarDate | null;
  /** DMG03: F, M, or U. */
  readonly sex: 'F' | 'M' | 'U';
  readonly address: Address | null;
}

/** SBR02, PAT01: SELF 18, SPOUSE 01, CHILD 19, OTHER G8. */
export type Relationship = 'SELF' | 'SPOUSE' | 'CHILD' | 'OTHER';

export interface Submitter {
  readonly name: string;
  readonly id: string;
  readonly contactName: string;
  /** Ten digits. */
  readonly phone: string;
}

export interface BillingProvider {
  /** Of the organization, or the family name of a person. */
  readonly name: string;
  readonly npi: string | null;
  readonly taxId: string | null;
  /** REF*EI employer's number, REF*SY social security number. */
  readonly taxIdKind: 'EI' | 'SY';
  readonly taxonomyCode: string | null;
  readonly address: Address | null;
  /** Ten digits. */
  readonly phone: string | null;
}

export interface PayerOfClaim {
  readonly name: string;
  /** NM109 with the qualifier PI. */
  readonly payerId: string | null;
  /** SBR09: MB Medicare part B, MC Medicaid, CI commercial, BL, 16 ... */
  readonly claimFilingIndicatorCode: string | null;
  readonly address: Address | null;
  /** SBR01: P primary, S secondary, T tertiary, A to H after them, U unknown. */
  readonly responsibility: string;
  /** Days after the last day of service by which it must have the claim; null where it sets none. */
  readonly timelyFilingDays: number | null;
}

export interface Subscriber extends Person {
  readonly memberId: string | null;
  /** SBR03. */
  readonly groupNumber: string | null;
  /** SBR04. */
  readonly groupName: string | null;
}

export interface Accident {
  /** CLM11: AA auto, EM employment, OA other; up to three. */
  readonly causes: readonly ('AA' | 'EM' | 'OA')[];
  /** Of an auto accident, two letters. */
  readonly state: string | null;
  /** DTP*439. */
  readonly date: CalendarDate | null;
}

export interface Admission {
  /** DTP*435. */
  readonly admittedOn: CalendarDate;
  /** HHMM, of an institutional claim. */
  readonly admittedAt: string | null;
  /** DTP*096. */
  readonly dischargedOn: CalendarDate | null;
}

export interface Clinician {
  readonly name: PersonName;
  readonly npi: string | null;
  readonly taxonomyCode: string | null;
}

export interface ServiceFacility {
  readonly name: string;
  readonly npi: string | null;
  readonly address: Address | null;
}

export interface Diagnosis {
  /** ICD-10-CM in normal form: no point. */
  readonly code: string;
  /** Of an institutional claim: Y, N, U, W; null where it is exempt or not asked for. */
  readonly presentOnAdmission: string | null;
}

export interface InstitutionalFacts {
  /** CL101, CL102, CL103. */
  readonly admissionTypeCode: string | null;
  readonly admissionSourceCode: string | null;
  readonly patientStatusCode: string;
  /** DTP*434. */
  readonly statementFrom: CalendarDate;
  readonly statementTo: CalendarDate;
  readonly admittingDiagnosis: string | null;
  readonly reasonsForVisit: readonly string[];
  readonly externalCauses: readonly Diagnosis[];
  readonly diagnosisRelatedGroup: string | null;
  /** ICD-10-PCS, the first the principal one. */
  readonly procedures: readonly { readonly code: string; readonly on: CalendarDate }[];
  readonly conditionCodes: readonly string[];
  readonly occurrences: readonly { readonly code: string; readonly on: CalendarDate }[];
  readonly occurrenceSpans: readonly {
    readonly code: string;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
  }[];
  readonly values: readonly { readonly code: string; readonly amount: Cents }[];
}

/** What another payer decided. Group code, reason, amount, quantity as CAS has them. */
export interface PayerAdjustment {
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly amount: Cents;
  readonly quantity: string | null;
}

export interface OtherCoverage {
  readonly payer: PayerOfClaim;
  readonly subscriber: Subscriber;
  readonly relationship: Relationship;
  /** Null while that payer has not decided. */
  readonly adjudication: {
    /** AMT*D. */
    readonly paidAmount: Cents;
    readonly adjustments: readonly PayerAdjustment[];
    /** DTP*573, where its lines do not say it. */
    readonly decidedOn: CalendarDate | null;
    readonly payerClaimControlNumber: string | null;
  } | null;
}

export interface Line {
  /** LX01, from 1. */
  readonly number: number;
  /** SV202 may lack it; SV101 never. CPT or HCPCS. */
  readonly procedureCode: string | null;
  readonly modifiers: readonly string[];
  /** SV101-7, where the code says little. */
  readonly description: string | null;
  readonly chargeAmount: Cents | null;
  /** UN units, MJ minutes, DA days. */
  readonly unitOfMeasure: 'UN' | 'MJ' | 'DA';
  /** Whole, or with up to three decimals: `1`, `2.5`. */
  readonly units: string;
  /** SV105, where it is not the claim's. */
  readonly placeOfServiceCode: string | null;
  /** SV107: places in the list of diagnoses, from 1, the most important first. */
  readonly diagnosisPointers: readonly number[];
  readonly serviceFrom: CalendarDate;
  readonly serviceTo: CalendarDate;
  /** SV201, of an institutional claim. */
  readonly revenueCode: string | null;
  /** SV109. */
  readonly emergency: boolean;
  /** 2410. */
  readonly drug: {
    /** Eleven digits. */
    readonly nationalDrugCode: string;
    /** F2 international unit, GR gram, ME milligram, ML milliliter, UN unit. */
    readonly unit: string;
    readonly quantity: string;
  } | null;
  /** 2420A, where it is not the claim's. */
  readonly renderingProvider: Clinician | null;
  /** REF*6R: comes back in the remittance. */
  readonly lineItemControlNumber: string | null;
  /** REF*G1 of the line. */
  readonly priorAuthorizationNumber: string | null;
  /** 2430: what other payers decided about the line. */
  readonly adjudications: readonly LineAdjudication[];
}

export interface LineAdjudication {
  /** SVD01: the payer id of one of the other coverages. */
  readonly payerId: string;
  readonly paidAmount: Cents;
  readonly procedureCode: string;
  readonly modifiers: readonly string[];
  readonly paidUnits: string;
  readonly adjustments: readonly PayerAdjustment[];
  /** DTP*573. */
  readonly decidedOn: CalendarDate;
}
