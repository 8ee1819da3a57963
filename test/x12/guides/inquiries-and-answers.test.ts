import { describe, expect, test } from '@jest/globals';
import type { Guide, Use } from '../../../src/x12/declare/guide.ts';
import { CLAIM_ACKNOWLEDGMENT } from '../../../src/x12/guides/claim-acknowledgment/claim-acknowledgment.ts';
import { CLAIM_STATUS_REQUEST } from '../../../src/x12/guides/claim-status-request/claim-status-request.ts';
import { CLAIM_STATUS_RESPONSE } from '../../../src/x12/guides/claim-status-response/claim-status-response.ts';
import { ELIGIBILITY_INQUIRY } from '../../../src/x12/guides/eligibility-inquiry/eligibility-inquiry.ts';
import { ELIGIBILITY_RESPONSE } from '../../../src/x12/guides/eligibility-response/eligibility-response.ts';
import { REMITTANCE_ADVICE } from '../../../src/x12/guides/remittance-advice/remittance-advice.ts';
import { departures } from './conformity.ts';
import { faultsOf, loopOf, loopsOf, mostOf } from './faults.ts';
import { CLAIM_STATUS_ANSWERED, CLAIM_STATUS_ASKED, CLAIMS_TAKEN_IN } from './trees-of-claims.ts';
import { COVERAGE_ANSWERED, COVERAGE_ASKED } from './trees-of-coverage.ts';
import { PAYMENT } from './trees-of-payments.ts';

const GUIDES: readonly [name: string, guide: Guide, tree: object][] = [
  ['835', REMITTANCE_ADVICE, PAYMENT],
  ['277CA', CLAIM_ACKNOWLEDGMENT, CLAIMS_TAKEN_IN],
  ['276', CLAIM_STATUS_REQUEST, CLAIM_STATUS_ASKED],
  ['277', CLAIM_STATUS_RESPONSE, CLAIM_STATUS_ANSWERED],
  ['270', ELIGIBILITY_INQUIRY, COVERAGE_ASKED],
  ['271', ELIGIBILITY_RESPONSE, COVERAGE_ANSWERED],
];

/** A level names its subscriber once, and LS stands before the entities, which the guide lets be an insured too. */
const BORNE: Readonly<Record<string, readonly string[]>> = {
  '271': ['2100C: nothing tells benefitRelatedEntities from the next subscriber'],
};

describe.each(GUIDES)('The guide of %s', (name, guide, tree) => {
  test('has no fault', () => {
    expect(faultsOf(guide)).toEqual(BORNE[name] ?? []);
  });

  test('is kept by a small tree', () => {
    expect(departures(guide.children, tree as Readonly<Record<string, unknown>>)).toEqual([]);
  });
});

test('A tree that lacks a segment, or says another code, departs from its guide', () => {
  const { reassociationTraceNumber: _, ...rest } = PAYMENT;
  const wrong = {
    ...rest,
    payer: { ...PAYMENT.payer, payerIdentification: { entityIdentifierCode: 'PE', name: 'A' } },
  };
  expect(departures(REMITTANCE_ADVICE.children, wrong)).toEqual([
    '/reassociationTraceNumber lacks',
    '/payer/payerIdentification/entityIdentifierCode says PE',
  ]);
});

describe('The loops, in order', () => {
  test.each([
    ['835', REMITTANCE_ADVICE, '1000A 1000B 2000 2100 2110'],
    ['277CA', CLAIM_ACKNOWLEDGMENT, '2000A 2100A 2200A 2000B 2100B 2200B 2000C 2100C 2200C 2000D 2100D 2200D 2220D'],
    [
      '276',
      CLAIM_STATUS_REQUEST,
      '2000A 2100A 2000B 2100B 2000C 2100C 2000D 2100D 2200D 2210D 2000E 2100E 2200E 2210E',
    ],
    [
      '277',
      CLAIM_STATUS_RESPONSE,
      '2000A 2100A 2000B 2100B 2200B 2000C 2100C 2200C 2000D 2100D 2200D 2220D 2000E 2100E 2200E 2220E',
    ],
    ['270', ELIGIBILITY_INQUIRY, '2000A 2100A 2000B 2100B 2000C 2100C 2110C 2000D 2100D 2110D'],
    [
      '271',
      ELIGIBILITY_RESPONSE,
      '2000A 2100A 2000B 2100B 2000C 2100C 2110C 2115C 2120C 2000D 2100D 2110D 2115D 2120D',
    ],
  ] as const)('of %s', (_name, guide, ids) => {
    expect(loopsOf(guide).map((loop) => loop.id)).toEqual(ids.split(' '));
  });
});

const elementsOf = (guide: Guide, loopId: string, name: string): Use['elements'] => {
  const found = loopOf(guide, loopId).children.find((child) => child.name === name);
  if (found?.kind !== 'segment') throw new Error(`${loopId} has no segment ${name}`);
  return found.elements;
};

describe('Bounds', () => {
  test.each([
    [REMITTANCE_ADVICE, '2000', 'claimPayments', Infinity],
    [REMITTANCE_ADVICE, '2100', 'claimAdjustments', 99],
    [REMITTANCE_ADVICE, '2100', 'otherClaimRelatedIdentifications', 5],
    [REMITTANCE_ADVICE, '2100', 'claimSupplementalAmounts', 13],
    [REMITTANCE_ADVICE, '2100', 'claimSupplementalQuantities', 14],
    [REMITTANCE_ADVICE, '2100', 'servicePayments', 999],
    [REMITTANCE_ADVICE, '2110', 'serviceAdjustments', 99],
    [REMITTANCE_ADVICE, '2110', 'healthCareRemarkCodes', 99],
    [CLAIM_ACKNOWLEDGMENT, '2000A', 'informationReceiverLevel', 1],
    [CLAIM_ACKNOWLEDGMENT, '2000D', 'claims', Infinity],
    [CLAIM_ACKNOWLEDGMENT, '2200D', 'payerClaimControlNumber', 1],
    [CLAIM_STATUS_REQUEST, '2000C', 'serviceProviderNames', 2],
    [CLAIM_STATUS_RESPONSE, '2000C', 'serviceProviderNames', 2],
    [ELIGIBILITY_INQUIRY, '2100C', 'inquiries', 99],
    [ELIGIBILITY_RESPONSE, '2100C', 'benefits', Infinity],
    [ELIGIBILITY_RESPONSE, '2110C', 'messages', 10],
    [ELIGIBILITY_RESPONSE, '2110C', 'additionalInformation', 10],
    [ELIGIBILITY_RESPONSE, '2110D', 'benefitRelatedEntities', 23],
  ] as const)('%# hold', (guide, loopId, name, most) => {
    expect(mostOf(loopOf(guide, loopId), name)).toBe(most);
  });

  test('give an adjustment six reasons, a provider adjustment six amounts, a patient eight diagnoses', () => {
    const named = (elements: Use['elements'], like: string) =>
      Object.keys(elements).filter((name) => name.startsWith(like)).length;
    expect(named(elementsOf(REMITTANCE_ADVICE, '2110', 'serviceAdjustments'), 'adjustmentReasonCode')).toBe(6);
    expect(named(elementsOf(ELIGIBILITY_INQUIRY, '2100C', 'subscriberDiagnoses'), 'healthCareCodeInformation')).toBe(8);
    const providerAdjustments = REMITTANCE_ADVICE.children.at(-1)!;
    expect(providerAdjustments.kind === 'segment' && named(providerAdjustments.elements, 'adjustmentAmount')).toBe(6);
    expect(mostOf(REMITTANCE_ADVICE, 'providerAdjustments')).toBe(Infinity);
  });

  test('give a dependent no coverage level of the employee, and no group of version 4010 to an adjustment', () => {
    const levels = (loopId: string) => elementsOf(ELIGIBILITY_RESPONSE, loopId, 'benefit')['coverageLevelCode'];
    expect(levels('2110C')?.codes).toContain('EMP');
    expect(levels('2110D')?.codes).not.toContain('EMP');
    const groups = elementsOf(REMITTANCE_ADVICE, '2100', 'claimAdjustments')['claimAdjustmentGroupCode'];
    expect(groups?.codes).toEqual(['CO', 'OA', 'PI', 'PR']);
  });
});
