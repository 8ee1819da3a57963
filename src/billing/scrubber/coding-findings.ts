/** What the coding edits say, carried over to the claim. */

import type { Finding } from '../../coding/edits/finding.ts';
import type { ClaimSnapshot } from '../snapshot/claim-snapshot.ts';
import type { ClaimFinding } from './finding.ts';

/**
 * The finding with its rule, weight and key. A diagnosis and a procedure are called by their place, which is the same on
 * the claim: its lines are the procedures in order.
 */
export const findingOfCoding = (finding: Finding, { form }: ClaimSnapshot): ClaimFinding => ({
  rule: finding.rule,
  severity: finding.severity,
  by: 'CODING',
  ...placeOnClaim(finding.path, form === 'PROFESSIONAL' ? 'SV1' : 'SV2'),
  element: null,
  message: finding.message,
  mend: finding.mend,
  source: finding.source,
  overridable: finding.overridable,
  key: finding.key,
});

const placeOnClaim = (path: string, service: string): Pick<ClaimFinding, 'path' | 'loop' | 'segment'> => {
  const [, list, rest] = /^(diagnoses|procedures)(\[\d+\].*)$/.exec(path) ?? [];
  if (list === 'diagnoses') return { path, loop: '2300', segment: 'HI' };
  if (list === 'procedures') return { path: `lines${renamed(rest!)}`, loop: '2400', segment: service };
  return { path: 'claim', loop: '2300', segment: null };
};

/** Fields of a procedure as a line calls them. */
const renamed = (rest: string): string =>
  rest.replace(/\.code$/, '.procedureCode').replace(/\.serviceDate$/, '.serviceFrom');
