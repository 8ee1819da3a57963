/** Small trees of the guides that ask and answer about claims, and what their types refuse. */

import type { ClaimAcknowledgment } from '../../../src/x12/guides/claim-acknowledgment/claim-acknowledgment.ts';
import type { ClaimStatusRequest } from '../../../src/x12/guides/claim-status-request/claim-status-request.ts';
import type { ClaimStatusResponse } from '../../../src/x12/guides/claim-status-response/claim-status-response.ts';

export const CLAIMS_TAKEN_IN: ClaimAcknowledgment = {
  beginningOfHierarchicalTransaction: {
    hierarchicalStructureCode: '0085',
    transactionSetPurposeCode: '08',
    referenceIdentification: 'ACK-1',
    date: '20260105',
    time: '0800',
    transactionTypeCode: 'TH',
  },
  informationSourceLevel: {
    hierarchicalLevel: { hierarchicalIdNumber: '1', hierarchicalLevelCode: '20', hierarchicalChildCode: '1' },
    informationSource: {
      informationSourceName: {
        entityIdentifierCode: 'PR',
        entityTypeQualifier: '2',
        lastNameOrOrganizationName: 'Example Plan',
        identificationCodeQualifier: 'PI',
        identificationCode: 'PAYER1',
      },
    },
    transmissionReceipt: {
      transmissionReceiptControlIdentifier: { traceTypeCode: '1', referenceIdentification: 'RECEIPT-1' },
      informationSourceReceiptDate: {
        dateTimeQualifier: '050',
        dateTimePeriodFormatQualifier: 'D8',
        dateTimePeriod: '20260105',
      },
      informationSourceProcessDate: {
        dateTimeQualifier: '009',
        dateTimePeriodFormatQualifier: 'D8',
        dateTimePeriod: '20260105',
      },
    },
    informationReceiverLevel: {
      hierarchicalLevel: {
        hierarchicalIdNumber: '2',
        hierarchicalParentIdNumber: '1',
        hierarchicalLevelCode: '21',
        hierarchicalChildCode: '0',
      },
      informationReceiver: {
        informationReceiverName: {
          entityIdentifierCode: '41',
          entityTypeQualifier: '2',
          lastNameOrOrganizationName: 'Example Clinic',
          identificationCodeQualifier: '46',
          identificationCode: 'SUBMITTER1',
        },
      },
      informationReceiverTrace: {
        informationReceiverTraceIdentifier: { traceTypeCode: '2', referenceIdentification: 'BATCH-1' },
        informationReceiverStatuses: [
          {
            healthCareClaimStatus: { healthCareClaimStatusCategoryCode: 'A1', healthCareClaimStatusCode: '19' },
            statusInformationEffectiveDate: '20260105',
            actionCode: 'WQ',
            chargeAmount: '100',
          },
        ],
        totalAcceptedQuantity: { quantityQualifier: '90', quantity: '1' },
      },
    },
  },
};

export const CLAIM_STATUS_ASKED: ClaimStatusRequest = {
  beginningOfHierarchicalTransaction: {
    hierarchicalStructureCode: '0010',
    transactionSetPurposeCode: '13',
    referenceIdentification: 'ASK-1',
    date: '20260105',
    time: '0800',
  },
  informationSources: [
    {
      hierarchicalLevel: { hierarchicalIdNumber: '1', hierarchicalLevelCode: '20', hierarchicalChildCode: '1' },
      payer: {
        payerName: {
          entityIdentifierCode: 'PR',
          entityTypeQualifier: '2',
          lastNameOrOrganizationName: 'Example Plan',
          identificationCodeQualifier: 'PI',
          identificationCode: 'PAYER1',
        },
      },
      informationReceivers: [
        {
          hierarchicalLevel: {
            hierarchicalIdNumber: '2',
            hierarchicalParentIdNumber: '1',
            hierarchicalLevelCode: '21',
            hierarchicalChildCode: '1',
          },
          informationReceiver: {
            informationReceiverName: {
              entityIdentifierCode: '41',
              entityTypeQualifier: '2',
              identificationCodeQualifier: '46',
              identificationCode: 'SUBMITTER1',
            },
          },
          serviceProviders: [
            {
              hierarchicalLevel: {
                hierarchicalIdNumber: '3',
                hierarchicalParentIdNumber: '2',
                hierarchicalLevelCode: '19',
                hierarchicalChildCode: '1',
              },
              serviceProviderNames: [
                {
                  serviceProviderName: {
                    entityIdentifierCode: '1P',
                    entityTypeQualifier: '2',
                    identificationCodeQualifier: 'XX',
                    identificationCode: '1999999984',
                  },
                },
              ],
              subscribers: [
                {
                  hierarchicalLevel: {
                    hierarchicalIdNumber: '4',
                    hierarchicalParentIdNumber: '3',
                    hierarchicalLevelCode: '22',
                    hierarchicalChildCode: '0',
                  },
                  subscriber: {
                    subscriberName: {
                      entityIdentifierCode: 'IL',
                      entityTypeQualifier: '1',
                      lastNameOrOrganizationName: 'Doe',
                      identificationCodeQualifier: 'MI',
                      identificationCode: 'MEMBER1',
                    },
                  },
                  claims: [
                    {
                      claimStatusTrackingNumber: { traceTypeCode: '1', referenceIdentification: 'TRACE-1' },
                      patientControlNumber: {
                        referenceIdentificationQualifier: 'EJ',
                        referenceIdentification: 'PCN-1',
                      },
                      claimSubmittedCharges: { amountQualifierCode: 'T3', monetaryAmount: '100' },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};

export const CLAIM_STATUS_ANSWERED: ClaimStatusResponse = {
  beginningOfHierarchicalTransaction: {
    hierarchicalStructureCode: '0010',
    transactionSetPurposeCode: '08',
    referenceIdentification: 'ANSWER-1',
    date: '20260105',
    time: '0800',
    transactionTypeCode: 'DG',
  },
  informationSources: [
    {
      ...CLAIM_STATUS_ASKED.informationSources[0]!,
      informationReceivers: [
        {
          hierarchicalLevel: {
            hierarchicalIdNumber: '2',
            hierarchicalParentIdNumber: '1',
            hierarchicalLevelCode: '21',
            hierarchicalChildCode: '0',
          },
          informationReceiver: CLAIM_STATUS_ASKED.informationSources[0]!.informationReceivers[0]!.informationReceiver,
          informationReceiverTrace: {
            informationReceiverTraceIdentifier: { traceTypeCode: '2', referenceIdentification: 'ASK-1' },
            informationReceiverStatuses: [
              {
                healthCareClaimStatus: {
                  healthCareClaimStatusCategoryCode: 'E0',
                  healthCareClaimStatusCode: '0',
                  entityIdentifierCode: '41',
                },
                statusInformationEffectiveDate: '20260105',
              },
            ],
          },
        },
      ],
    },
  ],
};

// What does not compile is half of the test.

type ReceiverLevel = ClaimAcknowledgment['informationSourceLevel']['informationReceiverLevel'];

type Status = ReceiverLevel['informationReceiverTrace']['informationReceiverStatuses'][number]['healthCareClaimStatus'];

export const ENTITIES: readonly Status['entityIdentifierCode'][] = [
  'PR',
  // @ts-expect-error a status of the whole file speaks of no patient
  'QC',
];
