/** Questions that nobody has answered yet. */

import type { Work } from '../../workflow/command.ts';
import { move } from '../../workflow/move.ts';
import { CodingQuery } from './coding-query.entity.ts';
import { codingQueryLifecycle } from './coding-query.lifecycle.ts';

declare module '../../workflow/events.ts' {
  interface Topics {
    'query.withdrawn': { readonly queryId: string; readonly encounterId: string };
  }
}

/** Takes back every open question about an encounter that this command has locked. */
export const withdrawOpenQueries = async (work: Work, encounterId: string): Promise<void> => {
  for (const query of await work.findForChange(CodingQuery, { encounter: encounterId, status: 'OPEN' }))
    await withdraw(work, query);
};

/** Takes back one question. */
export const withdraw = async (work: Work, query: CodingQuery): Promise<void> => {
  await move(work, codingQueryLifecycle, query, 'withdrawCodingQuery', () => {
    query.endedAt = work.now;
  });
  await work.announce('query.withdrawn', { queryId: query.id, encounterId: query.encounter.id });
};
