/** The FHIR R4 resources of one visit: Encounter, Conditions, Procedures, the note, and a Claim naming the coverage. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import { sectionedNote, soapNote } from './note.ts';
import type { Random } from './random.ts';
import { uuidFrom } from './random.ts';
import { clinicianId, codeable, facilityId, identifierType, referenceTo } from './resources.ts';
import type { FhirResource, PatientRecord } from './resources.ts';
import type { ScenarioDiagnosis, ScenarioProcedure } from './scenario.ts';
import type { Visit } from './visits.ts';
import { voiceOf } from './voice.ts';

/** The identifier system under which an Encounter carries the name of its scenario. */
export const SCENARIO_SYSTEM = 'urn:claimgraph:sample-scenario';

/** The Encounter first. `number` counts the patient's visits from 1. */
export const visitResources = (random: Random, record: PatientRecord, visit: Visit, number: number): FhirResource[] => {
  const stay = stayOf(random, record, visit);
  return [
    encounter(stay, number),
    ...visit.scenario.diagnoses.flatMap((diagnosis) => condition(random, stay, diagnosis)),
    ...visit.scenario.procedures.flatMap((procedure) => procedureDone(random, stay, procedure)),
    documentReference(random, stay),
    claim(random, stay),
  ];
};

/** A visit with its clock times and the ids that its resources refer to. */
interface Stay {
  readonly record: PatientRecord;
  readonly visit: Visit;
  readonly encounterId: string;
  readonly start: string;
  readonly end: string;
}

/** The group keeps Pacific Standard Time; between 7 and 16 o'clock the day is the same in UTC. */
const instant = (day: CalendarDate, hour: number, minute: number): string =>
  `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00-08:00`;

const stayOf = (random: Random, record: PatientRecord, visit: Visit): Stay => {
  const [hour, minute] = [random.between(7, 12), random.between(0, 11) * 5];
  const hours = visit.from !== visit.to || visit.scenario.setting.encounterClass === 'EMER' ? random.between(2, 3) : 0;
  return {
    record,
    visit,
    encounterId: uuidFrom(random),
    start: instant(visit.from, hour, minute),
    end: hours === 0 ? instant(visit.to, hour + 1, random.between(0, minute)) : instant(visit.to, hour + hours, minute),
  };
};

const CLASS_NAMES = { AMB: 'ambulatory', EMER: 'emergency', IMP: 'inpatient encounter' } as const;

const encounter = ({ record, visit, encounterId, start, end }: Stay, number: number): FhirResource => {
  const { scenario } = visit;
  const { encounterClass } = scenario.setting;
  return {
    resourceType: 'Encounter',
    id: encounterId,
    identifier: [
      {
        type: identifierType('VN'),
        system: 'urn:claimgraph:sample-visit',
        value: `${record.medicalRecordNumber}-${number}`,
      },
      { system: SCENARIO_SYSTEM, value: scenario.name },
    ],
    status: 'finished',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: encounterClass,
      display: CLASS_NAMES[encounterClass],
    },
    subject: referenceTo(record.patientId),
    participant: [
      {
        type: [codeable('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'PPRF', 'primary performer')],
        individual: referenceTo(clinicianId(visit.clinician)),
      },
    ],
    period: { start, end },
    reasonCode: [{ text: scenario.reason }],
    serviceProvider: referenceTo(facilityId(visit.facility)),
  };
};

const condition = (
  random: Random,
  { record, visit, encounterId }: Stay,
  diagnosis: ScenarioDiagnosis,
): FhirResource[] => {
  const { says, snomed } = diagnosis;
  if (says === null) return [];
  return [
    {
      resourceType: 'Condition',
      id: uuidFrom(random),
      clinicalStatus: codeable('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active', 'Active'),
      verificationStatus: codeable(
        'http://terminology.hl7.org/CodeSystem/condition-ver-status',
        'confirmed',
        'Confirmed',
      ),
      category: [
        codeable(
          'http://terminology.hl7.org/CodeSystem/condition-category',
          'encounter-diagnosis',
          'Encounter Diagnosis',
        ),
      ],
      code:
        snomed === null ? { text: says } : { coding: [{ system: 'http://snomed.info/sct', code: snomed }], text: says },
      subject: referenceTo(record.patientId),
      encounter: referenceTo(encounterId),
      recordedDate: visit.to,
    },
  ];
};

const procedureDone = (
  random: Random,
  { record, visit, encounterId, start }: Stay,
  { says }: ScenarioProcedure,
): FhirResource[] =>
  says === null
    ? []
    : [
        {
          resourceType: 'Procedure',
          id: uuidFrom(random),
          status: 'completed',
          code: { text: says },
          subject: referenceTo(record.patientId),
          encounter: referenceTo(encounterId),
          performedDateTime: start,
          performer: [{ actor: referenceTo(clinicianId(visit.clinician)) }],
        },
      ];

const documentReference = (random: Random, stay: Stay): FhirResource => {
  const { record, visit, encounterId, start, end } = stay;
  const { loinc, title } = visit.scenario.setting.document;
  const note = writeNote(random, stay);
  return {
    resourceType: 'DocumentReference',
    id: uuidFrom(random),
    status: 'current',
    docStatus: 'final',
    type: codeable('http://loinc.org', loinc, title),
    subject: referenceTo(record.patientId),
    date: end,
    author: [referenceTo(clinicianId(visit.clinician))],
    content: [
      {
        attachment: {
          contentType: 'text/plain',
          data: Buffer.from(note, 'utf8').toString('base64'),
          title,
          creation: end,
        },
      },
    ],
    context: { encounter: [referenceTo(encounterId)], period: { start, end } },
  };
};

const writeNote = (random: Random, { record, visit }: Stay): string => {
  const { patient, medicalRecordNumber } = record;
  const { scenario, clinician, from, to } = visit;
  const frame = {
    title: scenario.setting.document.title,
    facilityName: visit.facility.name,
    patient,
    medicalRecordNumber,
    clinician,
    from,
    to,
  };
  return random.pick([sectionedNote, soapNote])(frame, scenario.note(voiceOf(random, patient, from)));
};

/** What the sender's billing system opened for the visit, without codes: those are the coder's work. */
const claim = (random: Random, { record, visit, encounterId, start, end }: Stay): FhirResource => ({
  resourceType: 'Claim',
  id: uuidFrom(random),
  status: 'active',
  type: codeable('http://terminology.hl7.org/CodeSystem/claim-type', 'professional', 'Professional'),
  use: 'claim',
  patient: referenceTo(record.patientId),
  billablePeriod: { start, end },
  created: visit.to,
  provider: referenceTo(facilityId(visit.facility)),
  priority: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/processpriority', code: 'normal' }] },
  insurance: [{ sequence: 1, focal: true, coverage: referenceTo(record.coverageId) }],
  item: [{ sequence: 1, productOrService: { text: visit.scenario.reason }, encounter: [referenceTo(encounterId)] }],
});
