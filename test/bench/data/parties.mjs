/** Organizations, and who and what belongs to them. */

import { SERVICES } from './codes.mjs';
import { idOf, pick, randomOf } from './random.mjs';
import { FIRST_DAY, dateOf } from './time.mjs';

const KINDS = { organization: 1, facility: 2, user: 3, place: 4, payer: 5, provider: 6, fee: 7, patient: 8, coverage: 9 };

/** The name of an organization by its place in size; 0 is the largest. */
export const organizationName = (place) => `Bench Medical Group ${place + 1}`;

/** Encounters of all organizations by place: 1, 1/2, 1/3 ... of the first's, `encounters` together. */
export const sharesOf = ({ encounters, organizations }) => {
  const weights = Array.from({ length: organizations }, (_each, place) => 1 / (place + 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let weighed = 0;
  let given = 0;
  return weights.map((weight) => {
    weighed += weight;
    const upToHere = Math.round((weighed / all) * encounters);
    const share = upToHere - given;
    given = upToHere;
    return share;
  });
};

/** Where the organization's people and places are found again, without a list of them being kept. */
export const organizationOf = (place, encounters) => {
  const id = idOf(FIRST_DAY, KINDS.organization, place, 0);
  const facilities = Math.min(5, 1 + Math.floor(encounters / 100));
  const numbered = (kind) => (number) => idOf(FIRST_DAY, KINDS[kind], place, number);
  return {
    place,
    id,
    encounters,
    facilities,
    payers: Math.min(12, 3 + Math.floor(encounters / 100)),
    providers: Math.min(40, 2 + Math.floor(encounters / 100)),
    patients: Math.max(1, Math.ceil(encounters / 3)),
    facilityId: numbered('facility'),
    payerId: numbered('payer'),
    providerId: numbered('provider'),
    /** Whoever codes or bills in a facility: the first of each works in all but the last, the second there. */
    coderId: (facility) => idOf(FIRST_DAY, KINDS.user, place, facility > 0 && facility === facilities - 1 ? 1 : 0),
    billerId: (facility) => idOf(FIRST_DAY, KINDS.user, place, facility > 0 && facility === facilities - 1 ? 3 : 2),
  };
};

const USERS = [
  ['coder-1', 'CODER'],
  ['coder-2', 'CODER'],
  ['biller-1', 'BILLER'],
  ['biller-2', 'BILLER'],
  ['auditor-1', 'AUDITOR'],
  ['supervisor-1', 'SUPERVISOR'],
];

/** The rows that an organization begins with. */
export const emitOrganization = (emit, organization) => {
  const { place, id, facilities } = organization;
  emit('organization', {
    id,
    name: organizationName(place),
    npi: npiOf(place * 10),
    tax_id: `12-${String(3_000_000 + place)}`,
    taxonomy_code: '207Q00000X',
    ...address(place),
    version: 1,
  });
  for (let number = 0; number < facilities; number += 1)
    emit('facility', {
      id: organization.facilityId(number),
      organization_id: id,
      name: `Clinic ${number + 1}`,
      npi: npiOf(place * 10 + 1 + number),
      place_of_service_code: POS,
      ...address(place + number),
      version: 1,
    });
  emitUsers(emit, organization);
  emitReference(emit, organization);
};

const emitUsers = (emit, { place, id, facilities, facilityId }) => {
  const last = facilities - 1;
  USERS.forEach(([name, role], number) => {
    const userId = idOf(FIRST_DAY, KINDS.user, place, number);
    emit('app_user', { id: userId, organization_id: id, name, roles: [role], active: true, service_account: false, version: 1 });
    for (let facility = 0; facility < facilities; facility += 1) {
      const worksHere = number >= 4 || facilities === 1 || (facility === last) === name.endsWith('2');
      if (!worksHere) continue;
      emit('user_facility', {
        id: idOf(FIRST_DAY, KINDS.place, place, number, facility),
        organization_id: id,
        user_id: userId,
        facility_id: facilityId(facility),
      });
    }
  });
};

const emitReference = (emit, { place, id, payers, providers, payerId, providerId }) => {
  for (let number = 0; number < payers; number += 1)
    emit('payer', {
      id: payerId(number),
      organization_id: id,
      source_id: `payer-${number}`,
      name: `${PAYERS[number % PAYERS.length]} Health Plan`,
      payer_id: String(60_000 + number),
      version: 1,
    });
  for (let number = 0; number < providers; number += 1)
    emit('provider', {
      id: providerId(number),
      organization_id: id,
      source_id: `provider-${number}`,
      family_name: FAMILY[(number * 7 + place) % FAMILY.length],
      given_name: GIVEN[(number * 5 + place) % GIVEN.length],
      npi: npiOf(providerNumber(place, number)),
      taxonomy_code: '207Q00000X',
      version: 1,
    });
  SERVICES.forEach(({ code, charge }, number) =>
    emit('fee', {
      id: idOf(FIRST_DAY, KINDS.fee, place, number),
      organization_id: id,
      code,
      modifier: null,
      amount: charge,
      effective_from: '2020-01-01',
      version: 1,
    }),
  );
};

/** Clinics of every organization are offices. */
export const POS = '11';
const providerNumber = (place, number) => 50_000_000 + place * 40 + number;
/** What a claim carries of its organization and the provider of its encounter. */
export const billingNpi = ({ place }) => npiOf(place * 10);
export const renderingNpi = ({ place }, number) => npiOf(providerNumber(place, number));
export const memberId = ({ place }, number) => `W${String(place).padStart(5, '0')}${String(number).padStart(8, '0')}`;

/** The patient that an encounter is of: each comes back once about three times in the whole period. */
export const patientOf = (organization, place, arrivals) => {
  const number = place % organization.patients;
  const arrived = arrivals(number);
  return {
    number,
    arrived,
    id: idOf(arrived, KINDS.patient, organization.place, number),
    coverageId: idOf(arrived, KINDS.coverage, organization.place, number),
    payerId: organization.payerId(number % organization.payers),
  };
};

/** The rows of a patient, with a second coverage for one in five. */
export const emitPatient = (emit, organization, { number, arrived, id, coverageId, payerId }) => {
  const random = randomOf(KINDS.patient, organization.place, number);
  emit('patient', {
    id,
    organization_id: organization.id,
    source_id: `patient-${number}`,
    medical_record_number: `MRN${String(number).padStart(8, '0')}`,
    family_name: pick(random, FAMILY),
    given_name: pick(random, GIVEN),
    birth_date: dateOf(FIRST_DAY - Math.floor(random() * 90 * 365) * 86_400_000),
    sex: random() < 0.5 ? 'FEMALE' : 'MALE',
    ...address(number),
    version: 1,
  });
  for (const priority of number % 5 === 0 ? [1, 2] : [1])
    emit('coverage', {
      id: priority === 1 ? coverageId : idOf(arrived, KINDS.coverage, organization.place, number, 1),
      organization_id: organization.id,
      source_id: `coverage-${number}-${priority}`,
      patient_id: id,
      payer_id: priority === 1 ? payerId : organization.payerId((number + 1) % organization.payers),
      member_id: memberId(organization, number),
      group_number: random() < 0.7 ? `GRP${100 + (number % 900)}` : null,
      relationship: 'SELF',
      priority,
      effective_from: '2024-01-01',
      effective_to: null,
      version: 1,
    });
};

const address = (number) => ({
  address_line: `${100 + (number % 900)} Harbor Street`,
  city: 'Springfield',
  state: 'IL',
  postal_code: String(62_700 + (number % 60)),
});

/** A number with the right check digit: Luhn's over 80840 and the nine digits before it. */
const npiOf = (number) => {
  const digits = `1${String(number).padStart(8, '0')}`;
  let sum = 24;
  for (let place = 0; place < 9; place += 1) {
    const weighted = Number(digits[8 - place]) * (place % 2 === 0 ? 2 : 1);
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

const PAYERS = ['Goldenrod', 'Prairie', 'Lakeshore', 'Summit', 'Cedar', 'Juniper', 'Harvest', 'Beacon', 'Meridian', 'Redwood', 'Canyon', 'Tidewater']; // prettier-ignore
const FAMILY = ['Adams', 'Baker', 'Castillo', 'Diaz', 'Evans', 'Foster', 'Garcia', 'Hughes', 'Ibarra', 'Jensen', 'Kowalski', 'Lopez', 'Meyer', 'Nguyen', 'Ortiz', 'Patel', 'Quinn', 'Rossi', 'Singh', 'Tanaka', 'Ueda', 'Vargas', 'Walker', 'Young', 'Zhang']; // prettier-ignore
const GIVEN = ['Ada', 'Ben', 'Clara', 'Daniel', 'Elena', 'Felix', 'Grace', 'Hugo', 'Iris', 'Jonas', 'Karin', 'Liam', 'Maya', 'Noah', 'Olga', 'Paul', 'Rosa', 'Sam', 'Tess', 'Victor']; // prettier-ignore
