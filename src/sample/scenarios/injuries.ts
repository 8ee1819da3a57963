/** Sprain, cut, fracture and follow-up of a fracture. */

import { dx, eachSide, EMERGENCY, OFFICE, px } from '../scenario.ts';
import type { Scenario, Side } from '../scenario.ts';

const capital = (side: Side): string => (side === 'right' ? 'Right' : 'Left');

const ankleSprain = (side: Side): Scenario => ({
  name: `ankle-sprain-${side}`,
  themes: ['ankle'],
  setting: OFFICE,
  specialty: 'orthopedics',
  who: { from: 16, to: 58 },
  isNewPatient: true,
  reason: 'Ankle injury',
  diagnoses: [
    dx(side === 'right' ? 'S93401A' : 'S93402A', `sprain of the ${side} ankle`, 'Ankle sprain', '44465007'),
    dx('W1840XA', 'stumbled without falling'),
  ],
  procedures: [
    px('99203', 'decision making: low'),
    px('73610', 'three views', `X-ray of the ${side} ankle`),
    px('L4350', 'stirrup brace', 'Ankle stirrup brace'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: `Twisted ${side} ankle.`,
    history: [
      `${person}, new to the practice.`,
      `Rolled the ${side} ankle ${pick(['yesterday', 'two days ago', 'this morning'])}.`,
      `${pick(['Stepped into a hole', 'Missed a curb', 'Caught a foot on a hose'])} and stumbled without falling.`,
      `Pain ${between(4, 7)} of 10; ${pick(['can walk with a limp', 'took four steps right away'])}.`,
      'Ice and rest so far.',
    ],
    denies: ['a pop', 'numbness', 'knee pain', 'earlier injury of this ankle'],
    past: ['Healthy.'],
    family: pick(['Mother has osteoporosis.', 'Not contributory.']),
    vitals: vitals(),
    exam: [
      `${capital(side)} ankle: swelling and ${pick(['faint bruising', 'bruising'])} below the outer ankle bone.`,
      'Tender in front of that bone.',
      'No tenderness at the bone edges, the fifth metatarsal or the upper fibula.',
      'Drawer test firm; foot warm, sensation whole.',
    ],
    results: [`X-ray of the ${side} ankle, three views, read by me: no fracture, mortise even.`],
    assessment: [
      `Sprain of the ${side} ankle, ${pick(['mild', 'moderate'])}, first visit for this injury.`,
      'Stumbled without falling.',
    ],
    plan: [
      'Rigid stirrup brace fitted and supplied.',
      'Ice, raise, ibuprofen; weight as tolerated; exercises shown.',
      `Return in ${pick(['two', 'three'])} weeks if not better.`,
      'Medical decision making: low (one acute uncomplicated injury).',
    ],
  }),
});

const handLaceration = (side: Side): Scenario => ({
  name: `hand-laceration-${side}`,
  themes: ['hand'],
  setting: EMERGENCY,
  specialty: 'emergencyMedicine',
  who: { from: 18, to: 66 },
  reason: 'Cut hand',
  diagnoses: [
    dx(side === 'right' ? 'S61411A' : 'S61412A', `laceration of the ${side} hand`, 'Laceration of hand', '284549007'),
    dx('W260XXA', 'knife'),
    dx('Z23', 'tetanus vaccination'),
  ],
  procedures: [
    px('12001', 'simple repair', 'Suture of skin of hand'),
    px('90715', 'Tdap', 'Tdap vaccine'),
    px('90471', 'vaccine given'),
  ],
  note: ({ person, pick, between, tenths, vitals }) => ({
    complaint: `Cut on the ${side} hand.`,
    history: [
      `${person} cut the back of the ${side} hand with a kitchen knife ${between(2, 5)} hours ago.`,
      `It happened while ${pick(['slicing bread', 'cutting squash', 'opening an avocado'])}.`,
      `Bleeding stopped with pressure. Last tetanus shot over ${between(10, 14)} years ago.`,
    ],
    denies: ['numbness', 'weakness of the fingers', 'glass or metal in the wound', 'other injury'],
    past: ['Healthy; heals well.'],
    family: 'Not contributory.',
    vitals: vitals({ pulse: [70, 92] }),
    exam: [
      `${capital(side)} hand, back: clean straight wound ${tenths(16, 24)} cm long, through skin only.`,
      'Tendons full strength, two-point sense and capillary refill normal, no foreign body seen to the base.',
    ],
    results: [
      'Simple repair: 1% lidocaine, washed with saline.',
      `Closed with ${between(3, 5)} interrupted 5-0 nylon sutures, one layer, edges met well.`,
      'Tdap 0.5 ml vaccine given in the deltoid after consent.',
    ],
    assessment: [
      `Laceration of the ${side} hand from a knife, no foreign body, repaired; tetanus vaccination brought up to date.`,
    ],
    plan: [
      'Keep dry for a day, then wash gently.',
      `Sutures out in ${between(8, 10)} days.`,
      'Return with redness, pus or fever. The visit was for the repair only.',
    ],
  }),
});

const wristFracture = (side: Side): Scenario => ({
  name: `wrist-fracture-${side}`,
  themes: ['hand'],
  setting: EMERGENCY,
  specialty: 'emergencyMedicine',
  who: { from: 20, to: 60 },
  reason: 'Wrist injury after a fall',
  diagnoses: [
    dx(
      side === 'right' ? 'S52501A' : 'S52502A',
      `fracture of the lower end of the ${side} radius`,
      'Distal radius fracture',
    ),
    dx('W010XXA', 'slipped and fell on the same level'),
  ],
  procedures: [
    px('99283', 'decision making: low'),
    px('73110', 'three views', `X-ray of the ${side} wrist`),
    px('29125', 'short arm splint', 'Short arm splint'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: `${capital(side)} wrist pain after a fall.`,
    history: [
      `${person} slipped on ${pick(['wet tiles', 'loose gravel', 'a waxed floor'])} ${between(2, 5)} hours ago.`,
      `Landed on the outstretched ${side} hand.`,
      `Pain ${between(5, 8)} of 10, swelling at once. Did not strike the head.`,
    ],
    denies: ['numb fingers', 'elbow pain', 'loss of consciousness', 'neck pain', 'earlier fractures'],
    past: ['Bone density never measured.'],
    family: pick(['Mother had a hip fracture at 81.', 'Not contributory.']),
    vitals: vitals({ pulse: [76, 96] }),
    exam: [
      `${capital(side)} wrist: swollen, tender over the lower radius, skin closed, no deformity.`,
      'Fingers warm; median, ulnar and radial nerve function normal.',
      'Elbow and shoulder normal.',
    ],
    results: [
      `X-ray of the ${side} wrist, three views, read by me.`,
      'Break of the lower radius, not displaced, joint surface whole.',
    ],
    assessment: [
      `Closed fracture of the lower end of the ${side} radius, first visit; slipped and fell on the same level.`,
    ],
    plan: [
      'Short arm splint of plaster applied by me; fingers checked after.',
      `Orthopedic clinic in ${between(4, 7)} days for definitive care.`,
      'Ibuprofen and ice.',
      'Medical decision making: low (one acute injury, one film read).',
    ],
  }),
});

const hipFractureFollowUp = (side: Side): Scenario => ({
  name: `hip-fracture-follow-up-${side}`,
  themes: ['hip'],
  setting: OFFICE,
  specialty: 'orthopedics',
  who: { from: 68, to: 90 },
  reason: 'Hip fracture follow-up',
  diagnoses: [
    dx(
      side === 'right' ? 'S72141D' : 'S72142D',
      `displaced intertrochanteric fracture of the ${side} femur, healing`,
      'Healing hip fracture',
    ),
  ],
  procedures: [px('99213', 'decision making: low'), px('73502', 'two views', `X-ray of the ${side} hip`)],
  note: ({ person, pick, between, vitals }) => ({
    complaint: `Check of the ${side} hip.`,
    history: [
      `${person} seen ${between(14, 18)} weeks after nailing of a broken ${side} hip.`,
      'The surgical global period is over.',
      `Walks with ${pick(['a cane', 'a walker outdoors', 'one crutch'])}.`,
      `Pain ${between(1, 3)} of 10; therapy ${pick(['once', 'twice'])} a week.`,
    ],
    denies: ['new fall', 'fever', 'wound drainage', 'calf pain', 'groin pain at rest'],
    past: ['Takes vitamin D and calcium.'],
    family: pick(['Mother had a hip fracture.', 'Sister has osteoarthritis.']),
    vitals: vitals({ systolic: [118, 136] }),
    exam: [
      `${capital(side)} hip: scar healed, rotation without pain, leg lengths equal.`,
      'Hip strength 4+ of 5; gait slow and steady.',
    ],
    results: [`X-ray of the ${side} hip, two views, read by me: nail in place, bridging callus, no shift.`],
    assessment: [
      `Closed displaced intertrochanteric fracture of the ${side} femur, healing as expected, subsequent visit.`,
    ],
    plan: [
      'Weight as tolerated, go on with therapy.',
      'Bone density test and bone drug through primary care.',
      'Return in three months with films.',
      'Medical decision making: low (one injury healing as expected, one film).',
    ],
  }),
});

export const INJURIES: readonly Scenario[] = [
  ...eachSide(ankleSprain),
  ...eachSide(handLaceration),
  ...eachSide(wristFracture),
  ...eachSide(hipFractureFollowUp),
];
