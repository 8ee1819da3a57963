/** Other payers of a claim, and what they decided: 2320, 2330 and 2430 of every 837. */

import { amountText, dateText } from '../../x12/values.ts';
import type { LineAdjudication, OtherCoverage, PayerAdjustment } from '../snapshot/claim-snapshot.ts';
import { address, personName, RELATIONSHIP_CODES, someOf, stateAndZip } from './parties.ts';

export const otherSubscriber = ({ payer, subscriber, relationship, adjudication }: OtherCoverage) => ({
  otherSubscriberInformation: {
    payerResponsibility: payer.responsibility as 'S',
    individualRelationshipCode: RELATIONSHIP_CODES[relationship] as '18',
    ...someOf({
      groupOrPolicyNumber: subscriber.groupNumber,
      claimFilingIndicatorCode: payer.claimFilingIndicatorCode as 'CI' | null,
    }),
  },
  ...(adjudication && adjudication.adjustments.length > 0
    ? { claimLevelAdjustments: adjustmentSegments(adjudication.adjustments) }
    : {}),
  ...(adjudication
    ? { payerPaidAmount: { amountQualifierCode: 'D' as const, monetaryAmount: amountText(adjudication.paidAmount) } }
    : {}),
  otherInsuranceCoverageInformation: {
    benefitsAssignmentIndicator: 'Y' as const,
    releaseOfInformationCode: 'Y' as const,
  },
  otherSubscriber: {
    otherSubscriberName: {
      entityIdentifierCode: 'IL' as const,
      entityTypeQualifier: '1' as const,
      ...personName(subscriber.name),
      identificationCodeQualifier: 'MI' as const,
      identificationCode: subscriber.memberId ?? '',
    },
    ...(subscriber.address
      ? {
          otherSubscriberAddress: address(subscriber.address),
          otherSubscriberCityStateZipCode: stateAndZip(subscriber.address),
        }
      : {}),
  },
  otherPayer: {
    otherPayerName: {
      entityIdentifierCode: 'PR' as const,
      entityTypeQualifier: '2' as const,
      lastNameOrOrganizationName: payer.name,
      identificationCodeQualifier: 'PI' as const,
      identificationCode: payer.payerId ?? '',
    },
    ...(adjudication?.decidedOn
      ? {
          claimCheckOrRemittanceDate: {
            dateTimeQualifier: '573' as const,
            dateTimePeriodFormatQualifier: 'D8' as const,
            dateTimePeriod: dateText(adjudication.decidedOn),
          },
        }
      : {}),
    ...(adjudication?.payerClaimControlNumber
      ? {
          otherPayerClaimControlNumber: {
            referenceIdentificationQualifier: 'F8' as const,
            referenceIdentification: adjudication.payerClaimControlNumber,
          },
        }
      : {}),
  },
});

export const lineAdjudication = (decided: LineAdjudication) => {
  const [modifier1 = null, modifier2 = null, modifier3 = null, modifier4 = null] = decided.modifiers;
  return {
    lineAdjudicationInformation: {
      otherPayerPrimaryIdentifier: decided.payerId,
      serviceLinePaidAmount: amountText(decided.paidAmount),
      procedure: {
        productOrServiceIdQualifier: 'HC' as const,
        procedureCode: decided.procedureCode,
        ...someOf({ modifier1, modifier2, modifier3, modifier4 }),
      },
      paidServiceUnitCount: decided.paidUnits,
    },
    ...(decided.adjustments.length > 0 ? { lineAdjustments: adjustmentSegments(decided.adjustments) } : {}),
    lineCheckOrRemittanceDate: {
      dateTimeQualifier: '573' as const,
      dateTimePeriodFormatQualifier: 'D8' as const,
      dateTimePeriod: dateText(decided.decidedOn),
    },
  };
};

/** A segment for each group, six adjustments in each; more of a group go on in another. */
const adjustmentSegments = (adjustments: readonly PayerAdjustment[]) => {
  const groups = Map.groupBy(adjustments, ({ groupCode }) => groupCode);
  return [...groups].flatMap(([groupCode, list]) =>
    Array.from({ length: Math.ceil(list.length / 6) }, (_, part) =>
      adjustmentSegment(groupCode, list.slice(part * 6, part * 6 + 6)),
    ),
  );
};

const adjustmentSegment = (groupCode: string, list: readonly PayerAdjustment[]) => ({
  claimAdjustmentGroupCode: groupCode as 'CO',
  ...(Object.fromEntries(
    list.flatMap(({ reasonCode, amount, quantity }, index) => [
      [`adjustmentReasonCode${index + 1}`, reasonCode],
      [`adjustmentAmount${index + 1}`, amountText(amount)],
      ...(quantity === null ? [] : [[`adjustmentQuantity${index + 1}`, quantity]]),
    ]),
  ) as { readonly adjustmentReasonCode1: string; readonly adjustmentAmount1: string }),
});
