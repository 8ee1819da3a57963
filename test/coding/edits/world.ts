/** Small editions and small codings of our own, for the rules to look at. */

import type { LoadableCodeSet } from '../../../src/codesets/code-set.ts';
import { LOADABLE_CODE_SETS } from '../../../src/codesets/code-set.ts';
import type { CodeRow, EditionRow, NoteKind, NoteRow, TabularRow } from '../../../src/codesets/files/rows.ts';
import { referencesIn } from '../../../src/codesets/readers/icd10/code-references.ts';
import { kindOf } from '../../../src/codesets/tables/kinds.ts';
import type { EditionRef, TablesOn } from '../../../src/codesets/tables/table.ts';
import { editsOf } from '../../../src/coding/edits/edits.ts';
import type {
  CodingToCheck,
  DiagnosisToCheck,
  Finding,
  ProcedureElsewhere,
  ProcedureToCheck,
} from '../../../src/coding/edits/finding.ts';
import type { CalendarDate } from '../../../src/platform/calendar-date.ts';

export const day = (text: string): CalendarDate => text as CalendarDate;

export const DAY = day('2026-03-02');

export const editionOf = (codeSet: LoadableCodeSet, official = true): EditionRef => ({
  codeSet,
  edition: official ? '2026' : 'starter',
  official,
  // None is stale on the day.
  effectiveFrom: (/^ICD10|^MEDICARE/.test(codeSet) ? '2025-10-01' : '2026-01-01') as CalendarDate,
  effectiveTo: null,
});

/** Tables of the rows given; every other set has no edition. Rows go the way that they go in the server. */
export const tablesOf = (
  rows: Partial<Record<LoadableCodeSet, readonly EditionRow[]>>,
  starter: readonly LoadableCodeSet[] = [],
): TablesOn => {
  const none = Object.fromEntries(LOADABLE_CODE_SETS.map((set) => [set, null]));
  const some = Object.entries(rows).map(([name, own]) => {
    const set = name as LoadableCodeSet;
    const kind = kindOf(set);
    const packer = kind.packer();
    for (const row of own) packer.add(row);
    return [set, kind.open(packer.done(), editionOf(set, !starter.includes(set)))];
  });
  return Object.assign(none, Object.fromEntries(some));
};

export const codeRow = (code: string, title = `About ${code}`, more: Partial<CodeRow> = {}): CodeRow => ({
  code,
  billable: true,
  shortTitle: title,
  longTitle: title,
  effectiveFrom: null,
  effectiveTo: null,
  ...more,
});

export const heading = (code: string, title?: string): CodeRow => codeRow(code, title, { billable: false });

export const note = (kind: NoteKind, text: string): NoteRow => ({ kind, text, references: referencesIn(text) });

export const entry = (
  id: string,
  parent: string | null,
  notes: readonly NoteRow[] = [],
  sevenCharacters: Record<string, string> | null = null,
): TabularRow => ({
  id,
  level: id.startsWith('CH') ? 'CHAPTER' : id.includes('-') ? 'SECTION' : 'CODE',
  parent,
  title: `About ${id}`,
  notes,
  sevenCharacters,
});

export const diagnoses = (...codes: readonly string[]): DiagnosisToCheck[] =>
  codes.map((code, index) => ({ id: `d${index + 1}`, sequence: index + 1, code }));

/** `99213`, `99213-25` or `99213-25-59x2@2026-03-03`: code, modifiers, units, day. */
export const procedures = (...texts: readonly string[]): ProcedureToCheck[] =>
  texts.map((text, index) => {
    const [, code, modifiers, units, day] = /^(\w{5})((?:-\w\w)*)(?:x(\d+))?(?:@(.+))?$/.exec(text)!;
    return {
      id: `p${index + 1}`,
      sequence: index + 1,
      codeSet: /^[A-Z]/.test(code!) ? 'HCPCS' : 'CPT',
      code: code!,
      modifiers: modifiers!.split('-').slice(1),
      units: Number(units ?? 1),
      diagnosisPointers: [1],
      serviceDate: (day ?? DAY) as CalendarDate,
    };
  });

export const elsewhere = (...texts: readonly string[]): ProcedureElsewhere[] =>
  procedures(...texts).map(({ code, modifiers, units, serviceDate }) => ({
    visit: 'visit V-2',
    code,
    modifiers,
    units,
    serviceDate,
  }));

export const coding = (more: Partial<CodingToCheck> = {}): CodingToCheck => ({
  encounterClass: 'AMBULATORY',
  serviceFrom: DAY,
  serviceTo: DAY,
  placeOfServiceCode: '11',
  patient: { birthDate: '1980-05-06' as CalendarDate, sex: 'FEMALE' },
  diagnoses: [],
  procedures: [],
  providerNamed: true,
  elsewhere: [],
  notes: [],
  ...more,
});

/** What the edits say, without what is said of missing editions. */
export const found = (more: Partial<CodingToCheck>, tables: TablesOn): Finding[] =>
  editsOf(coding(more), () => tables).filter(({ rule }) => rule !== 'EDITION_MISSING');

/** `RULE severity path`, with `!` where it may not be overridden. */
export const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, severity, path, overridable }) => `${rule} ${severity}${overridable ? '' : '!'} ${path}`);
