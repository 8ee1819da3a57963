/** Makes phrases of the published rows, and packs them: in a thread beside the server, once for an edition. */

import { collectPhrases, type Collected } from './collect.ts';
import { hashOf } from './names.ts';
import { WHYS, type PackedPhrases, type PhraseSources } from './phrases.ts';

export const packPhrases = (sources: PhraseSources): PackedPhrases => {
  const { phrases, codes } = collectPhrases(sources);
  const { numbers, uses } = numberConcepts(phrases);
  const starts = new Uint32Array(phrases.length + 1);
  phrases.forEach(({ concepts }, place) => (starts[place + 1] = starts[place]! + concepts.length));
  const words = new Uint32Array(starts.at(-1)!);
  phrases.forEach(({ concepts }, place) => {
    concepts.forEach((name, at) => (words[starts[place]! + at] = numbers.get(name)!));
  });
  return {
    ...sources.from,
    official: sources.from.official ? 1 : 0,
    effectiveTo: sources.from.effectiveTo ?? '',
    size: phrases.length,
    starts: starts.buffer,
    concepts: words.buffer,
    codes: Uint32Array.from(phrases, ({ code }) => code).buffer,
    whys: Uint8Array.from(phrases, ({ why }) => WHYS.indexOf(why)).buffer,
    codeText: textOf(codes.map((code) => code.padEnd(CODE_WIDTH))),
    ...packAnchors(phrases.length, starts, words, uses),
    ...packNames([...numbers.keys()]),
    weights: Float32Array.from(uses, (count) => Math.log((phrases.length + 1) / count)).buffer,
  };
};

/** Characters of a code in `codeText`. */
export const CODE_WIDTH = 7;

const numberConcepts = (phrases: readonly Collected[]): { numbers: Map<string, number>; uses: number[] } => {
  const numbers = new Map<string, number>();
  const uses: number[] = [];
  for (const { concepts } of phrases) {
    for (const name of concepts) {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      uses[number] = (uses[number] ?? 0) + 1;
    }
  }
  return { numbers, uses };
};

/** Each phrase is found by its rarest concept alone. */
const packAnchors = (size: number, starts: Uint32Array, words: Uint32Array, uses: readonly number[]) => {
  const anchors = new Uint32Array(size);
  const counts = new Uint32Array(uses.length + 1);
  for (let phrase = 0; phrase < size; phrase += 1) {
    let rarest = words[starts[phrase]!]!;
    for (let at = starts[phrase]!; at < starts[phrase + 1]!; at += 1)
      if (uses[words[at]!]! < uses[rarest]!) rarest = words[at]!;
    anchors[phrase] = rarest;
    counts[rarest + 1] = counts[rarest + 1]! + 1;
  }
  for (let concept = 0; concept < uses.length; concept += 1)
    counts[concept + 1] = counts[concept + 1]! + counts[concept]!;
  const next = counts.slice();
  const anchored = new Uint32Array(size);
  for (let phrase = 0; phrase < size; phrase += 1) {
    const concept = anchors[phrase]!;
    anchored[next[concept]!] = phrase;
    next[concept] = next[concept]! + 1;
  }
  return { anchorStarts: counts.buffer, anchored: anchored.buffer };
};

/** A table of names, open addressing: a place holds the concept's number plus one. */
const packNames = (names: readonly string[]) => {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(names.length * 2 + 1)));
  const nameStarts = new Uint32Array(names.length + 1);
  names.forEach((name, number) => {
    nameStarts[number + 1] = nameStarts[number]! + name.length;
    let slot = hashOf(name) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number + 1;
  });
  const text = new Uint16Array(nameStarts.at(-1)!);
  names.forEach((name, number) => {
    for (let at = 0; at < name.length; at += 1) text[nameStarts[number]! + at] = name.charCodeAt(at);
  });
  return { slots: slots.buffer, nameStarts: nameStarts.buffer, nameText: text.buffer };
};

const textOf = (codes: readonly string[]): ArrayBuffer => {
  const text = new Uint8Array(codes.length * CODE_WIDTH);
  codes.forEach((code, place) => {
    for (let at = 0; at < CODE_WIDTH; at += 1) text[place * CODE_WIDTH + at] = code.charCodeAt(at);
  });
  return text.buffer;
};
