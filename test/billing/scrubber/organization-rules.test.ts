/** Rules of an organization: what they see, what they do, and that none of them can hurt. */

import { describe, expect, test } from '@jest/globals';
import { compileCondition, LONGEST, valuesOf, type ConditionFault } from '../../../src/billing/scrubber/condition.ts';
import {
  askRules,
  compileRule,
  type CompiledRule,
  type OrganizationRule,
} from '../../../src/billing/scrubber/organization-rules.ts';
import type { ClaimSnapshot } from '../../../src/billing/snapshot/claim-snapshot.ts';
import { CLAIMS, FACTS } from './claims.ts';

const asked = (condition: string, claim: ClaimSnapshot = CLAIMS.professional): boolean | string => {
  const compiled = compileCondition(condition);
  if (typeof compiled !== 'function') return compiled.code;
  const answer = compiled(valuesOf(claim, FACTS.today));
  return typeof answer === 'boolean' ? answer : answer.code;
};

const long: ClaimSnapshot = {
  ...CLAIMS.institutional,
  lines: Array.from({ length: 999 }, (_, index) => ({ ...CLAIMS.institutional.lines[0]!, number: index + 1 })),
};

describe('A condition', () => {
  test.each<[string, boolean]>([
    ['claim.totalClaimChargeAmount > 20000', true],
    ['claim.totalClaimChargeAmount == 25000', true],
    ['claim.payer.claimFilingIndicatorCode == "CI" && claim.payer.payerId.startsWith("JH")', true],
    ['claim.lines.exists(l, l.procedureCode == "J3301" && double(l.units) > 3.0)', true],
    ['claim.lines.all(l, size(l.modifiers) == 0)', false],
    ['claim.lines.filter(l, l.chargeAmount >= 10000).size() == 2', true],
    ['claim.lines[0].diagnosisPointers[0] == 1', true],
    ['claim.lines.exists_one(l, "25" in l.modifiers)', true],
    ['claim.accident != null && claim.accident.state == "OR"', false],
    ['claim.referralNumber == null', true],
    ['daysBetween(claim.lines[0].serviceFrom, today) > 30', true],
    ['claim.lines[0].serviceFrom < "2026-05-05"', true],
    ['claim.diagnoses.exists(d, d.code.matches("^E11"))', true],
    ['has(claim.nothing)', false],
    ['claim.form == "PROFESSIONAL" ? claim.facilityCode == "11" : false', true],
    ['claim.diagnoses.map(d, d.code) == ["E11621", "I10"]', true],
    ['claim.lines.map(l, l.number).exists(n, n == 3)', true],
    ['!claim.providerSignatureOnFile', false],
    [`${'('.repeat(50)}true${')'.repeat(50)}`, true],
  ])('%# %s is %s', (condition, wanted) => {
    expect(asked(condition)).toBe(wanted);
  });

  test.each<[string, ConditionFault['code']]>([
    ['claim.', 'NOT_READABLE'],
    [`claim.form == "${'A'.repeat(LONGEST)}"`, 'TOO_LONG'],
    [`${'('.repeat(450)}true${')'.repeat(450)}`, 'TOO_DEEP'],
    ['patient.sex == "F"', 'NAME_UNKNOWN'],
    ['process.exit(1)', 'NAME_UNKNOWN'],
    ['fetch("http://example.org")', 'NAME_UNKNOWN'],
    ['priced_handled__(1)', 'NAME_UNKNOWN'],
    ['claim.lines.exists(l, m == 1)', 'NAME_UNKNOWN'],
    ['claim.nothing == 1', 'FAILED'],
    ['claim.constructor == null', 'FAILED'],
    ['claim.__proto__ == null', 'FAILED'],
    ['claim.accident.state == "OR"', 'FAILED'],
    ['claim.totalClaimChargeAmount + "1" == "1"', 'FAILED'],
    ['claim.totalClaimChargeAmount / 0 == 1', 'FAILED'],
    ['9223372036854775807 + claim.lines[0].number > 1', 'FAILED'],
    ['daysBetween("2026-02-30", today) > 1', 'FAILED'],
    ['claim.form.matches("(")', 'FAILED'],
    ['claim.form', 'NOT_A_CONDITION'],
    ['claim.lines', 'NOT_A_CONDITION'],
  ])('%# that cannot be asked says so and throws nothing', (condition, code) => {
    expect(asked(condition)).toBe(code);
  });

  const doubled = (times: number): string => `["aaaaaaaa"]${'.map(a, a + a)'.repeat(times)}.exists(a, a.matches("b$"))`;
  const doubledList = (times: number): string => `[[1]]${'.map(a, a + a)'.repeat(times)}.exists(a, size(a) == 3)`;
  test.each([
    'claim.lines.all(a, claim.lines.all(b, claim.lines.all(c, a.number + b.number + c.number > 0)))',
    'claim.lines.exists(a, claim.lines.exists(b, claim.lines.exists(c, c.number == 0))) || true',
    'claim.lines.all(a, claim.lines.all(b, claim == claim))',
    'claim.lines.all(a, claim.lines == claim.lines)',
    'claim.lines.map(a, claim.lines.map(b, claim.lines.map(c, c))).size() > 0',
    'claim.lines.all(a, claim.lines.all(b, a in claim.lines))',
    doubled(50),
    doubledList(50),
    '["a"].map(a, a + a + a + a + a + a + a + a).map(a, a + a + a + a + a + a + a + a).map(a, a + a + a + a + a + a + a + a).map(a, a + a + a + a + a + a + a + a).map(a, a + a + a + a + a + a + a + a).map(a, a + a + a + a + a + a + a + a).map(a, a + a + a + a + a + a + a + a).exists(a, a.matches("(a|aa)+$"))',
  ])('%# that would run away is stopped', (condition) => {
    const begun = performance.now();
    expect(asked(condition, long)).toBe('TOO_COSTLY');
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  test('is not stopped for going through the longest claim once', () => {
    expect(asked('claim.lines.filter(l, l.revenueCode == "0120").size() == 999', long)).toBe(true);
    expect(asked('claim.lines.map(l, l.chargeAmount).all(c, c > 0)', long)).toBe(true);
  });

  test('does not hang on a pattern that backtracks elsewhere', () => {
    const claim = { ...CLAIMS.professional, note: 'a'.repeat(80) };
    expect(asked('claim.note.matches("^(a+)+b$")', claim)).toBe(false);
  });
});

const rule = (changed: Partial<OrganizationRule>): CompiledRule => {
  const compiled = compileRule({
    id: 'ORG_ONE',
    version: 3,
    condition: 'true',
    action: 'WARN',
    message: 'Look at it.',
    target: null,
    ...changed,
  });
  if (!('rule' in compiled)) throw new Error(compiled.sentence);
  return compiled;
};

describe('Rules of an organization', () => {
  test('block, warn, route and hold', () => {
    const rules = [
      rule({ id: 'ORG_BLOCK', action: 'BLOCK' }),
      rule({ id: 'ORG_WARN', action: 'WARN' }),
      rule({ id: 'ORG_ROUTE', action: 'ROUTE', target: 'LARGE' }),
      rule({ id: 'ORG_HOLD', action: 'HOLD', target: 'Waits for the contract' }),
      rule({ id: 'ORG_SILENT', condition: 'false', action: 'BLOCK' }),
    ];
    const { findings, routes, holds } = askRules(CLAIMS.professional, rules, FACTS.today);
    expect(findings.map(({ rule: id, severity, by, key }) => [id, severity, by, key])).toEqual([
      ['ORG_BLOCK', 'BLOCKS', 'ORGANIZATION', 'ORG_BLOCK 3'],
      ['ORG_WARN', 'WARNS', 'ORGANIZATION', 'ORG_WARN 3'],
      ['ORG_ROUTE', 'INFORMS', 'ORGANIZATION', 'ORG_ROUTE 3'],
      ['ORG_HOLD', 'BLOCKS', 'ORGANIZATION', 'ORG_HOLD 3'],
    ]);
    expect(routes).toEqual([{ rule: 'ORG_ROUTE', queue: 'LARGE' }]);
    expect(holds).toEqual([{ rule: 'ORG_HOLD', reason: 'Waits for the contract' }]);
  });

  test('fail one by one: a fault is a finding of the rule, warns, and quotes nothing of the claim', () => {
    const claim = { ...CLAIMS.professional, note: 'Canary' };
    const rules = [
      rule({ id: 'ORG_FAULTY', action: 'BLOCK', condition: 'int(claim.note) > 1' }),
      rule({ id: 'ORG_ODD', action: 'ROUTE', target: 'X', condition: 'claim.note' }),
      rule({ id: 'ORG_FINE' }),
    ];
    const { findings, routes } = askRules(claim, rules, FACTS.today);
    expect(findings.map(({ rule: id, severity }) => [id, severity])).toEqual([
      ['ORG_FAULTY', 'WARNS'],
      ['ORG_ODD', 'WARNS'],
      ['ORG_FINE', 'WARNS'],
    ]);
    expect(routes).toEqual([]);
    expect(JSON.stringify(findings)).not.toContain('Canary');
  });

  test('spend nothing of one another', () => {
    const costly = rule({ id: 'ORG_COSTLY', condition: 'claim.lines.all(a, claim.lines.all(b, claim == claim))' });
    const { findings } = askRules(long, [costly, rule({ id: 'ORG_FINE' })], FACTS.today);
    expect(findings.map(({ key }) => key)).toEqual(['ORG_COSTLY 3 TOO_COSTLY', 'ORG_FINE 3']);
  });
});
