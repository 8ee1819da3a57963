/** What a reader says beside the record it read: why the bundle is refused, and what was left out on purpose. */

/** Where something is wrong. A bundle with one issue is refused whole. */
export interface FhirIssue {
  /** `Type/id`, `Type/id#contained`, or `Bundle`. */
  readonly resource: string;
  /** Where in the resource, as in `Encounter.period.start` or `Patient.name[0].family`. */
  readonly path: string;
  /** The rest of a sentence that begins with the path. It quotes references and codes, never a patient's own data. */
  readonly reason: string;
}

/** Something that was left out or read in a lesser way; of the same shape as an issue, and no reason to refuse. */
export type ImportNote = FhirIssue;

/** Collects both. Saying the same thing of the same place twice is saying it once. */
export interface Findings {
  readonly issue: (resource: string, path: string, reason: string) => void;
  readonly note: (resource: string, path: string, reason: string) => void;
  readonly issues: () => FhirIssue[];
  readonly notes: () => ImportNote[];
}

/** At most this many issues are listed; where there are more, the last of them says how many. */
export const MOST_ISSUES = 100;

/** At most this many notes are listed; where there are more, the last of them says how many. */
export const MOST_NOTES = 1_000;

/** An empty collection. */
export const collectFindings = (): Findings => {
  const issues = openSheet(MOST_ISSUES, 'issues');
  const notes = openSheet(MOST_NOTES, 'notes');
  return { issue: issues.add, note: notes.add, issues: issues.lines, notes: notes.lines };
};

/** Text from the bundle inside a reason: short, and on one line. */
export const quoted = (text: string): string =>
  `"${text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text.toWellFormed()}"`.replace(/\p{Cc}/gu, '?');

const openSheet = (most: number, kind: string) => {
  const seen = new Map<string, FhirIssue>();
  return {
    add: (resource: string, path: string, reason: string): void => {
      const key = `${resource}\n${path}\n${reason}`;
      if (!seen.has(key)) seen.set(key, { resource, path, reason });
    },
    lines: (): FhirIssue[] => {
      const listed = [...seen.values().take(most)];
      const unlisted = seen.size - (most - 1);
      return seen.size > most
        ? [
            ...listed.slice(0, most - 1),
            { resource: 'Bundle', path: 'Bundle', reason: `has ${unlisted} further ${kind}, which are not listed` },
          ]
        : listed;
    },
  };
};
