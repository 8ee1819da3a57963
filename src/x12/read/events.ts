/** What reading a file tells, piece by piece, in the order of the file. */

import type { CompiledLoop, CompiledUse } from '../check/compiled.ts';
import type { Guide } from '../declare/guide.ts';
import type { Issue } from '../issue.ts';
import type { Delimiters } from './delimiters.ts';
import type { RawSegment } from './segments.ts';

export type Event =
  /** An ISA; its delimiters hold until the next. */
  | { readonly kind: 'interchange'; readonly segment: RawSegment; readonly delimiters: Delimiters }
  | { readonly kind: 'group'; readonly segment: RawSegment }
  /** An ST. `guide` is null for a set, or a version of one, that is not read here: its segments then have no place. */
  | { readonly kind: 'set'; readonly segment: RawSegment; readonly guide: Guide | null }
  | SegmentEvent
  | {
      readonly kind: 'setEnd';
      readonly segment: RawSegment | null;
      readonly result: SetResult;
      readonly closed: number;
    }
  | { readonly kind: 'groupEnd'; readonly segment: RawSegment | null; readonly result: GroupResult }
  | { readonly kind: 'interchangeEnd'; readonly segment: RawSegment | null; readonly result: InterchangeResult }
  /** A segment of the interchange that is in no set: a TA1, or one that is lost. */
  | { readonly kind: 'loose'; readonly segment: RawSegment }
  /** Text that belongs to no interchange. */
  | { readonly kind: 'text'; readonly text: string }
  /** White space after the last segment. */
  | { readonly kind: 'tail'; readonly text: string }
  | { readonly kind: 'issue'; readonly issue: Issue };

/** A segment of a transaction set, between ST and SE. */
export interface SegmentEvent {
  readonly kind: 'segment';
  readonly segment: RawSegment;
  /** Its place in the guide; null where it has none. */
  readonly use: CompiledUse | null;
  /** How many loops ended before it. */
  readonly closed: number;
  /** The loop that it opens; null when it opens none. */
  readonly opened: CompiledLoop | null;
}

/** IK501: A all is well, E errors that lose nothing, R not to be used. */
export interface SetResult {
  readonly transactionSet: string;
  readonly controlNumber: string;
  /** ST03, or GS08 where it is not given. */
  readonly version: string;
  readonly verdict: 'A' | 'E' | 'R';
  /** With ST and SE. */
  readonly segments: number;
  /** The first of them, up to the bound that the reader was given. */
  readonly issues: readonly Issue[];
  readonly issueCount: number;
}

/** AK901: P for a group of which a part is accepted. */
export interface GroupResult {
  readonly functionalIdentifierCode: string;
  readonly controlNumber: string;
  readonly version: string;
  readonly sender: string;
  readonly receiver: string;
  readonly verdict: 'A' | 'E' | 'P' | 'R';
  /** As GE01 says; null without GE. */
  readonly included: number | null;
  readonly received: number;
  readonly accepted: number;
  readonly issues: readonly Issue[];
}

/** TA104: E for errors that do not keep the groups from being read. */
export interface InterchangeResult {
  readonly controlNumber: string;
  readonly date: string;
  readonly time: string;
  readonly verdict: 'A' | 'E' | 'R';
  /** TA105: 000 when there is nothing to say. */
  readonly note: string;
  readonly groups: number;
  readonly issues: readonly Issue[];
}
