/** Facts about an entity that a command holds: its own attributes from the entity, what lies around it from PostgreSQL. */

import type { Needs, Shape } from '../access/entity.ts';
import type { Row } from '../platform/database.ts';
import { factsReader } from './objects.ts';
import { planOfNeeds } from './plan.ts';
import { readBelow, readByIds, type Reader } from './rows.ts';

/** The needed attributes of an entity that is locked and loaded. What `known` holds is taken from there and not read. */
export const factsAround = async (
  reader: Reader,
  shape: Shape,
  needs: Needs,
  entity: object,
  known: Row,
): Promise<Row> => {
  const own = entity as Row;
  const around: Record<string, true | Needs> = {};
  const facts: Row = {};
  for (const [name, need] of Object.entries(needs)) {
    const attribute = shape.attributes.get(name);
    if (Object.hasOwn(known, name)) facts[name] = known[name];
    else if (attribute?.is === 'column') facts[name] = own[name];
    else around[name] = need;
  }
  if (Object.keys(around).length === 0) return facts;
  const plan = planOfNeeds(shape, around);
  const id = own['id'] as string;
  const onlyLists = Object.keys(around).every((name) => shape.attributes.get(name)?.is === 'list');
  const line = onlyLists ? await readBelow(reader, plan, id) : (await readByIds(reader, plan, [id])).get(id)!;
  return { ...facts, ...factsReader(plan, around)(line) };
};
