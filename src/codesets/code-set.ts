/** A code set: a published list, known by its name, the form of its codes and how people write them. */

/** Lists of codes that a claim carries. */
export type CodeSet =
  | 'ICD10CM'
  | 'ICD10PCS'
  | 'HCPCS'
  | 'CPT'
  | 'MODIFIER'
  | 'PLACE_OF_SERVICE'
  | 'CARC'
  | 'RARC'
  | 'CLAIM_STATUS'
  | 'CLAIM_STATUS_CATEGORY';

/** Lists of rules about such codes. */
export type RuleSet =
  | 'ICD10CM_TABULAR'
  | 'ICD10CM_INDEX'
  | 'ICD10CM_DRUGS'
  | 'ICD10CM_NEOPLASMS'
  | 'ICD10CM_EXTERNAL_CAUSES'
  | 'MEDICARE_CODE_EDITS'
  | 'PTP_PRACTITIONER'
  | 'PTP_OUTPATIENT'
  | 'MUE_PRACTITIONER'
  | 'MUE_OUTPATIENT'
  | 'MUE_SUPPLIER'
  | 'ADD_ON'
  | 'PHYSICIAN_FEE_SCHEDULE';

/** Everything that can be loaded as editions. */
export type LoadableCodeSet = CodeSet | RuleSet;

interface CodeForm {
  /** What people call it. */
  readonly title: string;
  /** A code in normal form: capitals, no dot, no blanks. */
  readonly shape: RegExp;
  /** How many characters stand before the dot that people write; null where nobody writes one. */
  readonly dotAfter: number | null;
}

/** What is known of every list of codes without any being loaded. */
export const CODE_SETS = {
  // Not simply "letter, digit, any": the chapter of QA0 codes has a letter in the second place.
  ICD10CM: { title: 'ICD-10-CM', shape: /^[A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])[0-9A-Z]{0,4}$/, dotAfter: 3 },
  // Headings of the order file have three characters, codes seven; I and O are never used.
  ICD10PCS: { title: 'ICD-10-PCS', shape: /^[0-9A-HJ-NP-Z]{3}(?:[0-9A-HJ-NP-Z]{4})?$/, dotAfter: null },
  HCPCS: { title: 'HCPCS Level II', shape: /^[A-Z][0-9]{4}$/, dotAfter: null },
  CPT: { title: 'CPT', shape: /^[0-9]{4}[0-9FTUMA]$/, dotAfter: null },
  MODIFIER: { title: 'Procedure modifiers', shape: /^[0-9A-Z]{2}$/, dotAfter: null },
  PLACE_OF_SERVICE: { title: 'Place of service', shape: /^[0-9]{2}$/, dotAfter: null },
  CARC: { title: 'Claim adjustment reason codes', shape: /^(?:[A-Z]?[0-9]{1,3}|[A-Z][0-9]{1,2})$/, dotAfter: null },
  RARC: { title: 'Remittance advice remark codes', shape: /^(?:M|MA|N)[0-9]{1,3}$/, dotAfter: null },
  CLAIM_STATUS: { title: 'Claim status codes', shape: /^[0-9]{1,3}$/, dotAfter: null },
  CLAIM_STATUS_CATEGORY: { title: 'Claim status category codes', shape: /^[A-Z][0-9A-Z]$/, dotAfter: null },
} as const satisfies Record<CodeSet, CodeForm>;

/** What people call the lists of rules. */
export const RULE_SETS = {
  ICD10CM_TABULAR: { title: 'ICD-10-CM tabular list' },
  ICD10CM_INDEX: { title: 'ICD-10-CM alphabetic index' },
  ICD10CM_DRUGS: { title: 'ICD-10-CM table of drugs and chemicals' },
  ICD10CM_NEOPLASMS: { title: 'ICD-10-CM neoplasm table' },
  ICD10CM_EXTERNAL_CAUSES: { title: 'ICD-10-CM external cause index' },
  MEDICARE_CODE_EDITS: { title: 'Medicare Code Editor, diagnoses' },
  PTP_PRACTITIONER: { title: 'NCCI procedure-to-procedure edits, practitioners' },
  PTP_OUTPATIENT: { title: 'NCCI procedure-to-procedure edits, outpatient hospitals' },
  MUE_PRACTITIONER: { title: 'Medically unlikely edits, practitioners' },
  MUE_OUTPATIENT: { title: 'Medically unlikely edits, outpatient hospitals' },
  MUE_SUPPLIER: { title: 'Medically unlikely edits, suppliers' },
  ADD_ON: { title: 'NCCI add-on code edits' },
  PHYSICIAN_FEE_SCHEDULE: { title: 'Medicare physician fee schedule, payment policy indicators' },
} as const satisfies Record<RuleSet, { readonly title: string }>;

export const LOADABLE_CODE_SETS = [...Object.keys(CODE_SETS), ...Object.keys(RULE_SETS)] as readonly LoadableCodeSet[];

/** What people call any of them. */
export const titleOf = (codeSet: LoadableCodeSet): string => ({ ...CODE_SETS, ...RULE_SETS })[codeSet].title;

export const isCodeSet = (codeSet: LoadableCodeSet): codeSet is CodeSet => codeSet in CODE_SETS;

/** The code set that a person means: case, blanks, hyphens and underscores do not count (`icd-10-cm`); null for an unknown name. */
export const codeSetNamed = (text: string): LoadableCodeSet | null => {
  const plain = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  return LOADABLE_CODE_SETS.find((codeSet) => plain(codeSet) === plain(text)) ?? null;
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
