/** Knee, back, gout, foot ulcer and sun-damaged skin. */

import { dx, eachSide, OFFICE, px } from '../scenario.ts';
import type { Scenario, Side } from '../scenario.ts';

const capital = (side: Side): string => (side === 'right' ? 'Right' : 'Left');

const kneeInjection = (side: Side): Scenario => ({
  name: `knee-osteoarthritis-injection-${side}`,
  themes: ['knee'],
  setting: OFFICE,
  specialty: 'orthopedics',
  who: { from: 52, to: 82 },
  reason: 'Planned knee injection',
  diagnoses: [
    dx(
      side === 'right' ? 'M1711' : 'M1712',
      `primary osteoarthritis of the ${side} knee`,
      'Knee osteoarthritis',
      '239873007',
    ),
  ],
  procedures: [
    px('20610', `injected into the ${side} knee`, `Injection of ${side} knee joint`),
    px('J3301', 'triamcinolone 40 mg'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: `${capital(side)} knee pain; here for the injection planned last month.`,
    history: [
      `${person} with worn ${side} knee.`,
      `Pain ${between(5, 7)} of 10 on stairs, stiff for ${between(10, 20)} minutes each morning.`,
      `Last injection ${between(4, 9)} months ago helped for ${between(3, 4)} months.`,
      `${pick(['Therapy finished.', 'Walks daily on flat ground.'])}`,
    ],
    denies: ['locking', 'fever', 'fall', 'pain in the other knee'],
    past: ['No knee surgery.'],
    family: pick(['Mother had both knees replaced.', 'Brother has gout.']),
    vitals: vitals(),
    exam: [
      `${capital(side)} knee: small effusion, crepitus.`,
      `Bends to ${between(105, 120)} degrees, ligaments firm, skin clean.`,
      'Other knee normal.',
    ],
    results: [
      `Films from spring: joint space narrowed on the inner side of the ${side} knee.`,
      `After consent and skin cleaning, triamcinolone 40 mg with lidocaine was injected into the ${side} knee.`,
      'No complication.',
    ],
    assessment: [`Primary osteoarthritis of the ${side} knee, only this side affected.`],
    plan: [
      'Rest the knee for a day, then walk as usual.',
      'No more than three injections a year.',
      'Call with fever or a hot joint. No separate problem was evaluated today.',
    ],
  }),
});

const lowBackPain: Scenario = {
  name: 'low-back-pain',
  themes: ['back'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 22, to: 60 },
  reason: 'Low back pain',
  diagnoses: [dx('M5450', 'low back pain', 'Low back pain', '279039007')],
  procedures: [px('99213', 'decision making: low')],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Back pain.', 'Sore lower back.', 'Low back hurts.']),
    history: [
      `${person} with ache across the lower back for ${between(4, 14)} days.`,
      pick(['No injury.', 'It came on gradually.', 'It began after long hours of sitting.']),
      `Pain ${between(3, 6)} of 10.`,
      `Worse with ${pick(['sitting', 'bending', 'getting out of bed'])}, better with walking.`,
    ],
    denies: ['leg pain', 'numbness', 'weakness', 'loss of bladder control', 'fever', 'weight loss'],
    past: ['No cancer, no spine surgery.'],
    family: pick(['Father had a disc operation.', 'Not contributory.']),
    vitals: vitals(),
    exam: [
      'Moves with some stiffness.',
      'Tender muscles beside the lumbar spine, no midline pain.',
      'Straight leg raise negative on both sides; strength and reflexes equal.',
    ],
    results: ['No imaging: no warning signs.'],
    assessment: ['Low back pain, acute, no sciatica, no radiculopathy.'],
    plan: [
      `${pick(['Naproxen 500 mg twice daily', 'Ibuprofen 600 mg three times daily'])} for a week; heat.`,
      'Stay active; exercise sheet given.',
      'Return in four weeks if no better.',
      'Medical decision making: low (one acute uncomplicated illness).',
    ],
  }),
};

const sciatica = (side: Side): Scenario => ({
  name: `low-back-pain-sciatica-${side}`,
  themes: ['back'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 28, to: 66 },
  reason: 'Back and leg pain',
  diagnoses: [
    dx(
      side === 'right' ? 'M5441' : 'M5442',
      `low back pain with ${side}-sided sciatica`,
      'Low back pain with sciatica',
    ),
  ],
  procedures: [px('99214', 'decision making: moderate')],
  note: ({ person, pick, between, vitals }) => ({
    complaint: `Back pain shooting down the ${side} leg.`,
    history: [
      `${person} with low back pain for ${between(2, 5)} weeks.`,
      `It shoots down the back of the ${side} leg to the ${pick(['calf', 'ankle', 'outer foot'])}.`,
      `Pain ${between(5, 8)} of 10, worse with ${pick(['coughing', 'sitting', 'driving'])}.`,
      'Over-the-counter tablets no longer help.',
    ],
    denies: ['weakness', 'numbness between the legs', 'loss of bladder control', 'fever', 'injury'],
    past: ['No spine surgery, no cancer.'],
    family: pick(['Mother has spinal stenosis.', 'Not contributory.']),
    vitals: vitals(),
    exam: [
      `Straight leg raise positive on the ${side} at ${between(35, 55)} degrees, negative on the other side.`,
      'Strength, reflexes and sensation equal in both legs.',
      'Gait normal on heels and toes.',
    ],
    results: ['No imaging for now; disc disease not proven.'],
    assessment: [`Low back pain with ${side}-sided sciatica, no weakness.`],
    plan: [
      `${pick(['Prednisone taper over six days', 'Gabapentin 300 mg at night'])}; stop over-the-counter tablets.`,
      'Physical therapy referral.',
      'Return in two weeks; MRI if weakness appears.',
      'Medical decision making: moderate (acute problem with nerve symptoms, prescription drug management).',
    ],
  }),
});

const gout = (side: Side): Scenario => ({
  name: `gout-${side}-foot`,
  themes: ['gout', 'ankle'],
  setting: OFFICE,
  specialty: 'internalMedicine',
  who: { from: 40, to: 78 },
  reason: 'Painful big toe',
  diagnoses: [
    dx(side === 'right' ? 'M10071' : 'M10072', `idiopathic gout of the ${side} foot`, 'Acute gout', '90560007'),
  ],
  procedures: [px('99213', 'decision making: low'), px('84550', 'uric acid', 'Uric acid'), px('36415', 'venous blood')],
  note: ({ person, pick, tenths, vitals }) => ({
    complaint: `${capital(side)} big toe hurts.`,
    history: [
      `${person} woke ${pick(['last night', 'two nights ago'])} with severe pain in the ${side} big toe.`,
      'The sheet is too heavy to bear.',
      pick(['Second attack; the first was three years ago.', 'First attack.']),
      pick(['Ate shellfish at a feast.', 'Drank little during yard work.']),
    ],
    denies: ['injury', 'fever', 'chills', 'kidney stones'],
    past: ['No earlier joint infection.'],
    family: pick(['Father and uncle had gout.', 'Sister has rheumatoid arthritis.']),
    vitals: vitals({ pulse: [74, 92] }),
    exam: [
      `${capital(side)} big toe joint: red, hot, swollen, very tender; skin whole.`,
      'Other joints quiet; no tophi.',
    ],
    results: [`Uric acid from venous blood ${tenths(81, 98)}.`],
    assessment: [`Acute idiopathic gout of the ${side} foot; infection unlikely.`],
    plan: [
      `${pick(['Colchicine 1.2 mg, then 0.6 mg after an hour', 'Naproxen 500 mg twice daily for five days'])}.`,
      'Less beer and shellfish; drink water.',
      'Return if not settled in three days.',
      'Medical decision making: low (one acute uncomplicated illness).',
    ],
  }),
});

const footUlcer = (side: Side): Scenario => ({
  name: `diabetic-foot-ulcer-${side}`,
  themes: ['diabetes', 'skin'],
  setting: OFFICE,
  specialty: 'podiatry',
  who: { from: 50, to: 80 },
  reason: 'Foot wound care',
  diagnoses: [
    dx('E11621', 'type 2 diabetes with foot ulcer', 'Diabetic foot ulcer', '371087003'),
    dx(side === 'right' ? 'L97512' : 'L97522', `${side} forefoot, fat layer exposed`, `Ulcer of ${side} foot`),
    dx('Z794', 'long-term insulin'),
  ],
  procedures: [px('11042', 'debrided down to and including subcutaneous tissue', 'Debridement of foot ulcer')],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: `Wound of the ${side} foot.`,
    history: [
      `${person} with type 2 diabetes on insulin.`,
      `Sore under the ball of the ${side} foot for ${between(4, 9)} weeks.`,
      `Wears the offloading boot ${pick(['all day', 'most of the day'])}.`,
      `Changes the foam dressing every ${pick(['two', 'three'])} days.`,
    ],
    denies: ['fever', 'chills', 'smell', 'spreading redness', 'rest pain'],
    past: ['No amputation; toe pressures adequate last month.'],
    family: pick(['Brother lost a toe to diabetes.', 'Mother had heart failure.']),
    vitals: vitals({ systolic: [120, 138] }),
    exam: [
      `${capital(side)} forefoot, sole: ulcer ${tenths(14, 24)} by ${tenths(9, 13)} cm.`,
      'Fat visible, no bone or tendon, rim of callus.',
      'No pus, no redness beyond the edge; pulses palpable; other foot whole.',
    ],
    results: [
      'Procedure: callus and dead tissue debrided down to and including subcutaneous tissue with scalpel.',
      `Area ${between(2, 4)} sq cm; slight bleeding stopped with pressure.`,
    ],
    assessment: [
      `Type 2 diabetes with foot ulcer, ${side} forefoot, fat layer exposed; not infected, no osteomyelitis.`,
      'Long-term insulin use.',
    ],
    plan: [
      'Foam dressing with border; boot at all times.',
      'Keep sugar under 180.',
      `Return in ${pick(['one week', 'two weeks'])} for repeat debridement. The visit was for the procedure only.`,
    ],
  }),
});

const actinicKeratosis: Scenario = {
  name: 'actinic-keratosis',
  themes: ['skin'],
  setting: OFFICE,
  specialty: 'dermatology',
  who: { from: 55, to: 84 },
  reason: 'Rough spots on the face',
  diagnoses: [dx('L570', 'actinic keratosis', 'Actinic keratosis')],
  procedures: [
    px('17000', 'first lesion frozen', 'Cryotherapy of skin lesions'),
    px('17003', 'two further lesions frozen'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Rough spots on the forehead.', 'Scaly places on the scalp and cheek.']),
    history: [
      `${person} with three rough spots noticed over ${between(3, 9)} months.`,
      `Years of ${pick(['sailing', 'orchard work', 'road work'])} in the sun.`,
      'They sting when rubbed.',
    ],
    denies: ['bleeding', 'fast growth', 'earlier skin cancer', 'weight loss'],
    past: ['No transplant, no immune drugs.'],
    family: pick(['Father had melanoma.', 'Mother had basal cell cancer.']),
    vitals: vitals(),
    exam: [
      'Three scaly pink patches of 3 to 6 mm: forehead, right temple, left cheek.',
      'No nodule, no ulcer; rest of face and scalp clear.',
    ],
    results: [
      'Liquid nitrogen: first lesion frozen for two cycles; two further lesions frozen the same way; consent given.',
    ],
    assessment: ['Actinic keratosis, three lesions, all treated; no sign of skin cancer.'],
    plan: [
      'Petrolatum until healed.',
      'Hat and sunscreen every day.',
      'Skin check in one year. No other problem was evaluated.',
    ],
  }),
};

export const JOINTS_AND_SKIN: readonly Scenario[] = [
  ...eachSide(kneeInjection),
  lowBackPain,
  ...eachSide(sciatica),
  ...eachSide(gout),
  ...eachSide(footUlcer),
  actinicKeratosis,
];
