import { expect, test } from '@jest/globals';
import { amend } from '../../src/workflow/amend.ts';
import type { Work } from '../../src/workflow/command.ts';

class Thing {
  name!: string;
  parts!: string[];
  at!: Date | null;
  owner!: { id: string } | null;
}

const row: Readonly<Thing> = { name: 'one', parts: ['a', 'b'], at: new Date(5), owner: { id: 'x' } };
const entity = new Thing();
const work = { entityOf: () => Object.assign(entity, row) } as unknown as Work;

test('A row that has the values already stays what it is', () => {
  expect(amend(work, Thing, row, { name: 'one', parts: ['a', 'b'], at: new Date(5), owner: { id: 'x' } })).toBe(row);
});

test.each<Partial<Thing>>([
  { name: 'two' },
  { parts: ['b', 'a'] },
  { parts: ['a'] },
  { at: new Date(6) },
  { at: null },
  { owner: { id: 'y' } },
  { owner: null },
])('A row without %j becomes an entity with them', (values) => {
  expect(amend(work, Thing, row, values)).toBe(entity);
  expect(entity).toEqual({ ...row, ...values });
});
