/** The guides that are read and written here, by the versions that senders name. */

import type { Guide } from '../declare/guide.ts';
import { CLAIM_ACKNOWLEDGMENT } from './claim-acknowledgment/claim-acknowledgment.ts';
import { CLAIM_STATUS_REQUEST } from './claim-status-request/claim-status-request.ts';
import { CLAIM_STATUS_RESPONSE } from './claim-status-response/claim-status-response.ts';
import { ELIGIBILITY_INQUIRY } from './eligibility-inquiry/eligibility-inquiry.ts';
import { ELIGIBILITY_RESPONSE } from './eligibility-response/eligibility-response.ts';
import { IMPLEMENTATION_ACKNOWLEDGMENT } from './implementation-acknowledgment.ts';
import { INSTITUTIONAL_CLAIM } from './institutional-claim/institutional-claim.ts';
import { PROFESSIONAL_CLAIM } from './professional-claim/professional-claim.ts';
import { REMITTANCE_ADVICE } from './remittance-advice/remittance-advice.ts';

/** A guide, and older or later names whose sets are read by it: errata changed what it says, not how it is built. */
const NAMED: readonly (readonly [Guide, ...string[]])[] = [
  [PROFESSIONAL_CLAIM, '005010X222', '005010X222A2'],
  [INSTITUTIONAL_CLAIM, '005010X223', '005010X223A1', '005010X223A3'],
  [REMITTANCE_ADVICE, '005010X221'],
  [IMPLEMENTATION_ACKNOWLEDGMENT, '005010X231'],
  [CLAIM_ACKNOWLEDGMENT],
  [CLAIM_STATUS_REQUEST],
  [CLAIM_STATUS_RESPONSE],
  [ELIGIBILITY_INQUIRY, '005010X279'],
  [ELIGIBILITY_RESPONSE, '005010X279'],
];

export const GUIDES: readonly Guide[] = NAMED.map(([guide]) => guide);

const BY_VERSION: ReadonlyMap<string, Guide> = new Map(
  NAMED.flatMap(([guide, ...others]) =>
    [guide.version, ...others].map((version) => [`${guide.transactionSet} ${version}`, guide]),
  ),
);

/** The guide of a transaction set (ST01) in a version (ST03 or GS08); null where there is none. */
export const guideFor = (transactionSet: string, version: string): Guide | null =>
  BY_VERSION.get(`${transactionSet} ${version.trimEnd()}`) ?? null;

/** Whether a functional group of this kind (GS01) can hold sets that are read here. */
export const isFunctionalGroupKnown = (functionalIdentifierCode: string): boolean =>
  NAMED.some(([guide]) => guide.functionalIdentifierCode === functionalIdentifierCode);
