/** Rules that an organization adds as data: a condition in CEL over the claim, and what follows where it holds. Pure. */

import type { Severity } from '../../coding/edits/finding.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { ClaimSnapshot } from '../snapshot/claim-snapshot.ts';
import { compileCondition, valuesOf, type Condition, type ConditionFault } from './condition.ts';
import type { ClaimFinding } from './finding.ts';

export interface OrganizationRule {
  /** Of the organization's own naming; findings and overrides go by it. */
  readonly id: string;
  readonly version: number;
  /** CEL over `claim` (the snapshot) and `today`; true where the rule speaks. */
  readonly condition: string;
  /** BLOCK and HOLD stop the claim until somebody lets it go, WARN says so, ROUTE puts it into a queue. */
  readonly action: 'BLOCK' | 'WARN' | 'ROUTE' | 'HOLD';
  /** What a biller reads where it speaks. */
  readonly message: string;
  /** Of ROUTE the queue, of HOLD the reason; null of others. */
  readonly target: string | null;
}

export interface CompiledRule {
  readonly rule: OrganizationRule;
  readonly condition: Condition;
}

/** Ready to be asked, or what is wrong with its condition. */
export const compileRule = (rule: OrganizationRule): CompiledRule | ConditionFault => {
  const condition = compileCondition(rule.condition);
  return typeof condition === 'function' ? { rule, condition } : condition;
};

export interface Outcome {
  readonly findings: readonly ClaimFinding[];
  /** Queues that the claim goes to, and reasons that it is held for, by rule. */
  readonly routes: readonly { readonly rule: string; readonly queue: string }[];
  readonly holds: readonly { readonly rule: string; readonly reason: string }[];
}

/** What all rules say of a claim. A rule that fails is a finding of its own, and the others are asked all the same. */
export const askRules = (claim: ClaimSnapshot, rules: readonly CompiledRule[], today: CalendarDate): Outcome => {
  const values = valuesOf(claim, today);
  const findings: ClaimFinding[] = [];
  const speaking: OrganizationRule[] = [];
  for (const { rule, condition } of rules) {
    const answer = condition(values);
    if (answer === false) continue;
    if (answer === true) speaking.push(rule);
    findings.push(answer === true ? spoken(rule) : failed(rule, answer));
  }
  return {
    findings,
    routes: speaking
      .filter(({ action }) => action === 'ROUTE')
      .map(({ id, target }) => ({ rule: id, queue: target ?? '' })),
    holds: speaking
      .filter(({ action }) => action === 'HOLD')
      .map(({ id, target }) => ({ rule: id, reason: target ?? '' })),
  };
};

const WEIGHTS: Readonly<Record<OrganizationRule['action'], Severity>> = {
  BLOCK: 'BLOCKS',
  HOLD: 'BLOCKS',
  WARN: 'WARNS',
  ROUTE: 'INFORMS',
};

const spoken = (rule: OrganizationRule): ClaimFinding => ({
  ...aboutClaim(rule),
  severity: WEIGHTS[rule.action],
  message: rule.message,
  mend: null,
  key: `${rule.id} ${rule.version}`,
});

/** Warns whatever the action: a slip in one rule must not stop every claim of the house. */
const failed = (rule: OrganizationRule, fault: ConditionFault): ClaimFinding => ({
  ...aboutClaim(rule),
  severity: 'WARNS',
  message: `The rule could not be asked: ${fault.sentence}`,
  mend: 'Correct its condition; where a field may be null, ask for that first.',
  key: `${rule.id} ${rule.version} ${fault.code}`,
});

const aboutClaim = ({ id, version }: OrganizationRule) => ({
  rule: id,
  by: 'ORGANIZATION' as const,
  path: 'claim',
  loop: null,
  segment: null,
  element: null,
  source: `Rule of the organization, version ${version}`,
  overridable: true,
});
