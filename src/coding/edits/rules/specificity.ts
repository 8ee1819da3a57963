/** Codes that leave open what the notes say. */

import type { CodeTable } from '../../../codesets/tables/table.ts';
import { atDiagnosis, icd, type Rule } from '../rule.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];

/** Words that tell no condition from another. */
const EMPTY = new Set(
  'and the with without for from other not elsewhere classified specified unspecified nos due type'.split(' '),
);

const NEGATION = /\b(?:no|not|denies|denied|without|negative for|ruled out|rule out|r\/o)\b[^.;\n]*$/i;

/** Whether the notes hold all the words in one sentence, and do not deny them there. */
const saidIn = (sentences: readonly string[], words: readonly string[]): boolean =>
  sentences.some((sentence) => {
    const lower = sentence.toLowerCase();
    return words.every((word) => {
      const at = lower.search(new RegExp(`\\b${word}\\b`));
      return at >= 0 && !NEGATION.test(lower.slice(0, at));
    });
  });

const MOST_NAMED = 3;

const unspecifiedWhereNotesSayMore: Rule = {
  id: 'NOTES_SAY_MORE',
  severity: 'INFORMS',
  overridable: true,
  sentence: 'A code that leaves open what the notes say is looked at again.',
  source: 'ICD-10-CM official guidelines I.B.18: the highest degree of certainty for the encounter',
  find: ({ coding, tables: { ICD10CM: codes } }) => {
    if (!codes || coding.notes.length === 0) return [];
    const sentences = coding.notes.flatMap((note) => note.split(/[.;\n]+/));
    return coding.diagnoses.flatMap((diagnosis) => {
      const better = moreSpecific(codes, diagnosis.code, sentences);
      if (better.length === 0) return [];
      const named = better.slice(0, MOST_NAMED).map(icd).join(', ');
      return [
        {
          path: atDiagnosis(diagnosis),
          about: [diagnosis],
          message: `${icd(diagnosis.code)} leaves open what the notes seem to say.`,
          mend: `Look at ${named}.`,
          key: diagnosis.code,
          from: codes.from,
        },
      ];
    });
  },
};

/** Codes beside one that says `unspecified`, all of whose further words stand together in a sentence with some of its own. */
const moreSpecific = (codes: CodeTable, code: string, sentences: readonly string[]): string[] => {
  const row = codes.find(code);
  if (!row || !/\bunspecified\b/i.test(row.longTitle) || code.length < 4) return [];
  const own = new Set(wordsOf(row.longTitle).filter((word) => !EMPTY.has(word)));
  const [from, before] = codes.range(code.slice(0, -1));
  const found: string[] = [];
  for (let index = from; index < before; index += 1) {
    const { code: other, billable, longTitle } = codes.at(index);
    if (!billable || other === code || /\bunspecified\b/i.test(longTitle)) continue;
    const words = [...new Set(wordsOf(longTitle))].filter((word) => !EMPTY.has(word));
    const further = words.filter((word) => !own.has(word));
    const shared = words.filter((word) => own.has(word));
    if (further.length > 0 && shared.length > 0 && saidIn(sentences, [...further, shared[0]!])) found.push(other);
  }
  return found;
};

export const SPECIFICITY: readonly Rule[] = [unspecifiedWhereNotesSayMore];
