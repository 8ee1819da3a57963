/**
 * The lines of the publisher's addenda to the tabular list: each begins with what is done (`No Change`, `Add`, `Delete`,
 * `Revise from`, `Revise to`), and goes on over the lines below that begin with a blank.
 */

import { hasShape, normalizeCode } from '../../code-set.ts';
import type { IssueLog } from '../../files/code-file.ts';
import type { NoteKind } from '../../files/rows.ts';

export type AddendaAction = 'NO_CHANGE' | 'ADD' | 'DELETE' | 'REVISE_FROM' | 'REVISE_TO';

export interface AddendaLine {
  readonly line: number;
  readonly column: number;
  readonly action: AddendaAction;
  readonly text: string;
}

/** What a line speaks of, as far as the line itself tells. */
export type Subject =
  | { readonly is: 'CHAPTER'; readonly number: string }
  /** "This chapter contains the following blocks": the list of sections that the chapter begins with. */
  | { readonly is: 'BLOCKS' }
  | { readonly is: 'CODE'; readonly code: string; readonly title: string }
  /** The heading of a list of notes, with the first of them where it stands beside it (empty where it does not). */
  | { readonly is: 'LIST'; readonly kind: NoteKind; readonly text: string }
  /** A note, a section or a chapter's title: what stands around it decides. */
  | { readonly is: 'TEXT'; readonly text: string };

/** Every line with its continuations; an issue for a line that begins with anything else. */
export const addendaLines = (text: string, log: IssueLog): AddendaLine[] => {
  const lines: { line: number; column: number; action: AddendaAction; text: string }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (log.isFull()) break;
    // A form feed begins a page of the PDF that the text was taken from.
    const line = raw.replaceAll('\f', '');
    const [, action, blanks = '', words = ''] = ACTION.exec(line) ?? [];
    const last = lines.at(-1);
    if (action !== undefined) {
      const column = action.length + blanks.length + 1;
      lines.push({ line: index + 1, column, action: ACTIONS[action]!, text: words.trim() });
    } else if (/^\s+\S/.test(raw) && last) last.text = joined(last.text, line.trim());
    // Above the first change stand the titles.
    else if (/^\S/.test(line) && last) log.add(index + 1, 1, 'the line begins with none of the words for a change');
  }
  return lines;
};

export const subjectOf = ({ text }: AddendaLine): Subject => {
  const chapter = /^Chapter (\d{1,2})$/.exec(text)?.[1];
  if (chapter !== undefined) return { is: 'CHAPTER', number: chapter };
  if (/^This chapter contains the following/i.test(text)) return { is: 'BLOCKS' };
  const [, code = '', title = ''] = /^([A-Z][0-9A-Z]{2}(?:\.[0-9A-Z]{1,4})?)\s+(.+)$/.exec(text) ?? [];
  const normal = normalizeCode('ICD10CM', code);
  if (hasShape('ICD10CM', normal)) return { is: 'CODE', code: normal, title };
  return listOf(text) ?? { is: 'TEXT', text };
};

const ACTIONS: Readonly<Record<string, AddendaAction>> = {
  'No Change': 'NO_CHANGE',
  Add: 'ADD',
  Delete: 'DELETE',
  'Revise from': 'REVISE_FROM',
  'Revise to': 'REVISE_TO',
};

const ACTION = /^(No Change|Add|Delete|Revise from|Revise to)(\s+)(\S.*)$/;

/** A dash at the end of a line is a word's or a range's, but that of `E08.-` or `T36.0-` ends what it stands in. */
const joined = (before: string, after: string): string => {
  const goesOn = /\d-$/.test(before) ? /^[A-Z](?:\d|[A-Z]\d)/.test(after) : /[^\s.]-$/.test(before);
  return goesOn ? before + after : `${before} ${after}`;
};

/** The words that head a list, as they are written in the addenda; what follows is a note without them. */
const HEADINGS: readonly (readonly [heading: RegExp, kind: NoteKind])[] = [
  [/^Excludes\s*:?\s*1\s*:?(.*)$/i, 'EXCLUDES1'],
  [/^Excludes\s*:?\s*2\s*:?(.*)$/i, 'EXCLUDES2'],
  [/^Includes(?::(.*))?$/i, 'INCLUDES'],
  [/^Use Additional\b(.*)$/i, 'USE_ADDITIONAL'],
  [/^Code first\b(.*)$/i, 'CODE_FIRST'],
  [/^Code also\b(.*)$/i, 'CODE_ALSO'],
  [/^Notes?:(.*)$/i, 'NOTE'],
  [/^((?:The appropriate|One of the following) 7th character.*)$/i, 'SEVENTH_CHARACTER'],
];

const listOf = (text: string): Subject | null => {
  for (const [heading, kind] of HEADINGS) {
    const found = heading.exec(text);
    if (!found) continue;
    const rest = (found[1] ?? '').trim();
    // Once: "Use Additional Excludes 2:", where the second heading is meant.
    return (rest === text ? null : listOf(rest)) ?? { is: 'LIST', kind, text: rest === ':' ? '' : rest };
  }
  return null;
};
