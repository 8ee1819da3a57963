/**
 * The National Correct Coding Initiative of CMS: procedure-to-procedure edits, medically unlikely edits, add-on codes. They
 * compare all services of the patient with the provider on a day, those of other visits too. The lists are those for
 * practitioners: what is coded here goes out on professional claims, wherever the care was given.
 */

import type { CalendarDate } from '../../../platform/calendar-date.ts';
import type { ProcedureElsewhere, ProcedureToCheck } from '../finding.ts';
import { atProcedure, type Found, type Rule, type Seen } from '../rule.ts';

/** Modifiers that NCCI accepts for an edit with indicator 1. */
const BYPASS = new Set(
  (
    '24 25 27 57 58 59 78 79 91 XE XP XS XU E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 ' +
    'LT RT LC LD LM RC RI'
  ).split(' '),
);

/** A service of the day, here or at another visit. */
interface Service {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly here: ProcedureToCheck | null;
  readonly visitNumber: string | null;
}

const here = (procedure: ProcedureToCheck): Service => ({ ...procedure, here: procedure, visitNumber: null });
const elsewhere = (procedure: ProcedureElsewhere): Service => ({ ...procedure, here: null });

/** The services of each day on which this encounter has any: its own first. */
const daysOf = ({ coding }: Seen): Map<CalendarDate, Service[]> =>
  new Map(
    [...Map.groupBy(coding.procedures, ({ serviceDate }) => serviceDate)].map(([day, own]) => [
      day,
      [...own.map(here), ...coding.elsewhere.filter(({ serviceDate }) => serviceDate === day).map(elsewhere)],
    ]),
  );

const whereOf = ({ visitNumber }: Service): string => (visitNumber === null ? '' : ` of visit ${visitNumber}`);

const pairsOfDay = (
  seen: Seen,
  judge: (day: CalendarDate, one: Service, two: Service, bypassed: boolean) => Found[],
): Found[] =>
  [...daysOf(seen)].flatMap(([day, services]) =>
    services.flatMap((one) =>
      services.flatMap((two) => {
        // The pair is of two codes; two lines of one code are for the unlikely units.
        if (one === two || one.code === two.code || (one.here === null && two.here === null)) return [];
        const bypassed = [...one.modifiers, ...two.modifiers].some((modifier) => BYPASS.has(modifier));
        return judge(day, one, two, bypassed);
      }),
    ),
  );

/** The finding stands at the column 2 code, which is the one that is denied, where that is of this encounter. */
const ptpFound = (day: CalendarDate, one: Service, two: Service): Pick<Found, 'path' | 'about' | 'key'> => {
  const own = [two.here, one.here].filter((each) => each !== null);
  return { path: atProcedure(own[0]!), about: own, key: `${one.code} ${two.code} ${day}` };
};

const ptp: Rule = {
  id: 'PTP',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'Two services that are paid as one are not billed side by side.',
  source: 'NCCI procedure-to-procedure edits',
  find: (seen) =>
    pairsOfDay(seen, (day, one, two, bypassed) => {
      const table = seen.on(day).PTP_PRACTITIONER;
      const edit = table?.find(one.code, two.code, day);
      if (!edit || edit.indicator === 9 || (edit.indicator === 1 && bypassed)) return [];
      return [
        {
          ...ptpFound(day, one, two),
          message: `${two.code}${whereOf(two)} is part of ${one.code}${whereOf(one)} on the same day.`,
          mend:
            edit.indicator === 1
              ? `Where the record shows a separate service, add one of 59, XE, XS, XP, XU, a side or another NCCI modifier; else remove ${two.code}.`
              : `Remove ${two.code}: no modifier makes both payable.`,
          // A payer that does not follow the edit may be billed both, where a modifier could do so too.
          overridable: edit.indicator === 1,
          from: table!.from,
          at: `column 1 ${one.code}, column 2 ${two.code}, indicator ${edit.indicator}`,
        },
      ];
    }),
};

const ptpBypassed: Rule = {
  id: 'PTP_BYPASSED',
  severity: 'INFORMS',
  overridable: true,
  sentence: 'A modifier that lets two services stand side by side is supported by the record.',
  source: 'NCCI procedure-to-procedure edits',
  find: (seen) =>
    pairsOfDay(seen, (day, one, two, bypassed) => {
      const table = seen.on(day).PTP_PRACTITIONER;
      const edit = bypassed ? table?.find(one.code, two.code, day) : null;
      if (!edit || edit.indicator !== 1) return [];
      return [
        {
          ...ptpFound(day, one, two),
          message: `${two.code}${whereOf(two)} beside ${one.code}${whereOf(one)} rests on a modifier: the record must show a separate service.`,
          from: table!.from,
          at: `column 1 ${one.code}, column 2 ${two.code}, indicator 1`,
        },
      ];
    }),
};

const mueByLine: Rule = {
  id: 'MUE_BY_LINE',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'The units of a line are not more than one patient can have.',
  source: 'Medically unlikely edits, adjudication indicator 1',
  find: (seen) =>
    seen.coding.procedures.flatMap((procedure) => {
      const table = seen.on(procedure.serviceDate).MUE_PRACTITIONER;
      const edit = table?.find(procedure.code);
      if (!edit || edit.indicator !== 1 || procedure.units <= edit.units) return [];
      return [
        {
          path: atProcedure(procedure, 'units'),
          about: [procedure],
          message: `${procedure.code} has ${procedure.units} units; ${edit.units} on a line is the most.`,
          mend: 'Correct the units, or give what goes beyond a line of its own with the modifier that says why.',
          key: `${procedure.code} ${procedure.serviceDate}`,
          from: table!.from,
          at: procedure.code,
        },
      ];
    }),
};

const mueByDay: Rule = {
  id: 'MUE_BY_DAY',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'The units of a day are not more than one patient can have.',
  source: 'Medically unlikely edits, adjudication indicators 2 and 3',
  find: (seen) =>
    [...daysOf(seen)].flatMap(([day, services]) =>
      [...Map.groupBy(services, ({ code }) => code)].flatMap(([code, lines]): Found[] => {
        const table = seen.on(day).MUE_PRACTITIONER;
        const edit = table?.find(code);
        const own = lines.flatMap((line) => line.here ?? []);
        const units = lines.reduce((sum, line) => sum + line.units, 0);
        if (!edit || edit.indicator === 1 || own.length === 0 || units <= edit.units) return [];
        const others = [...new Set(lines.flatMap(({ visitNumber }) => visitNumber ?? []))];
        return [
          {
            path: atProcedure(own[0]!, 'units'),
            about: own,
            message:
              `${code} has ${units} units on ${day}${others.length > 0 ? `, visit ${others.join(', ')} included` : ''}; ` +
              `${edit.units} a day is the most.`,
            mend:
              edit.indicator === 2
                ? 'Correct the units: the limit is absolute.'
                : 'Correct the units, or be ready to show that they were needed.',
            key: `${code} ${day}`,
            // Indicator 2 is policy, and no appeal changes it; 3 can be shown to have been necessary.
            overridable: edit.indicator === 3,
            from: table!.from,
            at: `${code}, indicator ${edit.indicator}`,
          },
        ];
      }),
    ),
};

const addOn: Rule = {
  id: 'ADD_ON_WITHOUT_PRIMARY',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'An add-on service stands beside a service that it adds to.',
  source: 'NCCI add-on code edits',
  find: (seen) =>
    [...daysOf(seen)].flatMap(([day, services]) => {
      const table = seen.on(day).ADD_ON;
      if (!table) return [];
      const codes = new Set(services.map(({ code }) => code));
      return services.flatMap(({ here: procedure }) => {
        if (procedure === null) return [];
        const lines = table.primariesOf(procedure.code, day);
        if (lines.length === 0 || lines.some(({ primary }) => primary !== null && codes.has(primary))) return [];
        const primaries = lines.flatMap(({ primary }) => primary ?? []);
        const open = lines.some(({ type, primary }) => type !== 1 || primary === null);
        return [
          {
            path: atProcedure(procedure),
            about: [procedure],
            message:
              primaries.length === 0
                ? `${procedure.code} is an add-on; which service it may add to, the payer decides.`
                : `${procedure.code} is an add-on, and none of the services that it adds to is there on ${day}.`,
            mend:
              primaries.length === 0
                ? 'See that its primary service is billed the same day.'
                : `Add its primary service, such as ${primaries.slice(0, 6).join(', ')}, or remove it.`,
            key: `${procedure.code} ${day}`,
            severity: primaries.length === 0 ? 'INFORMS' : open ? 'WARNS' : 'BLOCKS',
            from: table.from,
            at: procedure.code,
          },
        ];
      });
    }),
};

export const NCCI: readonly Rule[] = [ptp, ptpBypassed, mueByLine, mueByDay, addOn];
