/** What notes affirm: their text in clauses, without those that deny it, doubt it, or speak of others or of the past. */

import { expand } from '../../codesets/words/expand.ts';
import { AGE, DENIED, DOUBTED, OF_OTHERS, PAST } from '../cues.ts';
import { qualifiersIn } from './qualifiers.ts';

export interface Clause {
  /** In lower case, with one blank between words and around them. */
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** The clauses that say a stage, a degree or their like, with abbreviations spelled out. Read once for each list of notes. */
export const qualifiedIn = (notes: readonly string[]): readonly QualifiedClause[] => {
  let clauses = QUALIFIED.get(notes);
  if (!clauses) QUALIFIED.set(notes, (clauses = affirmedIn(notes).flatMap((clause) => qualify(clause) ?? [])));
  return clauses;
};

export interface QualifiedClause {
  readonly words: ReadonlySet<string>;
  readonly qualifiers: ReadonlySet<string>;
}

const QUALIFIED = new WeakMap<readonly string[], readonly QualifiedClause[]>();

const qualify = ({ text, words }: Clause): QualifiedClause | null => {
  if (text.length > LONGEST_SENTENCE || !MAY_SAY_A_NUMBER.test(text)) return null;
  const meanings = expand(text.trim().split(' '))
    .filter(({ kind, ordinary }) => kind === 'ABBREVIATION' && !ordinary)
    .flatMap(({ meanings: [usual] }) => (usual ? [usual.words.join(' ')] : []));
  const { qualifiers } = qualifiersIn([text.trim(), ...meanings].join(' '));
  return qualifiers.size === 0 ? null : { words: new Set([...words, ...meanings.join(' ').split(' ')]), qualifiers };
};

/** In characters. In what goes on for longer, a number is of no condition in particular. */
const LONGEST_SENTENCE = 1_000;

const MAY_SAY_A_NUMBER = /\d| (?:[ivx]+[a-d]?|first|second|third|fourth) /;

/** The clauses that could support a code of today. Read once for each list of notes. */
export const affirmedIn = (notes: readonly string[]): readonly Clause[] => {
  let clauses = READ.get(notes);
  if (!clauses) READ.set(notes, (clauses = notes.flatMap(clausesOf)));
  return clauses;
};

const READ = new WeakMap<readonly string[], readonly Clause[]>();

const clausesOf = (note: string): Clause[] =>
  note
    .toLowerCase()
    .split(/[.;!?\n\r]+|\b(?:but|however|although)\b/)
    .filter((clause) => !NOT_AFFIRMED.test(clause.replaceAll(OLD, '')))
    .map((clause) => clause.match(/[a-z0-9]+/g) ?? [])
    .filter((words) => words.length > 0)
    .map((words) => ({ text: ` ${words.join(' ')} `, words: new Set(words) }));

/** One of these takes its whole clause away: a hint too few is better than one that the record contradicts. */
const NOT_AFFIRMED = new RegExp(
  `\\b(?:${[DENIED, DOUBTED, OF_OTHERS, PAST].flatMap(({ ahead, behind }) => [ahead, behind]).join('|')}|` +
    `non|ruling out|history|family|unless)\\b|\\([-–]\\)`,
);

/** `72-year-old`: an age, not a thing of the past. */
const OLD = new RegExp(`\\b(?:${AGE})\\b`, 'g');
