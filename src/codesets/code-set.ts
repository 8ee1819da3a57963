/** A code set: a published list of codes, known by its name, the form of its codes and how people write them. */

/** The code sets that a claim carries. */
export type CodeSet = 'ICD10CM' | 'HCPCS' | 'CPT';

/** The code sets that can be loaded. CPT belongs to the AMA: its numbers are checked for their shape only. */
export type LoadableCodeSet = Exclude<CodeSet, 'CPT'>;

interface CodeForm {
  /** What people call it. */
  readonly title: string;
  /** A code in normal form: capitals, no dot, no blanks. */
  readonly shape: RegExp;
  /** How many characters stand before the dot that people write; null where nobody writes one. */
  readonly dotAfter: number | null;
}

/** What is known of every code set without any list being loaded. */
export const CODE_SETS = {
  // Not simply "letter, digit, any": the chapter of QA0 codes has a letter in the second place.
  ICD10CM: { title: 'ICD-10-CM', shape: /^[A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])[0-9A-Z]{0,4}$/, dotAfter: 3 },
  HCPCS: { title: 'HCPCS Level II', shape: /^[A-Z][0-9]{4}$/, dotAfter: null },
  CPT: { title: 'CPT', shape: /^[0-9]{4}[0-9FTUMA]$/, dotAfter: null },
} as const satisfies Record<CodeSet, CodeForm>;

export const LOADABLE_CODE_SETS = ['ICD10CM', 'HCPCS'] as const satisfies readonly LoadableCodeSet[];

/** The code set that a person means: case, blanks and hyphens do not count (`icd-10-cm`); null for an unknown name. */
export const codeSetNamed = (text: string): CodeSet | null => {
  const name = text.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  return name in CODE_SETS ? (name as CodeSet) : null;
};

/** The form that is stored and compared: `normalizeCode('ICD10CM', ' e11.9 ')` is `E119`, valid or not. */
export const normalizeCode = (codeSet: CodeSet, text: string): string => {
  const code = text.trim().toUpperCase();
  const { dotAfter } = CODE_SETS[codeSet];
  return dotAfter !== null && code[dotAfter] === '.' ? code.slice(0, dotAfter) + code.slice(dotAfter + 1) : code;
};

/** The form that people read: `displayCode('ICD10CM', 'E119')` is `E11.9`. Takes a code in any form. */
export const displayCode = (codeSet: CodeSet, text: string): string => {
  const code = normalizeCode(codeSet, text);
  const { dotAfter } = CODE_SETS[codeSet];
  return dotAfter !== null && code.length > dotAfter ? `${code.slice(0, dotAfter)}.${code.slice(dotAfter)}` : code;
};

/** Whether a code in normal form could stand in the list at all. */
export const hasShape = (codeSet: CodeSet, code: string): boolean => CODE_SETS[codeSet].shape.test(code);
