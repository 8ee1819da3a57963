/** NCCI procedure-to-procedure edits in the four files in which CMS publishes an edition. */

import { keptBytes, madeOnce } from './source.ts';

export type PtpSetting = 'practitioner' | 'outpatient';

const SETTINGS = {
  practitioner: { kept: 'ncci-and-fees/ncci_ptp_practitioner_2024q3.csv.xz', file: 'ccipra' },
  outpatient: { kept: 'ncci-and-fees/ncci_ptp_outpatient_hospital_2024q3.csv.xz', file: 'ccioph' },
} as const;

/** The paths of the four files of the third quarter of 2024 (version 30.2). They break off within a column 1 code. */
export const publishedPtp = (setting: PtpSetting): string[] => {
  const { kept, file } = SETTINGS[setting];
  const names = [1, 2, 3, 4].map((part) => `${file}-v302r0-f${part}.txt`);
  return madeOnce(kept, names, () => {
    const lines = linesOf(keptPtp(setting));
    const size = Math.ceil(lines.length / names.length);
    return names.map((name, part) => {
      const some = lines.slice(part * size, (part + 1) * size);
      return [name, `${[...HEADINGS, ...some].join('\r\n')}\r\n`];
    });
  });
};

/** One kept edit. */
export interface KeptPtp {
  readonly columnOne: string;
  readonly columnTwo: string;
  /** `9999-12-31` where it stands. */
  readonly deleted: string;
  readonly indicator: string;
}

/** The kept edits in their order. */
export const keptPtp = (setting: PtpSetting): KeptPtp[] =>
  keptBytes(SETTINGS[setting].kept)
    .toString('latin1')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [columnOne = '', columnTwo = '', deleted = '', indicator = ''] = line.trimEnd().split(',');
      return { columnOne, columnTwo, deleted, indicator };
    });

const HEADINGS = [
  'A line about the owners of the codes.',
  '',
  'Column1/Column2 Edits',
  'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
  '\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
  '\t\t\t\t*=no data\t1=allowed\t',
  '\t\t\t\t\t9=not applicable\t',
];

const OPEN = '9999-12-31';
const FIRST_DAY = '1996-01-01';

/**
 * The kept data lack the mark of edits before 1996 and the effective date. The mark is left blank. The first edit of a
 * pair is dated 1996-01-01, when the edits began, and one that was opened again the day after the one before it was
 * deleted; one of indicator 9 has the day of its deletion, as its publisher dates it.
 */
const linesOf = (edits: readonly KeptPtp[]): string[] => {
  const lines: string[] = [];
  for (let from = 0; from < edits.length;) {
    const first = edits[from]!;
    let to = from + 1;
    while (edits[to]?.columnOne === first.columnOne && edits[to]?.columnTwo === first.columnTwo) to += 1;
    let begin = FIRST_DAY;
    for (const edit of edits.slice(from, to).sort((one, other) => (one.deleted < other.deleted ? -1 : 1))) {
      const isTombstone = edit.indicator === '9';
      const effective = isTombstone || edit.deleted < begin ? edit.deleted : begin;
      const [deletion, columns] = [
        edit.deleted === OPEN ? '*' : digits(edit.deleted),
        [edit.columnOne, edit.columnTwo],
      ];
      lines.push([...columns, ' ', digits(effective), deletion, edit.indicator, 'Rationale'].join('\t'));
      if (!isTombstone) begin = dayAfter(edit.deleted);
    }
    from = to;
  }
  return lines;
};

const digits = (date: string): string => date.replaceAll('-', '');

const dayAfter = (date: string): string => {
  const known = following.get(date);
  if (known !== undefined) return known;
  const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  following.set(date, next);
  return next;
};

const following = new Map<string, string>([[OPEN, OPEN]]);
