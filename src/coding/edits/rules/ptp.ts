/**
 * Procedure-to-procedure edits of NCCI. The list is that for practitioners: what is coded here goes out on professional
 * claims, wherever the care was given.
 */

import type { FeeIndicatorTable, PtpEdit, PtpTable } from '../../../codesets/tables/table.ts';
import type { CalendarDate } from '../../../platform/calendar-date.ts';
import { daysOf, lineKey, removalOf, whereOf, type Service } from '../day.ts';
import { notPartedBy, partedBy, wouldPart, type Line } from '../parting.ts';
import { atProcedure, type Found, type Rule, type Seen } from '../rule.ts';

/** Two services of a day that an edit is of. */
interface Pair {
  readonly day: CalendarDate;
  readonly table: PtpTable;
  readonly edit: PtpEdit;
  readonly one: Service;
  readonly two: Service;
  readonly lines: readonly [one: Line, two: Line];
  /** Modifiers that part the two, where the edit allows any. */
  readonly parting: readonly string[];
}

/** Lines of the same codes at the same visits are one fault, told once. */
interface Judged {
  readonly blocked: readonly (readonly Pair[])[];
  readonly parted: readonly (readonly Pair[])[];
}

/** Two rules ask, and one look at the services answers both. */
const judged = new WeakMap<Seen, Judged>();

const judgedIn = (seen: Seen): Judged => {
  let answer = judged.get(seen);
  if (!answer) {
    const pairs = [...daysOf(seen)].flatMap(([day, services]) => pairsOf(seen, day, services));
    const mayStand = (pair: Pair): boolean => pair.parting.length > 0;
    answer = { blocked: alike(pairs.filter((pair) => !mayStand(pair))), parted: alike(pairs.filter(mayStand)) };
    judged.set(seen, answer);
  }
  return answer;
};

const pairsOf = (seen: Seen, day: CalendarDate, services: readonly Service[]): Pair[] => {
  const { PTP_PRACTITIONER: table, PHYSICIAN_FEE_SCHEDULE: fees } = seen.on(day);
  if (!table) return [];
  return services.flatMap((one) =>
    services.flatMap((two): Pair[] => {
      // The pair is of two codes; two lines of one code are for the unlikely units.
      if (one === two || one.code === two.code || (one.here === null && two.here === null)) return [];
      const edit = table.find(one.code, two.code, day);
      if (!edit || edit.indicator === 9) return [];
      const lines = [lineOf(seen, fees, one), lineOf(seen, fees, two)] as const;
      const parting = edit.indicator === 1 ? partedBy(...lines, day) : [];
      return [{ day, table, edit, one, two, lines, parting }];
    }),
  );
};

const lineOf = ({ coding }: Seen, fees: FeeIndicatorTable | null, { code, modifiers, here }: Service): Line => {
  const row = fees?.find(code);
  return {
    code,
    modifiers,
    placeOfServiceCode: here === null ? null : coding.placeOfServiceCode,
    globalDays: row?.globalDays ?? null,
    bilateral: row?.bilateral ?? null,
  };
};

const alike = (pairs: readonly Pair[]): Pair[][] => [
  ...Map.groupBy(pairs, ({ day, one, two }) =>
    [one.code, two.code, day, one.visit ?? '', two.visit ?? ''].join(' '),
  ).values(),
];

/** The finding stands at the column 2 code, which is the one that is denied, where that is of this encounter. */
const found = (pairs: readonly Pair[]): Omit<Found, 'message' | 'mend'> & { readonly from: PtpTable['from'] } => {
  const { day, table, edit, one, two } = pairs[0]!;
  const own = [...pairs.map((pair) => pair.two.here), ...pairs.map((pair) => pair.one.here)];
  const about = [...new Set(own.filter((each) => each !== null))];
  const visits = [one.visit, two.visit].filter((each) => each !== null);
  const lines = pairs.map((pair) => `${lineKey(pair.one)}/${lineKey(pair.two)}`).toSorted();
  return {
    path: atProcedure(about[0]!),
    about,
    key: [one.code, two.code, day, ...visits, ...lines].join(' '),
    from: table.from,
    at: `column 1 ${one.code}, column 2 ${two.code}, indicator ${edit.indicator}`,
  };
};

const ptp: Rule = {
  id: 'PTP',
  severity: 'BLOCKS',
  overridable: false,
  sentence:
    'Two services that are paid as one are not billed side by side, unless a modifier that is for them parts them; indicator 1 may be overridden.',
  source: 'NCCI procedure-to-procedure edits; NCCI Policy Manual I.E',
  find: (seen) =>
    judgedIn(seen).blocked.map((pairs) => {
      const { edit, one, two, lines, day } = pairs[0]!;
      const named = `${two.code}${whereOf(two)}`;
      const idle = edit.indicator === 1 ? [...new Set(pairs.flatMap((pair) => notPartedBy(...pair.lines, day)))] : [];
      return {
        ...found(pairs),
        message:
          `${named} is part of ${one.code}${whereOf(one)} on the same day` +
          `${idle.length > 0 ? `, and ${idle.join(' and ')} ${idle.length > 1 ? 'do' : 'does'} not part them` : ''}.`,
        mend:
          edit.indicator === 1
            ? `Only ${wouldPart(...lines)}; else ${removalOf(two)}.`
            : `No modifier makes both payable: ${removalOf(two)}.`,
        // A payer that does not follow the edit may be billed both, where a modifier could do so too.
        overridable: edit.indicator === 1,
      };
    }),
};

const ptpBypassed: Rule = {
  id: 'PTP_BYPASSED',
  severity: 'INFORMS',
  overridable: true,
  sentence: 'A modifier that lets two services stand side by side is supported by the record.',
  source: 'NCCI procedure-to-procedure edits; NCCI Policy Manual I.E',
  find: (seen) =>
    judgedIn(seen).parted.map((pairs) => {
      const { one, two } = pairs[0]!;
      const modifiers = [...new Set(pairs.flatMap(({ parting }) => parting))].join(', ');
      const named = `${two.code}${whereOf(two)}`;
      return {
        ...found(pairs),
        message: `${named} stands beside ${one.code}${whereOf(one)} by ${modifiers} alone.`,
        mend: `See that the record shows two separate services; if it does not, take ${modifiers} away and ${removalOf(two)}.`,
      };
    }),
};

export const PTP: readonly Rule[] = [ptp, ptpBypassed];
