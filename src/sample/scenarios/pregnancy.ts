/** Routine prenatal care and gestational diabetes. */

import { dx, OFFICE, px } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';

const prenatal = (
  name: string,
  pregnancy: { readonly code: string; readonly evidence: string; readonly history: string; readonly from: number },
): Scenario => ({
  name,
  themes: ['pregnancy'],
  setting: OFFICE,
  specialty: 'obstetrics',
  who: { from: pregnancy.from, to: 33, sex: 'female' },
  isAlone: true,
  reason: 'Prenatal visit',
  diagnoses: [dx(pregnancy.code, pregnancy.evidence, 'Normal pregnancy', '72892002'), dx('Z3A24', '24 weeks')],
  procedures: [px('82950', 'one-hour glucose test', 'Glucose test after a drink'), px('36415', 'venous blood')],
  note: ({ person, pick, between, daysBefore, vitals }) => ({
    complaint: 'Prenatal visit at 24 weeks.',
    history: [
      `${person}, ${pregnancy.history}, 24 weeks by early ultrasound; last period began ${daysBefore(168)}.`,
      pick(['Feels the baby move daily.', 'The baby is active.', 'Good movement.']),
      pick(['Some heartburn.', 'Sleeps well.', 'Mild back ache in the evening.']),
    ],
    denies: ['bleeding', 'leaking fluid', 'contractions', 'headache', 'vision change', 'swelling'],
    past: ['No high blood pressure, no diabetes outside pregnancy.'],
    family: pick(['Mother has type 2 diabetes.', 'Sister had twins.', 'No birth defects in the family.']),
    vitals: vitals({ systolic: [102, 118], diastolic: [60, 74] }),
    exam: [
      `Fundal height ${between(23, 25)} cm.`,
      `Fetal heart rate ${between(138, 154)}.`,
      'No edema; reflexes normal.',
    ],
    results: [`One-hour glucose test on venous blood ${between(98, 128)}, normal.`, 'Urine protein negative.'],
    assessment: [`${pregnancy.evidence.charAt(0).toUpperCase()}${pregnancy.evidence.slice(1)}, 24 weeks, doing well.`],
    plan: [
      'Tdap vaccine at 28 weeks.',
      'Signs of early labor reviewed.',
      'Return in four weeks. The visit itself is part of the global obstetric fee.',
    ],
  }),
});

const gestationalDiabetes: Scenario = {
  name: 'gestational-diabetes',
  themes: ['pregnancy'],
  setting: OFFICE,
  specialty: 'obstetrics',
  who: { from: 22, to: 34, sex: 'female' },
  isAlone: true,
  reason: 'Gestational diabetes check',
  diagnoses: [
    dx('O24410', 'gestational diabetes, diet controlled', 'Gestational diabetes', '11687002'),
    dx('Z3A32', '32 weeks'),
  ],
  procedures: [px('99213', 'decision making: low'), px('59025', 'non-stress test', 'Fetal non-stress test')],
  note: ({ person, pick, between, daysBefore, vitals }) => ({
    complaint: 'Extra visit for gestational diabetes at 32 weeks.',
    history: [
      `${person} at 32 weeks, diabetes found by glucose test at ${between(25, 28)} weeks.`,
      `Last period began ${daysBefore(224)}.`,
      `Checks sugar four times a day: fasting ${between(80, 86)} to ${between(89, 94)}.`,
      `After meals under ${between(125, 138)}. On diet alone, no insulin, no tablets.`,
    ],
    denies: ['bleeding', 'leaking fluid', 'headache', 'less movement of the baby'],
    past: ['No diabetes before this pregnancy.'],
    family: pick(['Father has type 2 diabetes.', 'Mother had preeclampsia.']),
    vitals: vitals({ systolic: [104, 120], diastolic: [62, 76] }),
    exam: [`Fundal height ${between(31, 33)} cm.`, 'Baby head down.', 'No edema.'],
    results: [`Non-stress test, ${between(22, 34)} minutes, read by me: reactive, baseline ${between(135, 148)}.`],
    assessment: ['Gestational diabetes, diet controlled, at 32 weeks; baby well.'],
    plan: [
      'Continue meal plan and sugar log.',
      'Growth ultrasound at 36 weeks.',
      'Return in one week. Visit for the complication, beyond routine prenatal care.',
      'Medical decision making: low (one stable complication).',
    ],
  }),
};

export const PREGNANCY: readonly Scenario[] = [
  prenatal('prenatal-first-pregnancy', {
    code: 'Z3402',
    evidence: 'normal first pregnancy, second trimester',
    history: 'first pregnancy',
    from: 20,
  }),
  prenatal('prenatal-later-pregnancy', {
    code: 'Z3482',
    evidence: 'normal later pregnancy, second trimester',
    history: 'second pregnancy, one healthy child',
    from: 23,
  }),
  gestationalDiabetes,
];
