/** How questions may be worded, case by case. */

import { describe, expect, test } from '@jest/globals';
import { wordingFaults } from '../../src/coding/query/wording.ts';

const QUESTION = 'Which kind of heart failure do the findings of 3 October describe?';
const OPTIONS = ['Acute systolic heart failure', 'Chronic systolic heart failure'];

describe('A question may be asked', () => {
  const cases: [why: string, question: string, options: readonly string[]][] = [
    ['with two alternatives and none of them named', QUESTION, OPTIONS],
    ['with six alternatives', QUESTION, ['One', 'Two', 'Three', 'Four', 'Five', 'Six']],
    ['that names all of its alternatives', 'Is the kidney injury acute or chronic?', ['Acute', 'Chronic']],
    [
      'of a patient who denies pain and was discharged at no cost to the findings',
      `${QUESTION} She denies pain and was discharged.`,
      OPTIONS,
    ],
    ['with a word that only begins like one about money', 'What does the payload of the catheter show?', OPTIONS],
    ['whose alternative lies inside of another word', 'Was the anemia macrocytic in this panel?', ['Pan', 'Tic']],
  ];
  test.each(cases)('%s', (_why, question, options) => {
    expect(wordingFaults(question, options)).toEqual([]);
  });
});

describe('A question is refused', () => {
  const cases: [why: string, argument: string, says: RegExp, question: string, options: readonly string[]][] = [
    ['with one alternative', 'options', /two to six/, QUESTION, OPTIONS.slice(0, 1)],
    ['with none', 'options', /two to six/, QUESTION, []],
    ['with seven', 'options', /two to six/, QUESTION, ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']],
    ['with an empty alternative', 'options', /1 to 200/, QUESTION, ['One', ' - ']],
    ['with a very long one', 'options', /1 to 200/, QUESTION, ['One', 'x'.repeat(201)]],
    [
      'with one alternative twice, however it is written',
      'options',
      /twice/,
      QUESTION,
      ['Acute  kidney injury', 'ACUTE kidney-injury'],
    ],
    ['that offers what is always offered', 'options', /offered with every/, QUESTION, [...OPTIONS, 'Other']],
    [
      'that offers that nothing can be said',
      'options',
      /offered with every/,
      QUESTION,
      [...OPTIONS, 'Unable to determine'],
    ],
    ['of a few letters', 'question', /10 to 2,000/, 'Which?', OPTIONS],
    ['of a whole book', 'question', /10 to 2,000/, 'Which one? '.repeat(200), OPTIONS],
    [
      'that names one alternative and not the other',
      'question',
      /leads/,
      'The patient has sepsis. Please document what was treated.',
      ['Sepsis', 'Bacteremia'],
    ],
    [
      'that names two of three',
      'question',
      /leads/,
      'Was it acute or chronic, from what you saw?',
      ['Acute', 'Chronic', 'Acute on chronic'],
    ],
    ...[
      'reimbursement',
      'payment',
      'what the payer pays',
      'the DRG',
      'a higher MS-DRG',
      'an MCC',
      'the HCC',
      'the case mix',
      'our billing',
      'Revenue',
      'risk-adjustment',
    ].map((words): [string, string, RegExp, string, readonly string[]] => [
      `that speaks of ${words}`,
      'question',
      /does not speak/,
      `Which kind was it? It matters for ${words}.`,
      OPTIONS,
    ]),
    [
      'whose alternative speaks of money',
      'options',
      /does not speak/,
      QUESTION,
      [...OPTIONS, 'Whatever reimburses best'],
    ],
  ];
  test.each(cases)('%s', (_why, argument, says, question, options) => {
    const faults = wordingFaults(question, options);
    expect(faults).toContainEqual({ argument, message: expect.stringMatching(says) });
  });

  test('with every reason at once, none of which repeats a word of it', () => {
    const faults = wordingFaults('The sepsis pays. Document it as zebra.', ['Zebra', 'zebra', 'Bacteremia', 'Other']);
    expect(faults.map(({ argument }) => argument)).toEqual(['options', 'options', 'question', 'question']);
    expect(JSON.stringify(faults)).not.toMatch(/zebra|bacteremia|sepsis/i);
  });
});
