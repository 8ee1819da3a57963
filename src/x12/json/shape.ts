/**
 * X12 as JSON: every segment in its order, inside the loops of its guide, with named elements. Nothing is lost: written
 * back it is the same bytes.
 */

import type { Delimiters } from '../read/delimiters.ts';
import type { Tree } from '../read/tree.ts';

export interface JsonSegment {
  /** Its id, such as NM1. */
  readonly segment: string;
  /** What it is there for, by the guide. */
  readonly name?: string;
  /** What stands before it, and before all after it until another says otherwise: a line break, mostly. */
  readonly lead?: string;
  /** Of an ISA: those that hold from there on. */
  readonly delimiters?: Delimiters;
  readonly elements?: Tree;
  /**
   * As it stands, where its elements written anew would be other bytes, or where no segment of this id is known. It is
   * written in place of the elements as long as these say the same.
   */
  readonly text?: string;
  /** Whether `text` is bytes that are no UTF-8: a character is a byte. */
  readonly latin1?: true;
  /** Of a last segment that lacks its terminator. */
  readonly terminated?: false;
}

/** Text outside of any interchange, or white space at the end. */
export interface JsonText {
  readonly outside: string;
  readonly latin1?: true;
}

export interface JsonLoop {
  /** `interchange`, `group`, `set`, or the guide's id, such as 2010AA. */
  readonly loop: string;
  readonly name?: string;
  /** Of a set: the guide that it was read by. */
  readonly guide?: string;
  readonly content: readonly JsonItem[];
}

export type JsonItem = JsonSegment | JsonText | JsonLoop;
