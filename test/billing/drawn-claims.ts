/** Claims drawn at random that a scrubber should have nothing to say about: each situation that a snapshot can tell. */

import type {
  Address,
  ClaimSnapshot,
  Clinician,
  Line,
  LineAdjudication,
  OtherCoverage,
  PayerAdjustment,
  PayerOfClaim,
  PersonName,
  Subscriber,
} from '../../src/billing/snapshot/claim-snapshot.ts';
import type { CalendarDate } from '../../src/platform/calendar-date.ts';
import { total, type Cents } from '../../src/platform/money.ts';
import type { Random } from '../x12/generate.ts';

const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
const sometimes = <T>(random: Random, part: number, make: () => T): T | null => (random() < part ? make() : null);
const several = <T>(random: Random, least: number, most: number, make: (index: number) => T): T[] =>
  Array.from({ length: between(random, least, most) }, (_, index) => make(index));

const FAMILY = ['Lindqvist', "O'Hara", 'de la Cruz', 'Núñez', 'Okafor', 'Zhang', 'Smith-Jones', 'Abara'];
const GIVEN = ['Maren', 'Otto', 'Ada', 'José', 'Wren', 'Li', 'Tomas', 'Greta'];
const CODES = [
  'E11621',
  'L97512',
  'Z794',
  'I10',
  'J45909',
  'M1711',
  'S52501A',
  'R5383',
  'N1832',
  'K219',
  'F329',
  'E785',
];
const SERVICES = ['99213', '99214', '11042', '20610', '36415', '85025', 'J3301', '93000', '71046', '90471'];

/** Real check digits: Luhn over 80840 and the number. */
export const npiFrom = (nine: number): string => {
  const digits = `80840${String(nine).padStart(9, '0')}`;
  const sum = [...digits].reverse().reduce((so, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return so + (value > 9 ? value - 9 : value);
  }, 0);
  return `${String(nine).padStart(9, '0')}${(10 - (sum % 10)) % 10}`;
};

const npi = (random: Random): string => npiFrom(between(random, 100_000_000, 199_999_999));
const day = (month: number, date: number): CalendarDate => `2026-${two(month)}-${two(date)}` as CalendarDate;
const two = (value: number): string => String(value).padStart(2, '0');

const name = (random: Random): PersonName => ({
  family: oneOf(random, FAMILY),
  given: oneOf(random, GIVEN),
  middle: sometimes(random, 0.3, () => oneOf(random, ['A', 'Jo', 'Marie'])),
  suffix: sometimes(random, 0.1, () => oneOf(random, ['JR', 'III'])),
});

const address = (random: Random): Address => ({
  line1: `${between(random, 1, 9999)} Orchard Lane`,
  line2: sometimes(random, 0.2, () => `Suite ${between(random, 1, 900)}`),
  city: oneOf(random, ['Harbor Valley', 'Salem', 'Bend']),
  state: oneOf(random, ['OR', 'WA', 'CA']),
  postalCode: `97${two(between(random, 0, 99))}${between(random, 1, 9)}${between(random, 1000, 9998)}`,
});

const clinician = (random: Random): Clinician => ({
  name: name(random),
  npi: npi(random),
  taxonomyCode: sometimes(random, 0.7, () => oneOf(random, ['207Q00000X', '208600000X', '363LF0000X'])),
});

const payer = (random: Random, responsibility: string): PayerOfClaim => ({
  name: oneOf(random, ['Goldenrod Senior Choice', 'Juniper Health', 'Cascade Mutual']),
  payerId: `P${between(random, 1000, 9999)}${responsibility}`,
  claimFilingIndicatorCode: oneOf(random, ['CI', 'BL', 'MC', '16']),
  address: sometimes(random, 0.4, () => address(random)),
  responsibility,
  timelyFilingDays: sometimes(random, 0.5, () => 365),
});

const subscriber = (random: Random): Subscriber => ({
  name: name(random),
  birthDate: day(between(random, 1, 12), between(random, 1, 28)).replace(
    '2026',
    String(between(random, 1940, 2000)),
  ) as CalendarDate,
  sex: oneOf(random, ['F', 'M', 'U']),
  address: address(random),
  memberId: `M${between(random, 10_000_000, 99_999_999)}`,
  groupNumber: sometimes(random, 0.6, () => `G${between(random, 100, 999)}`),
  groupName: sometimes(random, 0.3, () => 'Harbor Works'),
});

/** Paid amounts and adjustments that add up to what was charged. */
const decided = (random: Random, charge: Cents): { paid: Cents; adjustments: PayerAdjustment[] } => {
  const adjustments: PayerAdjustment[] = [];
  let left = charge;
  for (const reasonCode of ['45', '1', '2', '3', '96', '97', '204', '253'].slice(0, between(random, 1, 8))) {
    const amount = BigInt(between(random, 1, Math.max(1, Number(left / 4n))));
    if (amount >= left) break;
    left -= amount;
    const groupCode = ['1', '2', '3'].includes(reasonCode) ? 'PR' : 'CO';
    adjustments.push({ groupCode, reasonCode, amount, quantity: sometimes(random, 0.2, () => '1') });
  }
  return { paid: left, adjustments };
};

/** A professional claim, each line and party of it in order. */
export const drawnClaim = (random: Random, index = 1): ClaimSnapshot => {
  const month = between(random, 2, 10);
  const first = day(month, between(random, 1, 20));
  const diagnoses = several(random, 1, 12, (at) => ({ code: CODES[at]!, presentOnAdmission: null }));
  const others = random() < 0.3 ? several(random, 1, 2, (at) => payer(random, at === 0 ? 'P' : 'T')) : [];
  const lines = several(random, 1, 6, (at): Line => {
    const chargeAmount = BigInt(between(random, 1000, 90_000));
    const procedureCode = oneOf(random, SERVICES);
    const modifiers = sometimes(random, 0.3, () => oneOf(random, [['25'], ['LT'], ['RT', '59']])) ?? [];
    return {
      number: at + 1,
      procedureCode,
      modifiers,
      description: sometimes(random, 0.1, () => 'See the note'),
      chargeAmount,
      unitOfMeasure: 'UN',
      units: String(between(random, 1, 4)),
      placeOfServiceCode: sometimes(random, 0.2, () => oneOf(random, ['11', '22'])),
      diagnosisPointers: several(random, 1, Math.min(4, diagnoses.length), (place) => place + 1),
      serviceFrom: first,
      serviceTo: first,
      revenueCode: null,
      emergency: random() < 0.1,
      drug: procedureCode.startsWith('J') ? { nationalDrugCode: '00003029305', unit: 'ML', quantity: '1.5' } : null,
      renderingProvider: sometimes(random, 0.1, () => clinician(random)),
      lineItemControlNumber: sometimes(random, 0.5, () => `L${index}-${at + 1}`),
      priorAuthorizationNumber: sometimes(random, 0.1, () => `PA${between(random, 1000, 9999)}`),
      adjudications: others.map((other): LineAdjudication => {
        const { paid, adjustments } = decided(random, chargeAmount);
        return {
          payerId: other.payerId!,
          paidAmount: paid,
          procedureCode,
          modifiers,
          paidUnits: '1',
          adjustments,
          decidedOn: day(month + 1, 15),
        };
      }),
    };
  });
  const insured = subscriber(random);
  const relationship = oneOf(random, ['SELF', 'SELF', 'CHILD', 'SPOUSE', 'OTHER'] as const);
  const patient = relationship === 'SELF' ? insured : subscriber(random);
  const frequency = oneOf(random, ['1', '1', '1', '7']);
  return {
    form: 'PROFESSIONAL',
    patientControlNumber: `HV${String(index).padStart(8, '0')}`,
    totalClaimChargeAmount: total(lines.map(({ chargeAmount }) => chargeAmount!)),
    facilityCode: '11',
    claimFrequencyCode: frequency,
    payerClaimControlNumber: frequency === '7' ? `PCN${between(random, 1000, 9999)}` : null,
    billingProvider: {
      name: 'Harbor Valley Medical Group',
      npi: '1558598797',
      taxId: '930000001',
      taxIdKind: 'EI',
      taxonomyCode: '207Q00000X',
      address: { line1: '100 Mariner Way', line2: null, city: 'Harbor Valley', state: 'OR', postalCode: '973030001' },
      phone: sometimes(random, 0.5, () => '5035550100'),
    },
    submitter: { name: 'Harbor Valley Medical Group', id: 'HV001', contactName: 'Billing office', phone: '5035550100' },
    receiver: { name: 'Goldenrod Senior Choice', id: 'GSC01' },
    payer: payer(random, others.length > 0 ? 'S' : 'P'),
    subscriber: insured,
    patient: { ...patient, relationship },
    providerSignatureOnFile: true,
    acceptAssignmentCode: 'A',
    benefitsAssignment: 'Y',
    releaseOfInformation: 'Y',
    accident: sometimes(random, 0.2, () => {
      const causes = oneOf(random, [['AA'], ['EM'], ['OA'], ['AA', 'EM']] as const);
      return { causes, state: causes[0] === 'AA' ? 'OR' : null, date: day(month - 1, 5) };
    }),
    priorAuthorizationNumber: sometimes(random, 0.2, () => `PA${between(random, 1000, 9999)}`),
    referralNumber: sometimes(random, 0.2, () => `RF${between(random, 1000, 9999)}`),
    cliaNumber: sometimes(random, 0.1, () => '38D0000001'),
    delayReasonCode: null,
    note: sometimes(random, 0.1, () => 'Records on request'),
    onsetDate: sometimes(random, 0.2, () => day(month - 1, 3)),
    admission: null,
    referringProvider: sometimes(random, 0.3, () => clinician(random)),
    renderingProvider: clinician(random),
    supervisingProvider: sometimes(random, 0.1, () => clinician(random)),
    operatingProvider: null,
    serviceFacility: sometimes(random, 0.3, () => ({
      name: 'Harbor Valley Main Clinic',
      npi: npi(random),
      address: address(random),
    })),
    diagnoses,
    institutional: null,
    otherCoverages: others.map((other): OtherCoverage => ({
      payer: other,
      subscriber: subscriber(random),
      relationship: oneOf(random, ['SELF', 'SPOUSE', 'CHILD']),
      adjudication: {
        paidAmount: total(
          lines.flatMap(({ adjudications }) =>
            adjudications.filter(({ payerId }) => payerId === other.payerId).map(({ paidAmount }) => paidAmount),
          ),
        ),
        adjustments: [],
        decidedOn: null,
        payerClaimControlNumber: sometimes(random, 0.5, () => `OCN${between(random, 1000, 9999)}`),
      },
    })),
    lines,
  };
};
