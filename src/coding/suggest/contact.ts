/** What contact with a disease is coded as, when the patient is not said to have it. Pure. */

/** The code for contact with the condition of a code (Z20); null where the list has none. */
export const codeOfContact = (code: string): string | null =>
  CONTACT.find(([from, to]) => code >= from && code.slice(0, to.length) <= to)?.[2] ?? null;

/** Codes from, codes to (both with all below them), and the contact with them. The first line that holds counts. */
const CONTACT: readonly (readonly [from: string, to: string, contact: string])[] = [
  ['U071', 'U071', 'Z20822'],
  ['B342', 'B342', 'Z20822'],
  ['A00', 'A09', 'Z2009'],
  ['A15', 'A19', 'Z201'],
  ['A22', 'A22', 'Z20810'],
  ['A39', 'A39', 'Z20811'],
  ['A50', 'A64', 'Z202'],
  ['A82', 'A82', 'Z203'],
  ['A925', 'A925', 'Z20821'],
  ['A20', 'A49', 'Z20818'],
  ['J020', 'J020', 'Z20818'],
  ['G00', 'G00', 'Z20818'],
  ['B01', 'B01', 'Z20820'],
  ['B06', 'B06', 'Z204'],
  ['B15', 'B19', 'Z205'],
  ['B20', 'B20', 'Z206'],
  ['Z21', 'Z21', 'Z206'],
  ['A80', 'B34', 'Z20828'],
  ['J09', 'J11', 'Z20828'],
  ['B85', 'B89', 'Z207'],
];
