import { entity, id, tenant, text, version } from '../access/entity.ts';

@entity({
  table: 'payer',
  permission: 'reference.read',
  owner: 'organization',
  description: 'Who pays: an insurer or a public program.',
})
export class Payer {
  @id() id!: string;
  @tenant() organizationId!: string;
  @text('The id by which the sending system knows the payer.', { changes: false, filter: true }) sourceId!: string;
  @text('Its name.', { filter: true, sort: true }) name!: string;
  @text('Electronic payer id (loop 2010BB NM109).', { nullable: true, filter: true }) payerId!: string | null;
  @version() version!: number;
}
