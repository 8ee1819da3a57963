/** Each rule of the scrubber: where it speaks, and where it keeps silent. */

import { describe, expect, test } from '@jest/globals';
import { RULES as CODING_RULES } from '../../../src/coding/edits/edits.ts';
import { RULES } from '../../../src/billing/scrubber/rules.ts';
import { scrub } from '../../../src/billing/scrubber/scrub.ts';
import { CLAIMS, changed, FACTS, type ClaimName } from './claims.ts';
import { CLAIMS_CASES } from './cases/claims.ts';
import { PARTIES } from './cases/parties.ts';
import { SERVICES } from './cases/services.ts';

const CASES = [...PARTIES, ...SERVICES, ...CLAIMS_CASES];

describe('The rule', () => {
  test.each(CASES)(
    '$rule speaks, and is silent beside',
    ({ rule, of = 'professional', breaks, keeps, path, facts }) => {
      const told = (changes: object): string[] =>
        scrub(changed(CLAIMS[of], { ...changes }), { ...FACTS, ...facts })
          .filter((finding) => finding.rule === rule)
          .map((finding) => finding.path);
      expect(told(breaks)).toContain(path ?? Object.keys(breaks)[0]);
      expect(told(keeps ?? {})).toEqual([]);
    },
  );

  test('has a case, whichever it is, and an id of its own', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.filter((id) => !CASES.some(({ rule }) => rule === id))).toEqual([]);
    expect(CASES.map(({ rule }) => rule).filter((rule) => !ids.includes(rule))).toEqual([]);
    expect(new Set([...ids, ...CODING_RULES.map(({ id }) => id)]).size).toBe(ids.length + CODING_RULES.length);
    expect(ids.filter((id) => !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(id))).toEqual([]);
    expect(ids.length).toBeGreaterThanOrEqual(100);
  });

  test('weighs nothing less than the guide, where it is the guide', () => {
    expect(RULES.filter(({ guide, severity }) => guide && severity === 'INFORMS')).toEqual([]);
    for (const { sentence, source } of RULES) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(source).not.toBe('');
    }
  });
});

describe('A claim in order', () => {
  test.each(Object.keys(CLAIMS) as ClaimName[])('%s has nothing against it', (name) => {
    expect(scrub(CLAIMS[name], FACTS)).toEqual([]);
  });
});
