/** The starter edition of ICD-10-CM: common codes of clinics and hospitals, to try the program without a download. */

import { ICD10CM_A_TO_E } from './icd10cm/a-to-e.ts';
import { ICD10CM_F_TO_H } from './icd10cm/f-to-h.ts';
import { ICD10CM_I_TO_J } from './icd10cm/i-to-j.ts';
import { ICD10CM_K_TO_N } from './icd10cm/k-to-n.ts';
import { ICD10CM_O_TO_R } from './icd10cm/o-to-r.ts';
import { ICD10CM_S_TO_Y } from './icd10cm/s-to-y.ts';
import { ICD10CM_Z } from './icd10cm/z.ts';
import type { StarterCode } from './starter-code.ts';

/**
 * About 500 billable codes with every heading above them, so that E11 can be refused as not billable. The codes and the
 * billable flags hold in the fiscal year 2026 edition (valid from 2025-10-01); the titles are ours.
 */
export const STARTER_ICD10CM: readonly StarterCode[] = [
  ...ICD10CM_A_TO_E,
  ...ICD10CM_F_TO_H,
  ...ICD10CM_I_TO_J,
  ...ICD10CM_K_TO_N,
  ...ICD10CM_O_TO_R,
  ...ICD10CM_S_TO_Y,
  ...ICD10CM_Z,
];
