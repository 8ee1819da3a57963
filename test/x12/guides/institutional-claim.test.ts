import { describe, expect, test } from '@jest/globals';
import {
  INSTITUTIONAL_CLAIM,
  type InstitutionalClaim,
} from '../../../src/x12/guides/institutional-claim/institutional-claim.ts';
import { BILLING_PROVIDER, HEAD, LEVEL_BELOW, PAYER, SUBSCRIBER, TOP_LEVEL } from './claim-pieces.ts';
import { faultsOf, loopOf, mostOf } from './faults.ts';

describe('837I as declared', () => {
  test('has nothing that reader and writer could not work with', () => {
    expect(faultsOf(INSTITUTIONAL_CLAIM)).toEqual([]);
  });

  test.each([
    ['2000B', 'claims', 100],
    ['2300', 'investigationalDeviceExemptionNumbers', 5],
    ['2300', 'claimNotes', 10],
    ['2300', 'principalDiagnosis', 1],
    ['2300', 'otherDiagnoses', 2],
    ['2300', 'otherProcedures', 2],
    ['2300', 'occurrenceSpanCodes', 2],
    ['2300', 'valueCodes', 2],
    ['2300', 'otherSubscribers', 10],
    ['2300', 'serviceLines', 999],
    ['2310A', 'attendingProviderSecondaryIdentifications', 4],
    ['2320', 'claimLevelAdjustments', 5],
    ['2400', 'lineAdjudications', 15],
    ['2430', 'lineAdjustments', 5],
  ])('%s holds %s up to %s times', (loop, name, most) => {
    expect(mostOf(loopOf(INSTITUTIONAL_CLAIM, loop), name)).toBe(most);
  });

  test('two segments of twelve other diagnoses make twenty-four, each present on admission or not', () => {
    const child = loopOf(INSTITUTIONAL_CLAIM, '2300').children.find((one) => one.name === 'otherDiagnoses');
    if (child?.kind !== 'segment') throw new Error('2300 has no other diagnoses');
    const specs = Object.values(child.elements);
    expect(specs).toHaveLength(12);
    expect(specs.map((spec) => spec.parts!['presentOnAdmissionIndicator']!.codes)).toEqual(
      specs.map(() => ['N', 'U', 'W', 'Y']),
    );
  });

  test('the type of a claim is that of its declaration', () => {
    const claim = CLAIM.billingProviders[0]!.subscribers[0]!.claims![0]!;
    // @ts-expect-error: 837I has statement dates, not one day
    const broken: typeof claim.statementDates.dateTimePeriodFormatQualifier = 'D8';
    // @ts-expect-error: the signature is asked for in 837P alone
    const unused = claim.claimInformation.providerSignatureIndicator;
    expect([broken, unused]).toEqual(['D8', undefined]);
    expect(claim.serviceLines[0]!.institutionalService.serviceLineRevenueCode).toBe('0300');
  });
});

/** The least that the guide takes: a subscriber who is the patient, one service. That it compiles is half of the test. */
const CLAIM: InstitutionalClaim = {
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
            claimFilingIndicatorCode: 'MA',
          },
          subscriber: SUBSCRIBER,
          payer: PAYER,
          claims: [
            {
              claimInformation: {
                patientControlNumber: 'C1',
                totalClaimChargeAmount: '100',
                healthCareServiceLocation: {
                  facilityCodeValue: '13',
                  facilityCodeQualifier: 'A',
                  claimFrequencyCode: '1',
                },
                assignmentOrPlanParticipationCode: 'A',
                benefitsAssignmentIndicator: 'Y',
                releaseOfInformationCode: 'Y',
              },
              statementDates: {
                dateTimeQualifier: '434',
                dateTimePeriodFormatQualifier: 'RD8',
                dateTimePeriod: '20260227-20260227',
              },
              institutionalClaimCode: { admissionTypeCode: '3', patientStatusCode: '01' },
              principalDiagnosis: {
                healthCareCodeInformation1: {
                  codeListQualifierCode: 'ABK',
                  industryCode: 'J069',
                  presentOnAdmissionIndicator: 'Y',
                },
              },
              serviceLines: [
                {
                  serviceLineNumber: { assignedNumber: '1' },
                  institutionalService: {
                    serviceLineRevenueCode: '0300',
                    lineItemChargeAmount: '100',
                    unitOrBasisForMeasurementCode: 'UN',
                    serviceUnitCount: '1',
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
