/** A small remittance advice, and what its type refuses. */

import type { RemittanceAdvice } from '../../../src/x12/guides/remittance-advice/remittance-advice.ts';

export const PAYMENT: RemittanceAdvice = {
  financialInformation: {
    transactionHandlingCode: 'I',
    totalActualProviderPaymentAmount: '80',
    creditDebitFlagCode: 'C',
    paymentMethodCode: 'CHK',
    checkIssueOrEftEffectiveDate: '20260105',
  },
  reassociationTraceNumber: {
    traceTypeCode: '1',
    referenceIdentification: 'CHECK-1',
    originatingCompanyIdentifier: '1999999999',
  },
  payer: {
    payerIdentification: { entityIdentifierCode: 'PR', name: 'Example Plan' },
    payerAddress: { addressLine1: '1 Example Street' },
    payerCityStateZipCode: { cityName: 'Exampleton', stateOrProvinceCode: 'OH', postalCode: '430040000' },
    payerTechnicalContacts: [{ contactFunctionCode: 'BL', name: 'Desk' }],
  },
  payee: {
    payeeIdentification: {
      entityIdentifierCode: 'PE',
      name: 'Example Clinic',
      identificationCodeQualifier: 'XX',
      identificationCode: '1999999984',
    },
  },
  headerNumbers: [
    {
      headerNumber: { assignedNumber: '1' },
      claimPayments: [
        {
          claimPaymentInformation: {
            patientControlNumber: 'PCN-1',
            claimStatusCode: '1',
            totalClaimChargeAmount: '100',
            claimPaymentAmount: '80',
            claimFilingIndicatorCode: '12',
            payerClaimControlNumber: 'ICN-1',
          },
          patientName: { entityIdentifierCode: 'QC', entityTypeQualifier: '1', lastNameOrOrganizationName: 'Doe' },
          servicePayments: [
            {
              servicePaymentInformation: {
                procedure: { productOrServiceIdQualifier: 'HC', procedureCode: '99213', modifier1: '25' },
                lineItemChargeAmount: '100',
                lineItemProviderPaymentAmount: '80',
              },
              serviceDates: [{ dateTimeQualifier: '472', date: '20251201' }],
              serviceAdjustments: [
                { claimAdjustmentGroupCode: 'CO', adjustmentReasonCode1: '45', adjustmentAmount1: '20' },
              ],
            },
          ],
        },
      ],
    },
  ],
  providerAdjustments: [
    {
      providerIdentifier: '1999999984',
      fiscalPeriodDate: '20261231',
      adjustmentIdentifier1: { adjustmentReasonCode: 'WO', providerAdjustmentIdentifier: 'ICN-0' },
      adjustmentAmount1: '0',
    },
  ],
};

// What does not compile is half of the test.

export const PAYMENT_METHODS: readonly RemittanceAdvice['financialInformation']['paymentMethodCode'][] = [
  'ACH',
  // @ts-expect-error the guide knows no payment in cash
  'CASH',
];

type ClaimPayment = NonNullable<RemittanceAdvice['headerNumbers']>[number]['claimPayments'][number];

type Reference = NonNullable<ClaimPayment['otherClaimRelatedIdentifications']>[number];

export const REFERENCES: readonly Reference[] = [
  { referenceIdentificationQualifier: 'EA', referenceIdentification: 'MRN-1' },
  // @ts-expect-error 1K is of other guides
  { referenceIdentificationQualifier: '1K', referenceIdentification: 'ICN-1' },
  // @ts-expect-error a qualifier says nothing without what it qualifies
  { referenceIdentificationQualifier: 'EA' },
];
