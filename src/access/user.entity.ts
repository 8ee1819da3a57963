import { addAttributes, entity, flag, id, reference, tenant, text, texts, version } from './entity.ts';
import { Facility } from './facility.entity.ts';
import { RoleEnum } from './role-enum.ts';
import type { Role } from './roles.ts';

@entity({
  table: 'app_user',
  permission: 'user.read',
  owner: 'organization',
  description: 'A person, or a program with an account of its own, and the roles that were granted to it.',
})
export class User {
  @id() id!: string;
  @tenant() organizationId!: string;
  @text('The name that tokens carry as their subject; unique in the organization.', {
    filter: true,
    sort: true,
    changes: false,
  })
  name!: string;
  @texts('Roles granted.', { of: () => RoleEnum }) roles!: Role[];
  @flag('False for a user whose tokens are refused.', { filter: true }) active!: boolean;
  @flag('True for a program rather than a person.', { filter: true, changes: false }) serviceAccount!: boolean;
  @version() version!: number;
}

@entity({
  table: 'user_facility',
  permission: 'user.read',
  owner: 'organization',
  description: 'That a user works in a facility.',
})
export class UserFacility {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => User, 'Who.', { changes: false }) user!: User;
  @reference(() => Facility, 'Where.', { changes: false }) facility!: Facility;
}

addAttributes(User, [
  {
    is: 'list',
    name: 'facilities',
    target: () => UserFacility,
    by: 'user',
    order: 'id',
    where: null,
    description: 'Facilities that the user works in.',
  },
]);
