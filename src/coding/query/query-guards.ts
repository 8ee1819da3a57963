/** What stands in the way of final coding while a clinician is asked. */

import { guard, type Guard } from '../../workflow/lifecycle.ts';

export interface AskedFacts {
  readonly waitingQueries: readonly { readonly status: string }[];
}

const noQuestionIsOpen = guard<AskedFacts>(
  'OPEN_QUERY',
  'A question to the clinician is open: wait for the answer, or take it back with withdrawCodingQuery.',
  { waitingQueries: { status: true } },
  ({ waitingQueries }) => waitingQueries.every(({ status }) => status !== 'OPEN'),
);

const answersAreRead = guard<AskedFacts>(
  'UNREAD_ANSWER',
  'A clinician has answered, and no coder has said that the answer was read: read it, and say so with closeCodingQuery.',
  { waitingQueries: { status: true } },
  ({ waitingQueries }) => waitingQueries.every(({ status }) => status !== 'ANSWERED'),
);

/** No question is open, and no answer unread. */
export const nothingAsked: readonly Guard<AskedFacts>[] = [noQuestionIsOpen, answersAreRead];
