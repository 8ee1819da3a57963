/** Which seventh character a search means: what its words say, else the first one (the initial encounter). */

import type { Packed } from '../tables/table.ts';
import type { OpenCodeList } from './code-list.ts';
import type { Slot } from './slots.ts';

export interface SeventhChooser {
  /** The code of the same group that has most of the words; a code of no group is its own choice. */
  choose(place: number, slots: readonly Slot[]): number;
  /** All codes of the group of a code with a seventh character; none where it has no group. */
  groupOf(place: number): string[];
}

export const seventhChooser = (packed: Packed, codes: OpenCodeList): SeventhChooser => {
  const ofCode = new Uint16Array(packed['sevenths'] as ArrayBuffer);
  const words = new Uint32Array(packed['seventhWords'] as ArrayBuffer);
  const starts = new Uint32Array(packed['seventhStarts'] as ArrayBuffer);
  /** The heading of a code's group, or -1. */
  const headingOf = (place: number): number => {
    if (ofCode[place] === 0) return -1;
    let heading = place - 1;
    while (codes.groups[heading] === 0) heading -= 1;
    return heading;
  };
  const answered = (place: number, slots: readonly Slot[]): number => {
    const list = words.subarray(starts[ofCode[place]!], starts[ofCode[place]! + 1]);
    let sum = 0;
    for (const { terms, weight } of slots) {
      const answer = terms.findLast(({ from, before }) => list.some((term) => term >= from && term < before));
      if (answer) sum += Math.max(weight, 0.01) * answer.quality;
    }
    return sum;
  };
  return {
    choose: (place, slots) => {
      const heading = headingOf(place);
      if (heading < 0) return place;
      let [best, most] = [heading + 1, -1];
      for (let at = heading + 1; at < codes.groups[heading]!; at += 1) {
        const sum = answered(at, slots);
        if (sum > most) [best, most] = [at, sum];
      }
      return best;
    },
    groupOf: (place) => {
      const heading = headingOf(place);
      if (heading < 0) return [];
      return Array.from({ length: codes.groups[heading]! - heading - 1 }, (_, at) => codes.codeAt(heading + 1 + at));
    },
  };
};
