/** Who pays: the Organization, or only the name, that a Coverage, a Claim or an ExplanationOfBenefit gives. */

import type { IncomingPayer } from '../coding/incoming.ts';
import { identifierOfType, slugOf } from './concepts.ts';
import { resolveTo, type Bundle, type Resource } from './references.ts';
import { at, list, noteAt, textAt, type Place } from './values.ts';

/** The payer of a reference, nobody but the patient, or no usable name. */
export type PayerFound = { readonly payer: IncomingPayer } | 'SELF_PAY' | 'NO_NAME';

/** The payers of one bundle, one for each name, however often it is said. */
export interface Payers {
  readonly of: (from: Resource, reference: Place) => PayerFound;
  readonly list: () => IncomingPayer[];
}

/**
 * An Organization entry keeps its `Organization/<id>`; a payer known by name only, or contained in another resource, is
 * `payer:<name in lower case with hyphens>`, unless an Organization entry of that name is a payer of the bundle.
 */
export const gatherPayers = (bundle: Bundle): Payers => {
  const organizations = organizationsThatPay(bundle);
  const payers = new Map<string, IncomingPayer>();
  return {
    of: (from, reference) => {
      const found = bundle.resolve(from, reference);
      if (found?.type === 'Patient' || found?.type === 'RelatedPerson') return 'SELF_PAY';
      const organization = found?.type === 'Organization' ? found : null;
      const name = (organization && textAt(at(organization.root, 'name'))) ?? textAt(at(reference, 'display'));
      const slug = slugOf(name ?? '');
      if (name === null || slug === '') return 'NO_NAME';
      if (SELF_PAY.test(slug)) return 'SELF_PAY';
      const entry = organization?.container === null ? organization.name : (organizations.get(slug) ?? `payer:${slug}`);
      const payerId = organization && identifierOfType(organization.root, PAYER_ID);
      const payer = joined(payers.get(entry), { sourceId: entry, name, payerId }, reference);
      payers.set(entry, payer);
      return { payer };
    },
    list: () => [...payers.values()],
  };
};

/** How senders write that nobody insures the patient. Synthea's is `NO_INSURANCE`. */
const SELF_PAY = /^(?:no-insurance|uninsured|self-pay|selfpay)$/;

/** Identifier types that hold an electronic payer id: HL7 table 0203's `NIIP`, and `payerid` of the CARIN guide. */
const PAYER_ID: ReadonlySet<string> = new Set(['NIIP', 'payerid']);

const joined = (known: IncomingPayer | undefined, said: IncomingPayer, reference: Place): IncomingPayer => {
  if (known === undefined) return said;
  if (known.payerId !== null && said.payerId !== null && known.payerId !== said.payerId) {
    noteAt(reference, 'gives this payer another payer id than before; the first is kept');
  }
  return { ...known, payerId: known.payerId ?? said.payerId };
};

/**
 * The Organization entries that something names as the payer, by the slug of their name; the first of a name counts.
 */
const organizationsThatPay = (bundle: Bundle): ReadonlyMap<string, string> => {
  const bySlug = new Map<string, string>();
  const add = (from: Resource, reference: Place): void => {
    const organization = resolveTo(bundle, 'Organization', from, reference);
    const name = organization?.container === null ? textAt(at(organization.root, 'name')) : null;
    if (organization !== null && name !== null && !bySlug.has(slugOf(name)))
      bySlug.set(slugOf(name), organization.name);
  };
  for (const coverage of bundle.ofType('Coverage')) {
    for (const payor of list(at(coverage.root, 'payor'))) add(coverage, payor);
  }
  for (const type of ['Claim', 'ExplanationOfBenefit']) {
    for (const bill of bundle.ofType(type)) add(bill, at(bill.root, 'insurer'));
  }
  return bySlug;
};
