/** Lists that could not be asked: said, so that silence never means that all is well. */

import { titleOf, type LoadableCodeSet } from '../../../codesets/code-set.ts';
import type { Found, Rule, Seen } from '../rule.ts';

/** What each list would have been asked, and whether this coding touches it. */
const ASKED: readonly {
  readonly set: LoadableCodeSet;
  readonly unchecked: string;
  readonly touches: (seen: Seen) => boolean;
}[] = [
  { set: 'ICD10CM', unchecked: 'whether diagnoses are valid', touches: hasDiagnoses },
  { set: 'ICD10CM_TABULAR', unchecked: 'what diagnoses exclude and ask for', touches: hasDiagnoses },
  { set: 'MEDICARE_CODE_EDITS', unchecked: 'age, sex and principal diagnosis', touches: hasDiagnoses },
  { set: 'HCPCS', unchecked: 'whether HCPCS codes are valid', touches: (seen) => hasCodesOf(seen, 'HCPCS') },
  { set: 'CPT', unchecked: 'whether CPT codes are valid', touches: (seen) => hasCodesOf(seen, 'CPT') },
  { set: 'MODIFIER', unchecked: 'whether modifiers are valid', touches: hasModifiers },
  { set: 'PLACE_OF_SERVICE', unchecked: 'the place of service', touches: hasProcedures },
  { set: 'PTP_PRACTITIONER', unchecked: 'services that are part of each other', touches: hasPairs },
  { set: 'MUE_PRACTITIONER', unchecked: 'units that are unlikely', touches: hasProcedures },
  { set: 'ADD_ON', unchecked: 'add-on services', touches: hasProcedures },
  { set: 'PHYSICIAN_FEE_SCHEDULE', unchecked: 'parts and sides of services', touches: hasProcedures },
];

function hasDiagnoses({ coding }: Seen): boolean {
  return coding.diagnoses.length > 0;
}
function hasProcedures({ coding }: Seen): boolean {
  return coding.procedures.length > 0;
}
function hasModifiers({ coding }: Seen): boolean {
  return coding.procedures.some(({ modifiers }) => modifiers.length > 0);
}
function hasPairs({ coding }: Seen): boolean {
  return coding.procedures.length > 0 && coding.procedures.length + coding.elsewhere.length > 1;
}
function hasCodesOf({ coding }: Seen, set: 'HCPCS' | 'CPT'): boolean {
  return coding.procedures.some(({ codeSet }) => codeSet === set);
}

const missing: Rule = {
  id: 'EDITION_MISSING',
  severity: 'INFORMS',
  overridable: true,
  rank: 1,
  sentence: 'The lists that the codes are checked by are loaded for their day.',
  source: 'The loaded editions',
  find: (seen) => {
    const days = [...new Set(seen.coding.procedures.map(({ serviceDate }) => serviceDate))];
    return ASKED.filter(({ touches }) => touches(seen)).flatMap(({ set, unchecked }): Found[] => {
      const ofDiagnoses = set.startsWith('ICD10CM') || set === 'MEDICARE_CODE_EDITS';
      const tables = ofDiagnoses || days.length === 0 ? [seen.tables] : days.map(seen.on);
      const answers = tables.map((each) => each[set]);
      if (answers.every((table) => table?.from.official)) return [];
      const what = answers.some((table) => table === null) ? 'No edition' : 'Only the starter edition';
      return [
        {
          path: 'encounter',
          about: [],
          message: `${what} of ${titleOf(set)} covers the day. Not checked: ${unchecked}.`,
          mend: `Have it loaded: npm run codesets -- load ${operandOf(set)} FILE.`,
          key: set,
        },
      ];
    });
  },
};

/** The name by which the command line knows a list. */
const operandOf = (set: LoadableCodeSet): string => set.toLowerCase().replaceAll('_', '-');

export const EDITIONS: readonly Rule[] = [missing];
