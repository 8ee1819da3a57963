/** Reads X12 bytes as they come, in memory that does not grow with the file. */

import { issue, type Issue } from '../issue.ts';
import type { Delimiters } from './delimiters.ts';
import type { Event } from './events.ts';
import { groupReading, type GroupReading } from './group.ts';
import { interchangeReading, type InterchangeReading } from './interchange.ts';
import { cutSegments, SegmentTooLong, type RawSegment } from './segments.ts';
import { setReading, type SetReading } from './transaction-set.ts';

export interface Reader {
  /** Events of a piece of the file are told before this returns. */
  readonly push: (bytes: Uint8Array) => void;
  /** The file has ended: what is open is closed, and said to be cut off. */
  readonly end: () => void;
}

/** Tells `tell` every event of a file, in order. Nothing that a file may hold makes it throw. */
export const readX12 = (tell: (event: Event) => void): Reader => {
  let delimiters: Delimiters | null = null;
  let isFixed = true;
  /** Whether delimiters were just declared, so that the segment at hand is their ISA. */
  let isStart = false;
  let interchange: InterchangeReading | null = null;
  let group: GroupReading | null = null;
  let set: SetReading | null = null;
  let over = false;
  const report = (found: Issue): void => tell({ kind: 'issue', issue: found });

  const segment = (one: RawSegment): void => {
    if (isStart) return startInterchange(one);
    if (set !== null && !ENVELOPE.has(one.id)) return set.segment(one);
    if (one.id === 'SE' && set !== null) return endSet(one);
    if (one.id === 'ST' && group !== null) return startSet(one);
    if (one.id === 'GS') return startGroup(one);
    if (one.id === 'GE' && group !== null) return endGroup(one);
    if (one.id === 'IEA') return endInterchange(one);
    lost(one);
  };

  const startInterchange = (one: RawSegment): void => {
    isStart = false;
    tell({ kind: 'interchange', segment: one, delimiters: delimiters! });
    interchange = interchangeReading(one, isFixed, report);
  };

  const startGroup = (one: RawSegment): void => {
    endGroup(null);
    tell({ kind: 'group', segment: one });
    group = groupReading(one, report);
    interchange?.group(group.controlNumber, one);
  };

  const startSet = (one: RawSegment): void => {
    endSet(null);
    set = setReading(one, group!, delimiters!, { tell, report });
  };

  const endSet = (one: RawSegment | null): void => {
    if (set === null) return;
    const { result, closed } = set.end(one);
    set = null;
    group!.set(result);
    tell({ kind: 'setEnd', segment: one, result, closed });
  };

  const endGroup = (one: RawSegment | null): void => {
    if (group === null) return;
    endSet(null);
    tell({ kind: 'groupEnd', segment: one, result: group.end(one) });
    group = null;
  };

  const endInterchange = (one: RawSegment | null): void => {
    if (interchange === null) return;
    endGroup(null);
    const result = interchange.end(one);
    tell({ kind: 'interchangeEnd', segment: one, result });
    interchange = null;
  };

  const lost = (one: RawSegment): void => {
    if (one.id !== 'TA1' || group !== null) interchange?.lost(one);
    tell({ kind: 'loose', segment: one });
  };

  const cutter = cutSegments({
    interchange: (declared, fixed) => {
      // What stands before this ISA ended under the delimiters before.
      endInterchange(null);
      delimiters = declared;
      isFixed = fixed;
      isStart = true;
    },
    segment,
    text: (text, offset) => {
      report(issue({ level: 'interchange', code: '022', offset, sentence: outside(text) }));
      tell({ kind: 'text', text });
    },
    tail: (text) => {
      if (text !== '') tell({ kind: 'tail', text });
    },
  });

  const guarded = (run: () => void): void => {
    if (over) return;
    try {
      run();
    } catch (error) {
      if (!(error instanceof SegmentTooLong)) throw error;
      over = true;
      report(
        issue({
          level: 'interchange',
          code: '004',
          offset: error.offset,
          sentence: `${error.message} Reading stopped there.`,
        }),
      );
      endInterchange(null);
    }
  };

  return {
    push: (bytes) => guarded(() => cutter.push(bytes)),
    end: () =>
      guarded(() => {
        cutter.end();
        endInterchange(null);
        over = true;
      }),
  };
};

const outside = (text: string): string =>
  /^[^A-Za-z0-9]*ISA/.test(text)
    ? 'The ISA that stands here has not sixteen elements, or declares no delimiters that differ.'
    : 'Text stands outside of any interchange.';

const ENVELOPE: ReadonlySet<string> = new Set(['IEA', 'GS', 'GE', 'ST', 'SE']);

/** Reads a file that is whole in memory. */
export const readAll = (bytes: Uint8Array, tell: (event: Event) => void): void => {
  const reader = readX12(tell);
  reader.push(bytes);
  reader.end();
};
