import {
  addAttributes,
  entity,
  enumeration,
  id,
  instant,
  integer,
  reference,
  tenant,
  text,
  texts,
} from '../../access/entity.ts';
import { Facility } from '../../access/facility.entity.ts';
import { User } from '../../access/user.entity.ts';
import { defineEnum, type ValueOf } from '../../platform/enums.ts';
import { Encounter } from '../encounter.entity.ts';
import { ReviewPolicy } from './review-policy.entity.ts';

export const ReviewOutcome = defineEnum('ReviewOutcome', 'What came of a second look.', {
  AGREED: 'Released to billing as it was coded.',
  RETURNED: 'Sent back to be coded again.',
});
export type ReviewOutcome = ValueOf<typeof ReviewOutcome>;

@entity({
  table: 'coding_review',
  permission: 'review.read',
  owner: 'facility',
  phi: 'part',
  description: "A second person's look at final coding, as it was. Coding that is looked at again has another one.",
})
export class CodingReview {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'What was looked at.', { changes: false }) encounter!: Encounter;
  @reference(() => User, 'Who had declared the coding final.', { changes: false }) coder!: User;
  @reference(() => User, 'Who looked at it; nobody who had a hand in it.', { changes: false }) reviewer!: User;
  @reference(() => ReviewPolicy, 'The policy that drew it.', { changes: false }) policy!: ReviewPolicy;
  @enumeration(ReviewOutcome, 'What came of it.', { filter: true, changes: false }) outcome!: ReviewOutcome;
  @integer('How many of the assigned codes the reviewer let stand.', { changes: false }) agreedCodes!: number;
  @integer('How many of the assigned codes the reviewer did not.', { changes: false }) changedCodes!: number;
  @texts('The assigned codes that the reviewer did not let stand, as people write them.', { changes: false })
  disputedCodes!: string[];
  @text('In the words of the reviewer; always there where it was returned.', { nullable: true, changes: false })
  comment!: string | null;
  @instant('When.', { filter: true, sort: true, changes: false }) reviewedAt!: Date;
}

addAttributes(Encounter, [
  {
    is: 'list',
    name: 'reviews',
    target: () => CodingReview,
    by: 'encounter',
    order: 'reviewedAt',
    where: null,
    description: 'Second looks at its coding.',
  },
]);
