import {
  entity,
  enumeration,
  flag,
  id,
  instant,
  integer,
  reference,
  tenant,
  text,
  version,
} from '../../access/entity.ts';
import { Facility } from '../../access/facility.entity.ts';
import { User } from '../../access/user.entity.ts';
import { EncounterClass } from '../encounter-class.ts';

@entity({
  table: 'review_policy',
  permission: 'review.read',
  owner: 'organization',
  description:
    'Which coding a second person looks at before billing: how many in a hundred of those that meet every condition named here.',
})
export class ReviewPolicy {
  @id() id!: string;
  @tenant() organizationId!: string;
  @text('Its name, unique in the organization.', { filter: true, sort: true }) name!: string;
  @text('Why it is there, as a sentence.') reason!: string;
  @flag('False for one that draws nothing.', { filter: true }) active!: boolean;
  @integer('How many in a hundred are drawn, from 0 to 100.') samplingPercent!: number;
  @enumeration(EncounterClass, 'Only encounters in this setting.', { nullable: true })
  encounterClass!: EncounterClass | null;
  @reference(() => Facility, 'Only encounters of this facility.', { nullable: true, column: 'only_facility_id' })
  facility!: Facility | null;
  @reference(() => User, 'Only what this coder declared final.', { nullable: true }) coder!: User | null;
  @text('Only encounters with a diagnosis or procedure whose code begins like this; without the dot.', {
    nullable: true,
  })
  codePrefix!: string | null;
  @instant('When it was made.', { sort: true, changes: false }) createdAt!: Date;
  @version() version!: number;
}
