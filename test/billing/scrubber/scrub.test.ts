/** How findings are put together: weights of a payer, what the coding edits said, order, places. */

import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../../src/coding/edits/finding.ts';
import type { PayerProfile } from '../../../src/billing/scrubber/facts.ts';
import { claimKey, lineKeys } from '../../../src/billing/scrubber/claim-key.ts';
import { placeOf, profileFaults, scrub } from '../../../src/billing/scrubber/scrub.ts';
import { CLAIMS, changed, FACTS } from './claims.ts';

const profileOf = (...rules: PayerProfile['rules']): PayerProfile => ({
  rules,
  authorizationRequired: new Set(),
  referralRequired: new Set(),
  drugCodeRequired: new Set(),
});

const told = (changes: Record<string, unknown>, facts = {}): string[] =>
  scrub(changed(CLAIMS.professional, changes), { ...FACTS, ...facts }).map(
    ({ rule, severity }) => `${rule} ${severity}`,
  );

const coding: Finding = {
  rule: 'EXCLUDES1',
  severity: 'BLOCKS',
  path: 'diagnoses[2].code',
  assignmentIds: ['d2'],
  message: 'I10 is not coded together with E11.621.',
  source: 'ICD-10-CM tabular list',
  mend: null,
  overridable: true,
  key: 'EXCLUDES1 E11621 I10',
};

describe('The profile of a payer', () => {
  test('makes a rule weigh more, less, or nothing', () => {
    const without = { 'billingProvider.taxonomyCode': null };
    expect(told(without)).toEqual(['TAXONOMY_MISSING WARNS']);
    const weighed = (severity: 'BLOCKS' | 'INFORMS' | 'OFF'): string[] =>
      told(without, { profile: profileOf({ rule: 'TAXONOMY_MISSING', severity }) });
    expect(weighed('BLOCKS')).toEqual(['TAXONOMY_MISSING BLOCKS']);
    expect(weighed('INFORMS')).toEqual(['TAXONOMY_MISSING INFORMS']);
    expect(weighed('OFF')).toEqual([]);
  });

  test('takes nothing from what the guide demands, and may add to it', () => {
    const without = { 'subscriber.memberId': null };
    for (const severity of ['OFF', 'INFORMS', 'WARNS'] as const)
      expect(told(without, { profile: profileOf({ rule: 'MEMBER_ID_MISSING', severity }) })).toEqual([
        'MEMBER_ID_MISSING BLOCKS',
      ]);
    expect(
      told(
        { referralNumber: 'RF1' },
        { profile: profileOf({ rule: 'REFERRAL_WITHOUT_PROVIDER', severity: 'BLOCKS' }) },
      ),
    ).toEqual(['REFERRAL_WITHOUT_PROVIDER BLOCKS']);
  });

  test('says what of it cannot be followed', () => {
    expect(
      profileFaults(
        profileOf(
          { rule: 'MEMBER_ID_MISSING', severity: 'WARNS' },
          { rule: 'NO_SUCH_RULE', severity: 'OFF' },
          { rule: 'TAXONOMY_MISSING', severity: 'OFF' },
          { rule: 'EXCLUDES1', severity: 'WARNS' },
          { rule: 'CODE_UNKNOWN', severity: 'WARNS' },
        ),
      ),
    ).toEqual([
      { rule: 'MEMBER_ID_MISSING', reason: 'BELOW_THE_GUIDE' },
      { rule: 'NO_SUCH_RULE', reason: 'UNKNOWN' },
      { rule: 'CODE_UNKNOWN', reason: 'BELOW_THE_GUIDE' },
    ]);
  });
});

describe('What the coding edits say', () => {
  test('is carried over with its rule, weight and key, at its place on the claim', () => {
    const [finding] = scrub(CLAIMS.professional, { ...FACTS, codingFindings: [coding] });
    expect(finding).toEqual({
      rule: 'EXCLUDES1',
      severity: 'BLOCKS',
      by: 'CODING',
      path: 'diagnoses[2].code',
      loop: '2300',
      segment: 'HI',
      element: null,
      message: coding.message,
      mend: null,
      source: coding.source,
      overridable: true,
      key: coding.key,
    });
  });

  test('calls procedures lines, and the encounter the claim', () => {
    const paths = ['procedures[1].code', 'procedures[2].modifiers', 'procedures[3].serviceDate', 'encounter'];
    const codingFindings = paths.map((path) => ({ ...coding, path, key: path }));
    expect(
      scrub(CLAIMS.professional, { ...FACTS, codingFindings })
        .map(({ path, loop, segment }) => `${path} ${loop} ${segment}`)
        .toSorted(),
    ).toEqual([
      'claim 2300 null',
      'lines[1].procedureCode 2400 SV1',
      'lines[2].modifiers 2400 SV1',
      'lines[3].serviceFrom 2400 SV1',
    ]);
  });

  test('weighs less by profile only where a person may let it stand', () => {
    const profile = profileOf({ rule: 'EXCLUDES1', severity: 'INFORMS' });
    const weigh = (overridable: boolean): string[] =>
      told({}, { profile, codingFindings: [{ ...coding, overridable }] });
    expect(weigh(true)).toEqual(['EXCLUDES1 INFORMS']);
    expect(weigh(false)).toEqual(['EXCLUDES1 BLOCKS']);
  });
});

describe('Findings', () => {
  test('come all at once: what blocks first, then by place, line 2 before line 10', () => {
    const lines = Array.from({ length: 11 }, (_, index) => ({
      ...CLAIMS.professional.lines[2]!,
      number: index + 1,
      lineItemControlNumber: null,
      modifiers: ['76'],
      units: index === 1 || index === 9 ? '0' : '1',
      diagnosisPointers: [1, 2],
    }));
    expect(
      scrub(
        changed(CLAIMS.professional, { lines, totalClaimChargeAmount: 1100_00n, 'payer.payerId': null, note: 'See' }),
        FACTS,
      ).map(({ severity, path }) => `${severity} ${path}`),
    ).toEqual(['BLOCKS lines[2].units', 'BLOCKS lines[10].units', 'BLOCKS payer.payerId', 'INFORMS note']);
  });

  test('say what of the file would break', () => {
    expect(placeOf('2010AA NM109', 'PROFESSIONAL')).toEqual({ loop: '2010AA', segment: 'NM1', element: 'NM109' });
    expect(placeOf('2310C NM109|2310E NM109', 'INSTITUTIONAL')).toEqual({
      loop: '2310E',
      segment: 'NM1',
      element: 'NM109',
    });
    expect(placeOf('2300 CLM05-3', 'PROFESSIONAL')).toEqual({ loop: '2300', segment: 'CLM', element: 'CLM05-3' });
    expect(placeOf('2300 HI', 'PROFESSIONAL')).toEqual({ loop: '2300', segment: 'HI', element: null });
    expect(placeOf('2010BA N3', 'PROFESSIONAL')).toEqual({ loop: '2010BA', segment: 'N3', element: null });
  });
});

describe('The key of a claim', () => {
  const key = (changes: Record<string, unknown>): string => claimKey(changed(CLAIMS.professional, changes));

  test('is the same for the same services, however the claim is numbered', () => {
    const [one, two, three] = CLAIMS.professional.lines;
    expect(key({ patientControlNumber: 'HV9', note: 'x', lines: [three, two, one] })).toBe(key({}));
  });

  test('is another where patient, provider, payer, day, code, units or charge is', () => {
    const keys = [
      {},
      { 'subscriber.memberId': 'M2' },
      { 'patient.birthDate': '1980-04-03' },
      { 'billingProvider.npi': '1' },
      { 'payer.payerId': 'X' },
      { 'lines[1].serviceFrom': '2026-05-03' },
      { 'lines[1].procedureCode': '99214' },
      { 'lines[1].units': '2' },
      { 'lines[1].chargeAmount': 1n },
      { 'lines[1].modifiers': [] },
    ].map(key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('tells nothing of the person', () => {
    const keys = [claimKey(CLAIMS.professional), ...lineKeys(CLAIMS.professional)];
    for (const one of keys) expect(one).toMatch(/^[\w-]{43}$/);
  });
});
