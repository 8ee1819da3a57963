/** Writes the sample: one FHIR R4 collection Bundle a patient, with visits, notes and coverage. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import { Refusal } from '../platform/errors.ts';
import { SAMPLE_CLINICIANS, SAMPLE_FACILITIES } from './organization.ts';
import type { SampleClinician, SampleFacility } from './organization.ts';
import { person } from './people.ts';
import { randomFrom, uuidFrom } from './random.ts';
import type { Random } from './random.ts';
import { clinicianResource, coverageResource, facilityResource, patientResource, payerResource } from './resources.ts';
import type { FhirBundle, FhirResource, PatientRecord } from './resources.ts';
import type { Scenario } from './scenario.ts';
import { SAMPLE_SCENARIOS } from './scenarios.ts';
import { visitResources } from './visit-resources.ts';
import { planVisits } from './visits.ts';
import type { Visit } from './visits.ts';

/**
 * The bundles of `patients` invented people, one at a time. The same options give the same bytes on every machine, and
 * the first bundles do not depend on how many follow. Every visit lies in the 120 days before `until`. Its Encounter
 * carries the name of its scenario, the key of `SAMPLE_ANSWER_KEY`, as an identifier of the system
 * `urn:claimgraph:sample-scenario`.
 * The scenarios are dealt like cards, so that as many patients as there are scenarios meet every one of them.
 * @throws Refusal BAD_USER_INPUT when `seed` is no safe integer or `patients` no whole number from 0 to 99,999.
 */
export const sampleBundles = (options: {
  readonly seed: number;
  readonly patients: number;
  readonly until: CalendarDate;
}): Iterable<FhirBundle> => {
  const { seed, patients, until } = options;
  if (!Number.isSafeInteger(seed))
    throw new Refusal('BAD_USER_INPUT', 'The seed must be a whole number.', { argument: 'seed' });
  if (!Number.isInteger(patients) || patients < 0 || patients > 99_999) {
    throw new Refusal('BAD_USER_INPUT', 'The number of patients must be from 0 to 99,999.', { argument: 'patients' });
  }
  return { [Symbol.iterator]: () => bundles(`${seed} until ${until}`, patients, until) };
};

/** A generator over one run; `run` names the seed and the day. */
function* bundles(run: string, patients: number, until: CalendarDate): Generator<FhirBundle, void, undefined> {
  const ofRun = randomFrom(run);
  const runNumber = String(ofRun.between(0, 9999)).padStart(4, '0');
  let deck: Scenario[] = [];
  for (let index = 0; index < patients; index += 1) {
    if (deck.length === 0) deck = ofRun.shuffled(SAMPLE_SCENARIOS);
    const medicalRecordNumber = `HV${runNumber}${String(index + 1).padStart(5, '0')}`;
    yield patientBundle(randomFrom(`${run}, patient ${index}`), deck.pop()!, medicalRecordNumber, until);
  }
}

const patientBundle = (
  random: Random,
  first: Scenario,
  medicalRecordNumber: string,
  until: CalendarDate,
): FhirBundle => {
  const patient = person(random, first.who, until);
  const record: PatientRecord = {
    patient,
    medicalRecordNumber,
    patientId: uuidFrom(random),
    coverageId: uuidFrom(random),
    until,
  };
  const visits = planVisits(random, first, patient, until);
  const resources = [
    patientResource(record),
    payerResource(patient.payer),
    coverageResource(record),
    ...facilitiesOf(visits).map(facilityResource),
    ...cliniciansOf(visits).map(clinicianResource),
    ...visits.flatMap((visit, index) => visitResources(random, record, visit, index + 1)),
  ];
  return {
    resourceType: 'Bundle',
    id: uuidFrom(random),
    type: 'collection',
    timestamp: `${until}T06:00:00-08:00`,
    entry: resources.map((resource: FhirResource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  };
};

const facilitiesOf = (visits: readonly Visit[]): SampleFacility[] =>
  SAMPLE_FACILITIES.filter((facility) => visits.some((visit) => visit.facility === facility));

const cliniciansOf = (visits: readonly Visit[]): SampleClinician[] =>
  SAMPLE_CLINICIANS.filter((clinician) => visits.some((visit) => visit.clinician === clinician));
