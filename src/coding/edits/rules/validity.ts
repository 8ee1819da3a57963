/** Whether each code stands in its list on its day, at full length. */

import type { CodeSet } from '../../../codesets/code-set.ts';
import { displayCode, titleOf } from '../../../codesets/code-set.ts';
import type { CodeTable, TabularTable } from '../../../codesets/tables/table.ts';
import type { CalendarDate } from '../../../platform/calendar-date.ts';
import { atDiagnosis, atProcedure, icd, type Found, type Rule, type Seen } from '../rule.ts';

/** A code of the coding with the list and the day that it is judged by. */
interface Judged {
  readonly id: string;
  readonly path: string;
  readonly codeSet: CodeSet;
  readonly code: string;
  readonly day: CalendarDate;
  readonly table: CodeTable;
}

const judgedIn = ({ coding, tables, on }: Seen): Judged[] => {
  const day = coding.encounterClass === 'INPATIENT' ? coding.serviceTo : coding.serviceFrom;
  const diagnoses = coding.diagnoses.flatMap((each) => {
    const table = tables.ICD10CM;
    return table
      ? [{ id: each.id, path: atDiagnosis(each), codeSet: 'ICD10CM' as const, code: each.code, day, table }]
      : [];
  });
  const procedures = coding.procedures.flatMap((each) => {
    const table = on(each.serviceDate)[each.codeSet];
    const { id, codeSet, code, serviceDate } = each;
    return table ? [{ id, path: atProcedure(each), codeSet, code, day: serviceDate, table }] : [];
  });
  return [...diagnoses, ...procedures];
};

const found = (judged: Judged, message: string, more: Partial<Found> = {}): Found => ({
  path: judged.path,
  about: [judged],
  message,
  key: judged.code,
  from: judged.table.from,
  ...more,
});

const shown = ({ codeSet, code }: Judged): string => displayCode(codeSet, code);

const unknown: Rule = {
  id: 'CODE_UNKNOWN',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A code stands in the edition of its list that is in force on its day.',
  source: '45 CFR 162.1002: the code sets of the date of service',
  find: (seen) =>
    judgedIn(seen)
      .filter((each) => !each.table.find(each.code) && !lacksSeventh(seen, each))
      .map((each) =>
        each.table.from.official
          ? found(each, `${shown(each)} is not in ${titleOf(each.codeSet)} on ${each.day}.`, {
              mend: 'Look the code up anew: it is mistyped, was deleted, or comes with a later edition.',
            })
          : // The starter edition holds few codes: that one is not among them says little.
            found(each, `${shown(each)} could not be looked up: only the starter edition is loaded.`, {
              severity: 'INFORMS',
            }),
      ),
};

const notBillable: Rule = {
  id: 'CODE_NOT_BILLABLE',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A code is of full length: a heading is no code.',
  source: 'ICD-10-CM official guidelines I.B.2',
  find: (seen) =>
    judgedIn(seen)
      .filter((each) => each.table.find(each.code)?.billable === false && !lacksSeventh(seen, each))
      .map((each) => found(each, `${shown(each)} is a heading: a longer code is needed.`, { mend: longerCodes(each) })),
};

const MOST_NAMED = 6;

const longerCodes = ({ table, code, codeSet }: Judged): string => {
  const [from, before] = table.range(code);
  const longer: string[] = [];
  let more = 0;
  for (let index = from; index < before; index += 1) {
    const row = table.at(index);
    if (!row.billable) continue;
    if (longer.length < MOST_NAMED) longer.push(displayCode(codeSet, row.code));
    else more += 1;
  }
  return `Choose among ${longer.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
};

const notInForce: Rule = {
  id: 'CODE_NOT_IN_FORCE',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A code is in force on its day.',
  source: '45 CFR 162.1002: the code sets of the date of service',
  find: (seen) =>
    judgedIn(seen).flatMap((each) => {
      const row = each.table.find(each.code);
      if (!row) return [];
      if (row.effectiveFrom !== null && row.effectiveFrom > each.day)
        return [found(each, `${shown(each)} is in force from ${row.effectiveFrom} on, not on ${each.day}.`)];
      if (row.effectiveTo !== null && row.effectiveTo < each.day)
        return [found(each, `${shown(each)} ended on ${row.effectiveTo}, before ${each.day}.`)];
      return [];
    }),
};

/** The characters that a diagnosis must end with and does not. */
const lacksSeventh = ({ tables }: Seen, { codeSet, code }: Pick<Judged, 'codeSet' | 'code'>) => {
  if (codeSet !== 'ICD10CM' || !tables.ICD10CM_TABULAR) return null;
  const characters = charactersAsked(tables.ICD10CM_TABULAR, code);
  if (characters === null) return null;
  return code.length === 7 && characters.has(code[6]!) ? null : characters;
};

/** Where an entry of its own is longer than the heading that defines them, the seventh characters may be of some codes only. */
const charactersAsked = (tabular: TabularTable, code: string): ReadonlyMap<string, string> | null =>
  code.length < 4 ? null : tabular.sevenCharactersOf(code);

const seventhCharacter: Rule = {
  id: 'SEVENTH_CHARACTER',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A code that takes a seventh character has one of those defined for it, with X in the places between.',
  source: 'ICD-10-CM official guidelines I.A.4, I.A.5',
  find: (seen) =>
    judgedIn(seen).flatMap((each) => {
      const characters = lacksSeventh(seen, each);
      const table = each.table;
      if (characters === null || table.find(each.code)?.billable === true) return [];
      // A heading above the codes with seventh characters lacks more than that one character.
      const complete = [...characters.keys()].map((character) => each.code.slice(0, 6).padEnd(6, 'X') + character);
      const known = complete.filter((code) => table.find(code)?.billable === true);
      if (known.length === 0) return [];
      const wrong = each.code.length === 7 ? `'${each.code[6]}' is none of its seventh characters` : 'it lacks one';
      return [
        found(each, `${shown(each)} takes a seventh character: ${wrong}.`, {
          mend: `Choose among ${known.map(icd).join(', ')}.`,
          from: seen.tables.ICD10CM_TABULAR!.from,
        }),
      ];
    }),
};

export const VALIDITY: readonly Rule[] = [unknown, notBillable, notInForce, seventhCharacter];
