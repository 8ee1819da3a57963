/**
 * Conditions in CEL. The library is @bufbuild/cel: its regular expressions are RE2's, so that no pattern runs away; it
 * keeps to the specification of CEL, its conformance tests included; fields of a map are fields, never methods of an
 * object; and faults are values. What it does not have is a bound on cost, which stands here.
 */

import {
  CelScalar,
  celEnv,
  celFunc,
  celList,
  celMap,
  isCelError,
  isCelList,
  isCelMap,
  parse,
  plan,
  type CelInput,
} from '@bufbuild/cel';
import { calendarDate, daysBetween, type CalendarDate } from '../../platform/calendar-date.ts';
import type { ClaimSnapshot } from '../snapshot/claim-snapshot.ts';

/** Characters of a condition. */
export const LONGEST = 1000;
/** Brackets within brackets: the parser calls itself for each. */
export const DEEPEST = 50;
/**
 * Steps of one answer: rounds of loops, and parts of what is compared, joined or searched. Counted, not timed, so that
 * the same claim has the same answer on every machine; all of them take some tenths of a second.
 */
export const MOST_STEPS = 50_000;

export interface ConditionFault {
  readonly code:
    | 'TOO_LONG'
    | 'TOO_DEEP'
    | 'NOT_READABLE'
    | 'NAME_UNKNOWN'
    | 'FAILED'
    | 'TOO_COSTLY'
    | 'NOT_A_CONDITION';
  /** Quotes nothing of the claim. */
  readonly sentence: string;
}

/** What conditions are asked about: made once for a claim, for all rules. */
export type Values = Readonly<Record<'claim' | 'today', CelInput>>;

/** Whether it holds, or why that cannot be said. Never throws. */
export type Condition = (values: Values) => boolean | ConditionFault;

/**
 * The snapshot as CEL sees it: money is an int of cents, other numbers are ints, a day is a string `2026-01-31` that
 * compares as text, `units` and quantities are strings (`double(line.units)`), what is absent is null.
 */
export const valuesOf = (claim: ClaimSnapshot, today: CalendarDate): Values => ({ claim: celOf(claim), today });

const celOf = (value: unknown): CelInput => {
  if (typeof value === 'number') return BigInt(Math.trunc(value));
  if (Array.isArray(value)) return celList(value.map(celOf));
  if (typeof value === 'object' && value !== null)
    return celMap(new Map(Object.entries(value).map(([key, one]) => [key, celOf(one)])));
  return value as CelInput;
};

class TooCostly extends Error {}

/** What is left to the condition that is being asked: it is asked to its end before another is. */
let left = 0;

const spend = (steps: number): void => {
  left -= steps;
  if (left < 0) throw new TooCostly();
};

/** What it costs to go through all of a value. */
const weightOf = (value: unknown): number => {
  if (typeof value === 'string') return 1 + value.length / 8;
  let sum = 1;
  if (isCelList(value)) for (const one of value) sum += weightOf(one);
  else if (isCelMap(value)) for (const one of value.values()) sum += weightOf(one);
  return sum;
};

/** What it costs to have one more of it: its parts are not looked at. */
const lengthOf = (value: unknown): number => {
  if (typeof value === 'string') return 1 + value.length / 8;
  return 1 + (isCelList(value) ? Number(value.size) : 0);
};

/** Stand around every part that costs: what is compared, and what is joined or searched or goes around in a loop. */
const COMPARED = 'priced_compared__';
const HANDLED = 'priced_handled__';

const ENVIRONMENT = celEnv({
  funcs: [
    celFunc(COMPARED, [CelScalar.DYN], CelScalar.DYN, (value) => {
      spend(weightOf(value));
      return value;
    }),
    celFunc(HANDLED, [CelScalar.DYN], CelScalar.DYN, (value) => {
      spend(lengthOf(value));
      return value;
    }),
    // Days from one to another; negative where the second is earlier.
    celFunc('daysBetween', [CelScalar.STRING, CelScalar.STRING], CelScalar.INT, (from, to) => {
      const [first, last] = [calendarDate(from), calendarDate(to)];
      if (first === null || last === null) throw new Error('no day');
      return BigInt(daysBetween(first, last));
    }),
  ],
});

/** Ready to be asked any number of times, or what is wrong with it. */
export const compileCondition = (text: string): Condition | ConditionFault => {
  if (text.length > LONGEST) return { code: 'TOO_LONG', sentence: `A condition has at most ${LONGEST} characters.` };
  if (depthOf(text) > DEEPEST)
    return { code: 'TOO_DEEP', sentence: `A condition has at most ${DEEPEST} brackets within each other.` };
  try {
    const parsed = parse(text);
    const unknown = price(parsed.expr, new Set(['claim', 'today']));
    if (unknown !== null) return { code: 'NAME_UNKNOWN', sentence: `There is no ${unknown}.` };
    const planned = plan(ENVIRONMENT, parsed);
    return (values) => ask(planned, values);
  } catch (error) {
    return { code: 'NOT_READABLE', sentence: `The condition cannot be read: ${(error as Error).message}` };
  }
};

/** Brackets of texts are counted too: a condition that needs more of them than this is none to keep. */
const depthOf = (text: string): number => {
  let [depth, deepest] = [0, 0];
  for (const character of text) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, (depth += 1));
    if (')]}'.includes(character)) depth -= 1;
  }
  return deepest;
};

const TOO_COSTLY: ConditionFault = { code: 'TOO_COSTLY', sentence: 'It takes too many steps.' };

const ask = (planned: (values: Values) => unknown, values: Values): boolean | ConditionFault => {
  left = MOST_STEPS;
  try {
    const answer = planned(values);
    // Spent is spent, even where the answer did not depend on it.
    if (left < 0) return TOO_COSTLY;
    if (typeof answer === 'boolean') return answer;
    return isCelError(answer)
      ? { code: 'FAILED', sentence: 'it asks for what the claim does not have, or compares what cannot be compared.' }
      : { code: 'NOT_A_CONDITION', sentence: 'its answer is neither true nor false.' };
  } catch {
    return left < 0 ? TOO_COSTLY : { code: 'FAILED', sentence: 'it cannot be worked out.' };
  }
};

type Expr = NonNullable<ReturnType<typeof parse>['expr']>;

/** Functions whose cost grows with what they are given, and how. */
const COSTLY: ReadonlyMap<string, string> = new Map([
  ...['_==_', '_!=_', '@in'].map((name) => [name, COMPARED] as const),
  ...['_+_', 'matches', 'contains', 'startsWith', 'endsWith', 'string', 'size', 'bytes'].map(
    (name) => [name, HANDLED] as const,
  ),
]);

/** Puts a price on what costs, in place. Answers the first name that is neither known nor bound by a loop. */
const price = (expr: Expr, names: ReadonlySet<string>): string | null => {
  const { exprKind } = expr;
  switch (exprKind.case) {
    case 'identExpr':
      return names.has(exprKind.value.name) ? null : exprKind.value.name;
    case 'selectExpr':
      return price(exprKind.value.operand!, names);
    case 'callExpr': {
      const call = exprKind.value;
      if (call.function.startsWith('priced_')) return `${call.function}()`;
      if (ENVIRONMENT.funcs.find(call.function) === undefined && !OWN_WAY.has(call.function))
        return `${call.function}()`;
      const unknown = priceAll([...(call.target ? [call.target] : []), ...call.args], names);
      const by = COSTLY.get(call.function);
      if (by === undefined) return unknown;
      if (call.target) call.target = priced(call.target, by);
      call.args = call.args.map((one) => priced(one, by));
      return unknown;
    }
    case 'listExpr':
      return priceAll(exprKind.value.elements, names);
    case 'structExpr':
      return priceAll(
        exprKind.value.entries.flatMap(({ keyKind, value }) => [
          ...(keyKind.case === 'mapKey' ? [keyKind.value] : []),
          ...(value ? [value] : []),
        ]),
        names,
      );
    case 'comprehensionExpr': {
      const loop = exprKind.value;
      const bound = new Set([...names, loop.iterVar, loop.accuVar]);
      const unknown =
        priceAll([loop.iterRange!, loop.accuInit!], names) ??
        priceAll([loop.loopCondition!, loop.loopStep!, loop.result!], bound);
      loop.loopCondition = priced(loop.loopCondition!, HANDLED);
      return unknown;
    }
    case 'constExpr':
    case undefined:
      return null;
  }
};

/** Operators that are no functions of the environment. */
const OWN_WAY: ReadonlySet<string> = new Set(['_&&_', '_||_', '_?_:_', '_[_]', '@not_strictly_false', '!_']);

const priceAll = (list: readonly Expr[], names: ReadonlySet<string>): string | null =>
  list.map((one) => price(one, names)).find((unknown) => unknown !== null) ?? null;

/** What a loop has gathered so far is left alone: each round adds one to it, and has paid for that. */
const priced = (expr: Expr, by: string): Expr =>
  expr.exprKind.case === 'identExpr' && expr.exprKind.value.name.startsWith('@')
    ? expr
    : {
        ...expr,
        exprKind: { case: 'callExpr', value: { $typeName: 'cel.expr.Expr.Call', function: by, args: [expr] } },
      };
