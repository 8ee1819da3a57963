/** 837I: claims of hospitals and other institutions. Guide 005010X223A2. */

import { ANY_NUMBER, guide, loop, required, situational, type TreeOf } from '../../declare/guide.ts';
import { billingProviderSpecialty, foreignCurrency, payToPlan } from '../shared/claim-billing.ts';
import { beginningOfHierarchicalTransaction, receiver, submitter } from '../shared/claim-head.ts';
import { levelBelow, topLevel } from '../shared/claims.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { billingProvider, payToAddress } from './billing-provider.ts';
import { claim } from './claim.ts';
import { patient, patientInformation, payer, subscriber, subscriberInformation } from './subscriber.ts';

const patientLevel = loop('2000C', 'patients', situational(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('23', '0'),
  patientInformation,
  patient,
  claim,
]);

const subscriberLevel = loop('2000B', 'subscribers', required(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('22', '0', '1'),
  subscriberInformation,
  subscriber,
  payer,
  claim,
  patientLevel,
]);

const billingProviderLevel = loop('2000A', 'billingProviders', required(NEXT_LEVEL, ANY_NUMBER), [
  topLevel,
  billingProviderSpecialty,
  foreignCurrency,
  billingProvider,
  payToAddress,
  payToPlan,
  subscriberLevel,
]);

export const INSTITUTIONAL_CLAIM = guide(
  {
    transactionSet: '837',
    version: '005010X223A2',
    functionalIdentifierCode: 'HC',
    title: 'Institutional claim',
  },
  [beginningOfHierarchicalTransaction, submitter, receiver, billingProviderLevel],
);

export type InstitutionalClaim = TreeOf<typeof INSTITUTIONAL_CLAIM>;
