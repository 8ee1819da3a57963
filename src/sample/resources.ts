/** The FHIR R4 resources that are there once a bundle: the patient, the coverage, and those who pay and give care. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import { SPECIALTIES } from './organization.ts';
import type { SampleAddress, SampleClinician, SampleFacility, SamplePayer } from './organization.ts';
import type { Person } from './people.ts';
import { uuidOf } from './random.ts';

/** Any resource, as plain JSON values. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

/** A collection Bundle; every `fullUrl` is `urn:uuid:` and the id of its resource. */
export interface FhirBundle {
  readonly resourceType: 'Bundle';
  readonly id: string;
  readonly type: 'collection';
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: FhirResource }[];
}

/** What every resource of one patient refers to. */
export interface PatientRecord {
  readonly patient: Person;
  readonly medicalRecordNumber: string;
  readonly patientId: string;
  readonly coverageId: string;
  readonly until: CalendarDate;
}

/** The same in every bundle: two bundles that name one payer, place or clinician name one resource. */
export const payerId = (payer: SamplePayer): string => uuidOf(`payer ${payer.payerId}`);
export const facilityId = (facility: SampleFacility): string => uuidOf(`facility ${facility.npi}`);
export const clinicianId = (clinician: SampleClinician): string => uuidOf(`clinician ${clinician.npi}`);

export const referenceTo = (id: string): { readonly reference: string } => ({ reference: `urn:uuid:${id}` });

export const codeable = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: display,
});

/** HL7 table 0203. */
export const identifierType = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code }],
});

export const patientResource = ({ patient, medicalRecordNumber, patientId }: PatientRecord): FhirResource => ({
  resourceType: 'Patient',
  id: patientId,
  identifier: [
    {
      use: 'usual',
      type: identifierType('MR'),
      system: 'urn:claimgraph:sample-medical-record',
      value: medicalRecordNumber,
    },
  ],
  active: true,
  name: [{ use: 'official', family: patient.familyName, given: patient.givenNames }],
  telecom: [{ system: 'phone', use: 'home', value: patient.phone }],
  gender: patient.sex,
  birthDate: patient.birthDate,
  address: [{ use: 'home', ...address(patient.address) }],
});

export const payerResource = (payer: SamplePayer): FhirResource => ({
  resourceType: 'Organization',
  id: payerId(payer),
  identifier: [
    {
      type: { coding: [{ system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType', code: 'payerid' }] },
      system: 'urn:claimgraph:sample-payer',
      value: payer.payerId,
    },
  ],
  active: true,
  type: [codeable('http://terminology.hl7.org/CodeSystem/organization-type', 'pay', 'Payer')],
  name: payer.name,
});

export const coverageResource = ({ patient, patientId, coverageId, until }: PatientRecord): FhirResource => ({
  resourceType: 'Coverage',
  id: coverageId,
  status: 'active',
  ...(patient.age >= 19 ? { subscriber: referenceTo(patientId) } : {}),
  subscriberId: patient.memberId,
  beneficiary: referenceTo(patientId),
  relationship: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/subscriber-relationship',
        code: patient.age >= 19 ? 'self' : 'child',
      },
    ],
  },
  // From the January before the earliest visit, with no end.
  period: { start: `${Number(until.slice(0, 4)) - 1}-01-01` },
  payor: [referenceTo(payerId(patient.payer))],
  class: [
    {
      type: codeable('http://terminology.hl7.org/CodeSystem/coverage-class', 'group', 'Group'),
      value: patient.groupNumber,
    },
  ],
  order: 1,
});

export const facilityResource = (facility: SampleFacility): FhirResource => ({
  resourceType: 'Organization',
  id: facilityId(facility),
  identifier: [nationalProviderIdentifier(facility.npi)],
  active: true,
  type: [
    codeable('http://terminology.hl7.org/CodeSystem/organization-type', 'prov', 'Healthcare Provider'),
    { coding: [{ system: TAXONOMY, code: facility.taxonomyCode }] },
  ],
  name: facility.name,
  address: [{ use: 'work', ...address(facility.address) }],
});

export const clinicianResource = (clinician: SampleClinician): FhirResource => ({
  resourceType: 'Practitioner',
  id: clinicianId(clinician),
  identifier: [nationalProviderIdentifier(clinician.npi)],
  active: true,
  name: [
    { use: 'official', family: clinician.familyName, given: [clinician.givenName], suffix: [clinician.credential] },
  ],
  qualification: [{ code: { coding: [{ system: TAXONOMY, code: SPECIALTIES[clinician.specialty] }] } }],
});

const TAXONOMY = 'http://nucc.org/provider-taxonomy';

const nationalProviderIdentifier = (npi: string) => ({
  type: identifierType('NPI'),
  system: 'http://hl7.org/fhir/sid/us-npi',
  value: npi,
});

const address = ({ line, city, state, postalCode }: SampleAddress) => ({
  line: [line],
  city,
  state,
  postalCode,
  country: 'US',
});
