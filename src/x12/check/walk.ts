/** Finds the place of each segment of a transaction set in its guide, and what is missing or too much on the way. */

import { issue, type Issue } from '../issue.ts';
import type { RawSegment } from '../read/segments.ts';
import { matches, type CompiledChild, type CompiledGuide, type CompiledLoop, type CompiledUse } from './compiled.ts';
import { isKnownSegment } from './known-segments.ts';

/** Where a segment stands. */
export interface Placed {
  /** Null for a segment that has no place in the guide here. */
  readonly use: CompiledUse | null;
  /** How many loops ended before it, and the loop that it opens, if it opens one. */
  readonly closed: number;
  readonly opened: CompiledLoop | null;
  /** The innermost loop that it stands in; null for the transaction set itself. */
  readonly loopId: string | null;
}

export interface Walker {
  /** `position` counts from ST, which is 1. */
  readonly next: (segment: RawSegment, position: number) => Placed;
  /** The set has ended: reports what is missing still. Answers how many loops that closes. */
  readonly end: (segment: RawSegment, position: number) => number;
}

interface State {
  readonly loop: CompiledLoop;
  /** How often each child stands so far. */
  readonly counts: number[];
  /** The position that was reached: what stands before it is over. */
  position: number;
  /** Of a level told by HL: its own number, and whether it said that levels follow below. */
  readonly level: Level | null;
}

interface Level {
  readonly number: string;
  readonly child: string;
  readonly segment: RawSegment;
  readonly at: number;
  below: number;
}

interface Found {
  /** Which of the open loops it belongs to, the outermost being 0. */
  readonly depth: number;
  readonly child: CompiledChild;
}

export const walk = (guide: CompiledGuide, component: string, report: (found: Issue) => void): Walker => {
  const open: State[] = [stateOf(guide.root, null)];
  let levels = 0;

  const next = (segment: RawSegment, position: number): Placed => {
    const found = findIn(open, segment, component);
    if (found !== null) return enter(found, segment, position);
    const back = findBack(open, segment, component);
    if (back !== null && back.child.loop === null) {
      report(outOfOrder(segment, position, open[back.depth]!.loop));
      return { use: back.child.use, closed: 0, opened: null, loopId: open.at(-1)!.loop.id };
    }
    report(unplaced(segment, position, open.at(-1)!.loop, guide));
    return { use: null, closed: 0, opened: null, loopId: open.at(-1)!.loop.id };
  };

  const enter = ({ depth, child }: Found, segment: RawSegment, position: number): Placed => {
    const closed = close(depth, segment, position);
    const state = open[depth]!;
    pass(state, child.position, segment, position);
    const count = (state.counts[child.index] = (state.counts[child.index] ?? 0) + 1);
    if (count > child.most) report(tooMany(child, segment, position, state.loop));
    if (child.loop === null) return { use: child.use, closed, opened: null, loopId: state.loop.id };
    const opened = stateOf(child.loop, child.loop.hierarchical ? levelOf(segment, position) : null);
    opened.counts[0] = 1;
    opened.position = child.loop.children[0]!.position;
    if (opened.level !== null) judgeLevel(opened.level, segment, position, child.loop);
    open.push(opened);
    return { use: child.use, closed, opened: child.loop, loopId: child.loop.id };
  };

  /** Closes loops down to `depth`. */
  const close = (depth: number, segment: RawSegment, position: number): number => {
    let closed = 0;
    while (open.length - 1 > depth) {
      const state = open.at(-1)!;
      pass(state, Infinity, segment, position);
      if (state.level !== null) judgeChildren(state.level, state.loop);
      open.pop();
      closed += 1;
    }
    return closed;
  };

  /** Moves on within a loop: what is needed before `to` and has not come is missing. */
  const pass = (state: State, to: number, segment: RawSegment, position: number): void => {
    if (to <= state.position) return;
    for (const child of state.loop.children) {
      const over = child.position >= state.position && child.position < to;
      if (over && child.required && !state.counts[child.index]) report(missing(child, segment, position, state.loop));
    }
    state.position = to;
  };

  const judgeLevel = (level: Level, segment: RawSegment, position: number, loop: CompiledLoop): void => {
    levels += 1;
    const wrong = (element: number, sentence: string): void =>
      report(elementIssue(segment, position, loop, element, sentence));
    if (level.number !== String(levels))
      wrong(1, `Levels are numbered from 1 in the order in which they stand; this is level ${levels}.`);
    const above = open.findLast((state) => state.level !== null)?.level ?? null;
    if (above !== null) above.below += 1;
    const parent = segment.elements[2] ?? '';
    if (parent !== (above?.number ?? '')) {
      wrong(
        2,
        above === null ? 'The first level has no level above it.' : 'It must name the number of the level above it.',
      );
    }
  };

  const judgeChildren = (level: Level, loop: CompiledLoop): void => {
    const hasPlaceBelow = loop.children.some((child) => child.loop?.hierarchical);
    const expected = level.below > 0 ? '1' : '0';
    if (!hasPlaceBelow || level.child === expected || level.child === '') return;
    report(
      elementIssue(
        level.segment,
        level.at,
        loop,
        4,
        level.below > 0 ? 'Levels follow below this one: 1 says so.' : 'No level follows below this one: 0 says so.',
      ),
    );
  };

  const end = (segment: RawSegment, position: number): number => {
    const closed = close(0, segment, position);
    pass(open[0]!, Infinity, segment, position);
    return closed;
  };

  return { next, end };
};

const stateOf = (loop: CompiledLoop, level: Level | null): State => ({
  loop,
  counts: [],
  position: -1,
  level,
});

const levelOf = (segment: RawSegment, at: number): Level => ({
  number: segment.elements[1] ?? '',
  child: segment.elements[4] ?? '',
  segment,
  at,
  below: 0,
});

/**
 * The place that a segment takes from here on: the innermost open loop first, in each the earliest place that is not
 * over. A place that is full is taken only when there is no other. Where no place fits by its qualifier, the only place
 * of its id in an open loop takes it, so that a wrong code is said to be that.
 */
const findIn = (open: readonly State[], segment: RawSegment, component: string): Found | null => {
  let full: Found | null = null;
  let likely: Found | null = null;
  for (let depth = open.length - 1; depth >= 0; depth -= 1) {
    const state = open[depth]!;
    const places = state.loop.byId.get(segment.id);
    if (places === undefined) continue;
    for (const child of places) {
      if (child.position < state.position || isOpening(state, child)) continue;
      if (matches(child.use, segment.elements, component)) {
        if ((state.counts[child.index] ?? 0) < child.most) return { depth, child };
        full ??= { depth, child };
      } else if (places.length === 1 && segment.id !== 'HL' && segment.id !== 'NM1') likely ??= { depth, child };
    }
  }
  return full ?? likely;
};

/** A loop's own first segment never stands in it a second time: it opens the loop again. */
const isOpening = (state: State, child: CompiledChild): boolean =>
  child.index === 0 && state.loop.loop !== null && child.loop === null;

/** A place that is over already. */
const findBack = (open: readonly State[], segment: RawSegment, component: string): Found | null => {
  for (let depth = open.length - 1; depth >= 0; depth -= 1) {
    const state = open[depth]!;
    for (const child of state.loop.byId.get(segment.id) ?? [])
      if (!isOpening(state, child) && matches(child.use, segment.elements, component)) return { depth, child };
  }
  return null;
};

const where = (segment: RawSegment, position: number, loop: CompiledLoop) => ({
  segmentId: segment.id,
  segmentPosition: position,
  loopId: loop.id,
  offset: segment.offset,
});

const inLoop = ({ id }: CompiledLoop): string => (id === null ? 'the transaction set' : `loop ${id}`);

const missing = (child: CompiledChild, segment: RawSegment, position: number, loop: CompiledLoop): Issue =>
  issue({
    ...where(segment, position, loop),
    level: 'segment',
    code: child.loop === null ? '3' : 'I7',
    segmentId: child.use.id,
    loopId: child.loop?.id ?? loop.id,
    sentence:
      child.loop === null
        ? `${inLoop(loop)} needs ${child.use.id} (${child.use.use.name}) before this place.`
        : `${inLoop(loop)} needs loop ${child.loop.id}, which ${child.use.id} (${child.use.use.name}) opens, before this place.`,
  });

const tooMany = (child: CompiledChild, segment: RawSegment, position: number, loop: CompiledLoop): Issue =>
  issue({
    ...where(segment, position, loop),
    level: 'segment',
    code: child.loop === null ? '5' : '4',
    loopId: child.loop?.id ?? loop.id,
    sentence:
      child.loop === null
        ? `${child.use.use.name} may stand ${child.most} times in ${inLoop(loop)}.`
        : `Loop ${child.loop.id} may stand ${child.most} times in ${inLoop(loop)}.`,
  });

const outOfOrder = (segment: RawSegment, position: number, loop: CompiledLoop): Issue =>
  issue({
    ...where(segment, position, loop),
    level: 'segment',
    code: '7',
    sentence: `${segment.id} stands too late: its place in ${inLoop(loop)} is before what came already.`,
  });

const unplaced = (segment: RawSegment, position: number, loop: CompiledLoop, guide: CompiledGuide): Issue => {
  const code = guide.ids.has(segment.id) ? '2' : isKnownSegment(segment.id) ? '6' : '1';
  const sentences = {
    '2': `${segment.id} with this qualifier has no place in ${inLoop(loop)} or after it.`,
    '6': `${segment.id} is no segment of this transaction set.`,
    '1': 'No segment has this id.',
  };
  return issue({ ...where(segment, position, loop), level: 'segment', code, sentence: sentences[code] });
};

const elementIssue = (
  segment: RawSegment,
  position: number,
  loop: CompiledLoop,
  element: number,
  sentence: string,
): Issue =>
  issue({
    ...where(segment, position, loop),
    level: 'element',
    code: 'I12',
    elementPosition: element,
    dataElement: ['628', '734', '735', '736'][element - 1]!,
    value: segment.elements[element] ?? '',
    sentence,
  });
