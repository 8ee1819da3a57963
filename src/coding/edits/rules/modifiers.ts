/** Modifiers by themselves: known, each once, not contradicting each other, and there where a service is repeated. */

import { isCptModifier } from '../../../codesets/cpt-modifiers.ts';
import type { ProcedureToCheck } from '../finding.ts';
import { eachProcedure, modifierFound, pairsOf, type Rule } from '../rule.ts';

/** With one of these the same service twice on a day is meant so. */
const REPEATED = new Set('76 77 91 59 XE XP XS XU 50'.split(' '));

const unknown: Rule = {
  id: 'MODIFIER_UNKNOWN',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A modifier is one of CPT or HCPCS, and in force on the day.',
  source: '45 CFR 162.1002',
  find: (seen) =>
    eachProcedure(seen, (procedure) => {
      const table = seen.on(procedure.serviceDate).MODIFIER;
      if (!table) return [];
      const mend = 'Correct it or take it away.';
      // A list that is not official holds few modifiers.
      const more = { mend, from: table.from, ...(table.from.official ? {} : { severity: 'INFORMS' as const }) };
      return [...new Set(procedure.modifiers)].flatMap((modifier) => {
        if (isCptModifier(modifier)) return [];
        const row = table.find(modifier);
        if (!row) return [modifierFound(procedure, modifier, `${modifier} on ${procedure.code} is no modifier.`, more)];
        const { serviceDate: day } = procedure;
        const inForce = (row.effectiveFrom ?? day) <= day && day <= (row.effectiveTo ?? day);
        return inForce ? [] : [modifierFound(procedure, modifier, `${modifier} is not in force on ${day}.`, more)];
      });
    }),
};

const twice: Rule = {
  id: 'MODIFIER_TWICE',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A line has at most four modifiers, each once.',
  source: '837P SV101-3 to SV101-6',
  find: (seen) =>
    eachProcedure(seen, (procedure) => {
      const { modifiers, code } = procedure;
      if (modifiers.length > 4)
        return [
          modifierFound(
            procedure,
            `${modifiers.length} modifiers`,
            `${code} has ${modifiers.length} modifiers; a claim takes four.`,
            {
              mend: 'Keep the four that matter for payment, or put 99 in the place of the fourth where the payer takes it.',
            },
          ),
        ];
      const repeated = modifiers.find((modifier, index) => modifiers.indexOf(modifier) !== index);
      if (repeated === undefined) return [];
      const message = `${repeated} stands twice on ${code}.`;
      return [modifierFound(procedure, repeated, message, { mend: `Take one ${repeated} away.` })];
    }),
};

/** Modifiers that contradict each other on one line. */
const CONTRADICTIONS: readonly (readonly [string, string])[] = [
  ['26', 'TC'],
  ['50', 'LT'],
  ['50', 'RT'],
  ['LT', 'RT'],
  // Repeated by the same practitioner, or by another.
  ['76', '77'],
  // Each of the four says closer what 59 says.
  ['59', 'XE'],
  ['59', 'XS'],
  ['59', 'XP'],
  ['59', 'XU'],
];

const contradicting: Rule = {
  id: 'MODIFIERS_CONTRADICT',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'Modifiers of one line do not contradict each other.',
  source: 'Medicare Claims Processing Manual, chapter 12; MLN1783722',
  find: (seen) =>
    eachProcedure(seen, (procedure) =>
      CONTRADICTIONS.filter((pair) => pair.every((modifier) => procedure.modifiers.includes(modifier))).map(
        ([one, other]) =>
          modifierFound(
            procedure,
            `${one} ${other}`,
            `${one} and ${other} do not stand together on ${procedure.code}.`,
            {
              mend: `Keep the one that the record supports${one === '59' ? `: ${other} says closer what 59 says` : ''}.`,
            },
          ),
      ),
    ),
};

const repeated: Rule = {
  id: 'REPEATED_SERVICE',
  severity: 'WARNS',
  overridable: true,
  sentence: 'The same service twice on a day, at another visit too, says by a modifier that it is meant so.',
  source: 'Medicare Claims Processing Manual, chapter 12: repeated procedures',
  find: ({ coding: { procedures, elsewhere } }) => {
    const mend = 'Join the lines by units, or add 76, 77, 91, 59, XE, XS, XP, XU or a side.';
    const isRepeat = (one: Service, other: Service): boolean =>
      one.code === other.code &&
      one.serviceDate === other.serviceDate &&
      [...one.modifiers].sort().join() === [...other.modifiers].sort().join() &&
      !other.modifiers.some((modifier) => REPEATED.has(modifier));
    const here = pairsOf(procedures)
      .filter(([one, other]) => isRepeat(one, other))
      .map(([one, other]) => {
        const message = `${other.code} stands twice on ${other.serviceDate}, with nothing that tells the lines apart.`;
        return {
          ...modifierFound(other, `again ${other.modifiers.toSorted().join('+')}`, message, { mend }),
          about: [other, one],
        };
      });
    const there = procedures.flatMap((own) => {
      const other = elsewhere.find((each) => isRepeat(each, own));
      if (!other) return [];
      const message = `${own.code} stands on ${other.visit} of ${own.serviceDate} too, with nothing that tells them apart.`;
      return [modifierFound(own, `again ${own.modifiers.toSorted().join('+')} ${other.visit}`, message, { mend })];
    });
    return [...here, ...there];
  },
};

type Service = Pick<ProcedureToCheck, 'code' | 'serviceDate' | 'modifiers'>;

export const MODIFIERS: readonly Rule[] = [unknown, twice, contradicting, repeated];
