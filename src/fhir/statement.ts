/**
 * Condition and Procedure -> what a clinician's system states of a visit. Never a code assignment: that is a coder's
 * act.
 */

import type { IncomingStatement } from '../coding/incoming.ts';
import { codingAt, hasCode, type Coding } from './concepts.ts';
import { visitOf, type Visit } from './encounter.ts';
import { quoted } from './findings.ts';
import type { Bundle, Resource } from './references.ts';
import { at, dayIfFullAt, list, MOST_CHARACTERS, noteAt, textAt, type Place } from './values.ts';

/**
 * The statements by the visit's `sourceId`. One for each coding; the second of a resource has `#2` in its `sourceId`.
 */
export const readStatements = (
  bundle: Bundle,
  visits: ReadonlyMap<string, Visit>,
): ReadonlyMap<string, IncomingStatement[]> => {
  const byVisit = new Map<string, IncomingStatement[]>([...visits.keys()].map((visit) => [visit, []]));
  for (const [type, kind] of [
    ['Condition', 'CONDITION'],
    ['Procedure', 'PROCEDURE'],
  ] as const) {
    for (const resource of bundle.ofType(type)) {
      const visit = stands(resource) ? visitOf(bundle, visits, resource, at(resource.root, 'encounter')) : null;
      if (visit === null) continue;
      const recordedOn = recordedOnOf(resource.root) ?? visit.serviceFrom;
      for (const words of wordsOf(resource)) byVisit.get(visit.sourceId)?.push({ ...words, kind, recordedOn });
    }
  }
  return byVisit;
};

/** A condition ruled out and a procedure not done state nothing to code. */
const UNDONE: ReadonlySet<string> = new Set(['preparation', 'not-done', 'entered-in-error']);
const UNTRUE: ReadonlySet<string> = new Set(['refuted', 'entered-in-error']);

const stands = ({ root, type }: Resource): boolean => {
  if (type === 'Condition') {
    const isUntrue = hasCode(at(root, 'verificationStatus'), UNTRUE);
    if (isUntrue) noteAt(at(root, 'verificationStatus'), 'is refuted or a mistake; the condition is left out');
    return !isUntrue;
  }
  const status = textAt(at(root, 'status'), MOST_CHARACTERS.code);
  const isUndone = status !== null && UNDONE.has(status);
  if (isUndone) noteAt(at(root, 'status'), `is ${quoted(status)}; the procedure is left out`);
  return !isUndone;
};

/** When it was recorded, or else began; a date of less than a day is passed over. */
const recordedOnOf = (root: Place) =>
  dayIfFullAt(at(root, 'recordedDate')) ??
  dayIfFullAt(at(root, 'performedDateTime')) ??
  dayIfFullAt(at(root, 'performedPeriod', 'start')) ??
  dayIfFullAt(at(root, 'onsetDateTime')) ??
  dayIfFullAt(at(root, 'onsetPeriod', 'start'));

type Words = Omit<IncomingStatement, 'kind' | 'recordedOn'>;

const wordsOf = ({ root, name }: Resource): Words[] => {
  const concept = at(root, 'code');
  const text = textAt(at(concept, 'text'), MOST_CHARACTERS.display);
  const codings = list(at(concept, 'coding'))
    .map(codingAt)
    .filter(({ code, display }) => code !== null || display !== null);
  if (codings.length === 0 && text === null) noteAt(concept, 'has neither a code nor a text; the resource is left out');
  if (codings.length === 0)
    return text === null ? [] : [{ sourceId: name, codeSystem: null, code: null, display: text }];
  return codings.map((coding, index) => ({
    sourceId: index === 0 ? name : `${name}#${index + 1}`,
    codeSystem: coding.system,
    code: coding.code,
    display: displayOf(coding, text, index),
  }));
};

/** The clinician's own words go with the first coding; the others are translations of it and keep their display. */
const displayOf = ({ display, code }: Coding, text: string | null, index: number): string =>
  (index === 0 ? (text ?? display) : (display ?? text)) ?? code ?? '';
