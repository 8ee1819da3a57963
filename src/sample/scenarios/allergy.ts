/** Allergic reactions in the emergency department. */

import { dx, EMERGENCY, px } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';

const drugHives: Scenario = {
  name: 'urticaria-penicillin',
  themes: ['allergy', 'penicillin'],
  setting: EMERGENCY,
  specialty: 'emergencyMedicine',
  who: { from: 22, to: 64 },
  reason: 'Itchy rash after an antibiotic',
  diagnoses: [dx('L500', 'allergic urticaria', 'Hives', '126485001'), dx('T360X5A', 'adverse effect of penicillin')],
  procedures: [
    px('99283', 'decision making: low'),
    px('96372', 'intramuscular injection', 'Intramuscular injection'),
    px('J1200', 'diphenhydramine 50 mg'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Hives all over.', 'Itchy rash since taking an antibiotic.']),
    history: [
      `${person} with itchy welts for ${between(2, 6)} hours.`,
      `They began after the ${pick(['second', 'third', 'fourth'])} dose of penicillin V.`,
      'The drug was prescribed by a dentist and taken as directed.',
      pick(['Started on the trunk, now on arms and legs.', 'Comes and goes from place to place.']),
    ],
    denies: ['trouble breathing', 'throat tightness', 'lip or tongue swelling', 'vomiting', 'faintness'],
    past: ['No known drug allergy until today.'],
    family: pick(['Mother has hay fever.', 'Not contributory.']),
    vitals: vitals({ pulse: [78, 96] }),
    exam: [
      'Raised pale-centered welts on trunk and limbs.',
      'Lips, tongue and throat normal; voice clear.',
      'Lungs clear, no wheeze.',
    ],
    results: [
      'Diphenhydramine 50 mg by intramuscular injection.',
      `Itching eased within ${between(30, 50)} minutes, watched for two hours.`,
    ],
    assessment: ['Allergic urticaria, an adverse effect of penicillin properly taken; no anaphylaxis.'],
    plan: [
      'Stop penicillin; allergy recorded in the chart.',
      'Cetirizine 10 mg daily for a week.',
      'Return at once with breathing trouble or swelling.',
      'Medical decision making: low (one acute uncomplicated illness).',
    ],
  }),
};

const peanutAnaphylaxis: Scenario = {
  name: 'anaphylaxis-peanut',
  themes: ['allergy'],
  setting: EMERGENCY,
  specialty: 'emergencyMedicine',
  who: { from: 18, to: 48 },
  reason: 'Allergic reaction to food',
  diagnoses: [dx('T7801XA', 'anaphylactic reaction to peanut', 'Anaphylaxis', '39579001')],
  procedures: [
    px('99285', 'decision making: high'),
    px('96372', 'intramuscular injection', 'Intramuscular injection'),
    px('J0165', 'epinephrine 0.3 mg'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Throat closing after eating.', 'Allergic reaction after supper.']),
    history: [
      `${person} reacting to food eaten ${between(15, 40)} minutes before arrival.`,
      `It was ${pick(['satay sauce', 'a cookie with peanut', 'a noodle dish with peanut'])}.`,
      `Hives within minutes, then tight throat, wheeze and vomiting ${pick(['once', 'twice'])}.`,
      'Own injector was at home.',
    ],
    denies: ['chest pain', 'loss of consciousness', 'insect sting', 'new drugs'],
    past: ['Peanut allergy since childhood; no asthma.'],
    family: pick(['Brother has a shellfish allergy.', 'Mother has eczema.']),
    vitals: vitals({
      systolic: [88, 98],
      diastolic: [50, 60],
      pulse: [112, 128],
      respirations: [24, 28],
      saturation: [91, 93],
    }),
    exam: [
      'Anxious, flushed, hives on trunk.',
      'Uvula mildly swollen; wheeze on both sides.',
      'Pulses fast, skin warm.',
    ],
    results: [
      'Epinephrine 0.3 mg by intramuscular injection in the thigh at once.',
      'Oxygen, fluids by vein, nebulizer by nursing.',
      `Within ${between(10, 20)} minutes BP ${between(108, 118)}/${between(64, 74)}, wheeze gone.`,
      `Observed ${between(4, 6)} hours without relapse.`,
    ],
    assessment: ['Anaphylactic reaction to peanut, first visit for this event, resolved with treatment.'],
    plan: [
      'Two epinephrine injectors prescribed; use shown.',
      'Prednisone for two days; allergist referral.',
      'Strict avoidance of peanut.',
      'Medical decision making: high (threat to life, emergency drug with monitoring).',
    ],
  }),
};

export const ALLERGY: readonly Scenario[] = [drugHives, peanutAnaphylaxis];
