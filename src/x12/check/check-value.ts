/** Whether a value is of its element's kind and length. */

import type { DataElement } from '../declare/data-element.ts';
import { valueOfBytes } from '../text.ts';
import { isDate, isTime } from './dates.ts';

/** A code of IK403 and what is wrong, as the end of a sentence. */
export interface ValueFault {
  readonly code: '4' | '5' | '6' | '8' | '9';
  readonly sentence: string;
}

/**
 * What is wrong with the bytes of a value that is not empty; null when nothing is. `isPlain` says that all of them are
 * known to be printable ASCII.
 */
export const valueFault = (element: DataElement, bytes: string, isPlain: boolean): ValueFault | null => {
  const { kind, least, most } = element;
  const value = isPlain ? bytes : valueOfBytes(bytes);
  if (!isPlain && /\p{Cc}/u.test(value)) return { code: '6', sentence: 'holds a control character.' };
  const isText = kind === 'AN' || kind === 'ID';
  // A trailing space says nothing; a value of spaces alone says nothing at all.
  const text = isText ? value.trimEnd() : value;
  if (text === '') return { code: '6', sentence: 'holds spaces only.' };
  if (!isText && !hasForm(element, text)) return formFault(element);
  const length = isText ? text.length : text.replaceAll(/[-.]/g, '').length;
  // Fixed elements of the interchange are padded with spaces.
  if ((kind === 'AN' ? value.length : length) < least)
    return { code: '4', sentence: `has at least ${least} characters.` };
  return length > most ? { code: '5', sentence: `has at most ${most} characters.` } : null;
};

const hasForm = ({ kind }: DataElement, text: string): boolean => {
  switch (kind) {
    case 'N0':
    case 'N2':
      return /^-?\d+$/.test(text);
    case 'R':
      return /^-?(?:\d+\.?\d*|\.\d+)$/.test(text);
    case 'DT':
      return isDate(text);
    case 'TM':
      return isTime(text);
    case 'AN':
    case 'ID':
    case 'B':
      return true;
  }
};

const formFault = ({ kind, most }: DataElement): ValueFault => {
  if (kind === 'DT') return { code: '8', sentence: `is no date; ${most === 6 ? 'YYMMDD' : 'CCYYMMDD'} is.` };
  if (kind === 'TM') return { code: '9', sentence: 'is no time; HHMM and HHMMSS are.' };
  return { code: '6', sentence: kind === 'R' ? 'is no decimal number.' : 'is no whole number.' };
};
