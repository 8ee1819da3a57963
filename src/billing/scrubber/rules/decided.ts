/** How rules walk through what other payers decided. */

import { total } from '../../../platform/money.ts';
import type { LineAdjudication, OtherCoverage, PayerAdjustment } from '../../snapshot/claim-snapshot.ts';
import { each, found, type Found } from '../rule.ts';
import type { Seen } from '../seen.ts';

type Decided = NonNullable<OtherCoverage['adjudication']>;

export const sumOf = (adjustments: readonly PayerAdjustment[]): bigint =>
  total(adjustments.map(({ amount }) => amount));

/** Each coverage whose payer has decided. */
export const decisions = (
  { claim }: Seen,
  find: (
    decided: Decided,
    lines: readonly LineAdjudication[],
    path: string,
    other: OtherCoverage,
  ) => Found | null | false,
): readonly Found[] =>
  each(
    claim.otherCoverages,
    (other, number) =>
      other.adjudication !== null &&
      find(
        other.adjudication,
        claim.lines.flatMap(({ adjudications }) =>
          adjudications.filter(({ payerId }) => payerId === other.payer.payerId),
        ),
        `otherCoverages[${number}].adjudication`,
        other,
      ),
  );

/** Each decision about a line. */
export const lineDecisions = (
  { claim }: Seen,
  find: (decided: LineAdjudication, path: string, lineNumber: number) => Found | null | false,
): readonly Found[] => {
  let list: Found[] | null = null;
  claim.lines.forEach(({ adjudications }, index) =>
    adjudications.forEach((decided, at) => {
      const one = find(decided, `lines[${index + 1}].adjudications[${at + 1}]`, index + 1);
      if (one) (list ??= []).push(one);
    }),
  );
  return list ?? [];
};

/** Every list of adjustments, of claim and lines. */
export const adjusted = (
  seen: Seen,
  broken: (adjustments: readonly PayerAdjustment[]) => boolean,
  message: string,
  mend: string | null = null,
): readonly Found[] => [
  ...decisions(
    seen,
    ({ adjustments }, _, path) => broken(adjustments) && found(`${path}.adjustments`, '2320 CAS', message, mend),
  ),
  ...lineDecisions(
    seen,
    ({ adjustments }, path) => broken(adjustments) && found(`${path}.adjustments`, '2430 CAS', message, mend),
  ),
];
