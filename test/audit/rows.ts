/** What is stored, field by field, and what differs between two moments: the trail must say the same. */

import { allShapes, shapeNamed, type Shape } from '../../src/access/entity.ts';
import type { Change } from '../../src/audit/audit-event.entity.ts';
import { withClient } from '../../src/database.ts';
import type { Json, TestHouse } from '../support/house.ts';

/** Fields by `Type:id`, as the trail writes them. */
export type Stored = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Every row of every entity but the trail itself. */
export const everyRow = (house: TestHouse): Promise<Stored> =>
  withClient(house.database.superuserUrl, async (client) => {
    const shapes = allShapes().filter(({ name, owner }) => name !== 'AuditEvent' && owner !== 'public');
    const all = shapes.map(({ name, table }) => `select '${name}' as name, to_jsonb(t) as row from ${table} t`);
    const { rows } = await client.query<{ name: string; row: Json }>(all.join(' union all '));
    return new Map(rows.map(({ name, row }) => [`${name}:${row['id']}`, fieldsOf(shapeNamed(name)!, row)]));
  });

const fieldsOf = ({ attributes }: Shape, row: Json): Record<string, unknown> =>
  Object.fromEntries(
    [...attributes.values()].flatMap((each) =>
      (each.is === 'column' || each.is === 'reference') && !UNSAID.has(each.name)
        ? [[each.name, asWritten(each.is === 'column' ? each.kind : 'id', row[each.column])] as const]
        : [],
    ),
  );

const UNSAID = new Set(['id', 'organizationId', 'version']);

/** Cents as a text of digits and instants as ISO text, which is how JSON holds them in the trail. */
const asWritten = (kind: string, value: unknown): unknown => {
  if (value === null) return null;
  if (kind === 'money') return (value as number).toString();
  if (kind === 'instant') return new Date(value as string).toISOString();
  return value;
};

/** Every field that differs. */
export const differences = (before: Stored, after: Stored): Change[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((subject) => {
    const [old, now] = [before.get(subject) ?? {}, after.get(subject) ?? {}];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
      const change = { subject, field, before: old[field] ?? null, after: now[field] ?? null };
      return same(change) ? [] : [change];
    });
  });

/** True when nothing changed after all. */
export const same = ({ before, after }: Change): boolean => JSON.stringify(before) === JSON.stringify(after);
