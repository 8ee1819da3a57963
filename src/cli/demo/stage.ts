/** Plays the steps of the story, one request each, and keeps what came of them. */

import { parse } from 'graphql';
import type { Role } from '../../access/roles.ts';
import { ask, type Answer } from './client.ts';
import type { TypedDocumentString } from './generated/graphql.ts';
import { filled, judge, type Facts, type Filled, type Judgement, type Outcome, type Wanted } from './judge.ts';
import type { Person } from './people.ts';

/** A step that was played. */
export interface Played extends Judgement {
  readonly number: number;
  readonly chapter: string;
  readonly who: string;
  /** Null for what is looked at from outside. */
  readonly role: Role | null;
  /** In plain words. */
  readonly asks: string;
  /** Such as `mutation takeNext`. */
  readonly request: string;
  readonly expectedOutcome: Outcome;
}

/** What was played, and whether that is the whole story. */
export interface Performance {
  readonly played: readonly Played[];
  readonly whole: boolean;
}

/** A request of somebody, and the facts that its answer has to show. */
export interface Scene<D, V> {
  readonly who: Person;
  readonly asks: string;
  readonly document: TypedDocumentString<D, V>;
  readonly variables: V;
  readonly facts?: (data: Filled<D>) => Facts;
  readonly expected: Wanted;
}

export interface Stage {
  readonly played: readonly Played[];
  /** Begins a chapter. */
  chapter(title: string): void;
  /** Plays a step that has to succeed. Without data there is no going on: the story stops, see `isStop`. */
  does<D, V>(scene: Scene<D, V>): Promise<Filled<D>>;
  /** Plays a step that has to be refused with this code. */
  isRefused<D, V>(code: Exclude<Outcome, 'DONE'>, scene: Scene<D, V>): Promise<void>;
  /**
   * Sends one request twice at the same moment: one has to succeed, whichever it is, and the other to be refused with
   * this code.
   */
  race<D, V>(code: Exclude<Outcome, 'DONE'>, winner: Scene<D, V>, loser: Scene<D, V>): Promise<Filled<D>>;
  /** Keeps what was found by looking from outside, without a request. */
  found(finding: Finding): void;
}

/** What somebody beside the server found, and what it has to be. */
export interface Finding {
  readonly asks: string;
  readonly request: string;
  readonly facts: Facts;
  readonly expected: Wanted;
}

/** A stage at a server. `hear` is told of every step at once; after `signal` no further step begins. */
export const openStage = (url: string, hear: (step: Played) => void, signal: AbortSignal): Stage => {
  const played: Played[] = [];
  let title = '';
  const send = <D, V>({ who, document, variables }: Scene<D, V>) => {
    if (signal.aborted) throw stop('It was interrupted.');
    return ask(url, who.token, document, variables);
  };
  const keep = (step: Omit<Played, 'number' | 'chapter'>): void => {
    const whole = { number: played.length + 1, chapter: title, ...step };
    played.push(whole);
    hear(whole);
  };
  const settle = <D, V>(scene: Scene<D, V>, outcome: Outcome, answer: Answer<D>): void => {
    const { who, asks, document, facts = () => ({}), expected } = scene;
    const request = requestOf(document.toString());
    const judgement = judge({ outcome, facts, expected }, answer);
    keep({ who: who.name, role: who.role, asks, request, expectedOutcome: outcome, ...judgement });
  };
  return {
    played,
    chapter: (next) => {
      title = next;
    },
    does: async (scene) => {
      const answer = await send(scene);
      settle(scene, 'DONE', answer);
      return requireData(filled(answer), played);
    },
    isRefused: async (code, scene) => {
      settle(scene, code, await send(scene));
    },
    race: async (code, winner, loser) => {
      const [one, other] = await Promise.all([send(winner), send(winner)]);
      const [first, second] = one.errors.length === 0 ? [one, other] : [other, one];
      settle(winner, 'DONE', first);
      settle(loser, code, second);
      return requireData(filled(first), played);
    },
    found: ({ asks, request, facts, expected }) => {
      const judgement = judge({ outcome: 'DONE', facts: () => facts, expected }, { data: {}, errors: [] });
      keep({ who: 'You', role: null, asks, request, expectedOutcome: 'DONE', ...judgement });
    },
  };
};

/** True for the error that ends a story early: the step before it says why. */
export const isStop = (error: unknown): error is Error => error instanceof Error && error.name === STOP;

const STOP = 'StoryStop';

const stop = (why: string): Error => Object.assign(new Error(`The story stops: ${why}`), { name: STOP });

const requireData = <T>(data: T | null, played: readonly Played[]): T => {
  if (data === null) throw stop(`step ${played.length} did not bring what the next one needs.`);
  return data;
};

/** The operation and its first root field. */
const requestOf = (document: string): string => {
  for (const definition of parse(document).definitions) {
    if (definition.kind !== 'OperationDefinition') continue;
    const [field] = definition.selectionSet.selections;
    if (field?.kind === 'Field') return `${definition.operation} ${field.name.value}`;
  }
  throw new Error('The document holds no operation.');
};
