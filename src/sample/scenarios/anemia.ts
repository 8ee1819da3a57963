/** Anemia from lack of iron, of B12, and from heavy periods. */

import { dx, OFFICE, px } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';

const BLOOD_TESTS = [
  px('85025', 'complete blood count', 'Complete blood count with differential'),
  px('82728', 'ferritin', 'Ferritin'),
  px('36415', 'venous blood'),
] as const;

const ironDeficiency: Scenario = {
  name: 'iron-deficiency-anemia',
  themes: ['anemia'],
  setting: OFFICE,
  specialty: 'internalMedicine',
  who: { from: 52, to: 80 },
  reason: 'Fatigue, low hemoglobin',
  diagnoses: [dx('D509', 'iron deficiency anemia', 'Iron deficiency anemia', '87522002')],
  procedures: [px('99214', 'decision making: moderate'), ...BLOOD_TESTS],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: pick(['Tired all the time.', 'Low blood count on a screening test.', 'Worn out climbing stairs.']),
    history: [
      `${person} with fatigue for ${between(2, 5)} months.`,
      `Screening hemoglobin elsewhere was ${tenths(94, 104)}.`,
      pick(['Eats little meat.', 'Craves ice.', 'Diet is mixed, appetite normal.']),
    ],
    denies: ['black stools', 'blood in the stool', 'weight loss', 'chest pain'],
    past: ['Colonoscopy two years ago was normal.'],
    family: pick([
      'Father had colon cancer at 80.',
      'Grandmother had pernicious anemia.',
      'No blood disorders in the family.',
    ]),
    vitals: vitals({ pulse: [80, 94] }),
    exam: [
      'Pale conjunctivae.',
      'Heart regular with a soft flow murmur.',
      'Abdomen soft, no mass; stool card negative.',
    ],
    results: [
      `Complete blood count on venous blood: hemoglobin ${tenths(92, 106)}, MCV ${between(70, 77)}.`,
      `Ferritin ${between(4, 11)}.`,
    ],
    assessment: ['Iron deficiency anemia, new; source not yet found.'],
    plan: [
      `Start ferrous sulfate 325 mg ${pick(['daily', 'every other day'])}.`,
      'Refer to gastroenterology; celiac antibodies ordered.',
      'Repeat count in four weeks.',
      'Medical decision making: moderate (new problem with uncertain prognosis, three unique tests).',
    ],
  }),
};

const heavyPeriods: Scenario = {
  name: 'iron-deficiency-heavy-periods',
  themes: ['anemia'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 24, to: 46, sex: 'female' },
  reason: 'Heavy periods and fatigue',
  diagnoses: [
    dx(
      'D500',
      'iron deficiency anemia due to chronic blood loss',
      'Iron deficiency anemia from blood loss',
      '87522002',
    ),
    dx('N920', 'heavy menstrual bleeding with a regular cycle', 'Heavy menstrual bleeding'),
  ],
  procedures: [px('99214', 'decision making: moderate'), ...BLOOD_TESTS],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: pick(['Heavy periods and no energy.', 'Periods soak through at night.']),
    history: [
      `${person} with heavy but regular periods for ${between(6, 18)} months.`,
      `Cycle every ${between(27, 30)} days, ${between(7, 9)} days of flow.`,
      `Changes a pad every ${pick(['hour', 'two hours'])} at first.`,
      `Tired and short of breath on hills for ${between(3, 8)} weeks.`,
    ],
    denies: ['bleeding between periods', 'easy bruising', 'pregnancy', 'pelvic pain', 'fever'],
    past: ['Pelvic ultrasound last year: uterus normal, no fibroids.'],
    family: pick([
      'Mother had fibroids.',
      'Sister bruises easily, her tests were normal.',
      'No bleeding disorder known.',
    ]),
    vitals: vitals({ pulse: [82, 98] }),
    exam: ['Pale palms.', 'Heart regular.', 'Abdomen soft, no mass; pelvic examination normal.'],
    results: [
      `Complete blood count from venous blood: hemoglobin ${tenths(88, 102)}, MCV ${between(68, 76)}.`,
      `Ferritin ${between(3, 8)}; pregnancy test negative.`,
    ],
    assessment: [
      '1. Iron deficiency anemia due to chronic blood loss.',
      '2. Heavy menstrual bleeding with a regular cycle.',
    ],
    plan: [
      'Ferrous sulfate 325 mg every other day with orange juice.',
      `${pick(['Hormonal intrauterine device discussed', 'Start a combined pill', 'Tranexamic acid on heavy days'])}.`,
      'Count again in four weeks.',
      'Medical decision making: moderate (two problems, prescription drug management).',
    ],
  }),
};

const perniciousAnemiaInjection: Scenario = {
  name: 'pernicious-anemia-injection',
  themes: ['anemia'],
  setting: OFFICE,
  specialty: 'internalMedicine',
  who: { from: 50, to: 84 },
  reason: 'Monthly B12 injection',
  diagnoses: [dx('D510', 'pernicious anemia', 'Pernicious anemia')],
  procedures: [
    px('96372', 'intramuscular injection', 'Intramuscular injection'),
    px('J3420', 'cyanocobalamin 1000 mcg'),
  ],
  note: ({ person, pick, between, daysBefore, vitals }) => ({
    complaint: 'Here for the monthly B12 injection, ordered at the last visit.',
    history: [
      `${person} with pernicious anemia, intrinsic factor antibody positive ${between(2, 9)} years ago.`,
      pick(['Feels well between injections.', 'A little tired in the last week before each injection.']),
      'Injection visit only; no separate evaluation was asked for or done.',
    ],
    denies: ['numbness', 'reaction to earlier injections', 'fever'],
    past: ['Hemoglobin normal at the last check.'],
    family: pick(['Mother had thyroid disease.', 'Uncle had stomach cancer.']),
    vitals: vitals(),
    exam: [`${pick(['Left', 'Right'])} deltoid without redness or swelling.`],
    results: [`Lot number and expiry checked; site rotated since ${daysBefore(between(27, 32))}.`],
    assessment: ['Pernicious anemia, on lifelong replacement.'],
    plan: [
      'Cyanocobalamin 1000 mcg given by intramuscular injection; tolerated well.',
      'Next injection in four weeks.',
      'Yearly count due with the physician.',
    ],
  }),
};

export const ANEMIA: readonly Scenario[] = [ironDeficiency, heavyPeriods, perniciousAnemiaInjection];
