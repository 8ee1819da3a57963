/**
 * Conditions that a coder joins without the record joining them: heart failure and chronic kidney disease with
 * hypertension, chronic kidney disease with diabetes (guidelines I.C.9.a and I.A.15). Pure.
 */

export interface Presumed {
  /** The code for both, in normal form. */
  readonly code: string;
  /** The codes that led to it. */
  readonly by: readonly string[];
  /** Those of them, and others, that the code for both takes the place of. */
  readonly instead: readonly string[];
}

/** The joined codes that codes of one encounter make; a joined code that is among them already only takes its place. */
export const presumedOf = (codes: readonly string[]): Presumed[] => [
  ...ofHypertension(codes),
  ...['E08', 'E09', 'E10', 'E11', 'E13'].flatMap((type) => ofDiabetes(codes, type)),
];

/** A record that says what does not come of what is believed: then nothing is presumed. */
export const saysUnrelated = ({ text }: { readonly text: string }): boolean => UNRELATED.test(text);

const UNRELATED =
  /\b(?:unrelated to|independent of|not (?:caused by|(?:due|related|secondary|attributed|attributable) to))\s+(?:the |her |his |their )?(?:hypertens|htn\b|high blood pressure|diabet|t?[12]?dm[12]?\b)/i;

const ofHypertension = (codes: readonly string[]): Presumed[] => {
  const pressure = codes.filter((code) => /^I1[0-3]/.test(code));
  const failure = codes.filter((code) => /^(?:I50|I110|I130|I132)/.test(code));
  const kidney = codes.filter((code) => /^(?:N18|I12|I13)/.test(code));
  if (pressure.length === 0 || failure.length + kidney.length === 0) return [];
  const isLast = codes.some((code) => /^(?:N185|N186|I120|I1311|I132)/.test(code));
  const code =
    failure.length === 0 ? (isLast ? 'I120' : 'I129') : kidney.length === 0 ? 'I110' : isLast ? 'I132' : 'I130';
  // A record that names the joined condition itself may say more than its parts do: `I13.10` without failure.
  if (failure.length === 0 && kidney.some((one) => one.startsWith('I13'))) return [];
  return [
    { code, by: [...new Set([...pressure, ...failure, ...kidney])], instead: pressure.filter((one) => one !== code) },
  ];
};

const ofDiabetes = (codes: readonly string[], type: string): Presumed[] => {
  const diabetes = codes.filter((code) => code.startsWith(type));
  const kidney = codes.filter((code) => code.startsWith('N18'));
  const code = `${type}22`;
  if (diabetes.length === 0 || kidney.length === 0) return [];
  return [{ code, by: [...diabetes, ...kidney], instead: diabetes.filter((one) => one === `${type}9`) }];
};
