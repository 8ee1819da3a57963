import type { LoadableCodeSet } from '../code-set.ts';

/** What the search index of a day is made of: every list of codes, and the lists whose words lead to them. */
export const SEARCHED_SETS: readonly LoadableCodeSet[] = [
  'ICD10CM',
  'ICD10PCS',
  'HCPCS',
  'CPT',
  'MODIFIER',
  'PLACE_OF_SERVICE',
  'CARC',
  'RARC',
  'CLAIM_STATUS',
  'CLAIM_STATUS_CATEGORY',
  'ICD10CM_TABULAR',
  'ICD10CM_INDEX',
  'ICD10CM_DRUGS',
  'ICD10CM_NEOPLASMS',
  'ICD10CM_EXTERNAL_CAUSES',
];
