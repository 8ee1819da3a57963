/** Text as it is compared: what was written by one person beside what was written by another. */

/** Small letters, and one space between words. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether whole words stand in a text in that order; both in plain form, and no words stand nowhere. */
export const standsIn = (text: string, words: string): boolean => words !== '' && ` ${text} `.includes(` ${words} `);
