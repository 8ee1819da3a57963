/** Well child, yearly wellness, screening colonoscopy and cataract evaluation. */

import { CONSULTATION, dx, ENDOSCOPY, OFFICE, px } from '../scenario.ts';
import type { Scenario, ScenarioDiagnosis, ScenarioProcedure } from '../scenario.ts';

const wellToddler: Scenario = {
  name: 'well-child-toddler',
  themes: ['check-up'],
  setting: OFFICE,
  specialty: 'pediatrics',
  who: { from: 2, to: 3 },
  reason: 'Well child visit',
  diagnoses: [dx('Z00129', 'well child without abnormal findings', 'Well child visit'), dx('Z23', 'vaccine due')],
  procedures: [
    px('99392', 'preventive visit, established patient'),
    px('96110', 'developmental screening form', 'Developmental screening'),
    px('90633', 'hepatitis A vaccine', 'Hepatitis A vaccine'),
    px('90460', 'counseled on the vaccine'),
  ],
  note: ({ age, person, pick, between, childVitals }) => ({
    complaint: `Check-up at ${age} years; preventive visit, established patient.`,
    history: [
      `${person} here with ${pick(['both parents', 'mother', 'father'])}; no concerns.`,
      `Eats ${pick(['a varied diet', 'well, likes fruit', 'most foods'])}.`,
      `${pick(['Two', 'Three'])} cups of milk a day; sleeps ${between(10, 12)} hours.`,
      `Says ${pick(['three-word', 'four-word'])} sentences.`,
      pick(['Kicks a ball.', 'Climbs stairs.', 'Stacks eight blocks.']),
    ],
    denies: ['fever', 'cough', 'rash', 'hearing worry', 'vision worry'],
    past: ['Born at term; one hepatitis A dose so far, others up to date.'],
    family: pick(['Father has asthma.', 'Grandmother has type 2 diabetes.', 'Mother had febrile seizures.']),
    vitals: childVitals(),
    exam: [
      'Playful; growth along the curve.',
      'Eyes aligned, red reflex equal; drums normal; teeth clean.',
      'Heart without murmur, lungs clear, belly soft, hips even, skin clear.',
    ],
    results: ['Developmental screening form filled in by the parent and scored: on track in all areas.'],
    assessment: ['Well child without abnormal findings.', 'Hepatitis A vaccine due.'],
    plan: [
      'Parent counseled on the vaccine; second hepatitis A vaccine given in the thigh.',
      'Car seat, water safety and screen time discussed.',
      'Next check-up in one year.',
    ],
  }),
};

const wellSchoolChild: Scenario = {
  name: 'well-child-school-age',
  themes: ['check-up'],
  setting: OFFICE,
  specialty: 'pediatrics',
  who: { from: 6, to: 11 },
  reason: 'Well child visit',
  diagnoses: [dx('Z00129', 'well child without abnormal findings', 'Well child visit')],
  procedures: [
    px('99393', 'preventive visit, established patient'),
    px('99173', 'eye chart', 'Vision screening'),
    px('92551', 'pure tone', 'Hearing screening'),
  ],
  note: ({ age, person, pick, between, childVitals }) => ({
    complaint: 'Yearly check-up; preventive visit, established patient.',
    history: [
      `${person} doing ${pick(['well', 'fine', 'very well'])} in grade ${Math.max(1, age - 5)}.`,
      pick(['Plays outdoors daily.', 'Swims twice a week.', 'Rides a bicycle with a helmet.']),
      `${pick(['One hour', 'Two hours'])} of screens; sleeps ${between(9, 10)} hours.`,
    ],
    denies: ['headaches', 'stomach aches', 'bed wetting', 'trouble with friends', 'wheeze'],
    past: ['No hospital stay; vaccines complete for age, none due today.'],
    family: pick(['Mother has migraine.', 'Grandfather had early heart disease.', 'Father is nearsighted.']),
    vitals: childVitals({ pulse: [76, 96], respirations: [16, 20] }),
    exam: [
      'Well grown, at the middle of the curve.',
      'Ears, throat and neck normal.',
      'Heart without murmur, lungs clear, belly soft, spine straight.',
    ],
    results: [
      'Vision 20/20 in each eye on the eye chart.',
      'Hearing screen with pure tone signals passed in both ears.',
    ],
    assessment: ['Well child without abnormal findings.'],
    plan: ['Seat belt, helmet and sun care discussed.', 'Dentist twice a year.', 'Next check-up in one year.'],
  }),
};

const yearlyWellness: Scenario = {
  name: 'yearly-wellness',
  themes: ['check-up'],
  setting: OFFICE,
  specialty: 'internalMedicine',
  who: { from: 67, to: 84 },
  isAlone: true,
  reason: 'Yearly wellness visit',
  diagnoses: [dx('Z0000', 'general adult examination without abnormal findings', 'Yearly wellness visit')],
  procedures: [px('G0439', 'subsequent annual wellness visit'), px('G0444', 'depression screening')],
  note: ({ person, pick, between, vitals }) => ({
    complaint: 'Here for the subsequent annual wellness visit.',
    history: [
      `${person} feels well and takes no regular drugs.`,
      `Health risk form reviewed; ${pick(['walks daily', 'gardens most days', 'swims at the pool'])}.`,
      'No falls this year; lives safely at home.',
    ],
    denies: ['memory trouble', 'hearing trouble', 'chest pain', 'trouble with daily tasks'],
    past: ['Colon and bone screening up to date.'],
    family: pick(['Mother had type 2 diabetes.', 'Sister had breast cancer.', 'Father had Alzheimer disease.']),
    vitals: vitals(),
    exam: [
      'Clock drawing and three-word recall normal.',
      'Gait steady, stands from a chair without help.',
      'General examination normal.',
    ],
    results: [`Annual depression screening, ${between(6, 10)} minutes with review: score ${between(0, 2)}, negative.`],
    assessment: ['General adult examination without abnormal findings.'],
    plan: [
      'Written prevention plan given.',
      'Flu vaccine in season.',
      'Advance directive on file.',
      'Next wellness visit in one year.',
    ],
  }),
};

const colonoscopy = (
  name: string,
  found: {
    readonly history: string;
    readonly text: string;
    readonly assessment: string;
    readonly diagnoses: readonly ScenarioDiagnosis[];
    readonly procedure: ScenarioProcedure;
    readonly again: string;
  },
): Scenario => ({
  name,
  themes: ['colon'],
  setting: ENDOSCOPY,
  specialty: 'gastroenterology',
  who: { from: 46, to: 63 },
  reason: 'Screening colonoscopy',
  diagnoses: [dx('Z1211', 'screening for colon cancer', 'Colon cancer screening'), ...found.diagnoses],
  procedures: [found.procedure],
  note: ({ person, pick, between, vitals }) => ({
    complaint: 'Screening colonoscopy, average risk.',
    history: [
      `${person} without bowel symptoms comes for ${found.history} screening for colon cancer.`,
      'Consent signed; bowel preparation taken in two parts.',
    ],
    denies: ['bleeding', 'weight loss', 'change of bowel habit', 'belly pain'],
    past: ['No polyps or bowel disease known.'],
    family: pick(['Grandfather had prostate cancer.', 'Mother had breast cancer.', 'No bowel cancer in the family.']),
    vitals: vitals(),
    exam: [
      'Heart regular, lungs clear, abdomen soft.',
      'Sedation by the anesthesia team.',
      'Rectal examination normal.',
    ],
    results: [
      'Scope passed to the cecum, landmarks seen.',
      `Preparation ${pick(['good', 'excellent'])}; withdrawal ${between(8, 13)} minutes.`,
      found.text,
      'No complication.',
    ],
    assessment: ['Screening for colon cancer, no symptoms.', found.assessment],
    plan: [found.again, pick(['High-fiber diet.', 'Usual diet today.']), 'Driven home by a companion.'],
  }),
});

const CATARACT = {
  right: { code: 'H2511', where: 'right eye' },
  left: { code: 'H2512', where: 'left eye' },
  both: { code: 'H2513', where: 'both eyes' },
} as const;

const cataract = (side: keyof typeof CATARACT): Scenario => ({
  name: `cataract-${side}`,
  themes: ['eyes', 'diabetes'],
  setting: CONSULTATION,
  specialty: 'ophthalmology',
  who: { from: 62, to: 86 },
  isNewPatient: true,
  reason: 'Cloudy vision',
  diagnoses: [
    dx(CATARACT[side].code, `age-related nuclear cataract, ${CATARACT[side].where}`, 'Cataract', '193570009'),
  ],
  procedures: [
    px('92004', 'comprehensive eye examination, new patient', 'Comprehensive eye examination'),
    px('92015', 'refraction', 'Refraction'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: `Cloudy vision, ${CATARACT[side].where}. Comprehensive eye examination, new patient.`,
    history: [
      `${person} with slowly worse vision for ${between(8, 20)} months, ${CATARACT[side].where}.`,
      pick(['Glare from headlights.', 'Trouble reading signs.', 'Needs brighter light to read.']),
      'New glasses helped little.',
    ],
    denies: ['eye pain', 'flashes', 'floaters', 'double vision', 'diabetes', 'steroid use'],
    past: ['No eye surgery or injury.'],
    family: pick(['Mother had glaucoma.', 'Father had macular degeneration.']),
    vitals: vitals(),
    exam: [
      `Best vision of the right eye after refraction 20/${side === 'left' ? 25 : pick([50, 60, 70])}.`,
      `Best vision of the left eye 20/${side === 'right' ? 25 : pick([50, 60, 70])}.`,
      `Pressures ${between(13, 17)} and ${between(13, 17)}; pupils and movements normal.`,
      `Lens: 3+ nuclear sclerosis, ${CATARACT[side].where}${side === 'both' ? '' : '; the other lens nearly clear'}.`,
      'Dilated view: discs pink, maculae flat, no retinopathy.',
    ],
    assessment: [`Age-related nuclear cataract, ${CATARACT[side].where}, limits daily life; no glaucoma.`],
    plan: [
      pick(['Surgery discussed and wanted.', 'Surgery discussed, wants to think it over.']),
      'Measurement of the eye to be booked.',
      'Anti-glare lenses meanwhile.',
      'Return in four weeks.',
    ],
  }),
});

export const PREVENTION: readonly Scenario[] = [
  wellToddler,
  wellSchoolChild,
  yearlyWellness,
  colonoscopy('colonoscopy-normal', {
    history: 'first',
    text: 'Whole colon normal.',
    assessment: 'Normal colon.',
    diagnoses: [],
    procedure: px('45378', 'scope passed to the cecum', 'Colonoscopy'),
    again: 'Repeat in ten years.',
  }),
  colonoscopy('colonoscopy-polyp', {
    history: 'first',
    text: 'One 8 mm polyp of the sigmoid colon removed whole by cold snare; sent to pathology, result pending.',
    assessment: 'Colon polyp, removed, pathology pending.',
    diagnoses: [dx('K635', 'colon polyp', 'Colon polyp', '68496003')],
    procedure: px('45385', 'cold snare', 'Colonoscopy with polyp removal'),
    again: 'Interval to be set when pathology is back.',
  }),
  colonoscopy('colonoscopy-diverticulosis', {
    history: 'second',
    text: 'Scattered wide-mouthed diverticula of the left colon, not inflamed, not bleeding; no polyp.',
    assessment: 'Diverticulosis of the colon without bleeding.',
    diagnoses: [dx('K5730', 'diverticulosis of the colon', 'Diverticulosis')],
    procedure: px('45378', 'scope passed to the cecum', 'Colonoscopy'),
    again: 'Repeat in ten years.',
  }),
  cataract('right'),
  cataract('left'),
  cataract('both'),
];
