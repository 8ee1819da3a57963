/** What is wrong with a file, in the standard's own codes, so that an acknowledgment needs no judgment of its own. */

import { bytesOfValue, detached, valueOfBytes } from './text.ts';

/** Which element of which acknowledgment carries the code. */
export type Level =
  /** TA105 */
  | 'interchange'
  /** AK905 */
  | 'group'
  /** IK502 */
  | 'set'
  /** IK304 */
  | 'segment'
  /** IK403 */
  | 'element';

export interface Issue {
  readonly level: Level;
  /** The standard's code at that level, such as 3 or I10. */
  readonly code: string;
  /** What is wrong and what is expected, as a sentence. Quotes no value of the file. */
  readonly sentence: string;
  /** The segment's id; of one that is missing, its own. */
  readonly segmentId: string | null;
  /** In the transaction set, ST being 1; of one that is missing, where that was noticed. Null outside of a set. */
  readonly segmentPosition: number | null;
  /** The guide's loop, such as 2010AA. */
  readonly loopId: string | null;
  readonly elementPosition: number | null;
  readonly componentPosition: number | null;
  /** Which of an element's repetitions, from 1; null where it does not repeat. */
  readonly repetition: number | null;
  /** The dictionary's number of the element, such as 1035. */
  readonly dataElement: string | null;
  /** The value as it stands; it may be about a person. */
  readonly value: string | null;
  /** Bytes of the file before the segment. */
  readonly offset: number;
}

/** Most issues that are kept of a set or of an interchange; each is told as an event however many there are. */
export const MOST_KEPT = 1000;

/** Characters of a value that are kept: an acknowledgment has room for 99. */
const MOST_OF_VALUE = 100;

/** An issue to be kept after the file has gone on: it holds little, whatever the file holds. */
export const keptIssue = (found: Issue): Issue => ({
  ...found,
  segmentId: found.segmentId === null ? null : detached(found.segmentId.slice(0, MOST_OF_VALUE)),
  value: found.value === null ? null : detached(bytesOfValue(valueOfBytes(found.value).slice(0, MOST_OF_VALUE))),
});

/** An issue with what is known of its place; the rest is null. */
export const issue = (given: Pick<Issue, 'level' | 'code' | 'sentence' | 'offset'> & Partial<Issue>): Issue => {
  const { level, code, sentence, ...place } = given;
  return { level, code, sentence, ...NOWHERE, ...place };
};

const NOWHERE = {
  segmentId: null,
  segmentPosition: null,
  loopId: null,
  elementPosition: null,
  componentPosition: null,
  repetition: null,
  dataElement: null,
  value: null,
} as const;
