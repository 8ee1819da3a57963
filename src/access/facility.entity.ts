import { entity, id, npi, tenant, text, version } from './entity.ts';

@entity({
  table: 'facility',
  permission: 'organization.read',
  owner: 'organization',
  description:
    'A place where the organization gives care. Coders and billers see the work of the facilities that they are assigned to.',
})
export class Facility {
  @id() id!: string;
  @tenant() organizationId!: string;
  @text('Its name, unique in the organization.', { filter: true, sort: true }) name!: string;
  @npi('National Provider Identifier of the service facility (loop 2310C NM109).', { nullable: true }) npi!:
    | string
    | null;
  @text('CMS place of service code of care given here (CLM05-1).') placeOfServiceCode!: string;
  @text('Street address.', { nullable: true }) addressLine!: string | null;
  @text('City.', { nullable: true }) city!: string | null;
  @text('State, two letters.', { nullable: true }) state!: string | null;
  @text('ZIP code.', { nullable: true }) postalCode!: string | null;
  @version() version!: number;
}
