/** News inside the house. It travels up the list of features: who announces does not know who listens. */

import type { Work } from './command.ts';

/** Topics are `noun.pastTense`; each names what its listeners are told. A feature adds its own by declaration merging. */
export interface Topics {
  'subject.moved': {
    readonly type: string;
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly transition: string;
  };
}

export type Topic = keyof Topics;

type Listener<T extends Topic> = (work: Work, news: Topics[T]) => Promise<void>;

const listeners = new Map<Topic, Listener<never>[]>();

/** Listens to a topic. Listeners run in the announcing command's own transaction, in order of registration. */
export const on = <T extends Topic>(topic: T, listener: Listener<T>): void => {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
};

/** Those who listen to a topic. */
export const listenersTo = <T extends Topic>(topic: T): readonly Listener<T>[] =>
  (listeners.get(topic) ?? []) as Listener<T>[];
