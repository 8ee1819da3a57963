import { addAttributes, entity, enumeration, id, instant, reference, tenant, text } from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import { User } from '../access/user.entity.ts';
import { Claim, ClaimStatus } from './claim.entity.ts';

@entity({
  table: 'claim_event',
  permission: 'claim.read',
  owner: 'facility',
  phi: 'part',
  description: "One step of a claim's life: its making, or a move from one state to another. Nothing changes it.",
})
export class ClaimEvent {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the claim.', { changes: false }) facility!: Facility;
  @reference(() => Claim, 'The claim.', { changes: false }) claim!: Claim;
  @instant('When.', { sort: true, changes: false }) at!: Date;
  @text('What happened, by its name in the lifecycle; `createClaim` or `createReplacementClaim` for the making.', {
    filter: true,
    changes: false,
  })
  transition!: string;
  @enumeration(ClaimStatus, 'Where the claim stood before; absent for the making.', { nullable: true, changes: false })
  fromStatus!: ClaimStatus | null;
  @enumeration(ClaimStatus, 'Where it stood from then on.', { filter: true, changes: false }) toStatus!: ClaimStatus;
  @reference(() => User, 'Who did it.', { changes: false }) actor!: User;
}

addAttributes(Claim, [
  {
    is: 'list',
    name: 'timeline',
    target: () => ClaimEvent,
    by: 'claim',
    order: 'at',
    where: null,
    description: 'What happened to it, from its making on, in order.',
  },
]);
