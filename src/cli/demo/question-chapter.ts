/** What the record leaves open is asked, not guessed. */

import type { CheckedVisit } from './codes-chapter.ts';
import { list, only } from './facts.ts';
import {
  AnswerQuestionDocument,
  AskClinicianDocument,
  CloseQuestionDocument,
  ListEncountersDocument,
  ReadAnswersDocument,
  TakeQuestionDocument,
  type CodingQueryInput,
} from './generated/graphql.ts';
import type { Cast, Person } from './people.ts';
import type { Stage } from './stage.ts';

/** Ana asks which ligament it was; Lee, a clinician, answers, and the visit is back. Answers it as it is then. */
export const askTheClinician = async (stage: Stage, { ana, lee }: Cast, visit: CheckedVisit): Promise<CheckedVisit> => {
  stage.chapter('A question to the clinician');
  await ask(stage, ana, visit);
  await answer(stage, lee, visit.id);
  return { ...visit, version: await readAnswer(stage, ana, visit.id) };
};

const LIGAMENTS = ['Calcaneofibular', 'Tibiofibular', 'Another ligament of the outer ankle'];

/** Words of the note that give rise to the question. */
const INDICATORS = ['Sprain of the right ankle'];

const ask = async (stage: Stage, who: Person, { id, version, documentId }: CheckedVisit): Promise<void> => {
  const asking = ({ question }: Pick<CodingQueryInput, 'question'>) => ({
    id,
    version,
    documentId,
    query: { question, indicators: INDICATORS, options: LIGAMENTS },
  });
  await stage.isRefused('BAD_USER_INPUT', {
    who,
    asks: 'Asks in a way that leads: one alternative named, the others not',
    document: AskClinicianDocument,
    variables: asking({ question: 'Was it not the calcaneofibular ligament that was sprained?' }),
    expected: { argument: 'query.question' },
  });
  await stage.does({
    who,
    asks: 'Asks openly, and waits for the answer',
    document: AskClinicianDocument,
    variables: asking({ question: 'Which ligament of the ankle was sprained?' }),
    facts: ({ askClinician: { status, dueAt, encounter } }) => ({
      question: `${status}, due ${dueAt.slice(0, 10)}`,
      encounter: encounter.status,
    }),
    expected: { question: /^OPEN/, encounter: 'ON_HOLD' },
  });
};

const answer = async (stage: Stage, who: Person, encounterId: string): Promise<void> => {
  const { takeNext } = await stage.does({
    who,
    asks: 'Takes the next question, with the note that gives rise to it',
    document: TakeQuestionDocument,
    variables: {},
    facts: ({ takeNext: { status, subject } }) => {
      const { question, options, askedBy, document } = only(subject, 'CodingQuery');
      return {
        item: status,
        question,
        options: list(options),
        'asked by': askedBy.name,
        note: document === null ? 'none' : `${document.title}, ${document.text.length} characters`,
      };
    },
    expected: { item: 'TAKEN', question: /ligament/, 'asked by': 'ana', note: /[1-9]\d* characters$/ },
  });
  await stage.does({
    who,
    asks: 'Looks for other visits: a clinician sees what was asked about',
    document: ListEncountersDocument,
    variables: {},
    facts: ({ encounters: { totalCount, edges } }) => ({
      visits: String(totalCount),
      'the one asked about': edges[0]?.node.id === encounterId ? 'yes' : 'no',
    }),
    expected: { visits: '1', 'the one asked about': 'yes' },
  });
  const { id, version } = only(takeNext.subject, 'CodingQuery');
  await stage.does({
    who,
    asks: 'Answers that it cannot be told',
    document: AnswerQuestionDocument,
    variables: {
      id,
      version,
      choice: 'UNABLE_TO_DETERMINE',
      comment: 'The films show bones; no other imaging was done.',
    },
    facts: ({ answerCodingQuery: { status, choice, encounter } }) => ({
      question: status,
      answer: choice ?? 'none',
      encounter: encounter.status,
    }),
    expected: { question: 'ANSWERED', answer: 'UNABLE_TO_DETERMINE', encounter: 'IN_CODING' },
  });
};

/** Answers the version of the visit. */
const readAnswer = async (stage: Stage, who: Person, encounterId: string): Promise<number> => {
  const { encounter } = await stage.does({
    who,
    asks: 'Finds the visit in her hands again, with the answer',
    document: ReadAnswersDocument,
    variables: { id: encounterId },
    facts: ({ encounter: { status, workItem, codingQueries } }) => ({
      encounter: status,
      'held by': workItem?.assignee?.name ?? 'nobody',
      answer: list(
        (codingQueries ?? []).map(({ choice, comment, answeredBy }) => `${answeredBy?.name}: ${choice}, ${comment}`),
      ),
    }),
    expected: { encounter: 'IN_CODING', 'held by': 'ana', answer: /^lee: UNABLE_TO_DETERMINE, The films/ },
  });
  const { id, version } = encounter.codingQueries![0]!;
  await stage.does({
    who,
    asks: 'Closes the question: the code stays as unspecific as the record',
    document: CloseQuestionDocument,
    variables: { id, version },
    facts: ({ closeCodingQuery: { status } }) => ({ question: status }),
    expected: { question: 'CLOSED' },
  });
  return encounter.version;
};
