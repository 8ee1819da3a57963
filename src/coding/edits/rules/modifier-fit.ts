/** Modifiers on kinds of services that they are not for. */

import { isEvaluation, isLaboratoryTest } from '../services.ts';
import { eachProcedure, modifierFound, type Rule } from '../rule.ts';

/** What a modifier is for, and what is to be done where it stands on something else. */
interface Kind {
  readonly modifiers: ReadonlySet<string>;
  readonly whom: string;
  readonly isFor: (code: string) => boolean;
  readonly instead: string;
}

const KINDS: readonly Kind[] = [
  {
    modifiers: new Set(['24', '25', '27', '57']),
    whom: 'visits',
    isFor: isEvaluation,
    instead: 'Put it on the visit that it is about, or take it away.',
  },
  {
    modifiers: new Set(['58', '59', '78', '79', 'XE', 'XS', 'XP', 'XU']),
    whom: 'procedures',
    isFor: (code) => !isEvaluation(code),
    instead: 'Take it away; where the record shows a visit apart from a procedure, 25 says so.',
  },
  {
    modifiers: new Set(['91']),
    whom: 'laboratory tests',
    isFor: isLaboratoryTest,
    instead: 'Take it away; a procedure that was repeated has 76 or 77.',
  },
];

/** Surgery, radiology and laboratory hold no visits; some payers count codes of medicine and of HCPCS as visits that are none. */
const CERTAINLY_NO_VISIT = /^(?:[0-8]\d{4}|\d{4}U)$/;

const unfit: Rule = {
  id: 'MODIFIER_UNFIT',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'A modifier stands on the kind of service that it is for: 25 on visits, 59 on procedures, 91 on tests.',
  source: 'NCCI Policy Manual I.E; MLN1783722',
  find: (seen) =>
    eachProcedure(seen, (procedure) =>
      [...new Set(procedure.modifiers)].flatMap((modifier) => {
        const kind = KINDS.find(({ modifiers }) => modifiers.has(modifier));
        if (!kind || kind.isFor(procedure.code)) return [];
        const isCertain = isEvaluation(procedure.code) || CERTAINLY_NO_VISIT.test(procedure.code);
        const message = `${modifier} on ${procedure.code} is for ${kind.whom}, and ${procedure.code} is none.`;
        return [
          modifierFound(procedure, modifier, message, { mend: kind.instead, severity: isCertain ? 'BLOCKS' : 'WARNS' }),
        ];
      }),
    ),
};

export const MODIFIER_FIT: readonly Rule[] = [unfit];
