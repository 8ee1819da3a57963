/** Atrial fibrillation, heart failure, and chest pain in the emergency department. */

import { dx, EMERGENCY, OFFICE, px } from '../scenario.ts';
import type { Scenario, ScenarioDiagnosis, Voice } from '../scenario.ts';

const atrialFibrillation = (
  name: string,
  diagnosis: ScenarioDiagnosis,
  course: {
    readonly history: (voice: Voice) => string;
    readonly rhythm: string;
    readonly tracing: string;
    readonly assessment: string;
  },
): Scenario => ({
  name,
  themes: ['heart'],
  setting: OFFICE,
  specialty: 'cardiology',
  who: { from: 58, to: 84 },
  reason: 'Atrial fibrillation follow-up',
  diagnoses: [diagnosis, dx('Z7901', 'long-term anticoagulant')],
  procedures: [
    px('99214', 'decision making: moderate'),
    px('93000', '12-lead ECG', 'Electrocardiogram with interpretation'),
  ],
  note: (voice) => ({
    complaint: voice.pick(['Heart rhythm follow-up.', 'Check on atrial fibrillation and blood thinner.']),
    history: [
      course.history(voice),
      `Takes ${voice.pick(['apixaban 5 mg twice daily', 'rivaroxaban 20 mg at supper', 'warfarin, last INR 2.4'])}.`,
      `Also takes metoprolol ${voice.pick(['25', '50'])} mg twice daily.`,
      voice.pick(['No missed doses.', 'Missed one dose last month.']),
    ],
    denies: ['bleeding', 'black stools', 'fainting', 'chest pain', 'stroke symptoms'],
    past: ['Echocardiogram last year: normal pump function, mildly enlarged left atrium.', 'No stroke or TIA ever.'],
    family: voice.pick(['Brother has heart failure.', 'Mother had a stroke at 79.', 'Father had a pacemaker.']),
    vitals: voice.vitals({ pulse: [64, 82] }),
    exam: ['No distress.', course.rhythm, 'Lungs clear, no edema, no bruising.'],
    results: [`12-lead ECG done and read by me: ${course.tracing}, rate ${voice.between(64, 82)}, no ischemic change.`],
    assessment: [`${course.assessment}, rate controlled.`, 'Long-term anticoagulant therapy, no bleeding.'],
    plan: [
      'Continue the blood thinner and metoprolol.',
      'Kidney function and blood count before the next visit.',
      `Return in ${voice.pick(['four', 'six'])} months.`,
      'Medical decision making: moderate (chronic illness, drug therapy with bleeding risk).',
    ],
  }),
});

const paroxysmal = atrialFibrillation(
  'atrial-fibrillation-paroxysmal',
  dx('I480', 'paroxysmal atrial fibrillation', 'Atrial fibrillation', '49436004'),
  {
    history: ({ person, between }) =>
      `${person} with ${between(2, 5)} short bouts of fast heartbeat since spring, all gone by themselves.`,
    rhythm: 'Regular rhythm.',
    tracing: 'sinus rhythm',
    assessment: 'Paroxysmal atrial fibrillation, in sinus rhythm today',
  },
);

const permanent = atrialFibrillation(
  'atrial-fibrillation-permanent',
  dx('I4821', 'permanent atrial fibrillation', 'Atrial fibrillation', '49436004'),
  {
    history: ({ person, between }) =>
      `${person} in constant atrial fibrillation for ${between(3, 9)} years; rate control only.`,
    rhythm: 'Irregularly irregular rhythm.',
    tracing: 'atrial fibrillation',
    assessment: 'Permanent atrial fibrillation',
  },
);

const heartFailure: Scenario = {
  name: 'heart-failure-hypertensive',
  themes: ['heart', 'hypertension'],
  setting: OFFICE,
  specialty: 'cardiology',
  who: { from: 60, to: 86 },
  reason: 'Heart failure follow-up',
  diagnoses: [
    dx('I110', 'hypertensive heart disease', 'Hypertensive heart disease', null),
    dx('I5022', 'chronic systolic heart failure', 'Systolic heart failure'),
  ],
  procedures: [
    px('99214', 'decision making: moderate'),
    px('80048', 'basic metabolic panel', 'Basic metabolic panel'),
    px('83880', 'BNP', 'Natriuretic peptide'),
    px('36415', 'venous blood'),
  ],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: pick(['Heart failure check.', 'Follow-up after water pill change.']),
    history: [
      `${person} with weak heart muscle from long-standing hypertension.`,
      `Walks ${between(2, 5)} blocks before resting, unchanged since ${pick(['spring', 'the last visit'])}.`,
      `Sleeps on ${pick(['one pillow', 'two pillows'])}.`,
      `Home weight steady within ${between(2, 4)} pounds.`,
      `Takes carvedilol, sacubitril-valsartan and furosemide ${pick(['20', '40'])} mg.`,
    ],
    denies: ['chest pain', 'waking breathless', 'fainting', 'palpitations'],
    past: [
      `Ejection fraction ${between(30, 38)}% on the last echocardiogram.`,
      'Coronary arteries clean at catheterization.',
    ],
    family: pick(['Father died of a heart attack at 62.', 'Sister has atrial fibrillation.']),
    vitals: vitals({ systolic: [108, 124], pulse: [60, 74] }),
    exam: ['Neck veins flat.', 'Heart regular, no third sound.', `Lungs clear; ${pick(['no', 'trace'])} ankle edema.`],
    results: [
      `BNP ${between(180, 340)} on venous blood taken today; basic metabolic panel with creatinine ${tenths(9, 12)}.`,
    ],
    assessment: ['Hypertensive heart disease with chronic systolic heart failure, compensated.'],
    plan: [
      'Continue the present drugs; daily weight.',
      `${pick(['Add spironolactone 12.5 mg', 'Increase carvedilol to 12.5 mg twice daily'])}.`,
      'Laboratory tests in two weeks.',
      'Medical decision making: moderate (chronic illness, prescription drug management with laboratory watch).',
    ],
  }),
};

const chestPainEmergency: Scenario = {
  name: 'chest-pain-emergency',
  themes: ['heart'],
  setting: EMERGENCY,
  specialty: 'emergencyMedicine',
  who: { from: 34, to: 68 },
  reason: 'Chest pain',
  diagnoses: [dx('R079', 'chest pain, cause undetermined', 'Chest pain', '29857009')],
  procedures: [
    px('99284', 'decision making: moderate'),
    px('93010', 'ECG interpreted by me', 'Electrocardiogram interpretation'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Chest pain since this morning.', 'Tightness in the chest.', 'Chest pressure after lunch.']),
    history: [
      `${person} with ${pick(['dull', 'pressing', 'aching'])} mid-chest pain for ${between(2, 7)} hours.`,
      `Pain ${between(3, 6)} of 10, ${pick(['not changed by effort', 'eased somewhat by rest', 'comes and goes'])}.`,
      'It does not travel to the arm or jaw.',
      'Aspirin 324 mg given on arrival; pain gone within the hour.',
    ],
    denies: ['shortness of breath', 'sweating', 'vomiting', 'leg swelling', 'fever', 'recent travel'],
    past: ['No earlier heart disease; stress test never done.'],
    family: pick([
      'Father had a heart attack at 49.',
      'Mother has heart failure.',
      'No early heart disease in the family.',
    ]),
    vitals: vitals({ systolic: [124, 142], pulse: [72, 92] }),
    exam: ['Looks well.', 'Heart regular, equal pulses.', 'Lungs clear; chest wall not tender; calves soft.'],
    results: [
      'ECG interpreted by me: sinus rhythm, no ST change.',
      'Two troponins three hours apart normal; chest film reported clear.',
    ],
    assessment: [
      'Chest pain, cause undetermined; myocardial infarction ruled out, pulmonary embolism judged unlikely.',
    ],
    plan: [
      'Discharged home in stable condition.',
      `Stress test within ${pick(['72 hours', 'one week'])} through the clinic.`,
      'Return at once if pain comes back.',
      'Medical decision making: moderate (undiagnosed problem, three tests and own reading of a tracing).',
    ],
  }),
};

export const HEART: readonly Scenario[] = [paroxysmal, permanent, heartFailure, chestPainEmergency];
