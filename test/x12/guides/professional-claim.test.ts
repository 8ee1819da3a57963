import { describe, expect, test } from '@jest/globals';
import { ANY_NUMBER } from '../../../src/x12/declare/guide.ts';
import {
  PROFESSIONAL_CLAIM,
  type ProfessionalClaim,
} from '../../../src/x12/guides/professional-claim/professional-claim.ts';
import { BILLING_PROVIDER, HEAD, LEVEL_BELOW, PAYER, SUBSCRIBER, TOP_LEVEL } from './claim-pieces.ts';
import { faultsOf, loopOf, mostOf } from './faults.ts';

describe('837P as declared', () => {
  test('has nothing that reader and writer could not work with', () => {
    expect(faultsOf(PROFESSIONAL_CLAIM)).toEqual([]);
  });

  test.each([
    ['2000A', 'subscribers', ANY_NUMBER],
    ['2000B', 'claims', 100],
    ['2000C', 'claims', 100],
    ['2010BB', 'payerSecondaryIdentifications', 3],
    ['2300', 'claimSupplementalInformation', 10],
    ['2300', 'assumedAndRelinquishedCareDates', 2],
    ['2300', 'conditionCodes', 2],
    ['2300', 'referringProviders', 2],
    ['2300', 'otherSubscribers', 10],
    ['2300', 'serviceLines', 50],
    ['2320', 'claimLevelAdjustments', 5],
    ['2400', 'testResults', 5],
    ['2400', 'priorAuthorizations', 5],
    ['2400', 'lineAdjudications', 15],
    ['2430', 'lineAdjustments', 5],
    ['2440', 'supportingDocumentation', 99],
  ])('%s holds %s up to %s times', (loop, name, most) => {
    expect(mostOf(loopOf(PROFESSIONAL_CLAIM, loop), name)).toBe(most);
  });

  test('a claim has twelve diagnoses and a line four pointers to them', () => {
    expect(partsOf('2300', 'healthCareDiagnosisCodes')).toHaveLength(12);
    expect(Object.keys(elementsOf('2400', 'professionalService')['diagnosisPointers']!.parts!)).toHaveLength(4);
  });

  test('the same claim stands with the subscriber and with the patient', () => {
    const under = (id: string) => loopOf(PROFESSIONAL_CLAIM, id).children.find((child) => child.name === 'claims');
    expect(under('2000B')).toBe(under('2000C'));
  });

  test('the type of a claim is that of its declaration', () => {
    const line = CLAIM.billingProviders[0]!.subscribers[0]!.claims![0]!.serviceLines[0]!;
    // @ts-expect-error: a code that the guide does not list
    const broken: ProfessionalClaim['beginningOfHierarchicalTransaction']['transactionTypeCode'] = 'XX';
    // @ts-expect-error: an element that the guide does not use
    const unused = line.professionalService.reviewCode;
    expect([broken, unused]).toEqual(['XX', undefined]);
    expect(line.professionalService.diagnosisPointers).toEqual({ diagnosisPointer1: '1' });
  });
});

const elementsOf = (loop: string, name: string) => {
  const child = loopOf(PROFESSIONAL_CLAIM, loop).children.find((one) => one.name === name);
  if (child?.kind !== 'segment') throw new Error(`${loop} has no segment ${name}`);
  return child.elements;
};

const partsOf = (loop: string, name: string) => Object.keys(elementsOf(loop, name));

/** The least that the guide takes: a subscriber who is the patient, one service. That it compiles is half of the test. */
const CLAIM: ProfessionalClaim = {
  ...HEAD,
  billingProviders: [
    {
      hierarchicalLevel: TOP_LEVEL,
      billingProvider: BILLING_PROVIDER,
      subscribers: [
        {
          hierarchicalLevel: LEVEL_BELOW,
          subscriberInformation: {
            payerResponsibility: 'P',
            individualRelationshipCode: '18',
            claimFilingIndicatorCode: 'CI',
          },
          subscriber: SUBSCRIBER,
          payer: PAYER,
          claims: [
            {
              claimInformation: {
                patientControlNumber: 'C1',
                totalClaimChargeAmount: '100',
                healthCareServiceLocation: {
                  facilityCodeValue: '11',
                  facilityCodeQualifier: 'B',
                  claimFrequencyCode: '1',
                },
                providerSignatureIndicator: 'Y',
                assignmentOrPlanParticipationCode: 'A',
                benefitsAssignmentIndicator: 'Y',
                releaseOfInformationCode: 'Y',
              },
              healthCareDiagnosisCodes: {
                healthCareCodeInformation1: { codeListQualifierCode: 'ABK', industryCode: 'J069' },
              },
              serviceLines: [
                {
                  serviceLineNumber: { assignedNumber: '1' },
                  professionalService: {
                    procedure: { productOrServiceIdQualifier: 'HC', procedureCode: '99213' },
                    lineItemChargeAmount: '100',
                    unitOrBasisForMeasurementCode: 'UN',
                    serviceUnitCount: '1',
                    diagnosisPointers: { diagnosisPointer1: '1' },
                  },
                  serviceDate: {
                    dateTimeQualifier: '472',
                    dateTimePeriodFormatQualifier: 'D8',
                    dateTimePeriod: '20260227',
                  },
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};
