/** A tabular list while changes are applied to it: entries that can be added, renamed and removed, each in its place. */

import type { CodeRange, NoteKind, TabularRow } from '../../files/rows.ts';
import { referencesIn } from './code-references.ts';

export interface TreeNote {
  readonly kind: NoteKind;
  readonly text: string;
  /** Read anew where they are not given. */
  readonly references?: readonly CodeRange[];
}

export interface TreeEntry {
  id: string;
  readonly level: TabularRow['level'];
  title: string;
  notes: TreeNote[];
  sevenCharacters: Readonly<Record<string, string>> | null;
  parent: TreeEntry | null;
  readonly children: TreeEntry[];
  /** Set for an entry that goes, at the end, if nobody brings it back. */
  removed: boolean;
}

export interface TabularTree {
  find(id: string): TreeEntry | undefined;
  sections(): readonly TreeEntry[];
  /** Adds an entry under the parent, in the order of the ids. */
  add(entry: Pick<TreeEntry, 'id' | 'level' | 'title'>, parent: TreeEntry): TreeEntry;
  rename(entry: TreeEntry, id: string): void;
  /** What is left, parents first. Entries under one that goes are those of the entry above it. */
  rows(): TabularRow[];
}

export const tabularTree = (rows: readonly TabularRow[]): TabularTree => {
  const entries = new Map<string, TreeEntry>();
  const roots: TreeEntry[] = [];
  for (const { id, level, title, notes, sevenCharacters, parent } of rows) {
    const above = parent === null ? null : (entries.get(parent) ?? null);
    const entry: TreeEntry = {
      id,
      level,
      title,
      notes: [...notes],
      sevenCharacters,
      parent: above,
      children: [],
      removed: false,
    };
    entries.set(id, entry);
    (above?.children ?? roots).push(entry);
  }
  return {
    find: (id) => entries.get(id),
    sections: () => roots.flatMap(({ children }) => children),
    add: ({ id, level, title }, parent) => {
      const entry: TreeEntry = {
        id,
        level,
        title,
        notes: [],
        sevenCharacters: null,
        parent,
        children: [],
        removed: false,
      };
      const next = parent.children.findIndex((child) => child.id > id);
      parent.children.splice(next < 0 ? parent.children.length : next, 0, entry);
      entries.set(id, entry);
      return entry;
    },
    rename: (entry, id) => {
      entries.delete(entry.id);
      entry.id = id;
      entries.set(id, entry);
    },
    rows: () => roots.flatMap((root) => rowsUnder(root, null)),
  };
};

const rowsUnder = (entry: TreeEntry, parent: string | null): TabularRow[] => {
  const { id, level, title, sevenCharacters, removed } = entry;
  const below = (above: string | null) => entry.children.flatMap((child) => rowsUnder(child, above));
  if (removed) return below(parent);
  const notes = entry.notes.map(({ kind, text, references }) => ({
    kind,
    text,
    references: references ?? referencesIn(text),
  }));
  return [{ id, level, parent, title, notes, sevenCharacters }, ...below(id)];
};

/** Adds a note behind those of its kind. */
export const addNote = (entry: TreeEntry, kind: NoteKind, text: string): void => {
  const last = entry.notes.findLastIndex((note) => note.kind === kind);
  entry.notes.splice(last < 0 ? entry.notes.length : last + 1, 0, { kind, text });
};

/**
 * The place of a note: the same text of that kind; failing that, one that differs in punctuation and case only; failing
 * that, such a text of another kind, for the addenda do not always repeat the heading that a note stands under. -1 where
 * there is none.
 */
export const findNote = (entry: TreeEntry, kind: NoteKind, text: string): number => {
  const { notes } = entry;
  const exact = notes.findIndex((note) => note.kind === kind && note.text === text);
  if (exact >= 0) return exact;
  const wanted = bare(text);
  const similar = notes.findIndex((note) => note.kind === kind && bare(note.text) === wanted);
  return similar >= 0 ? similar : notes.findIndex((note) => bare(note.text) === wanted);
};

/** The text without punctuation, blanks and case. */
export const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
