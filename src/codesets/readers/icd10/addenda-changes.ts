/** What the lines of the addenda do to the entries of the edition before. */

import type { CodeFileIssue } from '../../files/code-file.ts';
import type { NoteKind, TabularRow } from '../../files/rows.ts';
import { covers } from '../../tables/ranges.ts';
import type { AddendaLine, Subject } from './addenda-lines.ts';
import { subjectOf } from './addenda-lines.ts';
import type { TabularTree, TreeEntry } from './tabular-tree.ts';
import { addNote, bare, findNote, tabularTree } from './tabular-tree.ts';
import { sectionId } from './tabular-xml.ts';

export interface Changed {
  readonly rows: TabularRow[];
  /** The changes that find nothing to change, each with its line. */
  readonly misses: readonly CodeFileIssue[];
}

/** Applies the lines one after the other; what cannot be applied is passed over and told. */
export const applyAddenda = (lines: readonly AddendaLine[], before: readonly TabularRow[]): Changed => {
  const state: State = {
    tree: tabularTree(before),
    misses: [],
    at: null,
    list: 'INCLUSION_TERM',
    chapter: null,
    inBlocks: false,
    from: [],
  };
  for (const line of lines) apply(line, state);
  for (const line of state.from) miss(state, line, 'there is no line that says to what this is revised');
  return { rows: state.tree.rows(), misses: state.misses };
};

interface State {
  readonly tree: TabularTree;
  readonly misses: CodeFileIssue[];
  /** The entry that the lines speak of; null behind one that is not known. */
  at: TreeEntry | null;
  /** The list that notes without a heading of their own belong to. */
  list: NoteKind;
  chapter: TreeEntry | null;
  inBlocks: boolean;
  /** The lines "Revise from" that wait for their "Revise to". */
  from: AddendaLine[];
}

const apply = (line: AddendaLine, state: State): void => {
  const subject = subjectOf(line);
  if (state.inBlocks) {
    // The list of sections at the head of a chapter: each change of it is told again at the section.
    if (line.action !== 'NO_CHANGE' && /^[A-Z][0-9A-Z]{2}(?:-[A-Z][0-9A-Z]{2})?\s/.test(line.text)) return;
    state.inBlocks = false;
  }
  if (line.action === 'NO_CHANGE') moveTo(line, subject, state);
  else if (line.action === 'REVISE_FROM') state.from.push(line);
  else if (line.action === 'REVISE_TO') revise(line, subject, state);
  else if (line.action === 'ADD') add(line, subject, state);
  else remove(line, subject, state);
};

const miss = (state: State, { line, column, text }: AddendaLine, reason: string): void => {
  state.misses.push({ line, column, reason: `${reason}: '${text.slice(0, 80)}'` });
};

/** An unchanged line tells where the changes below it belong. */
const moveTo = (line: AddendaLine, subject: Subject, state: State): void => {
  if (subject.is === 'CHAPTER') {
    state.chapter = state.tree.find(`CH${subject.number}`) ?? null;
    enter(state, state.chapter);
    if (state.chapter === null) miss(state, line, 'there is no such chapter');
  } else if (subject.is === 'BLOCKS') state.inBlocks = true;
  else if (subject.is === 'CODE') {
    const entry = state.tree.find(subject.code) ?? null;
    enter(state, entry);
    if (entry === null) miss(state, line, 'there is no such code');
  } else if (subject.is === 'LIST') state.list = subject.kind;
  else if (state.at?.level === 'CHAPTER' && subject.text === state.at.title) return;
  else {
    const section = sectionOf(subject.text, state);
    if (section) enter(state, section);
  }
};

const enter = (state: State, entry: TreeEntry | null): void => {
  state.at = entry;
  state.list = 'INCLUSION_TERM';
};

const CATEGORY = '[A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])';
const SECTION = new RegExp(`^(.+) \\((${CATEGORY}(?:-${CATEGORY})?)\\)$`);

/** The section of a heading; one that has been given another end is known by its beginning and its title. */
const sectionOf = (text: string, { tree }: State): TreeEntry | null => {
  const [, title = '', range = ''] = SECTION.exec(text) ?? [];
  const id = sectionId(range);
  const known = tree.find(id);
  if (known) return known;
  const begun = tree.sections().find((section) => section.id.slice(0, 3) === range.slice(0, 3));
  if (begun === undefined || bare(SECTION.exec(begun.title)?.[1] ?? begun.title) !== bare(title)) return null;
  tree.rename(begun, id);
  begun.title = text;
  return begun;
};

const add = (line: AddendaLine, subject: Subject, state: State): void => {
  if (subject.is === 'CODE') return addCode(line, subject.code, subject.title, state);
  if (subject.is === 'LIST') state.list = subject.kind;
  const text = 'text' in subject ? subject.text : line.text;
  if (subject.is === 'TEXT' && isNewSection(text, state)) return addSection(text, state);
  if (state.at === null) return miss(state, line, 'it stands under nothing that is known');
  if (text === '') return;
  const [, character, meaning] = /^([0-9A-Z])\s+(?:-\s*)?(\S.*)$/.exec(text) ?? [];
  if (state.list === 'SEVENTH_CHARACTER' && character !== undefined && meaning !== undefined) {
    state.at.sevenCharacters = { ...state.at.sevenCharacters, [character]: meaning };
  } else addNote(state.at, state.list, text);
};

const addCode = (line: AddendaLine, code: string, title: string, state: State): void => {
  const known = state.tree.find(code);
  if (known && !known.removed) {
    miss(state, line, 'the code is there already');
    return enter(state, known);
  }
  if (known) {
    Object.assign(known, { title, notes: [], sevenCharacters: null, removed: false });
    return enter(state, known);
  }
  const parent = parentOf(code, state);
  if (!parent) {
    miss(state, line, 'there is no section for the code');
    return enter(state, null);
  }
  enter(state, state.tree.add({ id: code, level: 'CODE', title }, parent));
};

/** The longest beginning of the code that is an entry, or for a category its section. */
const parentOf = (code: string, { tree }: State): TreeEntry | undefined => {
  for (let length = code.length - 1; length >= 3; length -= 1) {
    const entry = tree.find(code.slice(0, length));
    if (entry && !entry.removed) return entry;
  }
  return tree.sections().find(({ id }) => {
    const [from = '', to = ''] = id.split('-');
    return covers({ from, to, open: true }, code);
  });
};

/** A chapter's changes tell of a new section by a title of the form of one, where its category is in no section yet. */
const isNewSection = (text: string, state: State): boolean => {
  const [, title, range] = SECTION.exec(text) ?? [];
  if (title === undefined || range === undefined || !/^[A-Z]/.test(title)) return false;
  return sectionOf(text, state)?.removed === true || parentOf(range.slice(0, 3), state) === undefined;
};

const addSection = (text: string, state: State): void => {
  const known = sectionOf(text, state);
  const id = sectionId(SECTION.exec(text)?.[2] ?? '');
  if (known) known.removed = false;
  const section = known ?? (state.chapter && state.tree.add({ id, level: 'SECTION', title: text }, state.chapter));
  enter(state, section);
};

const remove = (line: AddendaLine, subject: Subject, state: State): void => {
  if (subject.is === 'CODE') {
    const entry = state.tree.find(subject.code) ?? null;
    if (entry === null) miss(state, line, 'there is no such code');
    else entry.removed = true;
    return enter(state, entry);
  }
  if (subject.is === 'LIST') state.list = subject.kind;
  const text = 'text' in subject ? subject.text : line.text;
  const section = subject.is === 'TEXT' ? sectionTitled(text, state) : undefined;
  if (section) {
    section.removed = true;
    return enter(state, section);
  }
  // The notes of a code that goes go with it.
  if (text === '' || state.at?.removed) return;
  const place = state.at === null ? -1 : findNote(state.at, state.list, text);
  if (place < 0) miss(state, line, `there is no such note at ${state.at?.id ?? 'a place that is known'}`);
  else state.at?.notes.splice(place, 1);
};

const sectionTitled = (text: string, { tree }: State): TreeEntry | undefined => {
  const range = SECTION.exec(text)?.[2];
  const section = range === undefined ? undefined : tree.find(sectionId(range));
  return section?.title === text ? section : undefined;
};

const revise = (line: AddendaLine, to: Subject, state: State): void => {
  const before = state.from.shift();
  if (!before) return miss(state, line, 'there is no line that says from what this is revised');
  const from = subjectOf(before);
  if (from.is === 'CODE' && to.is === 'CODE') return reviseCode(before, from.code, to, state);
  if (to.is === 'TEXT' && from.is === 'TEXT') {
    const titled = from.text === state.chapter?.title ? state.chapter : sectionTitled(from.text, state);
    if (titled) return reviseTitle(titled, to.text, state);
  }
  if (from.is === 'LIST') state.list = from.kind;
  const [oldText, newText] = [from, to].map((subject) => ('text' in subject ? subject.text : ''));
  const place = state.at === null ? -1 : findNote(state.at, state.list, oldText ?? '');
  const note = state.at?.notes[place];
  if (!note) return miss(state, before, `there is no such note at ${state.at?.id ?? 'a place that is known'}`);
  const kind = to.is === 'LIST' ? to.kind : note.kind;
  state.at?.notes.splice(place, 1, { kind, text: newText || line.text });
};

const reviseCode = (
  before: AddendaLine,
  code: string,
  to: { readonly code: string; readonly title: string },
  state: State,
): void => {
  const entry = state.tree.find(code);
  enter(state, entry ?? null);
  if (!entry) return miss(state, before, 'there is no such code');
  if (to.code !== code && state.tree.find(to.code)) return miss(state, before, `the code ${to.code} is there already`);
  entry.title = to.title;
  if (to.code !== code) state.tree.rename(entry, to.code);
};

const reviseTitle = (entry: TreeEntry, title: string, state: State): void => {
  const range = SECTION.exec(title)?.[2];
  const id = entry.level === 'SECTION' && range !== undefined ? sectionId(range) : entry.id;
  // Another section of that name would be two of one id.
  if (state.tree.find(id) === undefined) state.tree.rename(entry, id);
  entry.title = title;
  enter(state, entry);
};
