/**
 * How a question may be worded. After the practice brief of AHIMA and ACDIS on compliant queries (2022): it shows findings of
 * this record, speaks of nothing that an answer is worth, and either leaves the answer open, or offers alternatives of which
 * none is put into the clinician's mouth; yes and no only for what is documented already. A machine can only look at words:
 * what it lets through may still lead, and a reviewer has the last word.
 */

import { defineEnum, type ValueOf } from '../../platform/enums.ts';
import { allNameOneDiagnosis, isNamedIn } from './diagnosis-names.ts';
import { isDocumented } from './documented.ts';
import { begsToBeChosen, isClosed, leadingFaults, speaksOfWorth } from './leading.ts';
import { plain, standsIn } from './plain.ts';

export const YesNoPurpose = defineEnum('YesNoPurpose', 'What a clinician may be asked to answer with yes or no.', {
  PRESENT_ON_ADMISSION: 'Whether a documented condition was present on admission.',
  DOCUMENTED_DIAGNOSIS: 'Whether a diagnosis that is documented already, such as in a report, is so.',
  CAUSE_AND_EFFECT: 'Whether one documented condition is the cause of another.',
});
export type YesNoPurpose = ValueOf<typeof YesNoPurpose>;

/** What of a question is looked at. */
export interface WordedQuery {
  readonly question: string;
  /** None for an open question. */
  readonly options: readonly string[];
  /** Words of the record that give rise to it. */
  readonly indicators: readonly string[];
  /** For yes and no only. */
  readonly yesNo: YesNo | null;
}

/** What a question of yes or no is about: conditions that the record names, in its words. */
export interface YesNo {
  readonly purpose: YesNoPurpose;
  readonly conditions: readonly string[];
}

/** What is wrong with a wording, by the argument that it is about. The message repeats no word of the question: it may be PHI. */
export interface WordingFault {
  readonly argument: 'question' | 'options' | 'indicators' | 'yesNo';
  readonly message: string;
}

/** Everything that is wrong with a question about a record of these texts; empty when it may be asked. */
export const wordingFaults = (query: WordedQuery, record: readonly string[]): WordingFault[] => {
  return [
    ...told('indicators', indicatorFaults(query, record.map(plain))),
    ...told('options', optionFaults(query)),
    ...told('question', questionFaults(query)),
    ...told('yesNo', yesNoFaults(query, record)),
  ];
};

const told = (argument: WordingFault['argument'], messages: readonly string[]): WordingFault[] =>
  messages.map((message) => ({ argument, message }));

const indicatorFaults = ({ indicators }: WordedQuery, record: readonly string[]): string[] => {
  if (indicators.length < 1 || indicators.length > 20)
    return ['A question shows from one to twenty findings of the record that give rise to it.'];
  const faults: string[] = [];
  if (indicators.some((each) => each.trim().length < 3 || each.length > 500))
    faults.push('A finding is quoted in 3 to 500 characters.');
  else if (indicators.some((each) => !record.some((text) => standsIn(text, plain(each)))))
    faults.push(
      'A finding is in the words of a document or recorded statement of this encounter: one is in none of them.',
    );
  if (indicators.some(speaksOfWorth)) faults.push(SPEAKS_OF_WORTH);
  return faults;
};

const optionFaults = (query: WordedQuery): string[] => {
  const { options } = query;
  const offered = options.map(plain);
  const faults: string[] = [];
  if (options.length === 1 || options.length > 6)
    faults.push('A question offers from two to six alternatives, or none and is open.');
  if (options.some((option, index) => offered[index] === '' || option.length > 200))
    faults.push('An alternative has from 1 to 200 characters.');
  if (new Set(offered).size < offered.length) faults.push('An alternative is offered twice.');
  else if (allNameOneDiagnosis(options))
    faults.push('The alternatives are names of one diagnosis, which leads: offer another.');
  if (offered.some((option) => ALWAYS_OFFERED.test(option)))
    faults.push('Something else, and unable to determine, are offered with every question: name the others only.');
  if (options.some(begsToBeChosen)) faults.push('An alternative asks to be chosen, which leads: name it and no more.');
  if (options.some(speaksOfWorth)) faults.push(SPEAKS_OF_WORTH);
  if (query.yesNo !== null && !isExactlyYesNo(offered))
    faults.push('A question of yes or no offers these two and nothing beside.');
  return faults;
};

const questionFaults = (query: WordedQuery): string[] => {
  const { question, options } = query;
  const faults: string[] = [];
  if (question.trim().length < 10 || question.length > 2000) faults.push('A question has from 10 to 2,000 characters.');
  if (speaksOfWorth(question)) faults.push(SPEAKS_OF_WORTH);
  faults.push(...leadingFaults(question));
  if (options.length === 0 && isClosed(question))
    faults.push('A question without alternatives leaves the answer open: ask which, what, how, when or why.');
  if (namesSome(query)) {
    faults.push('The question names some of the alternatives and not the others, which leads: name all, or none.');
  }
  return faults;
};

/** In their own words, and where none is named in those, in any other. */
const namesSome = ({ question, options }: WordedQuery): boolean => {
  const offered = options.map(plain);
  if (isYesNo(offered)) return false;
  const literally = offered.filter((option) => standsIn(plain(question), option)).length;
  const named = literally > 0 ? literally : options.filter((option) => isNamedIn(question, option)).length;
  return named > 0 && named < offered.length;
};

const yesNoFaults = ({ question, options, yesNo }: WordedQuery, record: readonly string[]): string[] => {
  if (yesNo === null) {
    return isYesNo(options.map(plain))
      ? [
          'Yes and no are offered for what is documented already: presence on admission, a documented diagnosis, or cause and effect between documented conditions. Say which and of what, or offer alternatives.',
        ]
      : [];
  }
  const conditions = [...new Set(yesNo.conditions.map(plain))];
  const faults: string[] = [];
  const least = yesNo.purpose === 'CAUSE_AND_EFFECT' ? 2 : 1;
  if (conditions.length < least || conditions.length > 6)
    return [`Name ${least === 1 ? 'the condition' : 'two conditions or more'} that it is about, and at most six.`];
  if (conditions.some((each) => !isDocumented(record, each))) {
    faults.push(
      'A condition that yes or no is asked about stands in the record, in the same words and not as absent: one does not.',
    );
  }
  if (conditions.some((each) => !standsIn(plain(question), each)))
    faults.push('The question names the conditions that yes or no is asked about, in the same words: one is missing.');
  return faults;
};

/** Whether alternatives are yes and no under any name. */
const isYesNo = (offered: readonly string[]): boolean =>
  offered.some((option) => YES.test(option)) || offered.includes('no');

const isExactlyYesNo = (offered: readonly string[]): boolean =>
  offered.length === 2 && offered.includes('yes') && offered.includes('no');

const YES =
  /^(yes\b.*|(i )?(agree|disagree|concur)|true|false|correct|incorrect|(in)?appropriate|not appropriate|present|not present|absent)$/;

const SPEAKS_OF_WORTH =
  'A question to a clinician does not speak of payment, of billing, of quality figures, or of what a code is worth.';

const ALWAYS_OFFERED =
  /^(other|something else|unable to determine|cannot be determined|clinically undetermined|undetermined|none of (these|the above))$/;
