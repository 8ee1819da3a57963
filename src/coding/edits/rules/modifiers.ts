/** Modifiers: known, allowed with the code and with each other, and there where they are needed. */

import type { ProcedureToCheck } from '../finding.ts';
import { atProcedure, pairsOf, type Found, type Rule, type Seen } from '../rule.ts';

/** Modifiers of CPT by number; the HCPCS file lists all others. */
const OF_CPT = new Set(
  (
    '22 23 24 25 26 27 32 33 47 50 51 52 53 54 55 56 57 58 59 62 63 66 73 74 76 77 78 79 80 81 82 90 91 92 93 95 96 97 99 ' +
    '1P 2P 3P 8P P1 P2 P3 P4 P5 P6'
  ).split(' '),
);

/** With one of these the same service twice on a day is meant so. */
const REPEATED = new Set('76 77 91 59 XE XP XS XU 50'.split(' '));

/** Places of service where the facility bills the technical part itself: hospitals, surgical centers, nursing facilities. */
const FACILITY_PLACES = new Set('19 21 22 23 24 26 31 34 41 42 51 52 53 56 61'.split(' '));

const about = (procedure: ProcedureToCheck, key: string, message: string, more: Partial<Found> = {}): Found => ({
  path: atProcedure(procedure, 'modifiers'),
  about: [procedure],
  message,
  key: `${procedure.code} ${procedure.serviceDate} ${key}`,
  ...more,
});

const each = (seen: Seen, of: (procedure: ProcedureToCheck) => Found[]): Found[] => seen.coding.procedures.flatMap(of);

const unknown: Rule = {
  id: 'MODIFIER_UNKNOWN',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A modifier is one of CPT or HCPCS.',
  source: '45 CFR 162.1002',
  find: (seen) =>
    each(seen, (procedure) => {
      const table = seen.on(procedure.serviceDate).MODIFIER;
      if (!table) return [];
      return procedure.modifiers
        .filter((modifier) => !OF_CPT.has(modifier) && !table.find(modifier))
        .map((modifier) =>
          about(procedure, modifier, `${modifier} on ${procedure.code} is no modifier.`, {
            mend: 'Correct it or take it away.',
            from: table.from,
          }),
        );
    }),
};

const twice: Rule = {
  id: 'MODIFIER_TWICE',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A line has at most four modifiers, each once.',
  source: '837P SV101-3 to SV101-6',
  find: (seen) =>
    each(seen, (procedure) => {
      const { modifiers, code } = procedure;
      if (modifiers.length > 4)
        return [about(procedure, 'many', `${code} has ${modifiers.length} modifiers; a claim takes four.`)];
      const repeated = modifiers.find((modifier, index) => modifiers.indexOf(modifier) !== index);
      return repeated === undefined ? [] : [about(procedure, repeated, `${repeated} stands twice on ${code}.`)];
    }),
};

/** Modifiers that contradict each other on one line. */
const CONTRADICTIONS: readonly (readonly [string, string])[] = [
  ['26', 'TC'],
  ['50', 'LT'],
  ['50', 'RT'],
  ['LT', 'RT'],
];

const contradicting: Rule = {
  id: 'MODIFIERS_CONTRADICT',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'Modifiers of one line do not contradict each other.',
  source: 'Medicare Claims Processing Manual, chapter 12',
  find: (seen) =>
    each(seen, (procedure) =>
      CONTRADICTIONS.filter((pair) => pair.every((modifier) => procedure.modifiers.includes(modifier))).map(
        ([one, other]) =>
          about(procedure, `${one} ${other}`, `${one} and ${other} do not stand together on ${procedure.code}.`, {
            mend: 'Keep the one that the record supports.',
          }),
      ),
    ),
};

const component: Rule = {
  id: 'COMPONENT_NOT_SPLIT',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'Only a service with a professional and a technical part is billed by part.',
  source: 'Medicare physician fee schedule: PC/TC indicator',
  find: (seen) =>
    each(seen, (procedure) => {
      const schedule = seen.on(procedure.serviceDate).PHYSICIAN_FEE_SCHEDULE;
      const row = schedule?.find(procedure.code);
      if (!row) return [];
      // 1 has both parts; 6 is laboratory work that a physician interprets: 26 only.
      const allowed =
        row.professionalTechnical === '1' ? ['26', 'TC'] : row.professionalTechnical === '6' ? ['26'] : [];
      return procedure.modifiers
        .filter((modifier) => (modifier === '26' || modifier === 'TC') && !allowed.includes(modifier))
        .map((modifier) =>
          about(procedure, modifier, `${procedure.code} is not billed with ${modifier}: it has no such part.`, {
            mend: `Take ${modifier} away.`,
            from: schedule!.from,
            at: `indicator ${row.professionalTechnical}`,
          }),
        );
    }),
};

const professionalPart: Rule = {
  id: 'PROFESSIONAL_PART_MISSING',
  severity: 'WARNS',
  overridable: true,
  sentence: 'In a facility, a service with two parts is billed as its professional part.',
  source: 'Medicare physician fee schedule: PC/TC indicator 1',
  find: (seen) =>
    each(seen, (procedure) => {
      const schedule = seen.on(procedure.serviceDate).PHYSICIAN_FEE_SCHEDULE;
      if (schedule?.find(procedure.code)?.professionalTechnical !== '1') return [];
      if (!FACILITY_PLACES.has(seen.coding.placeOfServiceCode)) return [];
      if (procedure.modifiers.some((modifier) => modifier === '26' || modifier === 'TC')) return [];
      return [
        about(procedure, '26', `${procedure.code} in a facility is the professional part alone.`, {
          mend: 'Add modifier 26.',
          from: schedule.from,
        }),
      ];
    }),
};

const bilateral: Rule = {
  id: 'NOT_BILATERAL',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'Modifier 50 stands only on a service that is paid by side.',
  source: 'Medicare physician fee schedule: bilateral indicator',
  find: (seen) =>
    each(seen, (procedure) => {
      if (!procedure.modifiers.includes('50')) return [];
      const schedule = seen.on(procedure.serviceDate).PHYSICIAN_FEE_SCHEDULE;
      const row = schedule?.find(procedure.code);
      if (row && row.bilateral !== '1' && row.bilateral !== '3') {
        return [
          about(procedure, '50', `${procedure.code} is not billed with 50: it is not paid by side.`, {
            mend: 'Take 50 away.',
            from: schedule!.from,
            at: `indicator ${row.bilateral}`,
          }),
        ];
      }
      if (procedure.units === 1) return [];
      return [
        about(procedure, 'units', `${procedure.code} with 50 has ${procedure.units} units.`, {
          path: atProcedure(procedure, 'units'),
          severity: 'WARNS',
          mend: 'One unit with 50 stands for both sides.',
        }),
      ];
    }),
};

const repeated: Rule = {
  id: 'REPEATED_SERVICE',
  severity: 'WARNS',
  overridable: true,
  sentence: 'The same service twice on a day says by a modifier that it is meant so.',
  source: 'Medicare Claims Processing Manual, chapter 12: repeated procedures',
  find: ({ coding: { procedures } }) =>
    pairsOf(procedures)
      .filter(([one, other]) => one.code === other.code && one.serviceDate === other.serviceDate)
      .filter(([one, other]) => [...one.modifiers].sort().join() === [...other.modifiers].sort().join())
      .filter(([, other]) => !other.modifiers.some((modifier) => REPEATED.has(modifier)))
      .map(([one, other]) => ({
        ...about(
          other,
          'again',
          `${other.code} stands twice on ${other.serviceDate}, with nothing that tells the lines apart.`,
          {
            mend: 'Join the lines by units, or add 76, 77, 91, 59, XE, XS, XP, XU or a side.',
          },
        ),
        about: [other, one],
      })),
};

export const MODIFIERS: readonly Rule[] = [
  unknown,
  twice,
  contradicting,
  component,
  professionalPart,
  bilateral,
  repeated,
];
