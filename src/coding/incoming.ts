/**
 * What an import command accepts: one patient's record as plain facts, whatever format it came in. A reader such as
 * `fhir/` produces it; `import-record.commands.ts` stores it. Every `sourceId` is the id that the sender uses, and is
 * what makes a second import of the same record change nothing.
 */

import type { CalendarDate } from '../platform/calendar-date.ts';

export interface IncomingRecord {
  readonly patients: readonly IncomingPatient[];
  readonly payers: readonly IncomingPayer[];
  readonly coverages: readonly IncomingCoverage[];
  readonly providers: readonly IncomingProvider[];
  readonly facilities: readonly IncomingFacility[];
  readonly encounters: readonly IncomingEncounter[];
}

export interface IncomingPatient {
  readonly sourceId: string;
  /** The sender's medical record number where there is one, else its id. */
  readonly medicalRecordNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: CalendarDate;
  readonly sex: 'FEMALE' | 'MALE' | 'OTHER' | 'UNKNOWN';
  readonly addressLine: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
}

export interface IncomingPayer {
  readonly sourceId: string;
  readonly name: string;
  /** The payer's electronic id (NM109 of loop 2010BB), where the sender knows it. */
  readonly payerId: string | null;
}

export interface IncomingCoverage {
  readonly sourceId: string;
  /** `sourceId` of the patient. */
  readonly patient: string;
  /** `sourceId` of the payer. */
  readonly payer: string;
  readonly memberId: string | null;
  readonly groupNumber: string | null;
  readonly relationship: 'SELF' | 'SPOUSE' | 'CHILD' | 'OTHER';
  /** 1 is primary. */
  readonly priority: number;
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
}

export interface IncomingProvider {
  readonly sourceId: string;
  readonly familyName: string;
  readonly givenName: string;
  /** Only an NPI whose check digit is right; a reader leaves a wrong one out and says so. */
  readonly npi: string | null;
  readonly taxonomyCode: string | null;
}

export interface IncomingFacility {
  readonly sourceId: string;
  readonly name: string;
  readonly npi: string | null;
}

export interface IncomingEncounter {
  readonly sourceId: string;
  readonly visitNumber: string;
  /** `sourceId` of the patient. */
  readonly patient: string;
  /** `sourceId` of the provider who rendered the care. */
  readonly provider: string | null;
  /** `sourceId` of the facility. */
  readonly facility: string | null;
  /** `sourceId` of the coverage that the visit is billed to. */
  readonly coverage: string | null;
  readonly encounterClass: 'AMBULATORY' | 'EMERGENCY' | 'INPATIENT' | 'OBSERVATION' | 'HOME' | 'VIRTUAL' | 'OTHER';
  readonly serviceFrom: CalendarDate;
  readonly serviceTo: CalendarDate;
  readonly reason: string | null;
  readonly documents: readonly IncomingDocument[];
  readonly statements: readonly IncomingStatement[];
}

export interface IncomingDocument {
  readonly sourceId: string;
  readonly title: string;
  /** LOINC code of the kind of document. */
  readonly documentTypeCode: string | null;
  readonly authoredOn: CalendarDate;
  /** Plain text, decoded. */
  readonly text: string;
}

/** A diagnosis or procedure as the clinician's system recorded it, in that system's code: what a coder starts from. */
export interface IncomingStatement {
  readonly sourceId: string;
  readonly kind: 'CONDITION' | 'PROCEDURE';
  /** The code system's URI. */
  readonly codeSystem: string | null;
  readonly code: string | null;
  readonly display: string;
  readonly recordedOn: CalendarDate;
}
