/** Codes as numbers that stand in the order of the codes, for tables that hold many of them in a few bytes each. */

/** The most characters that a code may have. */
const LENGTH = 7;
/** Ten digits, 26 capitals, and nothing. */
const BASE = 37;

/** The number of a code in normal form of up to seven digits and capitals; -1 for anything else, which no table holds. */
export const codeNumber = (code: string): number => {
  if (code.length > LENGTH) return -1;
  let number = 0;
  for (let place = 0; place < LENGTH; place += 1) {
    const digit = place < code.length ? digitOf(code.charCodeAt(place)) : 0;
    if (digit < 0) return -1;
    number = number * BASE + digit;
  }
  return number;
};

/** The code of a number: the opposite of `codeNumber`. */
export const codeOf = (number: number): string => {
  let code = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / BASE)) {
    const digit = rest % BASE;
    if (digit > 0) code = DIGITS[digit - 1] + code;
  }
  return code;
};

/** The numbers of codes; a code that has none is a fault of the caller: readers let none through. */
export const codeNumbers = (codes: readonly string[]): Float64Array<ArrayBuffer> =>
  Float64Array.from(codes, (code) => {
    const number = codeNumber(code);
    if (number < 0) throw new Error(`'${code}' is not a code that can be numbered`);
    return number;
  });

/** The first place of a number in an ascending list, or of the next greater one. */
export const placeFrom = (
  ascending: Float64Array | Uint16Array,
  number: number,
  from: number,
  before: number,
): number => {
  let [low, high] = [from, before];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The first place of a number in an ascending list, or -1. */
export const placeOf = (ascending: Float64Array, number: number): number => {
  const place = placeFrom(ascending, number, 0, ascending.length);
  return ascending[place] === number ? place : -1;
};

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const digitOf = (charCode: number): number => {
  if (charCode >= 0x30 && charCode <= 0x39) return charCode - 0x30 + 1;
  if (charCode >= 0x41 && charCode <= 0x5a) return charCode - 0x41 + 11;
  return -1;
};
