/** The desk of a house that is judged: questions and second looks in every kind of state. */

import type { Actor } from '../../src/access/actor.ts';
import { assign, coded, mutate, seen, stored, takeWork, type Seen } from '../support/cycle.ts';
import type { TestHouse } from '../support/house.ts';

/** Questions that were answered and read, behind one of which the coding is final; one that is waited for, and second looks: one over, one under way, one to come. */
export const workTheDesk = async (house: TestHouse, coder: Actor): Promise<void> => {
  const [clinician, supervisor, reviewer] = await Promise.all([
    house.as(['CLINICIAN']),
    house.as(['SUPERVISOR']),
    house.as(['CODER'], { name: 'reviewer' }),
  ]);
  const { subject: settled } = await takeWork(house, coder, 'CODING');
  const readAnswer = await askAndRead(house, coder, clinician, settled);
  await mutate(house, coder, 'finalizeCoding', seen(await assign(house, coder, readAnswer)));
  const { subject: waiting } = await takeWork(house, coder, 'CODING');
  await ask(house, coder, await askAndRead(house, coder, clinician, waiting));
  const policy = { name: 'All', reason: 'To look at all of it.', samplingPercent: 100 };
  await mutate(house, supervisor, 'createReviewPolicy', { policy });
  await coded(house, coder);
  const taken = await takeWork(house, reviewer, 'REVIEW');
  await mutate(house, reviewer, 'approveCoding', seen(taken.subject));
  await coded(house, coder);
  await takeWork(house, reviewer, 'REVIEW');
  await coded(house, coder);
};

const ABOUT = '{ id version encounter { id version } }';

const ask = async (house: TestHouse, coder: Actor, { id, version }: Seen) => {
  const [document] = await stored(house, 'select text from clinical_document where encounter_id = $1 limit 1', [id]);
  const indicators = [(document!['text'] as string).slice(0, 200).replace(/\w+$/, '')];
  const query = { question: 'What does the note describe?', options: ['One thing', 'Another thing'], indicators };
  return mutate(house, coder, 'askClinician', { encounterId: id, version, query }, ABOUT);
};

/** The encounter as it stands when the answer is read. */
const askAndRead = async (house: TestHouse, coder: Actor, clinician: Actor, encounter: Seen): Promise<Seen> => {
  const asked = await ask(house, coder, encounter);
  const answer = { ...seen(asked as Seen), choice: 'UNABLE_TO_DETERMINE' };
  const answered = await mutate(house, clinician, 'answerCodingQuery', answer, ABOUT);
  await mutate(house, coder, 'closeCodingQuery', seen(answered as Seen));
  return answered['encounter'] as Seen;
};
