/** Claims that the scrubber has nothing against, to change one thing of: by the path that findings name. */

import type { ClaimSnapshot, Line } from '../../../src/billing/snapshot/claim-snapshot.ts';
import type { ScrubFacts } from '../../../src/billing/scrubber/facts.ts';
import type { CalendarDate } from '../../../src/platform/calendar-date.ts';
import { seeded } from '../../x12/generate.ts';
import { drawnClaim, npiFrom } from '../drawn-claims.ts';

export const day = (text: string): CalendarDate => text as CalendarDate;
export const NPI = [120_000_001, 130_000_002, 140_000_003, 150_000_004, 160_000_005].map(npiFrom);

export const FACTS: ScrubFacts = {
  today: day('2026-06-30'),
  profile: null,
  sentClaims: new Set(),
  sentLines: new Set(),
  deactivatedNpis: new Set(),
  taxonomyCodes: null,
  codingFindings: [],
};

const drawn = drawnClaim(seeded(7), 1);
const name = { family: 'Abara', given: 'Ada', middle: null, suffix: null };
const address = { line1: '12 Orchard Lane', line2: null, city: 'Salem', state: 'OR', postalCode: '973011234' };
const clinician = (npi: string) => ({
  name: { family: 'Okafor', given: 'Greta', middle: null, suffix: null },
  npi,
  taxonomyCode: '207Q00000X',
});
const person = { name, birthDate: day('1980-04-02'), sex: 'F' as const, address };

const line = (number: number, changed: Partial<Line>): Line => ({
  ...drawn.lines[0]!,
  number,
  modifiers: [],
  description: null,
  units: '1',
  placeOfServiceCode: null,
  diagnosisPointers: [1],
  serviceFrom: day('2026-05-04'),
  serviceTo: day('2026-05-04'),
  emergency: false,
  drug: null,
  renderingProvider: null,
  lineItemControlNumber: `L${number}`,
  priorAuthorizationNumber: null,
  adjudications: [],
  ...changed,
});

/** A visit, an injection and a small procedure, of a patient who is the subscriber, to a first payer. */
const professional: ClaimSnapshot = {
  ...drawn,
  totalClaimChargeAmount: 250_00n,
  claimFrequencyCode: '1',
  payerClaimControlNumber: null,
  payer: {
    name: 'Juniper Health',
    payerId: 'JH100',
    claimFilingIndicatorCode: 'CI',
    address: null,
    responsibility: 'P',
    timelyFilingDays: 180,
  },
  subscriber: { ...person, memberId: 'M10000001', groupNumber: 'G100', groupName: null },
  patient: { ...person, relationship: 'SELF' },
  accident: null,
  priorAuthorizationNumber: null,
  referralNumber: null,
  cliaNumber: null,
  note: null,
  onsetDate: null,
  referringProvider: null,
  renderingProvider: clinician(NPI[0]!),
  supervisingProvider: null,
  serviceFacility: null,
  diagnoses: ['E11621', 'I10'].map((code) => ({ code, presentOnAdmission: null })),
  otherCoverages: [],
  lines: [
    line(1, { procedureCode: '99213', chargeAmount: 120_00n, modifiers: ['25'] }),
    line(2, {
      procedureCode: 'J3301',
      chargeAmount: 30_00n,
      units: '4',
      drug: { nationalDrugCode: '00003029305', unit: 'ML', quantity: '1' },
    }),
    line(3, { procedureCode: '20610', chargeAmount: 100_00n, diagnosisPointers: [2] }),
  ],
};

const decided = (charge: bigint, procedureCode: string) => ({
  payerId: 'CM200',
  paidAmount: charge - 20_00n,
  procedureCode,
  modifiers: [],
  paidUnits: '1',
  adjustments: [
    { groupCode: 'CO', reasonCode: '45', amount: 15_00n, quantity: null },
    { groupCode: 'PR', reasonCode: '2', amount: 5_00n, quantity: null },
  ],
  decidedOn: day('2026-06-01'),
});

/** The same to a second payer, after the first has decided. */
const secondary: ClaimSnapshot = {
  ...professional,
  payer: { ...professional.payer, responsibility: 'S' },
  otherCoverages: [
    {
      payer: {
        ...professional.payer,
        name: 'Cascade Mutual',
        payerId: 'CM200',
        claimFilingIndicatorCode: 'BL',
        responsibility: 'P',
      },
      subscriber: { ...professional.subscriber, memberId: 'CM777' },
      relationship: 'SELF',
      adjudication: { paidAmount: 190_00n, adjustments: [], decidedOn: null, payerClaimControlNumber: 'OCN1' },
    },
  ],
  lines: professional.lines.map((one) => ({
    ...one,
    adjudications: [decided(one.chargeAmount!, one.procedureCode!)],
  })),
};

/** The same to Medicare's part B. */
const medicare: ClaimSnapshot = {
  ...professional,
  payer: { ...professional.payer, name: 'Part B', payerId: 'MB300', claimFilingIndicatorCode: 'MB' },
  subscriber: { ...professional.subscriber, memberId: '1EG4TE5MK73', groupNumber: null },
  lines: professional.lines.map((one) => (one.drug === null ? one : { ...one, modifiers: ['JZ'] })),
};

/** Of a child of the subscriber. */
const child: ClaimSnapshot = {
  ...professional,
  patient: {
    ...person,
    name: { ...name, given: 'Otto' },
    birthDate: day('2015-01-09'),
    sex: 'M',
    relationship: 'CHILD',
  },
};

/** A stay in a hospital, billed as 0111. */
const institutional: ClaimSnapshot = {
  ...professional,
  form: 'INSTITUTIONAL',
  facilityCode: '11',
  totalClaimChargeAmount: 900_00n,
  renderingProvider: clinician(NPI[1]!),
  operatingProvider: clinician(NPI[2]!),
  admission: { admittedOn: day('2026-05-01'), admittedAt: '1430', dischargedOn: day('2026-05-05') },
  diagnoses: ['K8000', 'I10'].map((code) => ({ code, presentOnAdmission: 'Y' })),
  institutional: {
    admissionTypeCode: '1',
    admissionSourceCode: '1',
    patientStatusCode: '01',
    statementFrom: day('2026-05-01'),
    statementTo: day('2026-05-05'),
    admittingDiagnosis: 'R1011',
    reasonsForVisit: [],
    externalCauses: [],
    diagnosisRelatedGroup: '419',
    procedures: [{ code: '0FT44ZZ', on: day('2026-05-02') }],
    conditionCodes: ['09'],
    occurrences: [{ code: '11', on: day('2026-04-30') }],
    occurrenceSpans: [{ code: '74', from: day('2026-05-02'), to: day('2026-05-03') }],
    values: [{ code: '80', amount: 4_00n }],
  },
  lines: [
    line(1, { procedureCode: null, revenueCode: '0120', chargeAmount: 600_00n, unitOfMeasure: 'DA', units: '4' }),
    line(2, { procedureCode: null, revenueCode: '0250', chargeAmount: 300_00n }),
  ].map((one) => ({ ...one, diagnosisPointers: [] })),
};

/** A visit to an emergency room, billed as 0131. */
const outpatient: ClaimSnapshot = {
  ...institutional,
  facilityCode: '13',
  admission: null,
  institutional: {
    ...institutional.institutional!,
    diagnosisRelatedGroup: null,
    admittingDiagnosis: null,
    procedures: [],
    reasonsForVisit: ['R1011'],
  },
  lines: [
    { ...institutional.lines[0]!, procedureCode: '99284', revenueCode: '0450', unitOfMeasure: 'UN', units: '1' },
    institutional.lines[1]!,
  ],
};

export const CLAIMS = { professional, secondary, medicare, child, institutional, outpatient } as const;
export type ClaimName = keyof typeof CLAIMS;

/** Values by path: lists are counted from 1, as findings count them. */
export type Changes = Readonly<Record<string, unknown>>;

export const changed = (claim: ClaimSnapshot, changes: Changes): ClaimSnapshot =>
  Object.entries(changes).reduce<ClaimSnapshot>(
    (so, [path, value]) => withValue(so, path.match(/[^.[\]]+/g)!, value) as ClaimSnapshot,
    claim,
  );

const withValue = (of: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  const put = (now: unknown): unknown => (rest.length === 0 ? value : withValue(now, rest, value));
  if (Array.isArray(of)) {
    const index = Number(key) - 1;
    if (!(index in of)) throw new Error(`There is nothing at ${key}.`);
    return of.map((one: unknown, at) => (at === index ? put(one) : one));
  }
  const known = of as Readonly<Record<string, unknown>>;
  if (!(key! in known)) throw new Error(`There is no ${key}.`);
  return { ...known, [key!]: put(known[key!]) };
};
