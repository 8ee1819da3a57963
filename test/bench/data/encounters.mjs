/** Encounters with what was recorded, what was assigned, and the work that waits on them. */

import { DIAGNOSES, SERVICES } from './codes.mjs';
import { emitClaims } from './claims.mjs';
import { emitEndedItem, emitLiveItem } from './items.mjs';
import { patientOf, emitPatient } from './parties.mjs';
import { between, idOf, pick, randomOf } from './random.mjs';
import { HELD, storyOf } from './stories.mjs';
import { DAY, DAYS, FIRST_DAY, HOUR, dateOf, instantOf } from './time.mjs';

const KINDS = { encounter: 20, document: 21, diagnosis: 22, procedure: 23, codingEvent: 24 };
/** Encounters of the largest organization that coder-1 holds, with three diagnoses each. */
const HELD_COUNT = 80;

/** When encounter `place` of an organization arrives: all of them evenly over the whole period. */
export const arrivalOf = ({ encounters }, place) => FIRST_DAY + Math.floor(((place + 0.5) / encounters) * DAYS * DAY);

/** The rows of one encounter, of its patient if this is the first visit, and of everything that was made of it. */
export const emitEncounter = (emit, organization, place) => {
  const visit = visitOf(organization, place);
  if (place < organization.patients) emitPatient(emit, organization, visit.patient);
  emitEncounterRow(emit, organization, visit);
  if (visit.codedAt !== null) emitCodingEvent(emit, organization, visit);
  if (visit.random() < 0.6) emitDocument(emit, organization, visit);
  visit.diagnoses.forEach((diagnosis, index) => emitDiagnosis(emit, organization, visit, diagnosis, index + 1));
  visit.procedures.forEach((procedure, index) => emitProcedure(emit, organization, visit, procedure, index + 1));
  emitWork(emit, organization, visit);
  emitClaims(emit, organization, visit);
};

const visitOf = (organization, place) => {
  const random = randomOf(KINDS.encounter, organization.place, place);
  const arrived = arrivalOf(organization, place);
  const held = organization.place === 0 && place >= organization.encounters - HELD_COUNT;
  const story = held ? HELD : storyOf(organization.place, place, organization.encounters);
  const facility = facilityFor(organization, held, random);
  const servedAt = arrived - between(random, 1, 3) * DAY;
  const diagnoses = diagnosesFor(story, held, random);
  return {
    random,
    place,
    story,
    arrived,
    servedAt,
    id: idOf(arrived, KINDS.encounter, organization.place, place),
    facility,
    facilityId: organization.facilityId(facility),
    patient: patientOf(organization, place, (number) => arrivalOf(organization, number)),
    provider: place % organization.providers,
    coverageKnown: story.claims.length > 0 || random() > 0.04,
    codedAt: isCoded(story) ? arrived + between(random, 4, 60) * HOUR : null,
    diagnoses,
    procedures: proceduresFor(story, diagnoses.length, servedAt, random),
  };
};

const facilityFor = ({ facilities }, held, random) => {
  const busy = Math.max(1, facilities - 1);
  const drawn = between(random, 0, busy - 1);
  return !held && facilities > 1 && random() < 0.1 ? facilities - 1 : drawn;
};

/** Coded at least once. */
const isCoded = ({ status, claims }) => claims.length > 0 || status === 'RELEASED' || status === 'REOPENED';

const diagnosesFor = (story, held, random) => {
  const count = held ? 3 : isCoded(story) ? between(random, 1, 5) : codedSoFar(story, random);
  const chosen = new Set();
  while (chosen.size < count) chosen.add(pick(random, DIAGNOSES));
  return [...chosen];
};

const codedSoFar = ({ status }, random) => (status === 'IN_CODING' ? between(random, 0, 2) : 0);

/** Two or three services while nobody has billed them; a claim carries five on average, and is a copy of what was coded. */
const proceduresFor = (story, diagnoses, servedAt, random) => {
  if (diagnoses === 0 || !isCoded(story)) return [];
  const count = story.claims.length > 0 ? between(random, 2, 8) : between(random, 2, 3);
  return Array.from({ length: count }, () => ({
    ...pick(random, SERVICES),
    modifiers: random() < 0.1 ? ['25'] : [],
    units: random() < 0.15 ? 2 : 1,
    pointers: Array.from({ length: between(random, 1, Math.min(4, diagnoses)) }, (_each, index) => index + 1),
    servedAt,
  }));
};

const emitEncounterRow = (emit, organization, visit) =>
  emit('encounter', {
    id: visit.id,
    organization_id: organization.id,
    source_id: `encounter-${visit.place}`,
    visit_number: `V${String(visit.place).padStart(8, '0')}`,
    facility_id: visit.facilityId,
    patient_id: visit.patient.id,
    provider_id: organization.providerId(visit.provider),
    coverage_id: visit.coverageKnown ? visit.patient.coverageId : null,
    encounter_class: visit.place % 9 === 0 ? 'VIRTUAL' : 'AMBULATORY',
    service_from: dateOf(visit.servedAt),
    service_to: dateOf(visit.servedAt),
    reason: REASONS[visit.place % REASONS.length],
    status: visit.story.status,
    coded_by_id: visit.codedAt === null ? null : organization.coderId(visit.facility),
    coded_at: visit.codedAt === null ? null : instantOf(visit.codedAt),
    created_at: instantOf(visit.arrived),
    version: 1,
  });

/** Final coding has its event, from which the figures of coders are counted. */
const emitCodingEvent = (emit, organization, visit) =>
  emit('coding_event', {
    id: idOf(visit.arrived, KINDS.codingEvent, organization.place, visit.place),
    ...assigned(organization, visit),
    at: instantOf(visit.codedAt),
    kind: 'FINALIZED',
    transition: 'finalizeCoding',
    coder_id: organization.coderId(visit.facility),
    actor_id: organization.coderId(visit.facility),
    taken_at: instantOf(visit.arrived),
  });

const emitDocument = (emit, organization, visit) => {
  const findings = visit.diagnoses.map(({ title }) => `- ${title}.`).join('\n');
  emit('clinical_document', {
    id: idOf(visit.arrived, KINDS.document, organization.place, visit.place),
    organization_id: organization.id,
    facility_id: visit.facilityId,
    encounter_id: visit.id,
    source_id: `document-${visit.place}`,
    title: 'Progress note',
    document_type_code: '11506-3',
    authored_on: dateOf(visit.servedAt),
    text: `Progress note\nReason for the visit: ${REASONS[visit.place % REASONS.length]}.\n\nAssessment\n${findings || '- To be continued.'}\n\n${NOTE}`,
  });
};

const emitDiagnosis = (emit, organization, visit, { code, title }, sequence) =>
  emit('diagnosis_assignment', {
    id: idOf(visit.arrived, KINDS.diagnosis, organization.place, visit.place, sequence),
    ...assigned(organization, visit),
    sequence,
    code,
    title,
    present_on_admission: null,
    ...byTheCoder(organization, visit),
  });

const emitProcedure = (emit, organization, visit, procedure, sequence) =>
  emit('procedure_assignment', {
    id: idOf(visit.arrived, KINDS.procedure, organization.place, visit.place, sequence),
    ...assigned(organization, visit),
    sequence,
    code_set: procedure.codeSet,
    code: procedure.code,
    modifiers: procedure.modifiers,
    units: procedure.units,
    diagnosis_pointers: procedure.pointers,
    service_date: dateOf(procedure.servedAt),
    ...byTheCoder(organization, visit),
  });

const assigned = ({ id }, visit) => ({ organization_id: id, facility_id: visit.facilityId, encounter_id: visit.id });
const byTheCoder = (organization, { facility, codedAt, arrived }) => ({
  assigned_by_id: organization.coderId(facility),
  assigned_at: instantOf(codedAt ?? arrived + HOUR),
});

/** The live item of the queue that the encounter is in, and the ended ones of those that it has left. */
const emitWork = (emit, organization, visit) => {
  const { status, claims } = visit.story;
  const about = { type: 'Encounter', subjectId: visit.id, place: visit.place, facility: visit.facility };
  const coder = organization.coderId(visit.facility);
  if (visit.codedAt !== null)
    emitEndedItem(emit, organization, { ...about, kind: 'CODING', part: 0, openedAt: visit.arrived, endedAt: visit.codedAt, assignee: coder }); // prettier-ignore
  if (claims.length > 0)
    emitEndedItem(emit, organization, { ...about, kind: 'BILLING', part: 1, openedAt: visit.codedAt, endedAt: visit.codedAt + DAY, assignee: null }); // prettier-ignore
  const since = (visit.codedAt ?? visit.arrived) + (visit.codedAt === null ? 0 : 1);
  if (status === 'RELEASED') emitLiveItem(emit, organization, { ...about, kind: 'BILLING', part: 2, openedAt: since });
  if (status === 'READY' || status === 'REOPENED')
    emitLiveItem(emit, organization, { ...about, kind: 'CODING', part: 2, openedAt: since, priority: status === 'REOPENED' ? 10 : 0 }); // prettier-ignore
  if (status === 'IN_CODING')
    emitLiveItem(emit, organization, { ...about, kind: 'CODING', part: 2, openedAt: since, assignee: coder });
};

const REASONS = ['Follow-up', 'Foot wound care', 'Cough and fever', 'Back pain', 'Medication review', 'Check-up', 'Knee pain', 'Shortness of breath']; // prettier-ignore
const NOTE =
  'The patient was seen and examined. History, medication and allergies were reviewed and brought up to date. Vital signs were recorded. The plan was discussed and the patient agrees with it. Results of the laboratory will be sent when they arrive. Return in three months, or sooner if anything gets worse.';
