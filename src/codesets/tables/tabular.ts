/** The tabular list in memory: each entry's text is decoded when somebody asks for it. */

import type { NoteRow, TabularRow } from '../files/rows.ts';
import { byText, bytesOf, openTexts, packTexts, placeOf } from './flat.ts';
import type { EditionRef, Packed, TabularNote, TabularTable } from './table.ts';

export const packTabular = (rows: readonly TabularRow[]): Packed => {
  const sorted = [...rows].sort((one, other) => byText(one.id, other.id));
  const places = new Map(sorted.map(({ id }, index) => [id, index]));
  const ids = packTexts(sorted.map(({ id }) => id));
  const contents = packTexts(sorted.map(({ id: _id, ...content }) => JSON.stringify(content)));
  return {
    ids: ids.bytes,
    idStarts: ids.starts,
    contents: contents.bytes,
    contentStarts: contents.starts,
    parents: Int32Array.from(sorted, ({ parent }) => (parent === null ? -1 : (places.get(parent) ?? -1))).buffer,
    fileOrder: Uint32Array.from(rows, ({ id }) => places.get(id)!).buffer,
  };
};

/** Entries that were asked for lately; a page of codes shares its chapters and sections. */
const MOST_DECODED = 2_000;

export const openTabular = (packed: Packed, from: EditionRef): TabularTable => {
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const ids = openTexts({ bytes: buffer('ids'), starts: buffer('idStarts') });
  const contents = openTexts({ bytes: buffer('contents'), starts: buffer('contentStarts') });
  const parents = new Int32Array(buffer('parents'));
  const fileOrder = new Uint32Array(buffer('fileOrder'));
  const decoded = new Map<number, TabularRow>();
  const at = (place: number): TabularRow => {
    let row = decoded.get(place);
    if (!row) {
      row = { id: ids.at(place), ...(JSON.parse(contents.at(place)) as Omit<TabularRow, 'id'>) };
      if (decoded.size >= MOST_DECODED) decoded.clear();
      decoded.set(place, row);
    }
    return row;
  };
  /** A code that gets its seventh character from a heading is found by the heading, without the X between. */
  const placeOfCode = (code: string): number => {
    for (let length = code.length; length >= 3; length -= 1) {
      const place = placeOf(ids, code.slice(0, length));
      if (place >= 0) return place;
    }
    return -1;
  };
  const upwards = (code: string): TabularRow[] => {
    const path: TabularRow[] = [];
    for (let place = placeOfCode(code); place >= 0; place = parents[place]!) path.push(at(place));
    return path;
  };
  const notesAt = (row: TabularRow, wanted: (note: NoteRow) => boolean): TabularNote[] =>
    row.notes.filter(wanted).map((note) => ({ ...note, at: row.id }));
  return {
    from,
    bytes: bytesOf(packed),
    size: ids.size,
    entry: (id) => {
      const place = placeOf(ids, id);
      return place < 0 ? null : at(place);
    },
    pathOf: (code) => upwards(code).reverse(),
    notesOn: (code) => {
      let definesSeventh = false;
      return upwards(code).flatMap((row, index) =>
        notesAt(row, ({ kind }) => {
          if (kind === 'INCLUSION_TERM') return index === 0;
          if (kind !== 'SEVENTH_CHARACTER') return true;
          // The nearest definition is the one that counts.
          if (definesSeventh) return false;
          definesSeventh = true;
          return true;
        }),
      );
    },
    sevenCharactersOf: (code) => {
      const defining = upwards(code).find(({ sevenCharacters }) => sevenCharacters !== null);
      return defining ? new Map(Object.entries(defining.sevenCharacters!)) : null;
    },
    *entries() {
      for (const place of fileOrder)
        yield { id: ids.at(place), ...(JSON.parse(contents.at(place)) as Omit<TabularRow, 'id'>) };
    },
  };
};
