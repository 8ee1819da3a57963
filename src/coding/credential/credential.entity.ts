import {
  addAttributes,
  date,
  entity,
  enumeration,
  id,
  instant,
  reference,
  tenant,
  text,
  version,
} from '../../access/entity.ts';
import { User } from '../../access/user.entity.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { CredentialKind } from './credential-kinds.ts';

@entity({
  table: 'credential',
  permission: 'credential.read',
  owner: 'organization',
  description:
    'A certificate that a user holds. It counts when another person has verified it with whoever issued it, from its first day to its last.',
})
export class Credential {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => User, 'Whose it is.', { changes: false }) user!: User;
  @enumeration(CredentialKind, 'What it is.', { filter: true }) kind!: CredentialKind;
  @text('Its number, as the issuer gave it.', { filter: true }) number!: string;
  @date('First day in force.', { filter: true, sort: true }) issuedOn!: CalendarDate;
  @date('Last day in force; absent for one that does not expire.', { nullable: true, filter: true })
  expiresOn!: CalendarDate | null;
  @reference(() => User, 'Who verified it with the issuer, as it stands.', { nullable: true }) verifiedBy!: User | null;
  @instant('When it was verified.', { nullable: true, filter: true }) verifiedAt!: Date | null;
  @version() version!: number;
}

addAttributes(User, [
  {
    is: 'list',
    name: 'credentials',
    target: () => Credential,
    by: 'user',
    order: 'issuedOn',
    where: null,
    description: 'Certificates that the user holds.',
  },
]);
