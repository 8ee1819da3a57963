import { Migration } from '@mikro-orm/migrations';

/** The encounter's whole way: a record to wait for, questions to the clinician, a second look, release to billing. */
export class Migration20261124000600 extends Migration {
  override up(): void {
    for (const statement of [...TABLES.split(/;\n/), ...RELEASED.split(/;\n/)])
      if (statement.trim() !== '') this.addSql(statement);
    for (const statement of FUNCTIONS) this.addSql(statement);
  }
}

const TABLES = `
create table review_policy (
  id uuid not null primary key,
  organization_id uuid not null,
  name text not null,
  reason text not null,
  active boolean not null,
  sampling_percent integer not null check (sampling_percent between 0 and 100),
  encounter_class text,
  only_facility_id uuid,
  coder_id uuid,
  code_prefix text,
  created_at timestamptz not null,
  version integer not null,
  unique (id, organization_id),
  unique (organization_id, name)
);
alter table review_policy add foreign key (organization_id) references organization (id);
alter table review_policy add foreign key (only_facility_id, organization_id) references facility (id, organization_id);
create index on review_policy (only_facility_id);
alter table review_policy add foreign key (coder_id, organization_id) references app_user (id, organization_id);
create index on review_policy (coder_id);

alter table encounter add column review_policy_id uuid;
alter table encounter add foreign key (review_policy_id, organization_id) references review_policy (id, organization_id);
create index on encounter (review_policy_id);

create table coding_review (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  coder_id uuid not null,
  reviewer_id uuid not null,
  policy_id uuid not null,
  outcome text not null,
  agreed_codes integer not null check (agreed_codes >= 0),
  changed_codes integer not null check (changed_codes >= 0),
  disputed_codes text[] not null,
  comment text,
  reviewed_at timestamptz not null,
  unique (id, organization_id, facility_id),
  check (coder_id <> reviewer_id),
  check (outcome <> 'RETURNED' or comment is not null)
);
alter table coding_review add foreign key (organization_id) references organization (id);
alter table coding_review add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on coding_review (facility_id);
alter table coding_review add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on coding_review (encounter_id);
alter table coding_review add foreign key (coder_id, organization_id) references app_user (id, organization_id);
create index on coding_review (coder_id);
alter table coding_review add foreign key (reviewer_id, organization_id) references app_user (id, organization_id);
create index on coding_review (reviewer_id);
alter table coding_review add foreign key (policy_id, organization_id) references review_policy (id, organization_id);
create index on coding_review (policy_id);
create index on coding_review (organization_id, facility_id);
create index on coding_review (organization_id, reviewed_at);

create table coding_query (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  provider_id uuid,
  document_id uuid,
  question text not null,
  options text[] not null check (cardinality(options) between 2 and 6),
  hold boolean not null,
  status text not null,
  asked_by_id uuid not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  choice text,
  chosen_option integer,
  other_answer text,
  comment text,
  answered_by_id uuid,
  answered_at timestamptz,
  ended_at timestamptz,
  version integer not null,
  unique (id, organization_id, facility_id),
  check ((choice is null) = (answered_at is null) and (choice is null) = (answered_by_id is null)),
  check ((choice is not distinct from 'OPTION') = (chosen_option is not null)),
  check ((choice is not distinct from 'OTHER') = (other_answer is not null)),
  check (chosen_option between 1 and cardinality(options))
);
alter table coding_query add foreign key (organization_id) references organization (id);
alter table coding_query add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on coding_query (facility_id);
alter table coding_query add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on coding_query (encounter_id);
alter table coding_query add foreign key (provider_id, organization_id) references provider (id, organization_id);
create index on coding_query (provider_id);
alter table coding_query add foreign key (document_id, organization_id, facility_id) references clinical_document (id, organization_id, facility_id);
create index on coding_query (document_id);
alter table coding_query add foreign key (asked_by_id, organization_id) references app_user (id, organization_id);
create index on coding_query (asked_by_id);
alter table coding_query add foreign key (answered_by_id, organization_id) references app_user (id, organization_id);
create index on coding_query (answered_by_id);
create index on coding_query (organization_id, facility_id);
create index on coding_query (organization_id, status, id);
`;

/** What was coded until now was with billing at once. The trigger of the lifecycle knows no such move. */
const RELEASED = `
alter table encounter drop constraint if exists encounter_status_check;
alter table encounter disable trigger user;
update encounter set status = 'RELEASED' where status = 'CODED';
alter table encounter enable trigger user;
`;

/**
 * What a clinician sees of the record hangs on these. They look with the eyes of whoever asks, so that a question that is
 * out of sight opens nothing. Their cost is said to be small: PostgreSQL asks them for clinicians alone, and is not to
 * plan everybody's queries round them.
 */
const FUNCTIONS = [
  `create function asked_about(encounter uuid) returns boolean language plpgsql stable cost 1 set search_path = public, pg_temp as $$
begin
  return exists (select from coding_query q where q.encounter_id = encounter);
end $$`,
  `create function asked_about_patient(patient uuid) returns boolean language plpgsql stable cost 1 set search_path = public, pg_temp as $$
begin
  return exists (select from encounter e where e.patient_id = patient and asked_about(e.id));
end $$`,
];
