/** Characters and lengths, of every text alike. */

import { DATA_ELEMENTS } from '../../../x12/declare/data-elements.ts';
import { LAYOUT } from '../../../x12/write/writer.ts';
import { found, GUIDE, INFORMS, WARNS, type ClaimRule, type Found } from '../rule.ts';
import type { Seen } from '../seen.ts';
import { eachText, type Element } from '../told.ts';

const ESCAPED = [LAYOUT.element, LAYOUT.component, LAYOUT.repetition, LAYOUT.segment]
  .map((delimiter) => `\\${delimiter}`)
  .join('');
const DELIMITER = new RegExp(`[${ESCAPED}]`);
const CONTROL = /\p{Cc}/u;
/** X12's basic and extended character sets, without letters of other languages. */
const BEYOND_EXTENDED = /[^ -~\p{Cc}]/u;
const SPACES = /^ | $| {2}/;

const texts = (
  { claim }: Seen,
  broken: (value: string, element: Element, most: number | undefined) => boolean,
  message: string,
  mend: string | null = null,
): readonly Found[] => {
  const list: Found[] = [];
  eachText(claim, (value, path, place, element, most) => {
    if (broken(value, element, most)) list.push(found(path, place, message, mend));
  });
  return list;
};

/** Digits that count: neither sign nor point does. */
const lengthOf = (value: string, element: Element): number =>
  DATA_ELEMENTS[element].kind === 'R' ? value.replaceAll(/[-.]/g, '').length : value.trimEnd().length;

export const TEXT: readonly ClaimRule[] = [
  {
    id: 'TEXT_DELIMITER',
    ...GUIDE,
    sentence: 'No text holds a delimiter of the file.',
    source: 'X12.6: delimiters are no data',
    find: (seen) =>
      texts(
        seen,
        (value) => DELIMITER.test(value),
        `The text holds one of ${LAYOUT.element} ${LAYOUT.component} ${LAYOUT.repetition} ${LAYOUT.segment}, which part the file.`,
        'Write it without them.',
      ),
  },
  {
    id: 'TEXT_CONTROL_CHARACTER',
    ...GUIDE,
    sentence: 'No text holds a line break, a tab or another control character.',
    source: 'X12.6: basic and extended character set',
    find: (seen) =>
      texts(seen, (value) => CONTROL.test(value), 'The text holds a line break or another control character.'),
  },
  {
    id: 'TEXT_BLANK',
    ...GUIDE,
    sentence: 'A text that stands says something.',
    source: 'X12.6: an element of spaces is none',
    find: (seen) => texts(seen, (value) => value.trim() === '', 'The text is empty.', 'Enter it, or take it away.'),
  },
  {
    id: 'TEXT_TOO_LONG',
    ...GUIDE,
    sentence: 'No text is longer than its element.',
    source: 'X12 data element dictionary; guide: CLM01 20, REF*6R 30',
    find: (seen) =>
      texts(
        seen,
        (value, element, most) => lengthOf(value, element) > (most ?? DATA_ELEMENTS[element].most),
        'The text is longer than its element.',
        'Shorten it.',
      ),
  },
  {
    id: 'TEXT_TOO_SHORT',
    ...GUIDE,
    sentence: 'No text is shorter than its element.',
    source: 'X12 data element dictionary',
    find: (seen) =>
      texts(
        seen,
        (value, element) => value.trim() !== '' && lengthOf(value, element) < DATA_ELEMENTS[element].least,
        'The text is shorter than its element.',
      ),
  },
  {
    id: 'TEXT_BEYOND_CHARACTER_SET',
    ...WARNS,
    sentence: 'Texts hold characters that every payer reads.',
    source: 'X12.6: extended character set; others by agreement',
    find: (seen) =>
      texts(
        seen,
        (value) => BEYOND_EXTENDED.test(value),
        'The text holds a letter or sign that some payers cannot read.',
        'Write it without accents.',
      ),
  },
  {
    id: 'TEXT_SPACES',
    ...INFORMS,
    sentence: 'Texts have no spaces that say nothing.',
    source: 'X12.6',
    find: (seen) => texts(seen, (value) => SPACES.test(value), 'The text has spaces around it, or two in a row.'),
  },
];
