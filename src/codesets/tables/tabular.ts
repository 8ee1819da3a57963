/** The tabular list of an edition in memory: entries as text in one buffer, taken apart when they are asked for. */

import type { TabularRow } from '../files/rows.ts';
import type { EditionRef, Packed, TabularNote, TabularTable } from './table.ts';
import { openTexts, packTexts } from './texts.ts';

/** Rows in the publisher's order, parents before children. */
export const packTabular = (rows: readonly TabularRow[]): Packed => {
  const places = new Map(rows.map(({ id }, index) => [id, index]));
  const parents = Int32Array.from(rows, ({ parent }) => (parent === null ? -1 : (places.get(parent) ?? -1)));
  const { bytes, ends } = packTexts(rows.map((row) => JSON.stringify(row)));
  return { ids: rows.map(({ id }) => id).join('\n'), parents: parents.buffer, texts: bytes, ends };
};

/** Answers are shared between callers, who must not change them. */
export const openTabular = (packed: Packed, from: EditionRef): TabularTable => {
  const list = packed['ids'] as string;
  const ids = list === '' ? [] : list.split('\n');
  const parents = new Int32Array(packed['parents'] as ArrayBuffer);
  const texts = openTexts({ bytes: packed['texts'] as ArrayBuffer, ends: packed['ends'] as ArrayBuffer });
  const places = new Map(ids.map((id, index) => [id, index]));
  const recent = new Map<number, Entry>();

  const decode = (index: number): TabularRow => JSON.parse(texts.at(index)) as TabularRow;

  const entryAt = (index: number): Entry => {
    const known = recent.get(index);
    if (known) return known;
    const row = decode(index);
    const entry: Entry = { row, notes: row.notes.map((note) => ({ ...note, at: row.id })) };
    // What stands here longest goes first. Chapters and sections, which nearly every code asks for, come back soon.
    if (recent.size >= MOST_RECENT) recent.delete(recent.keys().next().value!);
    recent.set(index, entry);
    return entry;
  };

  /** The place of the longest beginning of the code that has an entry, or -1. */
  const placeOf = (code: string): number => {
    for (let length = code.length; length >= 3; length -= 1) {
      const place = places.get(code.slice(0, length));
      // `CH1` and the ids of sections are no codes.
      if (place !== undefined && isCode(ids[place]!)) return place;
    }
    return -1;
  };

  /** From the code's own entry up to the chapter. */
  const upwards = (code: string): number[] => {
    const path: number[] = [];
    for (let place = placeOf(code); place >= 0; place = parents[place]!) path.push(place);
    return path;
  };

  return {
    from,
    bytes: parents.byteLength + texts.held + list.length,
    size: ids.length,
    entry: (id) => {
      const place = places.get(id);
      return place === undefined ? null : entryAt(place).row;
    },
    childrenOf: (id) => {
      const place = places.get(id);
      return place === undefined ? [] : ids.filter((_, index) => parents[index] === place);
    },
    pathOf: (code) =>
      upwards(code)
        .toReversed()
        .map((place) => entryAt(place).row),
    notesOn: (code) => {
      const notes: TabularNote[] = [];
      for (const place of upwards(code)) {
        const isOwn = ids[place] === code;
        for (const note of entryAt(place).notes) {
          if (isOwn || note.kind !== 'INCLUSION_TERM') notes.push(note);
        }
      }
      return notes;
    },
    sevenCharactersOf: (code) => {
      for (const place of upwards(code)) {
        const { sevenCharacters } = entryAt(place).row;
        if (sevenCharacters !== null) return new Map(Object.entries(sevenCharacters));
      }
      return null;
    },
    *entries() {
      for (let place = 0; place < ids.length; place += 1) yield decode(place);
    },
  };
};

interface Entry {
  readonly row: TabularRow;
  readonly notes: readonly TabularNote[];
}

/** Some tenth of an edition, and all that a day's coding comes back to. */
const MOST_RECENT = 4096;

const isCode = (id: string): boolean => !id.startsWith('CH') && !id.includes('-');
