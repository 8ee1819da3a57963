/** The scrubber: everything that stands between a claim and its payer's acceptance, told at once. Pure. */

import { RULES as CODING_RULES } from '../../coding/edits/edits.ts';
import type { Severity } from '../../coding/edits/finding.ts';
import type { ClaimSnapshot } from '../snapshot/claim-snapshot.ts';
import { findingOfCoding } from './coding-findings.ts';
import type { PayerProfile, ScrubFacts } from './facts.ts';
import type { ClaimFinding } from './finding.ts';
import type { ClaimRule, Found, Place } from './rule.ts';
import { RULES } from './rules.ts';
import { seenOf } from './seen.ts';

/** Every finding: what blocks first, then by place. */
export const scrub = (claim: ClaimSnapshot, facts: ScrubFacts): ClaimFinding[] => {
  const seen = seenOf(claim, facts);
  const all: ClaimFinding[] = [];
  for (const rule of RULES)
    for (const found of rule.find(seen)) {
      const finding = weighed(findingOf(rule, found, claim.form), rule.guide, facts.profile);
      if (finding !== null) all.push(finding);
    }
  for (const found of facts.codingFindings) {
    const finding = weighed(findingOfCoding(found, claim), !found.overridable, facts.profile);
    if (finding !== null) all.push(finding);
  }
  return inOrder(all);
};

/** What blocks first, then by place; the same fault of the same thing twice is two findings, the later ones numbered. */
export const inOrder = (findings: readonly ClaimFinding[]): ClaimFinding[] => {
  const times = new Map<string, number>();
  return findings.toSorted(compareFindings).map((finding) => {
    const time = (times.get(finding.key) ?? 0) + 1;
    times.set(finding.key, time);
    return time === 1 ? finding : { ...finding, key: `${finding.key} #${time}` };
  });
};

const findingOf = (rule: ClaimRule, found: Found, form: ClaimSnapshot['form']): ClaimFinding => ({
  rule: rule.id,
  severity: rule.severity,
  by: 'SCRUBBER',
  path: found.path,
  ...placeOf(found.place, form),
  message: found.message,
  mend: found.mend,
  source: rule.source,
  overridable: rule.overridable,
  key: `${rule.id} ${found.key}`,
});

/** Loop, segment and element of a place as rules write it. */
export const placeOf = (
  place: Place,
  form: ClaimSnapshot['form'],
): Pick<ClaimFinding, 'loop' | 'segment' | 'element'> => {
  const [professional, institutional = professional] = place.split('|');
  const [loop, where] = (form === 'PROFESSIONAL' ? professional! : institutional!).split(' ');
  if (where === undefined) return { loop: loop!, segment: null, element: null };
  const [, segment, position] = /^([A-Z][A-Z0-9]{1,2}?)(\d{2}(?:-\d)?)?$/.exec(where)!;
  return { loop: loop!, segment: segment!, element: position === undefined ? null : where };
};

const WEIGHT: Readonly<Record<Severity | 'OFF', number>> = { BLOCKS: 0, WARNS: 1, INFORMS: 2, OFF: 3 };

/** As the payer's profile weighs it: more as it likes, less only where the rule is not `firm`. Null where it is off. */
const weighed = (finding: ClaimFinding, firm: boolean, profile: PayerProfile | null): ClaimFinding | null => {
  const wanted = profile?.rules.find(({ rule }) => rule === finding.rule)?.severity;
  if (wanted === undefined || (firm && WEIGHT[wanted] > WEIGHT[finding.severity])) return finding;
  return wanted === 'OFF' ? null : { ...finding, severity: wanted };
};

export interface ProfileFault {
  readonly rule: string;
  readonly reason: 'UNKNOWN' | 'BELOW_THE_GUIDE';
}

/** What of a profile is not followed: it names a rule that there is not, or would take from what may not be let stand. */
export const profileFaults = (profile: PayerProfile): ProfileFault[] =>
  profile.rules.flatMap(({ rule, severity }): ProfileFault[] => {
    const own = RULES.find(({ id }) => id === rule);
    const coding = CODING_RULES.find(({ id }) => id === rule);
    const known = own ?? coding;
    if (known === undefined) return [{ rule, reason: 'UNKNOWN' }];
    const firm = own?.guide ?? !known.overridable;
    return firm && WEIGHT[severity] > WEIGHT[known.severity] ? [{ rule, reason: 'BELOW_THE_GUIDE' }] : [];
  });

const compareFindings = (a: ClaimFinding, b: ClaimFinding): number =>
  WEIGHT[a.severity] - WEIGHT[b.severity] || comparePaths(a.path, b.path) || compare(a.rule, b.rule);

/** `lines[10]` comes after `lines[9]`. */
const comparePaths = (a: string, b: string): number => {
  if (a === b) return 0;
  const [first, second] = [a.indexOf('['), b.indexOf('[')];
  if (first < 0 || second < 0) return compare(a, b);
  return (
    compare(a.slice(0, first), b.slice(0, second)) ||
    Number.parseInt(a.slice(first + 1), 10) - Number.parseInt(b.slice(second + 1), 10) ||
    compare(a, b)
  );
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
