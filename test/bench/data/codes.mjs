/** The codes that the generator assigns: of the starter editions, and numbers of CPT, which has no list here. */

import { STARTER_HCPCS } from '../../../dist/src/codesets/starter/hcpcs.js';
import { STARTER_ICD10CM } from '../../../dist/src/codesets/starter/icd10cm.js';

/** Assigned by the workload that assigns codes, and by nobody else. */
export const ASSIGNED_IN_THE_BENCH = 'Z23';

const diagnoses = STARTER_ICD10CM.filter(({ billable, code }) => billable && code !== ASSIGNED_IN_THE_BENCH);

/** Diagnoses that may be first-listed; a cause of injury never is. */
export const DIAGNOSES = diagnoses.filter(({ code }) => !/^[V-Y]/.test(code));

const CPT = ['99212', '99213', '99214', '99215', '99203', '99204', '36415', '80053', '85025', '83036', '93000', '11042'];
const CHARGES = [4500, 7900, 12_500, 16_800, 21_500, 980, 3250, 5600, 11_000, 24_300, 1450, 8800];

/** Services with the charge for one unit, in cents. */
export const SERVICES = [
  ...CPT.map((code) => ({ codeSet: 'CPT', code })),
  ...STARTER_HCPCS.filter((_code, index) => index % 14 === 0).map(({ code }) => ({ codeSet: 'HCPCS', code })),
].map((service, index) => ({ ...service, charge: CHARGES[index % CHARGES.length] + index * 25 }));
