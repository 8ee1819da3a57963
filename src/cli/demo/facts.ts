/** How parts of answers read in the table. */

import type { BillFragment, ChoiceFragment, CodesFragment } from './generated/graphql.ts';
import type { Facts } from './judge.ts';

/** Diagnoses and procedures in order. */
export const codesOf = ({ status, diagnoses, procedures }: CodesFragment): Facts => ({
  encounter: status,
  diagnoses: list(diagnoses.map(({ code, title }) => `${code} ${title}`)),
  procedures: list(procedures.map(({ code }) => code)),
});

/** State, payer, lines and sum of a claim. */
export const billOf = (claim: BillFragment): Facts => ({
  claim: claim.status,
  payer: claim.payer.name,
  lines: list(
    claim.serviceLines.map(
      ({ procedureCode, units, chargeAmount }) => `${procedureCode} x ${units} ${chargeAmount ?? 'without charge'}`,
    ),
  ),
  charge: claim.totalClaimChargeAmount,
});

/** What the viewer may do now, and what not and why; transitions that are part of other mutations are left out. */
export const choicesOf = (actions: readonly ChoiceFragment[]): Readonly<Record<'may now' | 'may not', string>> => {
  const own = actions.filter(({ name, mutation }) => name === mutation);
  return {
    'may now': list(own.filter(({ allowed }) => allowed).map(({ name }) => name)),
    'may not': list(
      own.filter(({ allowed }) => !allowed).map(({ name, reasonCodes }) => `${name} (${reasonCodes.join(', ')})`),
    ),
  };
};

/** How many of each, by name: OPEN, DONE, OPEN is `1 DONE; 2 OPEN`. */
export const counted = (names: readonly string[]): string =>
  list([...Map.groupBy([...names].sort(), (name) => name)].map(([name, same]) => `${same.length} ${name}`));

export const list = (texts: readonly string[]): string => (texts.length === 0 ? 'none' : texts.join('; '));

/** The subject of a work item, known to be of one type. */
export const only = <S extends { readonly __typename: string }, N extends S['__typename']>(
  subject: S | null,
  name: N,
): Extract<S, { readonly __typename: N }> => {
  if (subject?.__typename !== name) throw new Error(`The work is not about ${name}.`);
  return subject as Extract<S, { readonly __typename: N }>;
};
