/** Follow-up of diabetes, hypertension, thyroid disease and anemia in the clinic. */

import { dx, OFFICE, px } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';

const ADULTS = { from: 38, to: 64 } as const;

const diabetesControlled: Scenario = {
  name: 'diabetes-controlled',
  themes: ['diabetes'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: ADULTS,
  reason: 'Diabetes follow-up',
  diagnoses: [
    dx('E119', 'type 2 diabetes without complication', 'Type 2 diabetes', '44054006'),
    dx('Z7984', 'oral agents only'),
  ],
  procedures: [px('99213', 'decision making: low'), px('83036', 'A1c', 'Hemoglobin A1c, point of care')],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: pick(['Here for a diabetes check.', 'Routine visit for diabetes.', 'Three-month diabetes follow-up.']),
    history: [
      `${person} with type 2 diabetes for ${between(3, 11)} years, seen for a planned visit.`,
      `Home fasting readings run ${between(92, 104)} to ${between(118, 132)}.`,
      `Checks ${pick(['once a day', 'a few times a week'])}.`,
      `Takes metformin ${pick(['500', '850', '1000'])} mg twice a day, misses ${pick(['none', 'hardly any', 'few'])}.`,
    ],
    denies: ['numbness in the feet', 'blurred vision', 'low sugar spells', 'excess thirst'],
    past: ['No surgery that matters here.', `Eye examination ${between(2, 9)} months ago showed no retinopathy.`],
    family: pick(['Father had a stroke at 71.', 'Mother had hypertension and kidney disease.', 'Brother has gout.']),
    vitals: vitals(),
    exam: [
      'Well appearing.',
      'Heart regular, lungs clear.',
      'Feet: skin whole, pulses 2+, monofilament felt at all ten sites.',
    ],
    results: [`A1c today ${tenths(59, 67)}%, at goal.`, `Urine albumin normal ${between(2, 6)} months ago.`],
    assessment: [`Type 2 diabetes without complication, ${pick(['at goal', 'well controlled'])} on oral agents only.`],
    plan: [
      'Continue metformin at the same dose.',
      pick(['Reviewed carbohydrate counting.', 'Encouraged brisk walking on most days.', 'Foot care sheet given.']),
      `Return in ${pick(['3', '4', '6'])} months with a repeat test.`,
      'Medical decision making: low (one stable chronic illness).',
    ],
  }),
};

const diabetesHyperglycemia: Scenario = {
  name: 'diabetes-hyperglycemia',
  themes: ['diabetes', 'hypertension'],
  setting: OFFICE,
  specialty: 'internalMedicine',
  who: { from: 40, to: 72 },
  reason: 'Diabetes and blood pressure follow-up',
  diagnoses: [
    dx('E1165', 'type 2 diabetes with hyperglycemia', 'Type 2 diabetes, above goal', '44054006'),
    dx('I10', 'essential hypertension', 'Hypertension', '38341003'),
    dx('E785', 'hyperlipidemia', 'Hyperlipidemia', '55822004'),
    dx('Z7984', 'oral hypoglycemic'),
  ],
  procedures: [px('99214', 'decision making: moderate'), px('83036', 'A1c', 'Hemoglobin A1c, point of care')],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: pick(['Sugars have been running high.', 'Follow-up of diabetes and blood pressure.']),
    history: [
      `${person} with type 2 diabetes, hypertension and high cholesterol.`,
      `Fasting readings over the last ${between(3, 8)} weeks were ${between(178, 196)} to ${between(224, 262)}.`,
      pick([
        'Diet slipped during a family visit.',
        'Has been eating late after night shifts.',
        'Stopped walking because of the weather.',
      ]),
      'Takes metformin 1000 mg twice daily, lisinopril 20 mg and atorvastatin 40 mg.',
    ],
    denies: ['chest pain', 'shortness of breath', 'foot numbness', 'vision change', 'vomiting'],
    past: [`Hypertension for ${between(5, 15)} years.`, 'No known kidney, eye or nerve damage from diabetes.'],
    family: pick(['Mother had a heart attack at 66.', 'Sister has breast cancer.', 'Father had colon cancer.']),
    vitals: vitals({ systolic: [126, 138], diastolic: [74, 84] }),
    exam: [
      'No distress.',
      'Heart regular without murmur; lungs clear.',
      'Feet: pulses intact, monofilament normal, no ulcer.',
    ],
    results: [`A1c ${tenths(84, 99)}%, up from ${tenths(71, 78)}%.`, 'Creatinine and urine albumin normal last month.'],
    assessment: [
      '1. Type 2 diabetes with hyperglycemia, not at goal on an oral hypoglycemic alone.',
      `2. Essential hypertension, ${pick(['controlled', 'at goal'])}.`,
      '3. Hyperlipidemia, on a statin.',
    ],
    plan: [
      `Add ${pick(['empagliflozin 10 mg daily', 'sitagliptin 100 mg daily', 'glipizide 5 mg each morning'])}.`,
      'Continue metformin.',
      'Continue lisinopril and atorvastatin.',
      'Sugar log to be sent in two weeks.',
      'Medical decision making: moderate (chronic illness not at goal, prescription drug management).',
    ],
  }),
};

const diabetesNeuropathy: Scenario = {
  name: 'diabetes-polyneuropathy',
  themes: ['diabetes'],
  setting: OFFICE,
  specialty: 'internalMedicine',
  who: { from: 50, to: 78 },
  reason: 'Burning feet, diabetes',
  diagnoses: [
    dx('E1142', 'type 2 diabetes with polyneuropathy', 'Diabetic peripheral neuropathy', '44054006'),
    dx('Z794', 'long-term insulin'),
  ],
  procedures: [px('99214', 'decision making: moderate'), px('83036', 'A1c', 'Hemoglobin A1c, point of care')],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: pick(['Burning feet at night.', 'Pins and needles in both feet.', 'Feet feel asleep.']),
    history: [
      `${person} with type 2 diabetes for ${between(12, 25)} years.`,
      `For ${between(3, 10)} months both feet have ${pick(['burned', 'tingled', 'felt numb'])}.`,
      `Worse ${pick(['in bed', 'after sunset'])}.`,
      `Uses insulin glargine ${between(18, 42)} units at bedtime.`,
    ],
    denies: ['foot wounds', 'falls', 'back pain', 'weakness', 'heavy alcohol use'],
    past: ['B12 level normal earlier this year.', 'No eye or kidney damage found at the last yearly check.'],
    family: pick(['Mother had migraine.', 'Father had Parkinson disease.', 'No nerve disease in the family.']),
    vitals: vitals({ systolic: [116, 132] }),
    exam: [
      'Gait steady.',
      'Feet: dry skin, no ulcer, pulses palpable.',
      `Monofilament felt at ${between(3, 6)} of 10 sites on each foot; vibration reduced at both great toes.`,
    ],
    results: [`A1c ${tenths(70, 79)}%.`],
    assessment: ['Type 2 diabetes with polyneuropathy, symptoms bothersome.', 'Long-term insulin use.'],
    plan: [
      `Start ${pick(['duloxetine 30 mg daily', 'gabapentin 300 mg at night'])}.`,
      'Continue glargine; daily foot check taught again.',
      'Return in six weeks.',
      'Medical decision making: moderate (chronic illness with progression, prescription drug management).',
    ],
  }),
};

const hypertension: Scenario = {
  name: 'hypertension',
  themes: ['hypertension'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 35, to: 75 },
  reason: 'Blood pressure check',
  diagnoses: [dx('I10', 'essential hypertension', 'Hypertension', '38341003')],
  procedures: [
    px('99213', 'decision making: low'),
    px('80048', 'basic metabolic panel', 'Basic metabolic panel'),
    px('36415', 'venous blood drawn'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick([
      'Blood pressure follow-up.',
      'Here to go over home pressures.',
      'Needs refills for blood pressure.',
    ]),
    history: [
      `${person} treated for hypertension for ${between(2, 14)} years.`,
      `Home pressures average ${between(122, 131)} over ${between(72, 80)}.`,
      `Takes ${pick(['lisinopril 10 mg', 'amlodipine 5 mg', 'losartan 50 mg', 'chlorthalidone 25 mg'])} each morning.`,
      'No side effects.',
    ],
    denies: ['headache', 'chest pain', 'ankle swelling', 'shortness of breath', 'dizziness'],
    past: ['No stroke; kidney tests normal so far.'],
    family: pick([
      'Father had a heart attack at 58.',
      'Mother has type 2 diabetes.',
      'Both parents had high blood pressure.',
    ]),
    vitals: vitals({ systolic: [122, 134], diastolic: [70, 82] }),
    exam: ['Comfortable.', 'Heart regular, no gallop.', 'Lungs clear, no edema.'],
    results: ['Venous blood drawn today for a basic metabolic panel to watch potassium and creatinine.'],
    assessment: [`Essential hypertension, ${pick(['controlled', 'at goal', 'stable'])} on one drug.`],
    plan: [
      'Refill for 12 months.',
      pick(['Cut back on salted snacks.', 'Keep the home log.', 'Aim for half an hour of walking daily.']),
      `Return in ${pick(['six', 'four'])} months.`,
      'Medical decision making: low (one stable chronic illness).',
    ],
  }),
};

const hypertensionWithKidneyDisease: Scenario = {
  name: 'hypertension-kidney-disease',
  themes: ['hypertension', 'diabetes'],
  setting: OFFICE,
  specialty: 'internalMedicine',
  who: { from: 55, to: 82 },
  reason: 'Kidney function and blood pressure',
  diagnoses: [
    dx('I129', 'hypertension with chronic kidney disease', 'Hypertensive kidney disease', '38341003'),
    dx('N1831', 'stage 3a', 'Chronic kidney disease stage 3a', null),
  ],
  procedures: [
    px('99214', 'decision making: moderate'),
    px('80048', 'basic metabolic panel', 'Basic metabolic panel'),
    px('36415', 'venipuncture'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Follow-up of kidney numbers.', 'Blood pressure above target at home.']),
    history: [
      `${person} with hypertension and chronic kidney disease, known for ${between(2, 7)} years.`,
      `Home pressures ${between(142, 149)} to ${between(152, 160)} systolic for a month.`,
      'Takes losartan 50 mg daily; avoids pain tablets such as ibuprofen.',
    ],
    denies: ['blood in the urine', 'leg swelling', 'itching', 'loss of appetite', 'diabetes'],
    past: ['Kidney ultrasound last year without obstruction.'],
    family: pick([
      'Brother is on dialysis.',
      'Mother had diabetes and lost a leg.',
      'No kidney disease in the family.',
    ]),
    vitals: vitals({ systolic: [144, 158], diastolic: [82, 92] }),
    exam: ['Well appearing.', 'Heart regular; no rub.', 'No edema; no flank tenderness.'],
    results: [
      `eGFR ${between(46, 57)}, unchanged over six months.`,
      'Basic metabolic panel repeated today after venipuncture in the office.',
    ],
    assessment: ['Hypertension with chronic kidney disease stage 3a; pressure above goal, kidney function steady.'],
    plan: [
      'Increase losartan to 100 mg.',
      pick(['Add amlodipine 5 mg if still high.', 'Nurse pressure check in two weeks.']),
      'Low-salt diet; no anti-inflammatory tablets.',
      'Repeat laboratory tests in four weeks.',
      'Medical decision making: moderate (two chronic illnesses, one above goal, prescription drug management).',
    ],
  }),
};

const hypothyroidism: Scenario = {
  name: 'hypothyroidism',
  themes: ['thyroid'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 28, to: 74 },
  reason: 'Thyroid follow-up',
  diagnoses: [dx('E039', 'hypothyroidism', 'Hypothyroidism', '40930008')],
  procedures: [
    px('99213', 'decision making: low'),
    px('84443', 'TSH', 'Thyroid stimulating hormone'),
    px('36415', 'blood was drawn'),
  ],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: pick(['Thyroid check.', 'Yearly thyroid visit and refill.', 'Wants thyroid numbers checked.']),
    history: [
      `${person} on thyroid replacement for ${between(2, 16)} years.`,
      `Levothyroxine ${pick(['50', '75', '88', '100', '112'])} mcg on an empty stomach each morning.`,
      pick(['Energy is good.', 'Energy is fair, sleeps seven hours.', 'Feels well.']),
    ],
    denies: ['palpitations', 'cold intolerance', 'hair loss', 'constipation', 'neck swelling', 'weight change'],
    past: ['Never had thyroid surgery or radioiodine.'],
    family: pick(['Sister has Graves disease.', 'Mother had a goiter.', 'Aunt with thyroid cancer.']),
    vitals: vitals(),
    exam: ['Thyroid not enlarged, no nodule felt.', 'Heart regular.', 'Reflexes normal.'],
    results: [`Last TSH ${tenths(12, 38)}, in range; blood was drawn today for a repeat TSH.`],
    assessment: ['Hypothyroidism, stable on replacement.'],
    plan: [
      'Continue the same dose pending the result.',
      'Take calcium or iron tablets at least four hours apart.',
      'Return in one year.',
      'Medical decision making: low (one stable chronic illness).',
    ],
  }),
};

export const LONG_TERM_CONDITIONS: readonly Scenario[] = [
  diabetesControlled,
  diabetesHyperglycemia,
  diabetesNeuropathy,
  hypertension,
  hypertensionWithKidneyDisease,
  hypothyroidism,
];
