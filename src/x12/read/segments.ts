/** Cuts bytes into segments, an interchange after the other, without holding more than the segment at hand. */

import { interchangeStart, LONGEST, type Delimiters, type InterchangeStart } from './delimiters.ts';

/** A segment as it stands in the file. Characters are bytes: see `text.ts` for what they mean. */
export interface RawSegment {
  readonly id: string;
  /** Elements by their number; 0 is the id. */
  readonly elements: readonly string[];
  /** All of it, without terminator. */
  readonly text: string;
  /** What stands between the terminator before it and its id: line breaks, spaces, tabs. */
  readonly lead: string;
  /** Bytes before its id, from the start of the input. */
  readonly offset: number;
  /** False for a last segment that the input ends without terminating. */
  readonly terminated: boolean;
}

export interface SegmentListener {
  /** An ISA has declared its delimiters; its segment follows. `fixed` is false when its elements lack their lengths. */
  readonly interchange: (delimiters: Delimiters, fixed: boolean) => void;
  readonly segment: (segment: RawSegment) => void;
  /** Text that belongs to no interchange, or what stands after the last terminator. Not only white space. */
  readonly text: (text: string, offset: number) => void;
  /** White space after the last terminator. */
  readonly tail: (text: string) => void;
}

export interface SegmentCutter {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

/** More than any guide allows a segment to hold many times over; a file without terminators must not fill the memory. */
export const LONGEST_SEGMENT = 1_000_000;

/** Thrown when a segment passes `LONGEST_SEGMENT`: the rest can't be told from a terminator lost. */
export class SegmentTooLong extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super(`The segment at byte ${offset} does not end within ${LONGEST_SEGMENT} characters.`);
    this.offset = offset;
  }
}

/** UTF-8's, as bytes. Some editors put it before everything; it says nothing. */
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

export const cutSegments = (listener: SegmentListener): SegmentCutter => {
  let rest = '';
  /** Bytes before `rest`. */
  let before = 0;
  let delimiters: Delimiters | null = null;
  /** Whether no interchange is open, so that another, or nothing, follows. */
  let between = true;
  /** Pieces that come after `rest` and hold nothing of what is waited for. */
  let held: string[] = [];
  let heldLength = 0;
  /** The last two characters that came. */
  let tail = '';
  /** Without one of these nothing more can be told of `rest`; null when anything may tell. */
  let awaited: readonly string[] | null = null;

  const push = (bytes: Uint8Array): void => {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const seam = tail + piece.slice(0, 2);
    tail = (tail + piece.slice(-2)).slice(-2);
    held.push(piece);
    heldLength += piece.length;
    if (awaited === null || awaited.some((one) => piece.includes(one) || seam.includes(one))) {
      takeHeld();
      drop(cut(false));
    }
    bound(0, rest.length + heldLength);
  };

  /** Joined once, so that a long segment in small pieces is not copied for each of them. */
  const takeHeld = (): void => {
    rest += held.join('');
    held = [];
    heldLength = 0;
  };

  /** Refuses what is too long, alike whether it came in one piece or in many. */
  const bound = (from: number, to: number): void => {
    if (to - from > LONGEST_SEGMENT) throw new SegmentTooLong(before + from);
  };

  const end = (): void => {
    takeHeld();
    drop(cut(true));
    const start = afterBlanks(rest, 0, null);
    if (start === rest.length) listener.tail(rest);
    else if (between) listener.text(rest, before);
    else emit(0, start, rest.length, false);
    drop(rest.length);
  };

  const drop = (length: number): void => {
    before += length;
    rest = rest.slice(length);
  };

  /** Emits every segment that is whole in `rest`. Answers how much of it is used up. */
  const cut = (last: boolean): number => {
    let from = 0;
    awaited = null;
    for (;;) {
      const mark = before === 0 && from === 0 && rest.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
      const start = afterBlanks(rest, from + mark, between ? null : delimiters!.segment);
      if (start === rest.length) return from;
      const isa = between || rest.startsWith('ISA', start) ? isaAt(start, last) : null;
      if (isa === 'more') return from;
      if (isa === null && between) {
        const stop = endOfText(start);
        if (stop === null) {
          awaited = delimiters === null ? ['ISA'] : ['ISA', delimiters.segment];
          return from;
        }
        bound(from, stop);
        listener.text(rest.slice(from, stop), before + from);
        from = stop;
        continue;
      }
      const stop = isa === null ? rest.indexOf(delimiters!.segment, start) : start + isa.length;
      if (stop < 0) {
        // Shorter text may yet become an ISA, which declares its own terminator.
        if (rest.length - start >= 3) awaited = [delimiters!.segment];
        return from;
      }
      bound(from, stop);
      if (isa !== null) {
        delimiters = isa.delimiters;
        listener.interchange(isa.delimiters, isa.fixed);
      }
      emit(from, start, stop, true);
      from = stop + 1;
    }
  };

  /** The ISA that begins at `start`, null when none does, `more` when only more input can tell. */
  const isaAt = (start: number, last: boolean): InterchangeStart | 'more' | null => {
    const head = rest.slice(start, start + LONGEST);
    if (!head.startsWith('ISA')) return !last && 'ISA'.startsWith(head) ? 'more' : null;
    const isa = interchangeStart(head);
    // One that lacks its lengths must be seen whole before it is taken for short.
    if (!last && head.length < LONGEST && !isa?.fixed) return 'more';
    return isa;
  };

  /** Where text that is no interchange ends: with its terminator if one is known, before what may be an ISA. */
  const endOfText = (start: number): number | null => {
    const isa = rest.indexOf('ISA', start + 1);
    const terminator = delimiters === null ? -1 : rest.indexOf(delimiters.segment, start);
    if (terminator >= 0 && (isa < 0 || terminator < isa)) return terminator + 1;
    return isa >= 0 ? isa : null;
  };

  const emit = (from: number, start: number, stop: number, terminated: boolean): void => {
    const text = rest.slice(start, stop);
    const elements = text.split(delimiters!.element);
    const id = elements[0]!;
    between = id === 'IEA';
    listener.segment({ id, elements, text, lead: rest.slice(from, start), offset: before + start, terminated });
  };

  return { push, end };
};

/** Past line breaks, spaces, tabs, NUL and SUB, which senders put between segments; a terminator is none of them. */
const afterBlanks = (text: string, from: number, terminator: string | null): number => {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at)) && text[at] !== terminator) at += 1;
  return at;
};

const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0 || code === 0x1a;
