/** How questions may be worded, case by case. */

import { describe, expect, test } from '@jest/globals';
import { wordingFaults, type WordedQuery, type YesNo } from '../../src/coding/query/wording.ts';

const RECORD = [
  'Admitted with dyspnea.\nEjection fraction 30 %. Heart failure, on furosemide. Community-acquired pneumonia.',
  'Pressure ulcer of the sacrum; hyponatremia: sodium 124 on 3 October.\nNo sign of pneumothorax. Mother had gout.',
];
const QUESTION = 'Which kind of heart failure do the findings of 3 October describe?';
const OPTIONS = ['Acute systolic heart failure', 'Chronic systolic heart failure'];
const YES_NO = ['Yes', 'No'];

const query = (changed: Partial<WordedQuery> = {}): WordedQuery => ({
  question: QUESTION,
  options: OPTIONS,
  indicators: ['Ejection fraction 30 %'],
  yesNo: null,
  ...changed,
});
const faultsOf = (changed: Partial<WordedQuery>) => wordingFaults(query(changed), RECORD);

describe('A question may be asked', () => {
  const worded: [why: string, question: string, options: readonly string[]][] = [
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
    ['whose alternative is that there is none', QUESTION, ['Acute kidney injury', 'No acute kidney injury']],
    ['whose alternatives differ in degree', QUESTION, ['Sepsis', 'Severe sepsis']],
    [
      'whose words name an alternative only when they are put together',
      'Which condition explains the heart rate and the respiratory failure?',
      ['Heart failure', 'Pneumonia'],
    ],
    ['of two sides', 'On which side was the effusion: left, right?', ['Left side', 'Right side']],
    ['about what was captured by the monitor', 'Which rhythm was captured at CC 2, after 5 cc of saline?', OPTIONS],
  ];
  test.each(worded)('%s', (_why, question, options) => {
    expect(faultsOf({ question, options })).toEqual([]);
  });

  test.each([
    QUESTION,
    'Please document the type and acuity of the heart failure.',
    'Please document in the next progress note the clinical significance of the sodium of 124.',
    'Can you clarify the cause of the dyspnea?',
    'Is there any other diagnosis that the findings describe?',
    'Please indicate whether the ulcer was present on admission.',
    'Labs of the note and document of 3 October: what do they mean? Document 2 says more.',
    'What did you document on 3 October, and what did you not?',
  ])('without alternatives: %s', (question) => {
    expect(faultsOf({ question, options: [] })).toEqual([]);
  });

  const yesOrNo: [question: string, yesNo: YesNo][] = [
    [
      'Was the pressure ulcer of the sacrum present on admission?',
      { purpose: 'PRESENT_ON_ADMISSION', conditions: ['Pressure ulcer'] },
    ],
    [
      'Do you agree with the report that names hyponatremia?',
      { purpose: 'DOCUMENTED_DIAGNOSIS', conditions: ['hyponatremia'] },
    ],
    [
      'Is the dyspnea due to the heart failure?',
      { purpose: 'CAUSE_AND_EFFECT', conditions: ['dyspnea', 'Heart failure'] },
    ],
  ];
  test.each(yesOrNo)('with yes and no: %s', (question, yesNo) => {
    expect(faultsOf({ question, options: YES_NO, yesNo })).toEqual([]);
  });
});

describe('A question is refused', () => {
  const alternatives: [why: string, says: RegExp, options: readonly string[]][] = [
    ['with one alternative', /two to six/, OPTIONS.slice(0, 1)],
    ['with seven', /two to six/, ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']],
    ['with an empty alternative', /1 to 200/, ['One', ' - ']],
    ['with a very long one', /1 to 200/, ['One', 'x'.repeat(201)]],
    ['with one twice, however it is written', /twice/, ['Acute  kidney injury', 'ACUTE kidney-injury']],
    ['that offers what is always offered', /offered with every/, [...OPTIONS, 'Other']],
    ['that offers that nothing can be said', /offered with every/, [...OPTIONS, 'Unable to determine']],
    ['whose alternative speaks of money', /does not speak/, [...OPTIONS, 'Whatever reimburses best']],
    ['whose alternative asks to be chosen', /asks to be chosen/, ['Sepsis (please choose this one)', 'Bacteremia']],
    ['whose alternative is marked', /asks to be chosen/, ['Sepsis **', 'Bacteremia']],
    ['with two names of one diagnosis', /one diagnosis/, ['Sepsis', 'Septicemia']],
    ['with a diagnosis and its abbreviation', /one diagnosis/, ['AKI', 'Acute kidney injury']],
    ['with a diagnosis and lay words for it', /one diagnosis/, ['Heart attack', 'Myocardial infarction']],
    ['with a diagnosis, and as a probable one', /one diagnosis/, ['Sepsis', 'Probable sepsis']],
    [
      'with a diagnosis in two orders',
      /one diagnosis/,
      ['Heart failure, acute systolic', 'Acute systolic heart failure'],
    ],
  ];
  test.each(alternatives)('%s', (_why, says, options) => {
    expect(faultsOf({ options })).toContainEqual({ argument: 'options', message: expect.stringMatching(says) });
  });

  const questions: [why: string, says: RegExp, question: string, options?: readonly string[]][] = [
    ['of a few letters', /10 to 2,000/, 'Which?'],
    ['of a whole book', /10 to 2,000/, 'Which one? '.repeat(200)],
    [
      'that names one alternative and not the other',
      /leads/,
      'The patient has sepsis. Please document what was treated.',
      ['Sepsis', 'Bacteremia'],
    ],
    [
      'that names two of three',
      /leads/,
      'Was it acute or chronic, from what you saw?',
      ['Acute', 'Chronic', 'Acute on chronic'],
    ],
    ["that expects yes, however it is answered: Don't", /agreed with/, "Don't you agree that the patient is septic?"],
    ['that expects yes: ’', /agreed with/, 'Isn’t this sepsis, from what you saw?'],
    ['that expects yes: not', /agreed with/, 'Would you not say that the patient is septic?'],
    ['that begins with a negation', /agreed with/, 'Wouldn’t sepsis explain the dyspnea?'],
    ['that asks to consider one', /particular/, 'Please consider documenting severe sepsis.'],
    ['that asks for one to be documented', /particular/, 'We need sepsis documented on this chart. When was it?'],
    [
      'that names one alternative in other words',
      /leads/,
      'What followed from the patient being septic?',
      ['Sepsis', 'Bacteremia'],
    ],
    ['with a tag', /agreed with/, 'The patient was septic, correct?'],
    ['that says what the coder believes', /believes/, 'We believe that the patient was septic. Which organism was it?'],
    ['that points to an alternative', /points/, 'Which one was it? Please choose the first option.'],
    ['that asks for a diagnosis', /particular/, 'Please document severe sepsis.'],
    ['that asks for the diagnosis of it', /particular/, 'Could you also add the diagnosis of severe sepsis?'],
    ['that orders one', /particular/, 'See the lactate. Document it as sepsis.'],
    ['that asks to confirm one', /particular/, 'Please confirm that the patient has sepsis if you can.'],
    ['that needs one', /particular/, 'The lactate was 4, so we need you to document sepsis.'],
    [
      'without alternatives, to be answered with yes',
      /leaves the answer open/,
      'Does the patient have sepsis or not?',
      [],
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
      'the severity of illness',
      'the SOI',
      'our CC capture',
      'the RAF',
      'the risk of mortality',
      'our quality metrics',
    ].map((words): [string, RegExp, string] => [
      `that speaks of ${words}`,
      /does not speak/,
      `Which kind was it? It matters for ${words}.`,
    ]),
    [
      'that asks for severity to be captured',
      /does not speak/,
      'Please document sepsis so that the severity of illness is captured',
    ],
  ];
  test.each(questions)('%s', (_why, says, question, options = OPTIONS) => {
    expect(faultsOf({ question, options })).toContainEqual({
      argument: 'question',
      message: expect.stringMatching(says),
    });
  });

  const found: [why: string, says: RegExp, indicators: readonly string[]][] = [
    ['without a finding', /one to twenty/, []],
    ['with twenty-one', /one to twenty/, Array.from({ length: 21 }, () => 'dyspnea')],
    ['with an empty one', /3 to 500/, ['dyspnea', ' ']],
    ['with one that is not in the record', /in none of them/, ['dyspnea', 'Lactate 4']],
    ['with one that ends in half a word', /in none of them/, ['Ejection frac']],
    ['with one that is in two documents', /in none of them/, ['pneumonia. Pressure']],
  ];
  test.each(found)('%s', (_why, says, indicators) => {
    expect(faultsOf({ indicators })).toContainEqual({ argument: 'indicators', message: expect.stringMatching(says) });
  });
});

describe('Yes and no are refused', () => {
  test.each([
    [YES_NO],
    [['Agree', 'Disagree']],
    [['Yes, severe sepsis', 'No']],
    [['Present', 'Not present']],
    [['Appropriate', 'Not appropriate']],
  ])('where nothing is said of what is documented: %j', (options) => {
    expect(faultsOf({ question: 'Is the patient septic?', options })).toContainEqual({
      argument: 'yesNo',
      message: expect.stringMatching(/documented already/),
    });
  });

  const ABOUT_SEPSIS: YesNo = { purpose: 'DOCUMENTED_DIAGNOSIS', conditions: ['sepsis'] };
  const cases: [
    why: string,
    argument: string,
    says: RegExp,
    question: string,
    options: readonly string[],
    yesNo: YesNo,
  ][] = [
    ['of a condition that is not documented', 'yesNo', /stands in the record/, 'Is it sepsis?', YES_NO, ABOUT_SEPSIS],
    [
      'of a condition that the record denies',
      'yesNo',
      /not as absent/,
      'Is the pneumothorax confirmed?',
      YES_NO,
      { purpose: 'DOCUMENTED_DIAGNOSIS', conditions: ['pneumothorax'] },
    ],
    [
      "of a relative's condition",
      'yesNo',
      /not as absent/,
      'Is the gout confirmed?',
      YES_NO,
      { purpose: 'DOCUMENTED_DIAGNOSIS', conditions: ['gout'] },
    ],
    [
      'of a condition that the question does not name',
      'yesNo',
      /names the conditions/,
      'Was it present on admission?',
      YES_NO,
      { purpose: 'PRESENT_ON_ADMISSION', conditions: ['Pressure ulcer'] },
    ],
    [
      'of cause and effect of one condition',
      'yesNo',
      /two conditions/,
      'Is the dyspnea due to something?',
      YES_NO,
      { purpose: 'CAUSE_AND_EFFECT', conditions: ['dyspnea'] },
    ],
    [
      'of no condition',
      'yesNo',
      /the condition/,
      'Was it present on admission?',
      YES_NO,
      { purpose: 'PRESENT_ON_ADMISSION', conditions: [] },
    ],
    [
      'beside other alternatives',
      'options',
      /nothing beside/,
      'Was the hyponatremia present on admission?',
      ['Yes', 'No', 'Perhaps'],
      { purpose: 'PRESENT_ON_ADMISSION', conditions: ['hyponatremia'] },
    ],
    [
      "in a question that leads: Don't",
      'question',
      /agreed with/,
      "Don't you agree that the hyponatremia was present on admission?",
      YES_NO,
      { purpose: 'PRESENT_ON_ADMISSION', conditions: ['hyponatremia'] },
    ],
  ];
  test.each(cases)('%s', (_why, argument, says, question, options, yesNo) => {
    expect(faultsOf({ question, options, yesNo })).toContainEqual({ argument, message: expect.stringMatching(says) });
  });
});

test('Every reason is told at once, and none repeats a word of the question', () => {
  const faults = wordingFaults(
    query({
      question: 'The sepsis pays. Document it as zebra.',
      options: ['Zebra', 'zebra', 'Bacteremia', 'Other'],
      indicators: ['Lactate 4'],
    }),
    RECORD,
  );
  expect(faults.map(({ argument }) => argument)).toEqual([
    'indicators',
    'options',
    'options',
    'question',
    'question',
    'question',
  ]);
  expect(JSON.stringify(faults)).not.toMatch(/zebra|bacteremia|sepsis|lactate/i);
});
