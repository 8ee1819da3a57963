import { Migration } from '@mikro-orm/migrations';

/** Evidence for assignments, credentials of coders, and what the figures of coding are counted from. */
export class Migration20261124000700 extends Migration {
  override up(): void {
    for (const statement of TABLES.split(/;\n/)) if (statement.trim() !== '') this.addSql(statement);
    for (const statement of ACTOR) this.addSql(statement);
    this.addSql(EVENTS_OF_WHAT_IS_CODED);
  }
}

const TABLES = `
create table evidence (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  diagnosis_id uuid,
  procedure_id uuid,
  document_id uuid not null,
  from_offset integer not null check (from_offset >= 0),
  to_offset integer not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  linked_by_id uuid not null,
  linked_at timestamptz not null,
  unique (id, organization_id, facility_id),
  unique nulls not distinct (diagnosis_id, procedure_id, document_id, from_offset, to_offset),
  check (num_nonnulls(diagnosis_id, procedure_id) = 1),
  check (to_offset > from_offset)
);
alter table evidence add foreign key (organization_id) references organization (id);
alter table evidence add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on evidence (facility_id);
alter table evidence add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on evidence (encounter_id);
alter table evidence add foreign key (diagnosis_id, organization_id, facility_id) references diagnosis_assignment (id, organization_id, facility_id);
alter table evidence add foreign key (procedure_id, organization_id, facility_id) references procedure_assignment (id, organization_id, facility_id);
create index on evidence (procedure_id);
alter table evidence add foreign key (document_id, organization_id, facility_id) references clinical_document (id, organization_id, facility_id);
create index on evidence (document_id);
alter table evidence add foreign key (linked_by_id, organization_id) references app_user (id, organization_id);
create index on evidence (linked_by_id);
create index on evidence (organization_id, facility_id);

create table credential (
  id uuid not null primary key,
  organization_id uuid not null,
  user_id uuid not null,
  kind text not null,
  number text not null,
  issued_on date not null,
  expires_on date,
  verified_by_id uuid,
  verified_at timestamptz,
  version integer not null,
  unique (id, organization_id),
  unique (user_id, kind, number),
  check (expires_on >= issued_on),
  check ((verified_by_id is null) = (verified_at is null)),
  check (verified_by_id <> user_id)
);
alter table credential add foreign key (organization_id) references organization (id);
alter table credential add foreign key (user_id, organization_id) references app_user (id, organization_id);
alter table credential add foreign key (verified_by_id, organization_id) references app_user (id, organization_id);
create index on credential (verified_by_id);
create index on credential (organization_id, expires_on);

alter table organization add column requires_credential boolean not null default false;

alter table work_item add column taken_at timestamptz;

create table coding_event (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  at timestamptz not null,
  kind text not null,
  transition text not null,
  coder_id uuid not null,
  actor_id uuid not null,
  taken_at timestamptz,
  unique (id, organization_id, facility_id)
);
alter table coding_event add foreign key (organization_id) references organization (id);
alter table coding_event add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on coding_event (facility_id);
alter table coding_event add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on coding_event (encounter_id);
alter table coding_event add foreign key (coder_id, organization_id) references app_user (id, organization_id);
create index on coding_event (coder_id);
alter table coding_event add foreign key (actor_id, organization_id) references app_user (id, organization_id);
create index on coding_event (actor_id);
create index on coding_event (organization_id, facility_id);
create index on coding_event (organization_id, at);
`;

/** What is known of an actor grows by what they hold and by what is asked of them; a change of either is told as before. */
const ACTOR = [
  'drop function actor_of(text, text)',
  `create function actor_of(organization_name text, user_name text)
  returns table (user_id uuid, organization_id uuid, roles text[], facility_ids uuid[], credential_required boolean, credentials jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.organization_id, u.roles,
    coalesce((select array_agg(f.facility_id) from user_facility f where f.user_id = u.id), '{}'),
    o.requires_credential,
    coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'number', c.number, 'issuedOn', c.issued_on,
      'expiresOn', c.expires_on, 'verified', c.verified_at is not null) order by c.id) from credential c where c.user_id = u.id), '[]')
  from app_user u join organization o on o.id = u.organization_id
  where o.name = organization_name and u.name = user_name and u.active
$$`,
  'revoke all on function actor_of(text, text) from public',
  `create trigger grants_changed after insert or update or delete on credential
   for each row execute function grants_changed('user_id')`,
];

/** Of coding that is final already, what the encounter itself says: who declared it, and when. */
const EVENTS_OF_WHAT_IS_CODED = `
insert into coding_event (id, organization_id, facility_id, encounter_id, at, kind, transition, coder_id, actor_id)
select gen_random_uuid(), organization_id, facility_id, id, coded_at, 'FINALIZED', 'finalizeCoding', coded_by_id, coded_by_id
from encounter where coded_at is not null and coded_by_id is not null
`;
