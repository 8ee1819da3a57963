/** A FHIR R4 Bundle -> the plain facts that an import takes. Pure: no database, no clock, no network, no exceptions. */

import type { IncomingRecord } from '../coding/incoming.ts';
import { chooseCoverages } from './billing.ts';
import { gatherCoverages } from './coverage.ts';
import { hasPresentedForm, readDocuments } from './document.ts';
import { readVisits } from './encounter.ts';
import { collectFindings, quoted, type FhirIssue, type Findings, type ImportNote } from './findings.ts';
import { findSyntaxFault } from './json-syntax.ts';
import { readPatients } from './patient.ts';
import { gatherPayers } from './payer.ts';
import { gatherCareGivers } from './provider.ts';
import { indexBundle, type Bundle } from './references.ts';
import { readStatements } from './statement.ts';
import { at, isObject, issueAt, list, MOST_CHARACTERS, noteAt, textAt, type Place } from './values.ts';

export interface ReadBundle {
  /** What was read; to be used only where `issues` is empty. */
  readonly record: IncomingRecord;
  /** What was left out, or read in a lesser way, on purpose. */
  readonly notes: ImportNote[];
  /** Every reason to refuse the bundle whole, up to a hundred. */
  readonly issues: FhirIssue[];
}

/**
 * Reads the text of a bundle, with or without a byte order mark. A text that is not JSON is one issue with line and
 * column.
 */
export const parseBundle = (text: string): ReadBundle => {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  let bundle: unknown;
  try {
    bundle = JSON.parse(json);
  } catch {
    const fault = findSyntaxFault(json);
    const reason =
      fault === null ? 'is not JSON' : `is not JSON at line ${fault.line}, column ${fault.column}: ${fault.reason}`;
    return unreadable(reason);
  }
  return readBundle(bundle);
};

/** A bundle of which nothing could be read; `reason` is the rest of a sentence that begins with it. */
export const unreadable = (reason: string): ReadBundle => ({
  record: EMPTY,
  notes: [],
  issues: [{ resource: 'Bundle', path: 'Bundle', reason }],
});

/**
 * Reads a bundle of any JSON value whatever, and never throws. Sends back every issue at once; with any, the bundle is
 * to be refused whole. Reading the same bundle again gives the same `sourceId`s.
 */
export const readBundle = (bundle: unknown): ReadBundle => {
  const findings = collectFindings();
  const root: Place = { findings, resource: 'Bundle', path: 'Bundle', value: bundle };
  const record = isReadable(root) ? readRecord(indexBundle(root)) : EMPTY;
  return { record, notes: findings.notes(), issues: findings.issues() };
};

const EMPTY: IncomingRecord = {
  patients: [],
  payers: [],
  coverages: [],
  providers: [],
  facilities: [],
  encounters: [],
};

const BUNDLE_TYPES: ReadonlySet<string> = new Set(['collection', 'transaction', 'batch', 'searchset', 'document']);

const isReadable = (root: Place): boolean => {
  if (!isObject(root.value)) {
    issueAt(root, 'must be an object');
    return false;
  }
  const resourceType = at(root, 'resourceType');
  if (textAt(resourceType) !== 'Bundle') {
    issueAt(resourceType, 'must be "Bundle"');
    return false;
  }
  const type = textAt(at(root, 'type'), MOST_CHARACTERS.code);
  if (type === null || !BUNDLE_TYPES.has(type)) {
    const given = type === null ? 'it is missing' : `it is ${quoted(type)}`;
    issueAt(at(root, 'type'), `must be one of ${[...BUNDLE_TYPES].join(', ')}; ${given}`);
  }
  for (const link of list(at(root, 'link'))) {
    if (textAt(at(link, 'relation')) === 'next')
      noteAt(link, 'says that the search has further pages, which are not in this bundle');
  }
  return true;
};

const readRecord = (bundle: Bundle): IncomingRecord => {
  const patients = readPatients(bundle);
  const careGivers = gatherCareGivers(bundle);
  const visits = readVisits(bundle, careGivers);
  const payers = gatherPayers(bundle);
  const coverages = gatherCoverages(bundle, payers);
  const chosen = chooseCoverages(bundle, coverages, visits);
  const documents = readDocuments(bundle, visits);
  const statements = readStatements(bundle, visits);
  const record = {
    patients,
    payers: payers.list(),
    coverages: coverages.list(),
    providers: careGivers.providers(),
    facilities: careGivers.facilities(),
    encounters: [...visits.values()].map((visit) => ({
      ...visit,
      coverage: chosen.get(visit.sourceId) ?? null,
      documents: documents.get(visit.sourceId) ?? [],
      statements: statements.get(visit.sourceId) ?? [],
    })),
  };
  countUnread(bundle, record);
  return record;
};

/**
 * The types that something above reads; Organization and DiagnosticReport are read in part, and counted for themselves.
 */
const READ: ReadonlySet<string> = new Set([
  'Patient',
  'Coverage',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Encounter',
  'Condition',
  'Procedure',
  'DocumentReference',
  'DiagnosticReport',
  'Binary',
  'Claim',
  'ExplanationOfBenefit',
]);

const countUnread = (bundle: Bundle, { payers, facilities }: IncomingRecord): void => {
  for (const [type, count] of bundle.countByType) {
    if (!READ.has(type)) noteCount(bundle.findings, count, type, 'not read');
  }
  const used = new Set([...payers, ...facilities].map(({ sourceId }) => sourceId));
  const unused = bundle.ofType('Organization').filter(({ name }) => !used.has(name)).length;
  const silent = bundle.ofType('DiagnosticReport').filter((report) => !hasPresentedForm(report)).length;
  noteCount(bundle.findings, unused, 'Organization', 'neither payer nor facility and left out');
  noteCount(bundle.findings, silent, 'DiagnosticReport', 'without a presented form and not read');
};

const noteCount = (findings: Findings, count: number, type: string, fate: string): void => {
  if (count > 0)
    findings.note(
      'Bundle',
      'Bundle.entry',
      `holds ${count} of type ${type} that ${count === 1 ? 'is' : 'are'} ${fate}`,
    );
};
