/** DocumentReference, and DiagnosticReport with a presented form -> the documents of a visit. */

import type { IncomingDocument } from '../coding/incoming.ts';
import { readAttachments } from './attachment.ts';
import { codeInSystem, conceptText, LOINC } from './concepts.ts';
import { visitOf, type Visit } from './encounter.ts';
import { quoted } from './findings.ts';
import { resolveTo, type Bundle, type Resource } from './references.ts';
import { at, dayIfFullAt, isPresent, issueAt, list, MOST_CHARACTERS, noteAt, textAt, type Place } from './values.ts';

/**
 * The documents by the visit's `sourceId`. A report that says what another document of the visit says is left out with
 * a note.
 */
export const readDocuments = (
  bundle: Bundle,
  visits: ReadonlyMap<string, Visit>,
): ReadonlyMap<string, IncomingDocument[]> => {
  const byVisit = new Map<string, IncomingDocument[]>([...visits.keys()].map((visit) => [visit, []]));
  const texts = new Map<string, Set<string>>([...visits.keys()].map((visit) => [visit, new Set()]));
  for (const [type, read] of [
    ['DocumentReference', readReference],
    ['DiagnosticReport', readReport],
  ] as const) {
    for (const resource of bundle.ofType(type).filter(stands)) {
      const found = read(bundle, visits, resource);
      if (found === null) continue;
      const { visit, document } = found;
      if (texts.get(visit)?.has(document.text))
        noteAt(resource.root, 'says the same as another document of its encounter and is left out');
      else byVisit.get(visit)?.push(document);
      texts.get(visit)?.add(document.text);
    }
  }
  return byVisit;
};

interface Found {
  /** `sourceId` of the visit. */
  readonly visit: string;
  readonly document: IncomingDocument;
}

const VOID: ReadonlySet<string> = new Set(['entered-in-error', 'superseded', 'cancelled']);

const stands = ({ root }: Resource): boolean => {
  for (const place of [at(root, 'status'), at(root, 'docStatus')]) {
    const status = isPresent(place) ? textAt(place, MOST_CHARACTERS.code) : null;
    if (status === null || !VOID.has(status)) continue;
    noteAt(place, `is ${quoted(status)}; the document is left out`);
    return false;
  }
  return true;
};

const readReference = (bundle: Bundle, visits: ReadonlyMap<string, Visit>, resource: Resource): Found | null => {
  const { root, name } = resource;
  const context = at(root, 'context', 'encounter');
  const encounters = list(context);
  const first = encounters.find((each) => visits.has(resolveTo(bundle, 'Encounter', resource, each)?.name ?? ''));
  const visit = visitOf(bundle, visits, resource, first ?? encounters[0] ?? context);
  if (visit === null) return null;
  if (encounters.length > 1) noteAt(context, `names several encounters; the document is kept with ${visit.sourceId}`);
  const attachments = list(at(root, 'content')).map((content) => at(content, 'attachment'));
  if (attachments.length === 0) noteAt(at(root, 'content'), 'is missing; the document is left out');
  const read = readAttachments(bundle, resource, attachments);
  if (read === null) return null;
  const type = at(root, 'type');
  const title =
    textAt(at(root, 'description'), MOST_CHARACTERS.display) ?? titleOf(read.place) ?? conceptText(type) ?? UNTITLED;
  const authoredOn = dayIfFullAt(at(root, 'date')) ?? dayIfFullAt(at(read.place, 'creation')) ?? visit.serviceFrom;
  return {
    visit: visit.sourceId,
    document: { sourceId: name, title, documentTypeCode: codeInSystem(type, LOINC), authoredOn, text: read.text },
  };
};

/** Most reports are results without a text; those are counted with the other resources that are not read. */
export const hasPresentedForm = ({ root }: Resource): boolean => {
  const { value } = at(root, 'presentedForm');
  if (value !== undefined && value !== null && !Array.isArray(value))
    issueAt(at(root, 'presentedForm'), 'must be a list');
  return Array.isArray(value) && value.length > 0;
};

const readReport = (bundle: Bundle, visits: ReadonlyMap<string, Visit>, resource: Resource): Found | null => {
  if (!hasPresentedForm(resource)) return null;
  const { root, name } = resource;
  const visit = visitOf(bundle, visits, resource, at(root, 'encounter'));
  const read = visit === null ? null : readAttachments(bundle, resource, list(at(root, 'presentedForm')));
  if (visit === null || read === null) return null;
  const code = at(root, 'code');
  const title = conceptText(code) ?? titleOf(read.place) ?? UNTITLED;
  const authoredOn = dayIfFullAt(at(root, 'effectiveDateTime')) ?? dayIfFullAt(at(root, 'issued')) ?? visit.serviceFrom;
  return {
    visit: visit.sourceId,
    document: { sourceId: name, title, documentTypeCode: codeInSystem(code, LOINC), authoredOn, text: read.text },
  };
};

const UNTITLED = 'Clinical document';

const titleOf = (attachment: Place): string | null => textAt(at(attachment, 'title'), MOST_CHARACTERS.display);
