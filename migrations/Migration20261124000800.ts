import { Migration } from '@mikro-orm/migrations';

/** What the coding edits found, with the encounter that they looked at. */
export class Migration20261124000800 extends Migration {
  override up(): void {
    this.addSql('alter table encounter add column blocking_findings integer not null default 0');
    this.addSql(`
      create table coding_finding (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        facility_id uuid not null,
        encounter_id uuid not null,
        sequence integer not null,
        rule text not null,
        severity text not null,
        path text not null,
        assignment_ids text[] not null,
        message text not null,
        source text not null,
        mend text null,
        overridable boolean not null,
        key text not null,
        overridden_by_id uuid null,
        overridden_at timestamptz null,
        override_reason text null,
        unique (id, organization_id, facility_id),
        unique (encounter_id, key),
        foreign key (facility_id, organization_id) references facility (id, organization_id),
        foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id),
        foreign key (overridden_by_id, organization_id) references app_user (id, organization_id),
        check ((overridden_at is null) = (overridden_by_id is null) and (overridden_at is null) = (override_reason is null)),
        check (overridden_at is null or overridable)
      )`);
    for (const columns of ['organization_id, facility_id', 'facility_id', 'overridden_by_id']) {
      this.addSql(`create index on coding_finding (${columns})`);
    }
  }
}
