/** COPD, asthma, and pneumonia on the ward. */

import { dx, INPATIENT, OFFICE, px } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';

const copdExacerbation: Scenario = {
  name: 'copd-exacerbation',
  themes: ['lungs'],
  setting: OFFICE,
  specialty: 'internalMedicine',
  who: { from: 56, to: 82 },
  reason: 'Worse breathing and cough',
  diagnoses: [dx('J441', 'acute exacerbation of COPD', 'COPD exacerbation', '13645005'), dx('Z87891', 'former smoker')],
  procedures: [
    px('99214', 'decision making: moderate'),
    px('94640', 'nebulizer treatment', 'Nebulizer treatment'),
    px('J7620', 'albuterol with ipratropium'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Cough and wheeze, worse this week.', 'More short of breath than usual.', 'COPD acting up.']),
    history: [
      `${person} with COPD; ${between(3, 6)} days of more cough, ${pick(['thicker', 'more'])} sputum and wheeze.`,
      `Uses the rescue inhaler ${between(4, 8)} times a day, usually once. Takes tiotropium daily.`,
      `Former smoker, ${between(25, 45)} pack-years, stopped ${between(3, 14)} years ago.`,
    ],
    denies: ['fever', 'chest pain', 'coughing blood', 'leg swelling'],
    past: ['Last flare over a year ago; never on a ventilator; no oxygen at home.'],
    family: pick(['Brother had lung cancer.', 'Mother had asthma.', 'Father died of a stroke.']),
    vitals: vitals({ respirations: [20, 24], pulse: [84, 102], saturation: [91, 94] }),
    exam: [
      'Speaks in full sentences.',
      'Wheeze on breathing out on both sides, no crackles.',
      'Heart regular, no edema.',
    ],
    results: [
      `One nebulizer treatment with albuterol with ipratropium: wheeze less, saturation ${between(94, 96)}%.`,
      'Chest film elsewhere yesterday: no pneumonia.',
    ],
    assessment: ['Acute exacerbation of COPD without pneumonia, improved after treatment.', 'Former smoker.'],
    plan: [
      'Prednisone 40 mg for five days.',
      `${pick(['Azithromycin for three days', 'Doxycycline for five days'])}.`,
      'Call if breathing worsens; see again in a week.',
      'Medical decision making: moderate (chronic illness with exacerbation, prescription drug management).',
    ],
  }),
};

const asthmaExacerbation: Scenario = {
  name: 'asthma-exacerbation',
  themes: ['lungs'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 9, to: 45 },
  reason: 'Asthma attack',
  diagnoses: [dx('J4531', 'mild persistent asthma with acute exacerbation', 'Asthma', '195967001')],
  procedures: [
    px('99214', 'decision making: moderate'),
    px('94640', 'nebulizer treatment', 'Nebulizer treatment'),
    px('J7613', 'albuterol 2.5 mg'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Wheezing for two days.', 'Asthma flare.', 'Tight chest and cough at night.']),
    history: [
      `${person} with mild persistent asthma; wheeze and night cough for ${between(2, 4)} days.`,
      `It started after ${pick(['a cold', 'cleaning a dusty attic', 'visiting a house with cats'])}.`,
      `Rescue inhaler every ${between(3, 5)} hours. Low-dose budesonide taken ${pick(['most days', 'on and off'])}.`,
    ],
    denies: ['fever', 'chest pain', 'vomiting', 'rash'],
    past: ['No stay in intensive care for asthma; last steroid course over a year ago.'],
    family: pick(['Mother has hay fever.', 'Father has COPD.', 'Sibling with eczema.']),
    vitals: vitals({ respirations: [20, 26], pulse: [92, 112], saturation: [93, 95] }),
    exam: [
      'Mildly short of breath, speaks in sentences.',
      'Wheeze in all fields, good air entry.',
      'Throat clear, heart regular.',
    ],
    results: [
      'One nebulizer treatment with albuterol 2.5 mg given.',
      `Peak flow rose from ${between(58, 64)}% to ${between(76, 86)}% of best.`,
    ],
    assessment: ['Mild persistent asthma with acute exacerbation, good response.'],
    plan: [
      `Prednisone for ${pick(['four', 'five'])} days; controller inhaler every day.`,
      'Inhaler technique shown; action plan given.',
      'Recheck in one week.',
      'Medical decision making: moderate (chronic illness with exacerbation, prescription drug management).',
    ],
  }),
};

const asthmaStable: Scenario = {
  name: 'asthma-moderate-stable',
  themes: ['lungs'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 19, to: 60 },
  reason: 'Asthma follow-up',
  diagnoses: [dx('J4540', 'moderate persistent asthma', 'Asthma', '195967001')],
  procedures: [px('99213', 'decision making: low'), px('94010', 'spirometry', 'Spirometry')],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Asthma check and refills.', 'Planned asthma visit.']),
    history: [
      `${person} with moderate persistent asthma since ${pick(['childhood', 'the twenties', 'college'])}.`,
      'Uses budesonide-formoterol twice daily.',
      `Rescue puffs ${pick(['once', 'twice'])} in the last month; no night waking.`,
    ],
    denies: ['wheeze', 'chest tightness', 'steroid courses this year', 'missed work'],
    past: [`Last flare ${between(13, 30)} months ago.`],
    family: pick(['Two cousins with asthma.', 'Mother has COPD.', 'No lung disease in the family.']),
    vitals: vitals(),
    exam: ['Comfortable.', 'Lungs clear, no wheeze on forced breath.', 'Nose without polyps.'],
    results: [`Office spirometry: FEV1 ${between(82, 94)}% of predicted, no obstruction.`],
    assessment: ['Moderate persistent asthma, well controlled, no exacerbation.'],
    plan: [
      'Continue the same inhaler.',
      'Flu vaccine advised in season.',
      `Return in ${pick(['six', 'nine'])} months.`,
      'Medical decision making: low (one stable chronic illness).',
    ],
  }),
};

const pneumoniaInpatient: Scenario = {
  name: 'pneumonia-inpatient',
  themes: ['lungs', 'penicillin'],
  setting: INPATIENT,
  specialty: 'hospitalist',
  who: { from: 48, to: 88 },
  reason: 'Fever, cough and low oxygen',
  diagnoses: [
    dx('J189', 'community-acquired pneumonia', 'Pneumonia', '233604007'),
    dx('J9601', 'acute hypoxic respiratory failure', 'Acute hypoxic respiratory failure'),
    dx('E860', 'dehydration', 'Dehydration'),
  ],
  procedures: [
    px('99223', 'Admission day: high complexity'),
    px('99232', 'Following days: moderate complexity'),
    px('99239', 'more than 30 minutes'),
  ],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: pick([
      'Fever, cough and short of breath.',
      'Cough and confusion noted by family.',
      'Chills and breathlessness.',
    ]),
    history: [
      `${person} admitted after ${between(3, 6)} days of fever and productive cough.`,
      `On arrival saturation ${between(82, 87)}% on room air, working hard to breathe.`,
      `Needed ${between(3, 5)} liters of oxygen.`,
      `Drank little for ${between(2, 3)} days; dry mouth, creatinine back to normal after fluids.`,
      'Treated with ceftriaxone and azithromycin; blood cultures without growth; no organism found.',
      'Weaned to room air on the day before discharge.',
    ],
    denies: ['chest pain', 'leg swelling', 'recent travel', 'choking on food'],
    past: ['No COPD, no earlier pneumonia.'],
    family: pick(['Father had tuberculosis long ago.', 'Mother had asthma.', 'Not contributory.']),
    vitals: vitals({ respirations: [15, 18], saturation: [94, 96] }),
    exam: [
      'At discharge: comfortable, oriented.',
      `Few crackles at the ${pick(['right', 'left'])} base, better than on admission.`,
      'Heart regular; skin turgor normal.',
    ],
    results: [
      `Chest film: ${pick(['right', 'left'])}-sided infiltrate.`,
      `White count ${tenths(142, 189)} on admission, normal at discharge; sepsis criteria not met.`,
    ],
    assessment: [
      '1. Community-acquired pneumonia, organism not identified, present on admission.',
      '2. Acute hypoxic respiratory failure, present on admission, resolved.',
      '3. Dehydration, present on admission, resolved.',
    ],
    plan: [
      'Home with amoxicillin-clavulanate to complete seven days.',
      'Chest film in six weeks; clinic visit in one week.',
      'Admission day: high complexity decision making. Following days: moderate complexity.',
      `Discharge day management took more than 30 minutes (${between(34, 45)} minutes).`,
    ],
  }),
};

export const LUNGS: readonly Scenario[] = [copdExacerbation, asthmaExacerbation, asthmaStable, pneumoniaInpatient];
