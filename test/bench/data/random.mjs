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
  const time = milliseconds.toString(16).padStart(12, '0');
  const rest = [1, 2, 3].map((word) => hex(mixed([word, kind, organization, number, part]))).join('');
  const variant = ((parseInt(rest[3], 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
};

const hex = (word) => (word >>> 0).toString(16).padStart(8, '0');

const mixed = (words) => {
  let hash = 0x9e3779b9 | 0;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash;
};
