/** Randomness that is the same every time: from what a row is, never from a clock. */

/** A generator of numbers from 0 to below 1, of its own for each list of whole numbers. */
export const randomOf = (...seed) => {
  let state = mixed(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** One of a list. */
export const pick = (random, list) => list[Math.floor(random() * list.length)];

/** A whole number, both ends included. */
export const between = (random, least, most) => least + Math.floor(random() * (most - least + 1));

/** An id in the form of the product's, UUID version 7: in the order of time, and the same for the same kind and numbers. */
export const idOf = (milliseconds, kind, organization, number, part = 0) => {
  const [one, two, three] = [1, 2, 3].map((word) => mixed([word, kind, organization, number, part]));
  const version = FOUR_DIGITS[0x7000 | (one & 0x0fff)];
  const variant = FOUR_DIGITS[0x8000 | ((one >>> 12) & 0x3fff)];
  const time = `${hex(Math.floor(milliseconds / 65_536))}-${FOUR_DIGITS[milliseconds % 65_536]}`;
  return `${time}-${version}-${variant}-${FOUR_DIGITS[two >>> 16]}${hex(three)}`;
};

/** Four digits for every number below 65,536: most of the time of making rows goes into the text of their ids. */
const FOUR_DIGITS = Array.from({ length: 65_536 }, (_each, number) => number.toString(16).padStart(4, '0'));
const hex = (word) => FOUR_DIGITS[word >>> 16] + FOUR_DIGITS[word & 0xffff];

const mixed = (words) => {
  let hash = 0x9e3779b9 | 0;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash;
};
