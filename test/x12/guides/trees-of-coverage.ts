/** Small trees of the guides that ask and answer about coverage. */

import type { EligibilityInquiry } from '../../../src/x12/guides/eligibility-inquiry/eligibility-inquiry.ts';
import type { EligibilityResponse } from '../../../src/x12/guides/eligibility-response/eligibility-response.ts';

const SOURCE = {
  entityIdentifierCode: 'PR',
  entityTypeQualifier: '2',
  lastNameOrOrganizationName: 'Example Plan',
  identificationCodeQualifier: 'PI',
  identificationCode: 'PAYER1',
} as const;

const RECEIVER = {
  entityIdentifierCode: '1P',
  entityTypeQualifier: '2',
  lastNameOrOrganizationName: 'Example Clinic',
  identificationCodeQualifier: 'XX',
  identificationCode: '1999999984',
} as const;

const LEVELS = {
  source: { hierarchicalIdNumber: '1', hierarchicalLevelCode: '20', hierarchicalChildCode: '1' },
  receiver: {
    hierarchicalIdNumber: '2',
    hierarchicalParentIdNumber: '1',
    hierarchicalLevelCode: '21',
    hierarchicalChildCode: '1',
  },
  subscriber: {
    hierarchicalIdNumber: '3',
    hierarchicalParentIdNumber: '2',
    hierarchicalLevelCode: '22',
    hierarchicalChildCode: '0',
  },
} as const;

export const COVERAGE_ASKED: EligibilityInquiry = {
  beginningOfHierarchicalTransaction: {
    hierarchicalStructureCode: '0022',
    transactionSetPurposeCode: '13',
    date: '20260105',
    time: '0800',
  },
  informationSources: [
    {
      hierarchicalLevel: LEVELS.source,
      informationSource: { informationSourceName: SOURCE },
      informationReceivers: [
        {
          hierarchicalLevel: LEVELS.receiver,
          informationReceiver: { informationReceiverName: RECEIVER },
          subscribers: [
            {
              hierarchicalLevel: LEVELS.subscriber,
              subscriber: {
                subscriberName: { entityIdentifierCode: 'IL', entityTypeQualifier: '1' },
                inquiries: [{ inquiry: { serviceTypeCode: ['30', '98'] } }],
              },
            },
          ],
        },
      ],
    },
  ],
};

export const COVERAGE_ANSWERED: EligibilityResponse = {
  beginningOfHierarchicalTransaction: {
    hierarchicalStructureCode: '0022',
    transactionSetPurposeCode: '11',
    date: '20260105',
    time: '0800',
  },
  informationSources: [
    {
      hierarchicalLevel: LEVELS.source,
      informationSource: { informationSourceName: SOURCE },
      informationReceivers: [
        {
          hierarchicalLevel: LEVELS.receiver,
          informationReceiver: { informationReceiverName: RECEIVER },
          subscribers: [
            {
              hierarchicalLevel: LEVELS.subscriber,
              subscriber: {
                subscriberName: { entityIdentifierCode: 'IL', entityTypeQualifier: '1' },
                benefits: [
                  {
                    benefit: {
                      eligibilityOrBenefitInformationCode: 'B',
                      coverageLevelCode: 'IND',
                      serviceTypeCode: ['98'],
                      benefitAmount: '20',
                    },
                    loopHeader: { loopIdentifierCode: '2120' },
                    benefitRelatedEntities: [
                      { benefitRelatedEntityName: { entityIdentifierCode: 'P3', entityTypeQualifier: '1' } },
                    ],
                    loopTrailer: { loopIdentifierCode: '2120' },
                  },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
};
