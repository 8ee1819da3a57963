/** Money is integer cents in a bigint, inside and in PostgreSQL; a decimal string on the wire. No floats anywhere. */

/** An amount in cents. */
export type Cents = bigint;

/** Beyond any check a payer writes, and far inside PostgreSQL's bigint: sums of many amounts cannot overflow. */
const MOST: Cents = 99_999_999_999_99n;

/**
 * Reads a decimal string such as `125`, `125.5` or `-3.07` as cents.
 * @returns null when the text is not of that form, has more than two decimals, or is beyond 99,999,999,999.99.
 */
export const centsFromText = (text: string): Cents | null => {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole, part = ''] = match;
  const cents = BigInt(whole!) * 100n + BigInt(part.padEnd(2, '0'));
  if (cents > MOST) return null;
  return sign === '-' ? -cents : cents;
};

/** Writes cents as a decimal string with two decimals: `-307n` is `-3.07`. */
export const centsToText = (cents: Cents): string => {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** The sum; zero for none. */
export const total = (amounts: Iterable<Cents>): Cents => {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
};
