/** What of a published term a record would say. Pure; tested by a table of titles. */

import { conceptsOf } from './concepts.ts';

export interface Said {
  /** The concepts that a record must name, each once, in the order of the term. */
  readonly concepts: readonly string[];
  /** True for `Other ...`, `... NEC`: a term for what no other term names. */
  readonly residual: boolean;
  /** How much of the term is left to what a record does not say: `unspecified`, `without ...`. */
  readonly unsaid: number;
}

/** Every way in which a record may say a term; none where the term says nothing by itself. */
export const saidOf = (term: string): Said[] => {
  const residual = RESIDUAL.test(term);
  const { text, unsaid } = bare(term);
  const seen = new Set<string>();
  return alternatives(text).flatMap((alternative) => {
    const concepts = [...new Set(conceptsOf(alternative).filter((name) => !UNSAID.has(name)))];
    const key = concepts.toSorted().join(' ');
    if (concepts.length === 0 || concepts.length > MOST_CONCEPTS || seen.has(key)) return [];
    seen.add(key);
    return [{ concepts, residual, unsaid }];
  });
};

/** Longer terms are never written out in a record. */
const MOST_CONCEPTS = 9;

const RESIDUAL =
  /^other\b|classified elsewhere|\bother specified\b|\bnot elsewhere classified\b|\bNEC\b|\bother (?:and unspecified )?(?:disorders?|diseases?|abnormal|types?|forms?)\b/i;

/** Clauses that a record leaves out when nothing is to be said of them. */
const LEFT_OUT: readonly RegExp[] = [
  /\s*\([^)]*\)/g,
  /\s*\[[^\]]*\]/g,
  /,?\s*initial encounter(?: for closed fracture(?: type.*)?)?.*$/i,
  /,?\s*(?:with|without) mention of .*$/i,
  /,?\s*without loss of consciousness/gi,
  // `Without foreign body of right hand`: the site stays.
  /,?\s*without (?:(?!\b(?:of|in)\b)[^,])*/gi,
  /,?\s*whether or not .*$/i,
  /,?\s*unspecified whether .*$/i,
  /,?\s*except [^,]*/gi,
  /,?\s*not (?:elsewhere|otherwise) (?:classified|specified)/gi,
  /,?\s*not (?:specified|stated) as [^,]*/gi,
  /,?\s*(?:organism|site|part|cause|type|valve|stage|eye|ear|laterality|degree|trimester|quadrant|level|fetus)s? (?:not specified|unspecified)/gi,
  /\bunspecified (?:part|site|type|organism|severity|degree|stage|trimester|quadrant|location|course|cause|form|nature|laterality|side|lobe|portion) (?:of|to|in)\b/gi,
  /\b(?:of|in|on|to|by|for|from|with|at) unspecified (?:part|site|type|organism|cause|severity|trimester|course|nature|laterality|side|place|location|body region)\b/gi,
  /,?\s*unspecified (?:organism|site|cause|type|part|valve|stage|eye|ear|laterality|degree|trimester|quadrant|level|severity|location|lobe|nature)s?\b/gi,
  /,?\s*as the cause of diseases classified elsewhere/gi,
  /,?\s*in diseases classified elsewhere/gi,
  /,?\s*not intractable/gi,
  /,?\s*(?:NOS|NEC)\b/g,
  /\b(?:native|current|acquired|uncomplicated|nontraumatic|unspecified|specified|other|certain|any)\b/gi,
];

const bare = (term: string): { text: string; unsaid: number } => {
  let text = term;
  let unsaid = 0;
  for (const clause of LEFT_OUT) {
    const left = text.replace(clause, ' ');
    if (left !== text) unsaid += 1;
    text = left;
  }
  return { text, unsaid };
};

/** Concepts that say nothing where they stand in a term. */
const UNSAID = new Set(
  conceptsOf('nonspecific type site region person encounter status as manifestation classifiable'),
);

/** `A and B of C` is A of C, B of C, and both: in the published lists `and` is `and/or`. */
const alternatives = (text: string): string[] => {
  const match = /^(.*?)([\w-]+),? (?:and\/or|and|or) ([\w-]+)(.*)$/i.exec(text);
  if (!match) return [text];
  const [, before = '', one = '', other = '', after = ''] = match;
  // Without more words around them, each of the two says too little: pins, needles.
  if (conceptsOf(`${before} ${after}`).length === 0) return [text];
  return [text.replace(/\b(?:and\/or|and|or)\b/i, ' '), `${before}${one}${after}`, `${before}${other}${after}`];
};
