/** Encounter -> the facts of a visit, to which coverage, documents and statements are added. */

import type { IncomingEncounter } from '../coding/incoming.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { anyIdentifier, conceptText, hasCode, identifierOfType } from './concepts.ts';
import { quoted } from './findings.ts';
import type { CareGivers } from './provider.ts';
import { referenceText, resolveTo, type Bundle, type Resource } from './references.ts';
import { at, dayAt, isPresent, issueAt, list, MOST_CHARACTERS, noteAt, textAt, type Place } from './values.ts';

/** A visit as its Encounter tells it. */
export type Visit = Omit<IncomingEncounter, 'coverage' | 'documents' | 'statements'>;

/** The visits by `sourceId`. Planned, cancelled and mistaken ones are left out with a note. */
export const readVisits = (bundle: Bundle, careGivers: CareGivers): ReadonlyMap<string, Visit> => {
  const visits = new Map<string, Visit>();
  for (const encounter of bundle.ofType('Encounter')) {
    const visit = tookPlace(encounter) ? readVisit(bundle, careGivers, encounter) : null;
    if (visit !== null) visits.set(visit.sourceId, visit);
  }
  return visits;
};

/**
 * The visit that a resource about a patient belongs to; null, with a note, where it names none that is read. An issue
 * where the resource is about another patient than the visit.
 */
export const visitOf = (
  bundle: Bundle,
  visits: ReadonlyMap<string, Visit>,
  from: Resource,
  reference: Place,
): Visit | null => {
  const visit = visits.get(resolveTo(bundle, 'Encounter', from, reference)?.name ?? '') ?? null;
  if (visit === null) {
    noteAt(
      reference,
      isPresent(reference)
        ? 'names no encounter that is read; the resource is left out'
        : 'is missing; the resource is left out',
    );
    return null;
  }
  const subject = resolveTo(bundle, 'Patient', from, at(from.root, 'subject'));
  if (subject === null || subject.name === visit.patient) return visit;
  issueAt(at(from.root, 'subject'), `is another patient than the subject of ${visit.sourceId}`);
  return null;
};

const NO_VISIT: ReadonlySet<string> = new Set(['planned', 'cancelled', 'entered-in-error']);
const VISIT: ReadonlySet<string> = new Set(['arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'unknown']);

const tookPlace = ({ root }: Resource): boolean => {
  const place = at(root, 'status');
  const status = textAt(place, MOST_CHARACTERS.code);
  if (status !== null && NO_VISIT.has(status)) noteAt(place, `is ${quoted(status)}; the encounter is left out`);
  else if (status === null || !VISIT.has(status)) issueAt(place, 'must be one of the statuses of an R4 Encounter');
  return status !== null && VISIT.has(status);
};

const VISIT_NUMBER: ReadonlySet<string> = new Set(['VN']);

const readVisit = (bundle: Bundle, careGivers: CareGivers, encounter: Resource): Visit | null => {
  const { root, id, name } = encounter;
  const patient = readSubject(bundle, encounter);
  const period = readPeriod(root);
  const visit = {
    sourceId: name,
    visitNumber: identifierOfType(root, VISIT_NUMBER) ?? anyIdentifier(root) ?? id,
    provider: readProvider(bundle, careGivers, encounter),
    facility: isPresent(at(root, 'serviceProvider'))
      ? careGivers.facilityOf(encounter, at(root, 'serviceProvider'))
      : null,
    encounterClass: readClass(at(root, 'class')),
    reason: readReason(root),
  };
  return patient === null || period === null ? null : { ...visit, patient, ...period };
};

const readSubject = (bundle: Bundle, encounter: Resource): string | null => {
  const subject = at(encounter.root, 'subject');
  const patient = resolveTo(bundle, 'Patient', encounter, subject);
  if (!isPresent(subject)) issueAt(subject, 'is missing');
  else if (patient === null)
    issueAt(subject, `names a patient that the bundle does not hold: ${referenceText(subject)}`);
  return patient?.name ?? null;
};

/** The local days as written. An end before the start is an issue, on the clock as much as on the calendar. */
const readPeriod = (root: Place): { serviceFrom: CalendarDate; serviceTo: CalendarDate } | null => {
  const [start, end] = [at(root, 'period', 'start'), at(root, 'period', 'end')];
  if (!isPresent(start)) issueAt(start, 'is missing');
  const serviceFrom = dayAt(start);
  const serviceTo = dayAt(end) ?? serviceFrom;
  if (serviceFrom === null || serviceTo === null) return null;
  const isBackwards = serviceTo < serviceFrom || (serviceTo === serviceFrom && instantOf(end) < instantOf(start));
  if (isBackwards) issueAt(end, 'is before the start');
  return isBackwards ? null : { serviceFrom, serviceTo };
};

/** NaN, which is before nothing, for a day without a time and a zone. */
const instantOf = (place: Place): number => {
  const text = textAt(place, MOST_CHARACTERS.code) ?? '';
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(text) && text.includes('T') ? Date.parse(text) : Number.NaN;
};

/** By preference: who performed it first and foremost, who attended; HL7's ParticipationType. */
const RENDERING: readonly ReadonlySet<string>[] = [new Set(['PPRF']), new Set(['ATND'])];

const readProvider = (bundle: Bundle, careGivers: CareGivers, encounter: Resource): string | null => {
  const participants = list(at(encounter.root, 'participant')).filter((each) =>
    isCareGiver(bundle, encounter, at(each, 'individual')),
  );
  const preferred = RENDERING.map((codes) =>
    participants.find((each) => list(at(each, 'type')).some((type) => hasCode(type, codes))),
  );
  const chosen = preferred.find((each) => each !== undefined) ?? participants[0];
  return chosen === undefined ? null : careGivers.providerOf(encounter, at(chosen, 'individual'));
};

const CARE_GIVERS: ReadonlySet<string> = new Set(['Practitioner', 'PractitionerRole']);

/** Relatives of the patient take part as well, as RelatedPerson. */
const isCareGiver = (bundle: Bundle, encounter: Resource, individual: Place): boolean => {
  if (!isPresent(individual)) return false;
  const type = bundle.resolve(encounter, individual)?.type ?? textAt(at(individual, 'type'), MOST_CHARACTERS.uri);
  if (type !== null) return CARE_GIVERS.has(type);
  return !/(?:^|\/)RelatedPerson\//.test(textAt(at(individual, 'reference'), MOST_CHARACTERS.uri) ?? '');
};

/** HL7's ActEncounterCode. */
const CLASSES: ReadonlyMap<string, IncomingEncounter['encounterClass']> = new Map([
  ['AMB', 'AMBULATORY'],
  ['EMER', 'EMERGENCY'],
  ['IMP', 'INPATIENT'],
  ['ACUTE', 'INPATIENT'],
  ['NONAC', 'INPATIENT'],
  ['OBSENC', 'OBSERVATION'],
  ['HH', 'HOME'],
  ['VR', 'VIRTUAL'],
  ['FLD', 'OTHER'],
  ['PRENC', 'OTHER'],
  ['SS', 'OTHER'],
]);

const readClass = (place: Place): IncomingEncounter['encounterClass'] => {
  const code = textAt(at(place, 'code'), MOST_CHARACTERS.code);
  const found = code === null ? undefined : CLASSES.get(code);
  if (found === undefined)
    noteAt(place, code === null ? 'is missing and read as OTHER' : `is ${quoted(code)} and read as OTHER`);
  return found ?? 'OTHER';
};

const readReason = (root: Place): string | null => {
  for (const concept of [...list(at(root, 'reasonCode')), ...list(at(root, 'type'))]) {
    const text = conceptText(concept);
    if (text !== null) return text;
  }
  return null;
};
