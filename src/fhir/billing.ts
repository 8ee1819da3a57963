/** Claim and ExplanationOfBenefit: not read as bills, but for which coverage an encounter was billed to. */

import type { Coverages } from './coverage.ts';
import type { Visit } from './encounter.ts';
import { quoted } from './findings.ts';
import { resolveTo, type Bundle, type Resource } from './references.ts';
import { at, countAt, flagAt, isPresent, list, MOST_CHARACTERS, noteAt, textAt } from './values.ts';

/**
 * The `sourceId` of each visit's coverage, by the visit's. Where bills name several, the primary one: by
 * Coverage.order, else by the sequence in the bill's insurance, else the focal one; among equals the first. A visit
 * that no bill names has its patient's first coverage in force on the day, with a note, unless two claim to be first.
 */
export const chooseCoverages = (
  bundle: Bundle,
  coverages: Coverages,
  visits: ReadonlyMap<string, Visit>,
): ReadonlyMap<string, string> => {
  const offers = new Map<string, Offer>();
  const billed = new Set<string>();
  const claims = new Map<Resource, Offer | null>();
  for (const claim of bundle.ofType('Claim').filter(isInForce)) claims.set(claim, offerOf(bundle, coverages, claim));
  for (const benefit of bundle.ofType('ExplanationOfBenefit').filter(isInForce)) {
    const offer = offerOf(bundle, coverages, benefit);
    const claim = resolveTo(bundle, 'Claim', benefit, at(benefit.root, 'claim'));
    if (claim !== null && claims.has(claim)) claims.set(claim, better(claims.get(claim) ?? null, offer));
    for (const encounter of encountersOf(bundle, benefit)) put(offers, billed, encounter, offer);
  }
  for (const [claim, offer] of claims) {
    for (const encounter of encountersOf(bundle, claim)) put(offers, billed, encounter, offer);
  }
  const chosen = new Map<string, string>();
  const ofPatient = Map.groupBy(
    coverages.list().toSorted((one, other) => one.priority - other.priority),
    ({ patient }) => patient,
  );
  for (const visit of visits.values()) {
    const coverage = offers.get(visit.sourceId)?.coverage ?? null;
    const found =
      coverage === null && !billed.has(visit.sourceId)
        ? inForce(bundle, visit, ofPatient.get(visit.patient) ?? [])
        : coverage;
    if (found === null) continue;
    if (coverages.get(found)?.patient === visit.patient) chosen.set(visit.sourceId, found);
    else
      bundle.findings.issue(
        visit.sourceId,
        'Encounter',
        `is billed to ${quoted(found)}, which is another patient's coverage`,
      );
  }
  return chosen;
};

/** A coverage and how primary it is: the lower the better. */
interface Offer {
  readonly coverage: string;
  readonly rank: number;
  readonly isFocal: boolean;
}

const NOT_IN_FORCE: ReadonlySet<string> = new Set(['cancelled', 'draft', 'entered-in-error']);

const isInForce = ({ root }: Resource): boolean => {
  const status = textAt(at(root, 'status'), MOST_CHARACTERS.code);
  if (status === null || !NOT_IN_FORCE.has(status)) return true;
  noteAt(at(root, 'status'), `is ${quoted(status)}; the bill names no coverage`);
  return false;
};

/** The best of what the bill's own insurance lists; its insurer where it lists nothing. */
const offerOf = (bundle: Bundle, coverages: Coverages, bill: Resource): Offer | null => {
  const patient = resolveTo(bundle, 'Patient', bill, at(bill.root, 'patient'))?.name ?? null;
  const insurances = list(at(bill.root, 'insurance')).map((place) => ({ place, isFocal: flagAt(at(place, 'focal')) }));
  const hasFocal = insurances.some(({ isFocal }) => isFocal);
  let best: Offer | null = null;
  for (const [index, { place, isFocal }] of insurances.entries()) {
    const reference = at(place, 'coverage');
    if (!isPresent(reference)) continue;
    const sequence = countAt(at(place, 'sequence'));
    const position = sequence ?? (isFocal ? 1 : index + (hasFocal ? 2 : 1));
    const coverage = coverages.ofInsurance(bill, reference, patient, position);
    if (coverage !== null) best = better(best, { coverage, rank: coverages.get(coverage)?.order ?? position, isFocal });
  }
  if (best !== null || insurances.length > 0) return best;
  const coverage = coverages.ofInsurer(bill, patient);
  return coverage === null ? null : { coverage, rank: 1, isFocal: false };
};

const better = (one: Offer | null, other: Offer | null): Offer | null => {
  if (one === null || other === null) return one ?? other;
  if (one.rank !== other.rank) return one.rank < other.rank ? one : other;
  return other.isFocal && !one.isFocal ? other : one;
};

const put = (offers: Map<string, Offer>, billed: Set<string>, encounter: string, offer: Offer | null): void => {
  billed.add(encounter);
  const best = better(offers.get(encounter) ?? null, offer);
  if (best !== null) offers.set(encounter, best);
};

const encountersOf = (bundle: Bundle, bill: Resource): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const item of list(at(bill.root, 'item'))) {
    for (const reference of list(at(item, 'encounter'))) {
      const encounter = resolveTo(bundle, 'Encounter', bill, reference);
      if (encounter !== null) names.add(encounter.name);
    }
  }
  return names;
};

interface Insured {
  readonly sourceId: string;
  readonly priority: number;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
}

const inForce = (bundle: Bundle, visit: Visit, byPriority: readonly Insured[]): string | null => {
  const day = visit.serviceFrom;
  const isOn = ({ effectiveFrom, effectiveTo }: Insured) =>
    (effectiveFrom ?? day) <= day && (effectiveTo ?? day) >= day;
  const first = byPriority.find(isOn);
  const second = byPriority.find((other) => other !== first && other.priority === first?.priority && isOn(other));
  if (first === undefined) return null;
  bundle.findings.note(
    visit.sourceId,
    'Encounter',
    second === undefined
      ? `is named by no claim; ${quoted(first.sourceId)}, the patient's first coverage in force on the day, is set`
      : 'is named by no claim, and the patient has several first coverages in force on the day; no coverage is set',
  );
  return second === undefined ? first.sourceId : null;
};
