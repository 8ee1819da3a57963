/** Whether a step of the story came out as it has to. Pure. */

import type { ErrorCode } from '../../platform/errors.ts';
import type { Answer, AnsweredError } from './client.ts';

/** What is worth showing of an answer: a name and a short text each. */
export type Facts = Readonly<Record<string, string>>;

/** What facts have to be: exactly that text, or of that form. */
export type Wanted = Readonly<Record<string, string | RegExp>>;

/** Data whose root fields have all been answered. */
export type Filled<D> = { readonly [K in keyof D]: NonNullable<D[K]> };

export type Outcome = 'DONE' | ErrorCode;

/** What a step has to come to. */
export interface Expectation<D> {
  readonly outcome: Outcome;
  /** What to show of the data. Of a refusal the details are facts by themselves. */
  readonly facts: (data: Filled<D>) => Facts;
  readonly expected: Wanted;
}

export interface Judgement {
  readonly outcome: string;
  /** The sentence of a refusal. */
  readonly says: string | null;
  readonly facts: Facts;
  /** What is not as it has to be, as sentences; empty where all is. */
  readonly problems: readonly string[];
}

/** Holds an answer against what was expected of it. */
export const judge = <D>({ outcome, facts, expected }: Expectation<D>, answer: Answer<D>): Judgement => {
  const came = outcomeOf(answer);
  const says = answer.errors.length === 0 ? null : unique(answer.errors.map(({ message }) => message)).join(' ');
  const data = filled(answer);
  const shown: Facts = {
    ...(came === outcome && data !== null ? facts(data) : {}),
    ...detailsOf(answer.errors),
  };
  const problems =
    came === outcome ? differences(expected, shown) : [`The outcome is ${came} and should be ${outcome}.`];
  return { outcome: came, says, facts: shown, problems };
};

/** The data, if every root field was answered. */
export const filled = <D>({ data }: Answer<D>): Filled<D> | null =>
  data !== null && Object.values(data as Record<string, unknown>).every((field) => field !== null)
    ? (data as Filled<D>)
    : null;

const outcomeOf = <D>(answer: Answer<D>): string => {
  if (answer.errors.length > 0) return unique(answer.errors.map(({ code }) => code)).join(' and ');
  return filled(answer) === null ? 'NOTHING' : 'DONE';
};

const differences = (expected: Wanted, shown: Facts): string[] =>
  Object.entries(expected).flatMap(([name, wanted]) => {
    const came = shown[name] ?? '';
    const holds = typeof wanted === 'string' ? came === wanted : wanted.test(came);
    return holds ? [] : [`${name} is "${came}" and should be "${String(wanted)}".`];
  });

/** Details of refusals as texts: reasons by their codes, issues by their sentences. */
const detailsOf = (errors: readonly AnsweredError[]): Facts =>
  Object.fromEntries(
    unique(errors.flatMap(({ details }) => Object.keys(details))).map((name) => [
      name,
      unique(errors.filter(({ details }) => name in details).map(({ details }) => textOf(details[name]))).join(', '),
    ]),
  );

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (value !== null && typeof value === 'object') {
    const { code, message } = value as { readonly code?: unknown; readonly message?: unknown };
    return [code, message].find((text) => typeof text === 'string') ?? JSON.stringify(value);
  }
  return String(value);
};

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
