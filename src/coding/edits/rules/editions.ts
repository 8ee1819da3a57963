/** Lists that could not be asked, or only as they were: said, so that silence never means that all is well. */

import { titleOf, type LoadableCodeSet } from '../../../codesets/code-set.ts';
import { dueInstead } from '../../../codesets/rhythm.ts';
import type { EditionRef, TablesOn } from '../../../codesets/tables/table.ts';
import type { CalendarDate } from '../../../platform/calendar-date.ts';
import { diagnosisDay } from '../../diagnosis-day.ts';
import type { Found, Rule, Seen } from '../rule.ts';

/** What each list would have been asked, and whether this coding touches it. */
const ASKED: readonly {
  readonly set: LoadableCodeSet;
  readonly unchecked: string;
  readonly touches: (seen: Seen) => boolean;
}[] = [
  { set: 'ICD10CM', unchecked: 'whether diagnoses are valid', touches: hasDiagnoses },
  { set: 'ICD10CM_TABULAR', unchecked: 'what diagnoses exclude and ask for', touches: hasDiagnoses },
  {
    set: 'MEDICARE_CODE_EDITS',
    unchecked: 'whether diagnoses go with the age and may be principal',
    touches: hasDiagnoses,
  },
  { set: 'HCPCS', unchecked: 'whether HCPCS codes are valid', touches: (seen) => hasCodesOf(seen, 'HCPCS') },
  { set: 'CPT', unchecked: 'whether CPT codes are valid', touches: (seen) => hasCodesOf(seen, 'CPT') },
  { set: 'MODIFIER', unchecked: 'whether modifiers are valid', touches: hasModifiers },
  { set: 'PLACE_OF_SERVICE', unchecked: 'whether the place of service is one', touches: hasProcedures },
  { set: 'PTP_PRACTITIONER', unchecked: 'whether services are part of each other', touches: hasPairs },
  { set: 'MUE_PRACTITIONER', unchecked: 'how many units are likely', touches: hasProcedures },
  { set: 'ADD_ON', unchecked: 'whether add-on services have their primary one', touches: hasProcedures },
  {
    set: 'PHYSICIAN_FEE_SCHEDULE',
    unchecked: 'whether services are billed by part, by side and with two surgeons',
    touches: hasProcedures,
  },
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

const tablesOf = (seen: Seen, day: CalendarDate): TablesOn =>
  day === diagnosisDay(seen.coding) ? seen.tables : seen.on(day);

const missing: Rule = {
  id: 'EDITION_MISSING',
  severity: 'INFORMS',
  overridable: true,
  rank: 1,
  sentence: 'The lists that the codes are checked by are loaded for their day.',
  source: 'The loaded editions',
  find: (seen) => {
    const days = [...new Set(seen.coding.procedures.map(({ serviceDate }) => serviceDate))].toSorted();
    return ASKED.filter(({ touches }) => touches(seen)).flatMap(({ set, unchecked }): Found[] => {
      const ofDiagnoses = set.startsWith('ICD10CM') || set === 'MEDICARE_CODE_EDITS';
      const asked = ofDiagnoses || days.length === 0 ? [diagnosisDay(seen.coding)] : days;
      const answers = asked.map((day) => ({ day, from: tablesOf(seen, day)[set]?.from ?? null }));
      const lack = lackOf(set, answers, unchecked);
      return lack ? [{ path: 'encounter', about: [], ...lack }] : [];
    });
  },
};

/** The edition that answered for a day. */
interface Answer {
  readonly day: CalendarDate;
  readonly from: EditionRef | null;
}

/** The gravest lack of any day, or null: no edition, the starter edition alone, one that is stale. */
const lackOf = (
  set: LoadableCodeSet,
  answers: readonly Answer[],
  unchecked: string,
): Pick<Found, 'message' | 'mend' | 'key' | 'from'> | null => {
  const without = answers.filter(({ from }) => !from?.official);
  if (without.length > 0) {
    const which = without.some(({ from }) => from === null) ? 'No edition' : 'Only the starter edition';
    const on = without.map(({ day }) => day).join(', ');
    return {
      message: `${which} of ${titleOf(set)} is loaded for ${on}: ${unchecked} was not checked.`,
      mend: `Ask whoever runs this server to load the edition of ${on}: ${loading(set)}. Until then, check that by hand.`,
      key: `${set} ${on}`,
    };
  }
  for (const { day, from } of answers) {
    const due = dueInstead(set, day, from);
    if (due === null || from === null) continue;
    return {
      message:
        `Edition ${due} of ${titleOf(set)} is due on ${day} and not loaded. ` +
        `Edition ${from.edition} answered in its place: ${unchecked}.`,
      mend: `Ask whoever runs this server to load edition ${due}: ${loading(set)}. Until then, check by hand what it changes.`,
      key: `${set} ${day}`,
      from,
    };
  }
  return null;
};

const loading = (set: LoadableCodeSet): string => `npm run codesets -- load ${operandOf(set)} FILE`;

/** The name by which the command line knows a list. */
const operandOf = (set: LoadableCodeSet): string => set.toLowerCase().replaceAll('_', '-');

export const EDITIONS: readonly Rule[] = [missing];
