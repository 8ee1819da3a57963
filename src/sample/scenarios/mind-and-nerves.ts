/** Depression and migraine. */

import { dx, OFFICE, px } from '../scenario.ts';
import type { Scenario, Voice } from '../scenario.ts';

interface DepressionCourse {
  readonly name: string;
  readonly code: string;
  readonly evidence: string;
  readonly visit: readonly [code: string, decisionMaking: string, because: string];
  /** PHQ-9 score. */
  readonly score: readonly [least: number, most: number];
  readonly history: (voice: Voice) => readonly string[];
  readonly mood: string;
  readonly plan: (voice: Voice) => readonly string[];
}

const depression = (course: DepressionCourse): Scenario => ({
  name: course.name,
  themes: ['mood'],
  setting: OFFICE,
  specialty: 'psychiatry',
  who: { from: 19, to: 68 },
  reason: 'Depression follow-up',
  diagnoses: [dx(course.code, course.evidence, 'Depression', '370143000')],
  procedures: [px(course.visit[0], `decision making: ${course.visit[1]}`), px('96127', 'PHQ-9', 'PHQ-9 questionnaire')],
  note: (voice) => ({
    complaint: voice.pick(['Depression follow-up.', 'Check on mood and medicine.', 'Here about mood.']),
    history: [
      ...course.history(voice),
      voice.pick(['Sees a therapist every two weeks.', 'Has a walking partner now.', 'Keeps a mood diary.']),
    ],
    denies: ['thoughts of suicide', 'thoughts of harming others', 'hearing voices', 'manic spells', 'drug use'],
    past: ['No psychiatric hospital stay.', 'Thyroid test normal this year.'],
    family: voice.pick(['Mother has bipolar disorder.', 'Father drank heavily.', 'Aunt had depression.']),
    vitals: voice.vitals(),
    exam: ['Neatly dressed, good eye contact.', course.mood, 'Thought orderly; no psychotic features; judgment sound.'],
    results: [`PHQ-9 filled in and scored today: ${voice.between(...course.score)} of 27.`],
    assessment: [`${course.evidence.charAt(0).toUpperCase()}${course.evidence.slice(1)}.`],
    plan: [
      ...course.plan(voice),
      'Crisis line number given.',
      `Medical decision making: ${course.visit[1]} (${course.visit[2]}).`,
    ],
  }),
});

const DEPRESSION: readonly Scenario[] = [
  depression({
    name: 'depression-recurrent-moderate',
    code: 'F331',
    evidence: 'major depressive disorder, recurrent, moderate',
    visit: ['99214', 'moderate', 'chronic illness not at goal, prescription drug management'],
    score: [12, 16],
    history: ({ person, pick, between }) => [
      `${person} in the ${pick(['second', 'third'])} episode of depression.`,
      `Low mood and poor sleep for ${between(5, 9)} weeks.`,
      `Takes sertraline ${pick(['50', '75'])} mg; helps a little.`,
    ],
    mood: 'Mood low, affect reduced, speech slow.',
    plan: ({ pick }) => [`Increase sertraline to ${pick(['100', '125'])} mg.`, 'Return in four weeks.'],
  }),
  depression({
    name: 'depression-single-mild',
    code: 'F320',
    evidence: 'major depressive disorder, single episode, mild',
    visit: ['99213', 'low', 'one acute or stable illness'],
    score: [6, 9],
    history: ({ person, pick, between }) => [
      `${person} with a first spell of low mood for ${between(2, 4)} months.`,
      `It followed ${pick(['a job change', 'a move', 'a separation'])}.`,
      'Still works and meets friends; prefers talking therapy to tablets.',
    ],
    mood: 'Mood a little low, smiles at times.',
    plan: ({ between }) => [`Cognitive therapy, ${between(8, 12)} sessions; no drug for now.`, 'Return in six weeks.'],
  }),
  depression({
    name: 'depression-remission',
    code: 'F3342',
    evidence: 'major depressive disorder, recurrent, in full remission',
    visit: ['99213', 'low', 'one stable chronic illness'],
    score: [0, 3],
    history: ({ person, pick, between }) => [
      `${person} with two earlier episodes of depression, well for ${between(7, 16)} months.`,
      `Takes escitalopram ${pick(['10', '15'])} mg without side effects; sleeps and works well.`,
    ],
    mood: 'Mood good, full range of affect.',
    plan: () => ['Continue escitalopram for at least another year.', 'Return in six months.'],
  }),
];

const migraineWithoutAura: Scenario = {
  name: 'migraine-without-aura',
  themes: ['headache'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 18, to: 52 },
  reason: 'Migraine follow-up',
  diagnoses: [dx('G43009', 'migraine without aura, not intractable', 'Migraine', '37796009')],
  procedures: [px('99213', 'decision making: low')],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Migraine check.', 'Headaches, needs refills.']),
    history: [
      `${person} with ${pick(['throbbing', 'pounding'])} one-sided headaches ${between(2, 4)} times a month.`,
      `Attacks last ${between(6, 20)} hours and come with nausea.`,
      'No flashing lights or tingling before them. Sumatriptan 50 mg ends most attacks in two hours.',
      `Triggers: ${pick(['skipped meals', 'short sleep', 'red wine'])}.`,
    ],
    denies: ['worst-ever headache', 'fever', 'weakness', 'vision loss', 'headache today'],
    past: ['Normal brain MRI some years ago.'],
    family: pick(['Mother has migraine with aura.', 'Brother has epilepsy.']),
    vitals: vitals(),
    exam: ['Pupils equal, discs sharp.', 'Cranial nerves, strength and gait normal.', 'Neck supple.'],
    assessment: ['Migraine without aura, not intractable, stable; no status migrainosus.'],
    plan: [
      'Refill sumatriptan, nine tablets a month.',
      'Regular meals and sleep; headache diary.',
      'Return in six months.',
      'Medical decision making: low (one stable chronic illness).',
    ],
  }),
};

const migraineWithAura: Scenario = {
  name: 'migraine-with-aura-injection',
  themes: ['headache'],
  setting: OFFICE,
  specialty: 'familyMedicine',
  who: { from: 18, to: 50 },
  reason: 'Migraine attack',
  diagnoses: [dx('G43109', 'migraine with aura, not intractable', 'Migraine with aura', '4473006')],
  procedures: [
    px('99214', 'decision making: moderate'),
    px('96372', 'intramuscular injection', 'Intramuscular injection'),
    px('J1885', 'ketorolac 30 mg'),
  ],
  note: ({ person, pick, between, vitals }) => ({
    complaint: pick(['Migraine since this morning.', 'Bad migraine, vomited once.']),
    history: [
      `${person} with a typical attack for ${between(5, 11)} hours.`,
      `First ${pick(['zigzag lights', 'a shimmering spot'])} for ${between(15, 30)} minutes.`,
      `Then ${pick(['left', 'right'])}-sided pounding pain, ${between(7, 9)} of 10.`,
      'Rizatriptan at home gave no relief this time. Light hurts the eyes.',
    ],
    denies: ['weakness', 'trouble speaking', 'fever', 'stiff neck', 'head injury', 'pregnancy', 'kidney disease'],
    past: ['About four attacks a year; none longer than a day.'],
    family: pick(['Sister has migraine.', 'Father had a stroke at 70.']),
    vitals: vitals({ systolic: [118, 134], pulse: [72, 92] }),
    exam: [
      'Lies in a dark room.',
      'Neck supple, pupils equal, discs sharp.',
      'Strength, sensation, speech and gait normal.',
    ],
    results: [`Ketorolac 30 mg by intramuscular injection; pain ${between(2, 3)} of 10 after 45 minutes.`],
    assessment: ['Migraine with aura, not intractable, acute attack relieved; no status migrainosus.'],
    plan: [
      `Start ${pick(['propranolol 40 mg twice daily', 'topiramate 25 mg at night'])} as prevention.`,
      'Return in eight weeks; emergency department for weakness or a new kind of headache.',
      'Medical decision making: moderate (chronic illness with exacerbation, prescription drug management).',
    ],
  }),
};

export const MIND_AND_NERVES: readonly Scenario[] = [...DEPRESSION, migraineWithoutAura, migraineWithAura];
