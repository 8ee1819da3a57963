import { Migration } from '@mikro-orm/migrations';

/** An organization may say which kinds of credentials count for final coding; what is known of an actor grows by that. */
export class Migration20261124002700 extends Migration {
  override up(): void {
    this.addSql('alter table organization add column coding_credentials text[]');
    this.addSql("alter table organization add check (coding_credentials <> '{}')");
    this.addSql('drop function actor_of(text, text)');
    this.addSql(`create function actor_of(organization_name text, user_name text)
      returns table (user_id uuid, organization_id uuid, roles text[], facility_ids uuid[], credential_required boolean,
        coding_credentials text[], credentials jsonb)
      language sql stable security definer set search_path = public, pg_temp as $$
      select u.id, u.organization_id, u.roles,
        coalesce((select array_agg(f.facility_id) from user_facility f where f.user_id = u.id), '{}'),
        o.requires_credential, o.coding_credentials,
        coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'number', c.number, 'issuedOn', c.issued_on,
          'expiresOn', c.expires_on, 'verified', c.verified_at is not null) order by c.id) from credential c where c.user_id = u.id), '[]')
      from app_user u join organization o on o.id = u.organization_id
      where o.name = organization_name and u.name = user_name and u.active
    $$`);
    this.addSql('revoke all on function actor_of(text, text) from public');
  }
}
