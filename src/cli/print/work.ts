/** How work moves, for the README: from the lifecycles and the queues. */

import '../../lifecycles.ts';
import { isEnumType, type GraphQLSchema } from 'graphql';
import { rolesOf } from '../../access/permissions.ts';
import { allLifecycles, mermaidOf, type Lifecycle } from '../../workflow/lifecycle.ts';
import { queueOf, type WorkQueue } from '../../workflow/queues.ts';
import type { WorkQueueKind } from '../../workflow/work-item.entity.ts';
import { code, markdownTable } from './markdown.ts';

/** Each lifecycle: its diagram, and its states with a sentence each; subjects in the order of their queues. */
export const printLifecycles = (schema: GraphQLSchema): string => {
  const queued = queuesInOrder(schema).map(({ queue }) => queue.of);
  const subjects = new Set([...queued, ...[...allLifecycles().keys()].sort()]);
  return [...subjects].map((of) => printLifecycle(allLifecycles().get(of)!)).join('\n\n');
};

const printLifecycle = (lifecycle: Lifecycle): string =>
  [
    `### ${lifecycle.of}`,
    '',
    lifecycle.sentence,
    '',
    '```mermaid',
    mermaidOf(lifecycle),
    '```',
    '',
    markdownTable(
      ['State', 'What it means'],
      Object.entries(lifecycle.states).map(([state, sentence]) => [code(state), sentence]),
    ),
  ].join('\n');

/** Each queue: what waits in it, who takes from it, and its clock. */
export const printQueues = (schema: GraphQLSchema): string =>
  markdownTable(
    ['Queue', 'What waits in it', 'In these states', 'Taken by', 'Due after'],
    queuesInOrder(schema).map(({ queue: { kind, of, waitsIn, workedIn, permission, dueInHours }, sentence }) => [
      code(kind),
      sentence,
      `${of}: ${waitsIn.map(code).join(', ')}${workedIn.length > 0 ? `; in work: ${workedIn.map(code).join(', ')}` : ''}`,
      `${[...rolesOf(permission).keys()].map(code).join(', ')} (${code(permission)})`,
      `${dueInHours} hours`,
    ]),
  );

/** Queues in the order of their enum, which does not depend on what was loaded first, with its sentences. */
const queuesInOrder = (schema: GraphQLSchema): { readonly queue: WorkQueue; readonly sentence: string }[] => {
  const kinds = schema.getType('WorkQueueKind');
  if (!isEnumType(kinds)) throw new Error('The schema has no enum WorkQueueKind.');
  return kinds
    .getValues()
    .map(({ value, description }) => ({ queue: queueOf(value as WorkQueueKind), sentence: description ?? '' }));
};
