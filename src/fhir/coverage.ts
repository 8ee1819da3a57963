/** Coverage, as an entry, contained in a bill, or as nothing but a payer's name -> IncomingCoverage. */

import type { IncomingCoverage } from '../coding/incoming.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { codingsAt, hasCode, identifierOfType } from './concepts.ts';
import { quoted } from './findings.ts';
import type { PayerFound, Payers } from './payer.ts';
import { resolveTo, type Bundle, type Resource } from './references.ts';
import { at, countAt, isPresent, list, MOST_CHARACTERS, noteAt, periodAt, textAt, type Place } from './values.ts';

/** A coverage as it is known so far; `listedAt` is the lowest place at which a bill lists it. */
export interface KnownCoverage extends Omit<IncomingCoverage, 'priority' | 'relationship'> {
  readonly relationship: IncomingCoverage['relationship'] | null;
  readonly order: number | null;
  readonly listedAt: number | null;
}

/** The coverages of one bundle. */
export interface Coverages {
  /**
   * `sourceId` of the coverage that `reference`, an element of a bill's `insurance`, names; null where there is none,
   * with a note.
   */
  readonly ofInsurance: (bill: Resource, reference: Place, patient: string | null, place: number) => string | null;
  /** `sourceId` of the coverage that stands for the bill's `insurer` alone. */
  readonly ofInsurer: (bill: Resource, patient: string | null) => string | null;
  readonly get: (sourceId: string) => KnownCoverage | undefined;
  readonly list: () => IncomingCoverage[];
}

/**
 * Starts with every Coverage entry. Contained ones become one for each patient and payer, joined to such an entry where
 * there is one.
 */
export const gatherCoverages = (bundle: Bundle, payers: Payers): Coverages => {
  const known = new Map<string, KnownCoverage>();
  const byPatientAndPayer = new Map<string, string>();
  const keep = (facts: CoverageFacts, entry: string | null): string => {
    const pair = `${facts.patient}\n${facts.payer}`;
    const sourceId = entry ?? byPatientAndPayer.get(pair) ?? containedId(facts);
    const before = known.get(sourceId);
    // An entry says all there is to say of it; only what is pieced together from bills grows.
    if (before?.sourceId === containedId(facts)) known.set(sourceId, joined(before, facts));
    else if (!before) known.set(sourceId, { sourceId, listedAt: null, ...facts });
    if (!byPatientAndPayer.has(pair)) byPatientAndPayer.set(pair, sourceId);
    return sourceId;
  };
  const entries = new Map<Resource, string | null>();
  for (const entry of bundle.ofType('Coverage')) {
    const facts = readCoverage(bundle, payers, entry, null);
    entries.set(entry, facts && keep(facts, entry.name));
  }
  const named = (patient: string | null, place: Place, found: PayerFound): string | null => {
    const payer = payerOrNote(found, place);
    if (payer === null) return null;
    if (patient !== null) return keep({ ...NOTHING_KNOWN, patient, payer }, null);
    noteAt(place, 'belongs to no patient of the bundle and is left out');
    return null;
  };
  const fromInsurance = (bill: Resource, reference: Place, patient: string | null): string | null => {
    const coverage = resolveTo(bundle, 'Coverage', bill, reference);
    if (coverage === null) return named(patient, reference, payers.of(bill, reference));
    if (coverage.container === null) return entries.get(coverage) ?? null;
    const facts = readCoverage(bundle, payers, coverage, patient);
    return facts && keep(facts, null);
  };
  return {
    ofInsurance: (bill, reference, patient, place) => {
      const sourceId = fromInsurance(bill, reference, patient);
      const coverage = sourceId === null ? undefined : known.get(sourceId);
      if (coverage)
        known.set(coverage.sourceId, { ...coverage, listedAt: Math.min(coverage.listedAt ?? place, place) });
      return sourceId;
    },
    ofInsurer: (bill, patient) => {
      const insurer = at(bill.root, 'insurer');
      return isPresent(insurer) ? named(patient, insurer, payers.of(bill, insurer)) : null;
    },
    get: (sourceId) => known.get(sourceId),
    list: () => [...known.values()].map(finished),
  };
};

const finished = ({ order, listedAt, relationship, ...facts }: KnownCoverage): IncomingCoverage => ({
  ...facts,
  relationship: relationship ?? 'SELF',
  priority: order ?? listedAt ?? 1,
});

type CoverageFacts = Omit<KnownCoverage, 'sourceId' | 'listedAt'>;

const NOTHING_KNOWN = {
  memberId: null,
  groupNumber: null,
  relationship: null,
  order: null,
  effectiveFrom: null,
  effectiveTo: null,
} as const;

/** The same in every reading: made of the patient's id and the payer's, and not of where it was contained. */
const containedId = ({ patient, payer }: CoverageFacts): string =>
  `Coverage/${patient.replace('Patient/', '')}/${payer.replace(/^payer:/, '')}`;

/** Withdrawn, not yet in force, or a mistake. */
const NOT_IN_FORCE: ReadonlySet<string> = new Set(['cancelled', 'draft', 'entered-in-error']);
const MEMBER_NUMBER: ReadonlySet<string> = new Set(['MB']);
const SELF_PAY_TYPE: ReadonlySet<string> = new Set(['pay']);

const readCoverage = (
  bundle: Bundle,
  payers: Payers,
  coverage: Resource,
  patientOfBill: string | null,
): CoverageFacts | null => {
  const { root } = coverage;
  const status = textAt(at(root, 'status'), MOST_CHARACTERS.code);
  if (status !== null && NOT_IN_FORCE.has(status))
    return leftOut(root, `has the status ${quoted(status)} and is left out`);
  const beneficiary = at(root, 'beneficiary');
  const patient =
    resolveTo(bundle, 'Patient', coverage, beneficiary)?.name ?? (isPresent(beneficiary) ? null : patientOfBill);
  if (patient === null) return leftOut(beneficiary, 'belongs to no patient of the bundle and is left out');
  const selfPay = hasCode(at(root, 'type'), SELF_PAY_TYPE);
  const payer = payerOrNote(selfPay ? 'SELF_PAY' : payerOf(payers, coverage), at(root, 'payor'));
  if (payer === null) return null;
  const { from, to } = periodAt(at(root, 'period'));
  return {
    patient,
    payer,
    memberId: textAt(at(root, 'subscriberId')) ?? identifierOfType(root, MEMBER_NUMBER),
    groupNumber: groupOf(root),
    relationship: relationshipOf(bundle, coverage, patient),
    order: countAt(at(root, 'order')),
    effectiveFrom: from,
    effectiveTo: to,
  };
};

/** The first payor that is somebody; else the insurer of the bill that the coverage is contained in. */
const payerOf = (payers: Payers, coverage: Resource): PayerFound => {
  for (const payor of list(at(coverage.root, 'payor'))) {
    const found = payers.of(coverage, payor);
    if (found !== 'NO_NAME') return found;
  }
  return coverage.container === null
    ? 'NO_NAME'
    : payers.of(coverage.container, at(coverage.container.root, 'insurer'));
};

const payerOrNote = (found: PayerFound, place: Place): string | null => {
  if (typeof found === 'object') return found.payer.sourceId;
  noteAt(
    place,
    found === 'SELF_PAY' ? 'means that the patient pays; no coverage is set' : 'names no payer; no coverage is set',
  );
  return null;
};

const leftOut = (place: Place, reason: string): null => {
  noteAt(place, reason);
  return null;
};

const GROUP: ReadonlySet<string> = new Set(['group']);

const groupOf = (root: Place): string | null => {
  for (const each of list(at(root, 'class'))) {
    if (hasCode(at(each, 'type'), GROUP)) return textAt(at(each, 'value'));
  }
  return null;
};

/** HL7's subscriber-relationship codes; what is not here is another relationship. */
const RELATIONSHIPS: ReadonlyMap<string, IncomingCoverage['relationship']> = new Map([
  ['self', 'SELF'],
  ['spouse', 'SPOUSE'],
  ['common', 'SPOUSE'],
  ['child', 'CHILD'],
]);

/** As coded; where it is not, OTHER for a subscriber who is somebody else; null where nothing is said. */
const relationshipOf = (bundle: Bundle, coverage: Resource, patient: string): KnownCoverage['relationship'] => {
  const code = codingsAt(at(coverage.root, 'relationship')).find((coding) => coding.code !== null)?.code ?? null;
  if (code !== null) return RELATIONSHIPS.get(code) ?? 'OTHER';
  const subscriber = at(coverage.root, 'subscriber');
  if (!isPresent(subscriber)) return null;
  return bundle.resolve(coverage, subscriber)?.name === patient ? 'SELF' : 'OTHER';
};

/** Two sayings of one coverage: the first known of each fact, and the widest time. */
const joined = (before: KnownCoverage, said: CoverageFacts): KnownCoverage => ({
  ...before,
  memberId: before.memberId ?? said.memberId,
  groupNumber: before.groupNumber ?? said.groupNumber,
  relationship: before.relationship ?? said.relationship,
  order: before.order ?? said.order,
  ...widest(before, said),
});

type Term = Pick<IncomingCoverage, 'effectiveFrom' | 'effectiveTo'>;

/** Open where either is open; a term without any bound says nothing. */
const widest = (one: Term, other: Term): Term => {
  if (isUnbound(other)) return { effectiveFrom: one.effectiveFrom, effectiveTo: one.effectiveTo };
  if (isUnbound(one)) return { effectiveFrom: other.effectiveFrom, effectiveTo: other.effectiveTo };
  return {
    effectiveFrom: one.effectiveFrom && other.effectiveFrom && earlier(one.effectiveFrom, other.effectiveFrom),
    effectiveTo: one.effectiveTo && other.effectiveTo && later(one.effectiveTo, other.effectiveTo),
  };
};

const isUnbound = (term: Term): boolean => term.effectiveFrom === null && term.effectiveTo === null;

const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);
