import { entity, id, npi, tenant, text, version } from '../access/entity.ts';

@entity({
  table: 'provider',
  permission: 'reference.read',
  owner: 'organization',
  description: 'A clinician who renders care.',
})
export class Provider {
  @id() id!: string;
  @tenant() organizationId!: string;
  @text('The id by which the sending system knows the provider.', { changes: false, filter: true }) sourceId!: string;
  @text('Family name.', { filter: true, sort: true }) familyName!: string;
  @text('Given names.') givenName!: string;
  @npi('National Provider Identifier (loop 2310B NM109); absent until somebody enters a valid one.', {
    nullable: true,
    filter: true,
  })
  npi!: string | null;
  @text('NUCC taxonomy code (loop 2310B PRV03).', { nullable: true }) taxonomyCode!: string | null;
  @version() version!: number;
}
