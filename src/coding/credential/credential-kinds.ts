/** Kinds of credentials, and which of them say that somebody can code. */

import { defineEnum, type ValueOf } from '../../platform/enums.ts';

export const CredentialKind = defineEnum('CredentialKind', 'A certificate that a coder or biller holds.', {
  CPC: 'Certified Professional Coder, of AAPC.',
  COC: 'Certified Outpatient Coder, of AAPC.',
  CIC: 'Certified Inpatient Coder, of AAPC.',
  CRC: 'Certified Risk Adjustment Coder, of AAPC.',
  CPMA: 'Certified Professional Medical Auditor, of AAPC.',
  CPB: 'Certified Professional Biller, of AAPC.',
  CCA: 'Certified Coding Associate, of AHIMA.',
  CCS: 'Certified Coding Specialist, of AHIMA.',
  CCSP: 'Certified Coding Specialist, Physician-based (CCS-P), of AHIMA.',
  RHIT: 'Registered Health Information Technician, of AHIMA.',
  RHIA: 'Registered Health Information Administrator, of AHIMA.',
  OTHER: 'Any other.',
});
export type CredentialKind = ValueOf<typeof CredentialKind>;

/**
 * What each kind says of coding: `USUALLY` counts for final coding where the organization does not say which kinds do,
 * `WHERE_NAMED` only where it names them, and `NEVER` is the certificate of another trade.
 */
const OF_CODING: Readonly<Record<CredentialKind, 'USUALLY' | 'WHERE_NAMED' | 'NEVER'>> = {
  CPC: 'USUALLY',
  COC: 'USUALLY',
  CIC: 'USUALLY',
  CRC: 'USUALLY',
  CPMA: 'WHERE_NAMED',
  CPB: 'NEVER',
  CCA: 'USUALLY',
  CCS: 'USUALLY',
  CCSP: 'USUALLY',
  RHIT: 'USUALLY',
  RHIA: 'USUALLY',
  OTHER: 'WHERE_NAMED',
};

/** Whether an organization may say that a kind counts. */
export const mayCount = (kind: CredentialKind): boolean => OF_CODING[kind] !== 'NEVER';

/** Whether a kind counts for final coding, by what the organization names: null where it leaves that to what is usual. */
export const countsForCoding = (kind: string, named: readonly string[] | null): boolean =>
  named === null ? OF_CODING[kind as CredentialKind] === 'USUALLY' : named.includes(kind);

/** The kinds that count where an organization names none. */
export const USUAL_KINDS: readonly string[] = Object.keys(OF_CODING).filter((kind) => countsForCoding(kind, null));
