/** 837P: claims of physicians and other professionals. Guide 005010X222A1. */

import { ANY_NUMBER, guide, loop, required, situational, type TreeOf } from '../../declare/guide.ts';
import { billingProviderSpecialty, foreignCurrency, payToPlan } from '../shared/claim-billing.ts';
import { beginningOfHierarchicalTransaction, receiver, submitter } from '../shared/claim-head.ts';
import { levelBelow, topLevel } from '../shared/claims.ts';
import { NEXT_LEVEL } from '../shared/positions.ts';
import { billingProvider, payToAddress } from './billing-provider.ts';
import { claim } from './claim.ts';
import {
  patient,
  patientInformation,
  payer,
  subscriber,
  subscriberInformation,
  subscriberPatientInformation,
} from './subscriber.ts';

const patientLevel = loop('2000C', 'patients', situational(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('23', '0'),
  patientInformation,
  patient,
  claim,
]);

/** A subscriber with the claims for it and for its dependents. */
export const subscriberLevel = loop('2000B', 'subscribers', required(NEXT_LEVEL, ANY_NUMBER), [
  levelBelow('22', '0', '1'),
  subscriberInformation,
  subscriberPatientInformation,
  subscriber,
  payer,
  claim,
  patientLevel,
]);

/** Who bills, and all for whom it does. */
export const billingProviderLevel = loop('2000A', 'billingProviders', required(NEXT_LEVEL, ANY_NUMBER), [
  topLevel,
  billingProviderSpecialty,
  foreignCurrency,
  billingProvider,
  payToAddress,
  payToPlan,
  subscriberLevel,
]);

export const PROFESSIONAL_CLAIM = guide(
  {
    transactionSet: '837',
    version: '005010X222A1',
    functionalIdentifierCode: 'HC',
    title: 'Professional claim',
  },
  [beginningOfHierarchicalTransaction, submitter, receiver, billingProviderLevel],
);

export type ProfessionalClaim = TreeOf<typeof PROFESSIONAL_CLAIM>;
export type ProfessionalSubscriberLevel = TreeOf<typeof subscriberLevel>;
export type ProfessionalBillingProviderLevel = TreeOf<typeof billingProviderLevel>;
