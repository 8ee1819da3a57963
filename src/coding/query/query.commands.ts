/** Questions of coders to clinicians: asking, answering, reading the answer, taking a question back. */

import type { RequestContext } from '../../access/context.ts';
import { User } from '../../access/user.entity.ts';
import { Provider } from '../../parties/provider.entity.ts';
import { notFound, Refusal } from '../../platform/errors.ts';
import { runCommand, type Work } from '../../workflow/command.ts';
import { move } from '../../workflow/move.ts';
import { keepQueues } from '../../workflow/queue-upkeep.ts';
import { handBack } from '../../workflow/work-item.commands.ts';
import { Encounter } from '../encounter.entity.ts';
import { encounterLifecycle } from '../encounter.lifecycle.ts';
import { ClinicalDocument, ClinicalStatement } from '../record.entity.ts';
import { CodingQuery, type QueryChoice } from './coding-query.entity.ts';
import { codingQueryLifecycle } from './coding-query.lifecycle.ts';
import { HOURS_TO_ANSWER } from './coding-query.queues.ts';
import { withdraw } from './open-queries.ts';
import { wordingFaults, type WordedQuery } from './wording.ts';

declare module '../../workflow/events.ts' {
  interface Topics {
    'query.asked': { readonly queryId: string; readonly encounterId: string };
    'query.answered': { readonly queryId: string; readonly encounterId: string };
  }
}

/** A question as it is asked. */
export interface WantedQuery extends WordedQuery {
  /** The rendering provider of the encounter where null. */
  readonly providerId: string | null;
  readonly documentId: string | null;
  /** Whether the coding waits for the answer. */
  readonly hold: boolean;
}

/**
 * Asks the clinician about an encounter that the coder holds, and puts it on hold where it is to wait. Answers the question's
 * id; a wording that does not do is refused with everything that is wrong with it.
 */
export const askClinician = (
  context: RequestContext,
  encounterId: string,
  version: number,
  wanted: WantedQuery,
): Promise<string> =>
  runCommand(context, { name: 'askClinician', permission: 'query.ask' }, async (work) => {
    const encounter = await work.subject(Encounter, encounterId, version);
    const provider = wanted.providerId === null ? encounter.provider : await work.one(Provider, wanted.providerId);
    const document = wanted.documentId === null ? null : await documentOf(work, encounter, wanted.documentId);
    await move(work, encounterLifecycle, encounter, 'askClinician');
    requireWording(wanted, await textsOf(work, encounter));
    if (wanted.hold) await move(work, encounterLifecycle, encounter, 'holdForAnswer');
    const query = work.create(CodingQuery, {
      facility: encounter.facility,
      encounter,
      provider,
      document,
      question: wanted.question.trim(),
      indicators: wanted.indicators.map((indicator) => indicator.trim()),
      options: wanted.options.map((option) => option.trim()),
      yesNoPurpose: wanted.yesNo?.purpose ?? null,
      hold: wanted.hold,
      status: 'OPEN',
      askedBy: work.em.getReference(User, work.actor.userId),
      askedAt: work.now,
      dueAt: new Date(work.now.getTime() + HOURS_TO_ANSWER * 3_600_000),
      ...UNANSWERED,
    });
    keepQueues(work, 'CodingQuery', query, null);
    await work.announce('query.asked', { queryId: query.id, encounterId });
    return query.id;
  });

const requireWording = (wanted: WantedQuery, record: readonly string[]): void => {
  const issues = wordingFaults(wanted, record).map(({ argument, message }) => ({
    argument: `query.${argument}`,
    message,
  }));
  if (issues.length === 0) return;
  const messages = new Set(issues.map(({ message }) => message));
  throw new Refusal('BAD_USER_INPUT', [...messages].join(' '), { argument: issues[0]!.argument, issues });
};

/** All that the record of an encounter says in words. */
const textsOf = async (work: Work, { id, reason }: Encounter): Promise<string[]> => {
  const documents = await work.find(ClinicalDocument, { encounter: id });
  const statements = await work.find(ClinicalStatement, { encounter: id });
  return [...documents.map(({ text }) => text), ...statements.map(({ display }) => display), reason ?? ''];
};

const UNANSWERED = {
  choice: null,
  chosenOption: null,
  otherAnswer: null,
  comment: null,
  answeredBy: null,
  answeredAt: null,
  endedAt: null,
} as const;

const documentOf = async (work: Work, encounter: Encounter, id: string): Promise<ClinicalDocument> => {
  const document = await work.one(ClinicalDocument, id);
  if (document.encounter.id !== encounter.id) throw notFound('ClinicalDocument');
  return document;
};

/** An answer as it is given. */
export interface WantedAnswer {
  readonly choice: QueryChoice;
  /** The place of the option, from 1; for OPTION only. */
  readonly option: number | null;
  /** The clinician's own words; for OTHER only. */
  readonly other: string | null;
  readonly comment: string | null;
}

/** Answers a question. Coding that waited for it is back with the coder who asked. */
export const answerCodingQuery = (
  context: RequestContext,
  id: string,
  version: number,
  answer: WantedAnswer,
): Promise<void> =>
  onQuery(context, { name: 'answerCodingQuery', permission: 'query.answer' }, id, version, async (work, query) => {
    await move(work, codingQueryLifecycle, query, 'answerCodingQuery', () => {
      requireAnswer(query, answer);
      query.choice = answer.choice;
      query.chosenOption = answer.option;
      query.otherAnswer = answer.other?.trim() ?? null;
      query.comment = answer.comment;
      query.answeredBy = work.em.getReference(User, work.actor.userId);
      query.answeredAt = work.now;
    });
    await work.announce('query.answered', { queryId: id, encounterId: query.encounter.id });
    await resumeIfNothingHolds(work, query);
  });

const requireAnswer = ({ options }: CodingQuery, { choice, option, other }: WantedAnswer): void => {
  const refuse = (message: string, argument: string): never => {
    throw new Refusal('BAD_USER_INPUT', message, { argument });
  };
  if ((choice === 'OPTION') !== (option !== null)) refuse('Name an option with OPTION, and only with it.', 'option');
  if (option !== null && options.length === 0)
    refuse('The question is open: answer in your own words with OTHER.', 'choice');
  if (option !== null && (option < 1 || option > options.length))
    refuse(`option must be from 1 to ${options.length}.`, 'option');
  if ((choice === 'OTHER') !== (other !== null && other.trim() !== ''))
    refuse('Answer in your own words with OTHER, and only with it.', 'other');
};

/** Declares the answer read, which final coding waits for. */
export const closeCodingQuery = (context: RequestContext, id: string, version: number): Promise<void> =>
  onQuery(context, { name: 'closeCodingQuery', permission: 'query.ask' }, id, version, (work, query) =>
    move(work, codingQueryLifecycle, query, 'closeCodingQuery', () => {
      query.endedAt = work.now;
    }),
  );

/** Takes back a question that was not answered. Coding that waited for the answer is back with the coder who asked. */
export const withdrawCodingQuery = (context: RequestContext, id: string, version: number): Promise<void> =>
  onQuery(context, { name: 'withdrawCodingQuery', permission: 'query.withdraw' }, id, version, async (work, query) => {
    await withdraw(work, query);
    await resumeIfNothingHolds(work, query);
  });

const onQuery = (
  context: RequestContext,
  command: Parameters<typeof runCommand>[1],
  id: string,
  version: number,
  body: (work: Work, query: CodingQuery) => Promise<void>,
): Promise<void> =>
  runCommand(context, command, async (work) => {
    // The encounter is locked first, as by every command that reaches both.
    const { encounter } = await work.one(CodingQuery, id);
    await work.related(Encounter, encounter.id);
    await body(work, await work.subject(CodingQuery, id, version));
  });

/** How long whoever asked has the encounter back before anybody may take it: clinicians answer at hours of their own. */
const HOURS_KEPT = 24;

const resumeIfNothingHolds = async (work: Work, { encounter: { id }, askedBy }: CodingQuery): Promise<void> => {
  const encounter = await work.related(Encounter, id);
  if (encounter.status !== 'ON_HOLD') return;
  const holding = await work.find(CodingQuery, { encounter: id, status: 'OPEN', hold: true });
  if (holding.length > 0) return;
  await move(work, encounterLifecycle, encounter, 'resumeCoding');
  await handBack(work, id, askedBy, new Date(work.now.getTime() + HOURS_KEPT * 3_600_000));
};
