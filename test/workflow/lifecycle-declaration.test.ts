/** A lifecycle that is not sound cannot be declared. */

import { describe, expect, test } from '@jest/globals';
import type { Permission } from '../../src/access/permissions.ts';
import '../../src/lifecycles.ts';
import {
  allLifecycles,
  defineLifecycle,
  faultsOf,
  type Lifecycle,
  type Transition,
} from '../../src/workflow/lifecycle.ts';

type Move = Transition<never>;

const move = (from: readonly string[], to: string | null, permission: Permission = 'claim.submit'): Move => ({
  from,
  to,
  permission,
  sentence: 'Going on.',
});

const sound: Lifecycle = {
  of: 'Thing',
  table: 'thing',
  sentence: 'From its start to its end.',
  initial: 'NEW',
  final: ['DONE'],
  states: { NEW: 'It begins.', HELD: 'It waits.', DONE: 'It has ended.' },
  transitions: { hold: move(['NEW'], 'HELD'), touch: move(['HELD'], null), end: move(['NEW', 'HELD'], 'DONE') },
  parts: [{ table: 'thing_part', column: 'thing_id', editableIn: ['NEW'] }],
};

test('a sound lifecycle has no fault', () => {
  expect(faultsOf(sound)).toEqual([]);
});

const broken: [fault: string, change: Partial<Lifecycle>][] = [
  ['initial names BEGUN, which is no state', { initial: 'BEGUN' }],
  ['final names GONE, which is no state', { final: ['DONE', 'GONE'] }],
  ['part thing_part names OPEN, which is no state', { parts: [{ ...sound.parts![0]!, editableIn: ['NEW', 'OPEN'] }] }],
  [
    'hold names LOST, which is no state',
    { transitions: { ...sound.transitions, hold: move(['NEW', 'LOST'], 'HELD') } },
  ],
  ['end names OVER, which is no state', { transitions: { ...sound.transitions, end: move(['NEW', 'HELD'], 'OVER') } }],
  ['touch names ODD, which is no state', { transitions: { ...sound.transitions, touch: move(['ODD'], null) } }],
  [
    'end names claim.sumbit, which nobody holds',
    { transitions: { ...sound.transitions, end: move(['NEW', 'HELD'], 'DONE', 'claim.sumbit' as Permission) } },
  ],
  ['LOOSE cannot be reached', { states: { ...sound.states, LOOSE: 'Nothing leads here.' } }],
  ['HELD cannot be reached', { transitions: { ...sound.transitions, hold: move(['NEW'], null) } }],
  [
    'HELD is a dead end that is not declared final',
    { transitions: { ...sound.transitions, end: move(['NEW'], 'DONE') } },
  ],
  [
    'HELD is a dead end that is not declared final',
    { transitions: { ...sound.transitions, end: move(['NEW'], 'DONE'), touch: move(['HELD'], 'HELD') } },
  ],
  ['DONE is a dead end that is not declared final', { final: [] }],
  ['HELD is declared final and has a way out', { final: ['DONE', 'HELD'] }],
];

test.each(broken)('it is found that %s', (fault, change) => {
  expect(faultsOf({ ...sound, ...change })).toContain(fault);
});

test('every fault is named at once, and nothing is declared', () => {
  const table = { ...sound, of: 'Unsound', initial: 'BEGUN', final: [] };
  expect(() => defineLifecycle<never>()(table)).toThrow(
    /^The lifecycle of Unsound is not sound: initial names BEGUN, which is no state; .*HELD cannot be reached.*; DONE is a dead end/,
  );
  expect(allLifecycles().has('Unsound')).toBe(false);
});

describe.each([...allLifecycles().values()].map((lifecycle) => ({ of: lifecycle.of, lifecycle })))(
  'the lifecycle of $of',
  ({ lifecycle }) => {
    test('has no fault', () => {
      expect(faultsOf(lifecycle)).toEqual([]);
    });

    test('leads from every state to an end, so that none is a trap', () => {
      const ends = new Set(lifecycle.final);
      for (let size = -1; size !== ends.size;) {
        size = ends.size;
        for (const { from, to } of Object.values(lifecycle.transitions))
          if (to !== null && ends.has(to)) for (const state of from) ends.add(state);
      }
      expect([...ends].sort()).toEqual(Object.keys(lifecycle.states).sort());
    });

    test('says in a sentence what each state and each transition is', () => {
      const sentences = [
        lifecycle.sentence,
        ...Object.values(lifecycle.states),
        ...Object.values(lifecycle.transitions).map(({ sentence }) => sentence),
      ];
      for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z$].{6,}\.$/);
      expect(new Set(Object.values(lifecycle.states)).size).toBe(Object.keys(lifecycle.states).length);
    });
  },
);
