/** Parts of claims that 837P and 837I have in the same form. Names, numbers and addresses are made up. */

export const HEAD = {
  beginningOfHierarchicalTransaction: {
    hierarchicalStructureCode: '0019',
    transactionSetPurposeCode: '00',
    referenceIdentification: '1',
    date: '20260301',
    time: '1200',
    transactionTypeCode: 'CH',
  },
  submitter: {
    submitterName: {
      entityIdentifierCode: '41',
      entityTypeQualifier: '2',
      lastNameOrOrganizationName: 'NORTH CLINIC',
      identificationCodeQualifier: '46',
      identificationCode: 'NC001',
    },
    submitterContacts: [
      {
        contactFunctionCode: 'IC',
        name: 'BILLING OFFICE',
        communicationNumberQualifier: 'TE',
        communicationNumber: '5550100000',
      },
    ],
  },
  receiver: {
    receiverName: {
      entityIdentifierCode: '40',
      entityTypeQualifier: '2',
      lastNameOrOrganizationName: 'EXAMPLE HEALTH PLAN',
      identificationCodeQualifier: '46',
      identificationCode: 'EHP01',
    },
  },
} as const;

export const TOP_LEVEL = {
  hierarchicalIdNumber: '1',
  hierarchicalLevelCode: '20',
  hierarchicalChildCode: '1',
} as const;

export const LEVEL_BELOW = {
  hierarchicalIdNumber: '2',
  hierarchicalParentIdNumber: '1',
  hierarchicalLevelCode: '22',
  hierarchicalChildCode: '0',
} as const;

export const BILLING_PROVIDER = {
  billingProviderName: {
    entityIdentifierCode: '85',
    entityTypeQualifier: '2',
    lastNameOrOrganizationName: 'NORTH CLINIC',
    identificationCodeQualifier: 'XX',
    identificationCode: '1558598797',
  },
  billingProviderAddress: { addressLine1: '1 MAIN ST' },
  billingProviderCityStateZipCode: { cityName: 'SPRINGFIELD', stateOrProvinceCode: 'IL', postalCode: '627011234' },
  billingProviderTaxIdentification: { referenceIdentificationQualifier: 'EI', referenceIdentification: '123456789' },
} as const;

export const SUBSCRIBER = {
  subscriberName: {
    entityIdentifierCode: 'IL',
    entityTypeQualifier: '1',
    lastNameOrOrganizationName: 'DOE',
    firstName: 'JANE',
    identificationCodeQualifier: 'MI',
    identificationCode: 'M0000001',
  },
} as const;

export const PAYER = {
  payerName: {
    entityIdentifierCode: 'PR',
    entityTypeQualifier: '2',
    lastNameOrOrganizationName: 'EXAMPLE HEALTH PLAN',
    identificationCodeQualifier: 'PI',
    identificationCode: 'EHP01',
  },
} as const;
