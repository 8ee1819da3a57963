import type { LoadableCodeSet } from '../../codesets/code-set.ts';

/** The lists that the coding edits ask. */
export const EDIT_SETS: readonly LoadableCodeSet[] = [
  'ICD10CM',
  'ICD10CM_TABULAR',
  'MEDICARE_CODE_EDITS',
  'HCPCS',
  'CPT',
  'MODIFIER',
  'PLACE_OF_SERVICE',
  'PTP_PRACTITIONER',
  'MUE_PRACTITIONER',
  'ADD_ON',
  'PHYSICIAN_FEE_SCHEDULE',
];
