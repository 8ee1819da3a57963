/** Patients' records for suites that need to know what is in them, brought in by the import command. */

import type { IncomingEncounter, IncomingPatient, IncomingRecord } from '../../src/coding/incoming.ts';
import { importRecord } from '../../src/coding/import-record.commands.ts';
import { setFees } from '../../src/billing/fee.commands.ts';
import { commandLineContext } from '../../src/house.ts';
import { calendarDate, type CalendarDate } from '../../src/platform/calendar-date.ts';
import {
  SAMPLE_CLINICIANS,
  SAMPLE_FACILITIES,
  SAMPLE_FEES,
  SAMPLE_ORGANIZATION,
  SAMPLE_PAYERS,
} from '../../src/sample/organization.ts';
import type { TestHouse } from './house.ts';

/** A day that a test writes down. Throws when there is no such day. */
export const day = (text: string): CalendarDate => {
  const date = calendarDate(text);
  if (date === null) throw new Error(`${text} is no day.`);
  return date;
};

/** What a visit of a record is, beyond what every visit of a test has. */
export type WantedVisit = Partial<IncomingEncounter> & {
  /** 0 the clinic, 1 the hospital. */
  readonly place?: 0 | 1;
};

/** One patient with visits: one payer, one coverage, one clinician, one note and one recorded condition a visit. */
export const recordOf = (
  key: string,
  visits: readonly WantedVisit[] = [{}],
  patient: Partial<IncomingPatient> = {},
): IncomingRecord => ({
  patients: [
    { ...PATIENT, sourceId: `patient ${key}`, medicalRecordNumber: `MRN ${key}`, familyName: key, ...patient },
  ],
  payers: [{ sourceId: 'payer', name: SAMPLE_PAYERS[0]!.name, payerId: SAMPLE_PAYERS[0]!.payerId }],
  coverages: [
    {
      sourceId: `coverage ${key}`,
      patient: `patient ${key}`,
      payer: 'payer',
      memberId: `MEMBER ${key}`,
      groupNumber: null,
      relationship: 'SELF',
      priority: 1,
      effectiveFrom: null,
      effectiveTo: null,
    },
  ],
  providers: [{ sourceId: 'clinician', ...CLINICIAN }],
  facilities: SAMPLE_FACILITIES.map(({ name, npi }) => ({ sourceId: name, name, npi })),
  encounters: visits.map(({ place = 0, ...visit }, index) => ({
    sourceId: `visit ${key} ${index}`,
    visitNumber: `${key}-${index}`,
    patient: `patient ${key}`,
    provider: 'clinician',
    facility: SAMPLE_FACILITIES[place].name,
    coverage: `coverage ${key}`,
    encounterClass: 'AMBULATORY',
    serviceFrom: day('2026-10-01'),
    serviceTo: visit.serviceFrom ?? day('2026-10-01'),
    reason: `reason ${key}`,
    documents: [
      {
        sourceId: `note ${key} ${index}`,
        title: 'Progress note',
        documentTypeCode: '11506-3',
        authoredOn: visit.serviceFrom ?? day('2026-10-01'),
        text: `Note of ${key}.`,
      },
    ],
    statements: [
      {
        sourceId: `condition ${key} ${index}`,
        kind: 'CONDITION',
        codeSystem: null,
        code: null,
        display: `Condition of ${key}`,
        recordedOn: visit.serviceFrom ?? day('2026-10-01'),
      },
    ],
    ...visit,
  })),
});

const PATIENT = {
  givenName: 'Given',
  birthDate: day('1980-05-05'),
  sex: 'FEMALE',
  addressLine: '1 Test Lane',
  city: 'Testville',
  state: 'OR',
  postalCode: '97999',
} as const satisfies Partial<IncomingPatient>;

const CLINICIAN = {
  familyName: SAMPLE_CLINICIANS[0]!.familyName,
  givenName: SAMPLE_CLINICIANS[0]!.givenName,
  npi: SAMPLE_CLINICIANS[0]!.npi,
  taxonomyCode: null,
};

/** Imports records as the command line does. Answers the ids of the encounters, in order. */
export const bringIn = async (house: TestHouse, ...records: readonly IncomingRecord[]): Promise<string[]> => {
  const context = await commandLineContext(house.house, SAMPLE_ORGANIZATION.name);
  const ids: string[] = [];
  for (const record of records) ids.push(...(await importRecord(context, record, null)).encounterIds);
  return ids;
};

/** Patients named `prefix 000` and so on, with one visit each. */
export const manyRecords = (prefix: string, count: number, visit: WantedVisit = {}): IncomingRecord[] =>
  Array.from({ length: count }, (_, index) => recordOf(`${prefix} ${String(index).padStart(3, '0')}`, [visit]));

/** Sets the sample's fee schedule. */
export const bringFees = async (house: TestHouse): Promise<void> => {
  await setFees(
    await commandLineContext(house.house, SAMPLE_ORGANIZATION.name),
    SAMPLE_FEES.map(({ code, amountCents }) => ({
      code,
      modifier: null,
      amount: amountCents,
      effectiveFrom: day('2020-01-01'),
    })),
  );
};
