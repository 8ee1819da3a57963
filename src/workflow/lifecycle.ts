/**
 * A lifecycle is a table: states with a sentence each, transitions with a name, a permission and guards. `move` and
 * `availableActions`, PostgreSQL's CHECK and triggers, the diagrams, the docs and the test matrix all read this object.
 */

import type { Actor } from '../access/actor.ts';
import type { Needs } from '../access/entity.ts';
import { isPermission, rolesOf, type Permission } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';

/** Why something may not be done now: a code that never changes, and a sentence for a person. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** What a guard may know beside the subject. */
export interface Viewer extends Pick<Actor, 'credentialRequired' | 'codingCredentials' | 'credentials'> {
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly today: CalendarDate;
  readonly now: Date;
}

/** A condition of a transition. `needs` says which attributes of the subject it looks at. */
export interface Guard<F> {
  readonly code: string;
  readonly message: string;
  readonly needs: Needs;
  /** True when the transition may go ahead. Pure; throws nothing, fetches nothing. */
  readonly holds: (facts: F, viewer: Viewer) => boolean;
}

export interface Transition<F> {
  readonly from: readonly string[];
  /** The state that it leads to; null for one that changes the subject and leaves its state as it is. */
  readonly to: string | null;
  readonly permission: Permission;
  readonly sentence: string;
  readonly guards?: readonly Guard<F>[];
  /** The mutation that a client sends for it, where that has another name; null where no single mutation asks for it. */
  readonly mutation?: string | null;
}

/** A table whose rows are part of the subject, and the states in which they may be changed. */
export interface Part {
  readonly table: string;
  readonly column: string;
  readonly editableIn: readonly string[];
}

export interface LifecycleTable<F> {
  readonly of: string;
  readonly table: string;
  readonly sentence: string;
  readonly initial: string;
  /** Further states in which a new row may start, where what it waits for came along with it. */
  readonly alsoInitial?: readonly string[];
  /** States that nothing leaves, on purpose. */
  readonly final: readonly string[];
  readonly states: Readonly<Record<string, string>>;
  readonly transitions: Readonly<Record<string, Transition<F>>>;
  readonly parts?: readonly Part[];
}

/** A lifecycle seen without its subject's type. */
export type Lifecycle = LifecycleTable<never>;

const lifecycles = new Map<string, Lifecycle>();

/**
 * Declares a lifecycle for subjects whose facts are of type `F`, and checks it: unknown states or permissions,
 * unreachable states, and states that are a dead end without being declared final, all throw at once.
 */
export const defineLifecycle =
  <F>() =>
  <const T extends LifecycleTable<F>>(table: T): T => {
    const faults = faultsOf(table);
    if (faults.length > 0) throw new Error(`The lifecycle of ${table.of} is not sound: ${faults.join('; ')}.`);
    lifecycles.set(table.of, table);
    return table;
  };

/** Every lifecycle declared, by the name of its subject. */
export const allLifecycles = (): ReadonlyMap<string, Lifecycle> => lifecycles;

/** What is wrong with a lifecycle; empty when it is sound. */
export const faultsOf = (table: Lifecycle): string[] => {
  const states = Object.keys(table.states);
  const transitions = Object.entries(table.transitions);
  const unknown = (names: readonly string[], where: string): string[] =>
    names.filter((name) => !states.includes(name)).map((name) => `${where} names ${name}, which is no state`);
  const faults = [
    ...unknown(startsOf(table), 'initial'),
    ...unknown(table.final, 'final'),
    ...(table.parts ?? []).flatMap((part) => unknown(part.editableIn, `part ${part.table}`)),
    ...transitions.flatMap(([name, { from, to, permission }]) => [
      ...unknown(to === null ? from : [...from, to], name),
      ...(isPermission(permission) && rolesOf(permission).size > 0
        ? []
        : [`${name} names ${permission}, which nobody holds`]),
    ]),
  ];
  const reachable = reach(table, startsOf(table));
  for (const state of states) {
    if (!reachable.has(state)) faults.push(`${state} cannot be reached`);
    const leaves = transitions.some(([, { from, to }]) => from.includes(state) && to !== null && to !== state);
    if (!leaves && !table.final.includes(state)) faults.push(`${state} is a dead end that is not declared final`);
    if (leaves && table.final.includes(state)) faults.push(`${state} is declared final and has a way out`);
  }
  return faults;
};

/** The states in which a new row may start. */
export const startsOf = ({ initial, alsoInitial = [] }: Lifecycle): readonly string[] => [initial, ...alsoInitial];

const reach = (table: Lifecycle, start: readonly string[]): Set<string> => {
  const seen = new Set(start);
  for (const state of seen) {
    for (const { from, to } of Object.values(table.transitions)) if (to !== null && from.includes(state)) seen.add(to);
  }
  return seen;
};

/** Writes a guard. */
export const guard = <F>(code: string, message: string, needs: Needs, holds: Guard<F>['holds']): Guard<F> => ({
  code,
  message,
  needs,
  holds,
});

/** Every reason why the guards of a transition refuse; empty when none does. */
export const reasonsAgainst = (transition: Transition<never>, facts: unknown, viewer: Viewer): Reason[] =>
  (transition.guards ?? [])
    .filter((each) => !each.holds(facts as never, viewer))
    .map(({ code, message }) => ({ code, message }));

/** What the guards of these transitions look at, together. */
export const needsOf = (transitions: readonly Transition<never>[]): Needs =>
  transitions.flatMap((each) => each.guards ?? []).reduce<Needs>((all, { needs }) => mergeNeeds(all, needs), {});

/** Two sets of needs as one. */
export const mergeNeeds = (first: Needs, second: Needs): Needs => {
  const merged: Record<string, true | Needs> = { ...first };
  for (const [name, need] of Object.entries(second)) {
    const known = merged[name];
    merged[name] =
      need === true || need === undefined
        ? (known ?? true)
        : mergeNeeds(known === true || known === undefined ? {} : known, need);
  }
  return merged;
};

/** The lifecycle as a Mermaid state diagram, for the README. */
export const mermaidOf = (table: Lifecycle): string =>
  [
    'stateDiagram-v2',
    ...startsOf(table).map((state) => `  [*] --> ${state}`),
    ...Object.entries(table.transitions).flatMap(([name, { from, to }]) =>
      (to === null ? [] : from).map((state) => `  ${state} --> ${to}: ${name}`),
    ),
    ...table.final.map((state) => `  ${state} --> [*]`),
  ].join('\n');
