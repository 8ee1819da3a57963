/** The National Provider Identifier of 45 CFR 162.406: ten digits, the last of them a check digit. */

/**
 * Whether the text has the form of an NPI: ten digits, the first 1 or 2, with the right check digit. It does not say
 * that the number was ever issued. The check digit is Luhn's over `80840` and the number (ISO 7812 issuer prefix).
 */
export const isNpi = (text: string): boolean => /^[12]\d{9}$/.test(text) && (PREFIX_SUM + luhnSum(text)) % 10 === 0;

/** What the prefix 80840 adds to the Luhn sum; it stands before ten digits, so its own doubling is fixed. */
const PREFIX_SUM = 24;

const luhnSum = (digits: string): number => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum;
};
