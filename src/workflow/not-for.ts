/** Whom a queue keeps its subjects from, as SQL. */

import { shapeNamed, shapeOf, type InverseAttribute, type ReferenceAttribute, type Shape } from '../access/entity.ts';
import type { WorkQueue } from './queues.ts';

/** A condition that is true of a subject `s` that the queue may give to the user whom `user` stands for, such as `$3`. */
export const mayGoTo = ({ of, notFor = [] }: WorkQueue, user: string): string =>
  notFor.length === 0 ? 'true' : notFor.map((path) => isNotNamed(shapeNamed(of)!, path, user)).join(' and ');

const isNotNamed = (shape: Shape, path: string, user: string): string => {
  const [first, reference] = path.split('.') as [string, string?];
  if (reference === undefined) return `s.${columnOf(shape, first)} is distinct from ${user}`;
  const list = shape.attributes.get(first) as InverseAttribute;
  const member = shapeOf(list.target());
  return `not exists (select from ${member.table} m where m.${columnOf(member, list.by)} = s.id and m.${columnOf(member, reference)} = ${user})`;
};

const columnOf = (shape: Shape, reference: string): string =>
  (shape.attributes.get(reference) as ReferenceAttribute).column;
