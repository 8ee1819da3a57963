/** Claims of one billing provider, submitter and receiver as one transaction set, written claim by claim. */

import { beginningOfHierarchicalTransaction, receiver, submitter } from '../../x12/guides/shared/claim-head.ts';
import {
  billingProviderLevel,
  PROFESSIONAL_CLAIM,
  subscriberLevel as subscriberLoop,
  type ProfessionalBillingProviderLevel,
} from '../../x12/guides/professional-claim/professional-claim.ts';
import type { Writer } from '../../x12/write/writer.ts';
import type { ClaimSnapshot } from '../snapshot/claim-snapshot.ts';
import { address, npi, stateAndZip } from './parties.ts';
import { levelsOf, subscriberLevel } from './professional.ts';

export interface SetHead {
  /** ST02, 4 to 9 characters. */
  readonly controlNumber: string;
  /** BHT03, by which the submitter knows the set. */
  readonly reference: string;
  /** CCYYMMDD and HHMM. */
  readonly date: string;
  readonly time: string;
}

/** Writes one set. All claims have the submitter, receiver and billing provider of the first. Writes nothing for none. */
export const writeProfessionalSet = (writer: Writer, head: SetHead, claims: readonly ClaimSnapshot[]): void => {
  const [first] = claims;
  if (first === undefined) return;
  writer.openSet(PROFESSIONAL_CLAIM, head.controlNumber);
  writer.piece([beginningOfHierarchicalTransaction, submitter, receiver], headOf(head, first));
  writer.piece([billingProviderLevel], { billingProviders: [billingProvider(first)] });
  let level = 2;
  for (const claim of claims) {
    writer.piece([subscriberLoop], { subscribers: [subscriberLevel(claim, { parent: 1, own: level })] });
    level += levelsOf(claim);
  }
  writer.closeSet();
};

const headOf = ({ reference, date, time }: SetHead, claim: ClaimSnapshot) => ({
  beginningOfHierarchicalTransaction: {
    hierarchicalStructureCode: '0019',
    transactionSetPurposeCode: '00',
    referenceIdentification: reference,
    date,
    time,
    transactionTypeCode: 'CH',
  },
  submitter: {
    submitterName: {
      entityIdentifierCode: '41',
      entityTypeQualifier: '2',
      lastNameOrOrganizationName: claim.submitter.name,
      identificationCodeQualifier: '46',
      identificationCode: claim.submitter.id,
    },
    submitterContacts: [
      {
        contactFunctionCode: 'IC',
        name: claim.submitter.contactName,
        communicationNumberQualifier: 'TE',
        communicationNumber: claim.submitter.phone,
      },
    ],
  },
  receiver: {
    receiverName: {
      entityIdentifierCode: '40',
      entityTypeQualifier: '2',
      lastNameOrOrganizationName: claim.receiver.name,
      identificationCodeQualifier: '46',
      identificationCode: claim.receiver.id,
    },
  },
});

const billingProvider = ({
  billingProvider: provider,
}: ClaimSnapshot): Omit<ProfessionalBillingProviderLevel, 'subscribers'> => ({
  hierarchicalLevel: { hierarchicalIdNumber: '1', hierarchicalLevelCode: '20', hierarchicalChildCode: '1' },
  ...(provider.taxonomyCode
    ? {
        billingProviderSpecialty: {
          providerCode: 'BI',
          referenceIdentificationQualifier: 'PXC',
          referenceIdentification: provider.taxonomyCode,
        },
      }
    : {}),
  billingProvider: {
    billingProviderName: {
      entityIdentifierCode: '85',
      entityTypeQualifier: '2',
      lastNameOrOrganizationName: provider.name,
      ...npi(provider.npi),
    },
    billingProviderAddress: provider.address ? address(provider.address) : { addressLine1: '' },
    billingProviderCityStateZipCode: provider.address ? stateAndZip(provider.address) : { cityName: '' },
    billingProviderTaxIdentification: {
      referenceIdentificationQualifier: provider.taxIdKind,
      referenceIdentification: provider.taxId ?? '',
    },
    ...(provider.phone
      ? {
          billingProviderContacts: [
            { contactFunctionCode: 'IC', communicationNumberQualifier: 'TE', communicationNumber: provider.phone },
          ],
        }
      : {}),
  },
});
