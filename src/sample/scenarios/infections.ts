/** Ear, throat, bladder and skin infections, and an ear full of wax. */

import { dx, eachSide, OFFICE, px } from '../scenario.ts';
import type { Scenario, Side } from '../scenario.ts';

const WHICH_EAR = { right: 'right ear', left: 'left ear', both: 'both ears' } as const;

const OTITIS_CODES = { right: 'H66001', left: 'H66002', both: 'H66003' } as const;

const otitisMedia = (side: Side | 'both'): Scenario => ({
  name: `otitis-media-${side}`,
  themes: ['ears'],
  setting: OFFICE,
  specialty: 'pediatrics',
  who: { from: 1, to: 7 },
  reason: 'Ear pain and fever',
  diagnoses: [
    dx(OTITIS_CODES[side], `acute suppurative otitis media, ${WHICH_EAR[side]}`, 'Acute otitis media', '3110003'),
  ],
  procedures: [px('99213', 'decision making: low')],
  note: ({ age, person, pick, between, tenths, childVitals }) => ({
    complaint: pick(['Ear pain and fever.', 'Crying and pulling at the ear.', 'Woke at night with ear pain.']),
    history: [
      `${person} brought by ${pick(['mother', 'father', 'grandmother'])}.`,
      `Pain of ${WHICH_EAR[side]} for ${pick(['one day', 'two days'])}.`,
      `Cold for ${between(3, 6)} days before. Fever to ${tenths(1012, 1026)} F at home; ibuprofen helps.`,
      pick(['Drinking well.', 'Eating less, drinking well.']),
    ],
    denies: ['ear drainage', 'vomiting', 'rash', 'stiff neck', 'trouble breathing'],
    past: ['Vaccines up to date; last ear infection over six months ago; no ear tubes.'],
    family: pick(['Sibling has ear tubes.', 'Mother has asthma.', 'No hearing loss in the family.']),
    vitals: childVitals({ temperature: [1004, 1018] }),
    exam: [
      side === 'both'
        ? 'Both drums red and bulging with pus behind them, neither perforated.'
        : `${side === 'right' ? 'Right' : 'Left'} drum red and bulging with pus behind it, not perforated.`,
      side === 'both' ? 'Canals clear.' : `${side === 'right' ? 'Left' : 'Right'} drum pearly and mobile.`,
      'Throat mildly red; neck supple; lungs clear.',
    ],
    assessment: [`Acute suppurative otitis media, ${WHICH_EAR[side]}, drum intact.`, 'First episode this season.'],
    plan: [
      `Amoxicillin ${pick(['80', '90'])} mg/kg/day in two doses for ${age < 2 ? 10 : 7} days.`,
      'Ibuprofen for pain; return if fever lasts beyond 48 hours.',
      'Medical decision making: low (one acute uncomplicated illness).',
    ],
  }),
});

const strepThroat: Scenario = {
  name: 'strep-throat',
  themes: ['throat'],
  setting: OFFICE,
  specialty: 'pediatrics',
  who: { from: 5, to: 17 },
  reason: 'Sore throat',
  diagnoses: [dx('J020', 'streptococcal pharyngitis', 'Strep throat', '43878008')],
  procedures: [px('99213', 'decision making: low'), px('87880', 'rapid strep test', 'Rapid strep test')],
  note: ({ person, pick, between, tenths, childVitals }) => ({
    complaint: pick(['Sore throat and fever.', 'Throat hurts to swallow.']),
    history: [
      `${person} with sore throat for ${between(2, 4)} days and fever to ${tenths(1008, 1024)} F.`,
      pick([
        'A classmate has strep.',
        'Headache and poor appetite since yesterday.',
        'Sibling ill with the same last week.',
      ]),
    ],
    denies: ['cough', 'runny nose', 'rash', 'drooling', 'trouble breathing'],
    past: ['Healthy; tonsils in place.'],
    family: pick(['Uncle had rheumatic fever as a child.', 'No one else ill at home.']),
    vitals: childVitals({ temperature: [1000, 1016] }),
    exam: [
      'Tonsils red with white patches.',
      'Tender nodes in the front of the neck.',
      'Ears normal; lungs clear; no rash.',
    ],
    results: ['Rapid strep test positive.'],
    assessment: ['Streptococcal pharyngitis; no abscess, no scarlet fever.'],
    plan: [
      'Amoxicillin 500 mg twice daily for ten days.',
      'Back to school after 12 hours on treatment and without fever.',
      'Medical decision making: low (one acute uncomplicated illness, one test).',
    ],
  }),
};

const cystitis = (
  name: string,
  code: string,
  blood: { readonly said: string; readonly found: string; readonly evidence: string },
): Scenario => ({
  name,
  themes: ['bladder'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 19, to: 70, sex: 'female' },
  reason: 'Burning with urination',
  diagnoses: [dx(code, blood.evidence, 'Acute cystitis', '68226007')],
  procedures: [
    px('99213', 'decision making: low'),
    px('81002', 'urine dipstick', 'Urine dipstick'),
    px('87086', 'urine culture', 'Urine culture'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Burning when passing urine.', 'Thinks she has a bladder infection.', 'Urgency and burning.']),
    history: [
      `${person} with burning and frequency for ${between(2, 5)} days.`,
      blood.said,
      pick([
        'Last such infection over two years ago.',
        'First bladder infection.',
        'Tried cranberry juice without relief.',
      ]),
    ],
    denies: ['fever', 'chills', 'flank pain', 'vomiting', 'vaginal discharge', 'pregnancy'],
    past: ['No kidney stones, no catheter, no urinary surgery.'],
    family: pick(['Mother has kidney stones.', 'Father had bladder cancer.', 'Not contributory.']),
    vitals: vitals(),
    exam: ['Looks well.', 'Mild tenderness above the pubic bone.', 'No flank tenderness.'],
    results: [
      'Urine dipstick without microscope: leukocyte esterase 2+.',
      `Nitrite ${pick(['positive', 'negative'])}, ${blood.found}.`,
      'Urine culture sent.',
    ],
    assessment: [`${blood.evidence.charAt(0).toUpperCase()}${blood.evidence.slice(1)}; no sign of kidney infection.`],
    plan: [
      `${pick(['Nitrofurantoin 100 mg twice daily for five days', 'Fosfomycin 3 g once'])}.`,
      'Fluids; call with fever or back pain.',
      'Medical decision making: low (one acute uncomplicated illness).',
    ],
  }),
});

const cellulitis = (side: Side): Scenario => ({
  name: `cellulitis-${side}-leg`,
  themes: ['skin', 'penicillin', 'diabetes'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 30, to: 76 },
  reason: 'Red, sore leg',
  diagnoses: [
    dx(side === 'right' ? 'L03115' : 'L03116', `cellulitis of the ${side} lower leg`, 'Cellulitis of leg', '128045006'),
  ],
  procedures: [px('99213', 'decision making: low')],
  note: ({ person, pick, between, vitals }) => ({
    complaint: `Red, warm ${side} leg.`,
    history: [
      `${person} with spreading redness of the ${side} shin for ${between(2, 4)} days.`,
      `It began after ${pick(['a scrape in the garden', 'a mosquito bite', 'bumping a coffee table'])}.`,
      pick(['Pain is mild.', 'Sore to touch.', 'Warm and sore, worse by evening.']),
    ],
    denies: ['fever', 'chills', 'calf pain', 'shortness of breath', 'diabetes'],
    past: ['No blood clots; no earlier skin infection.'],
    family: pick(['Mother had varicose veins.', 'Sister had a leg clot after surgery.']),
    vitals: vitals(),
    exam: [
      `${side === 'right' ? 'Right' : 'Left'} shin: ${between(6, 12)} cm of warm redness with a blurred edge.`,
      'No abscess, no crepitus.',
      'Calf soft, pulses normal; other leg normal.',
    ],
    results: ['Border marked with a pen.'],
    assessment: [`Cellulitis of the ${side} lower leg without abscess; clot thought unlikely.`],
    plan: [
      'Cephalexin 500 mg four times daily for five days.',
      'Raise the leg; return if redness passes the line.',
      'Recheck in 48 hours.',
      'Medical decision making: low (one acute uncomplicated illness).',
    ],
  }),
});

const earWax = (side: Side): Scenario => ({
  name: `ear-wax-${side}`,
  themes: ['ears'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 24, to: 85 },
  reason: 'Blocked ear',
  diagnoses: [
    dx(side === 'right' ? 'H6121' : 'H6122', `impacted cerumen, ${side} ear`, 'Impacted ear wax', '18070006'),
  ],
  procedures: [px('69210', 'removed with a curette', 'Removal of impacted ear wax')],
  note: ({ person, pick, between, vitals }) => ({
    complaint: `${side === 'right' ? 'Right' : 'Left'} ear feels blocked.`,
    history: [
      `${person} with muffled hearing in the ${side} ear for ${between(4, 14)} days.`,
      pick(['Oil drops at home did not help.', 'Uses cotton swabs.', 'Wears foam ear plugs at work.']),
    ],
    denies: ['ear pain', 'drainage', 'dizziness', 'ringing'],
    past: ['No ear surgery, no perforation known.'],
    family: pick(['Father wears hearing aids.', 'No ear disease in the family.']),
    vitals: vitals(),
    exam: [
      `${side === 'right' ? 'Right' : 'Left'} canal filled with hard wax, drum not visible.`,
      'The other canal and drum are normal.',
      `Wax removed with a curette under the otoscope by me, in ${between(2, 5)} passes; drum whole behind it.`,
    ],
    results: ['Whispered voice heard on both sides afterwards.'],
    assessment: [`Impacted cerumen, ${side} ear, removed.`],
    plan: [
      'No cotton swabs.',
      'Softening drops once a month.',
      'Come back as needed. No other problem was addressed today.',
    ],
  }),
});

export const INFECTIONS: readonly Scenario[] = [
  otitisMedia('right'),
  otitisMedia('left'),
  otitisMedia('both'),
  strepThroat,
  cystitis('cystitis', 'N3000', {
    said: 'Has seen no blood in the urine.',
    found: 'blood negative',
    evidence: 'acute cystitis without hematuria',
  }),
  cystitis('cystitis-with-blood', 'N3001', {
    said: 'Urine was pink this morning.',
    found: 'blood 3+',
    evidence: 'acute cystitis with hematuria',
  }),
  ...eachSide(cellulitis),
  ...eachSide(earWax),
];
