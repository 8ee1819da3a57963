import { Migration } from '@mikro-orm/migrations';

/** The house: tenants, people, records, codes assigned, claims, answers, denials, work, trail. */
export class Migration20261123000100 extends Migration {
  override up(): void {
    for (const statement of TABLES.split(/;\n/)) if (statement.trim() !== '') this.addSql(statement);
    for (const statement of FUNCTIONS.split('---')) this.addSql(statement);
  }
}

/**
 * Every reference carries the organization, and between rows of a facility the facility too, so that a foreign key can
 * neither join two tenants nor be used to ask whether an id exists in another.
 */
const TABLES = `
create table organization (
  id uuid not null primary key,
  name text not null,
  npi text,
  tax_id text,
  taxonomy_code text,
  address_line text,
  city text,
  state text,
  postal_code text,
  version integer not null
);

create table facility (
  id uuid not null primary key,
  organization_id uuid not null,
  name text not null,
  npi text,
  place_of_service_code text not null,
  address_line text,
  city text,
  state text,
  postal_code text,
  version integer not null,
  unique (id, organization_id)
);

create table app_user (
  id uuid not null primary key,
  organization_id uuid not null,
  name text not null,
  roles text[] not null,
  active boolean not null,
  service_account boolean not null,
  version integer not null,
  unique (id, organization_id)
);

create table user_facility (
  id uuid not null primary key,
  organization_id uuid not null,
  user_id uuid not null,
  facility_id uuid not null,
  unique (id, organization_id)
);

create table audit_event (
  id uuid not null primary key,
  organization_id uuid not null,
  at timestamptz not null,
  kind text not null,
  action text not null,
  actor_id uuid not null,
  actor_name text not null,
  roles text[] not null,
  source text not null,
  request_id text not null,
  subjects text[] not null,
  changes jsonb,
  unique (id, organization_id)
);

create table work_item (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  kind text not null,
  subject_type text not null,
  subject_id uuid not null,
  status text not null,
  assignee_id uuid,
  lease_expires_at timestamptz,
  priority integer not null,
  due_at timestamptz not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  version integer not null,
  unique (id, organization_id, facility_id)
);

create table patient (
  id uuid not null primary key,
  organization_id uuid not null,
  source_id text not null,
  medical_record_number text not null,
  family_name text not null,
  given_name text not null,
  birth_date date not null,
  sex text not null,
  address_line text,
  city text,
  state text,
  postal_code text,
  version integer not null,
  unique (id, organization_id)
);

create table payer (
  id uuid not null primary key,
  organization_id uuid not null,
  source_id text not null,
  name text not null,
  payer_id text,
  version integer not null,
  unique (id, organization_id)
);

create table provider (
  id uuid not null primary key,
  organization_id uuid not null,
  source_id text not null,
  family_name text not null,
  given_name text not null,
  npi text,
  taxonomy_code text,
  version integer not null,
  unique (id, organization_id)
);

create table coverage (
  id uuid not null primary key,
  organization_id uuid not null,
  source_id text not null,
  patient_id uuid not null,
  payer_id uuid not null,
  member_id text,
  group_number text,
  relationship text not null,
  priority integer not null,
  effective_from date,
  effective_to date,
  version integer not null,
  unique (id, organization_id)
);

create table encounter (
  id uuid not null primary key,
  organization_id uuid not null,
  source_id text not null,
  visit_number text not null,
  facility_id uuid not null,
  patient_id uuid not null,
  provider_id uuid,
  coverage_id uuid,
  encounter_class text not null,
  service_from date not null,
  service_to date not null,
  reason text,
  status text not null,
  coded_by_id uuid,
  coded_at timestamptz,
  created_at timestamptz not null,
  version integer not null,
  unique (id, organization_id, facility_id)
);

create table clinical_document (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  source_id text not null,
  title text not null,
  document_type_code text,
  authored_on date not null,
  text text not null,
  unique (id, organization_id, facility_id)
);

create table clinical_statement (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  source_id text not null,
  kind text not null,
  code_system text,
  code text,
  display text not null,
  recorded_on date not null,
  unique (id, organization_id, facility_id)
);

create table diagnosis_assignment (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  sequence integer not null,
  code text not null,
  title text not null,
  present_on_admission text,
  assigned_by_id uuid not null,
  assigned_at timestamptz not null,
  unique (id, organization_id, facility_id)
);

create table procedure_assignment (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  sequence integer not null,
  code_set text not null,
  code text not null,
  modifiers text[] not null,
  units integer not null,
  diagnosis_pointers integer[] not null,
  service_date date not null,
  assigned_by_id uuid not null,
  assigned_at timestamptz not null,
  unique (id, organization_id, facility_id)
);

create table fee (
  id uuid not null primary key,
  organization_id uuid not null,
  code text not null,
  modifier text,
  amount bigint not null,
  effective_from date not null,
  version integer not null,
  unique (id, organization_id)
);

create table claim (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  patient_id uuid not null,
  coverage_id uuid not null,
  payer_id uuid not null,
  patient_control_number text not null,
  claim_frequency_code text not null,
  replaces_id uuid,
  payer_claim_control_number text,
  status text not null,
  subscriber_member_id text,
  billing_provider_npi text,
  rendering_provider_npi text,
  place_of_service_code text not null,
  service_from date not null,
  service_to date not null,
  total_claim_charge_amount bigint not null,
  created_at timestamptz not null,
  submitted_at timestamptz,
  version integer not null,
  unique (id, organization_id, facility_id)
);

create table claim_diagnosis (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  claim_id uuid not null,
  sequence integer not null,
  code text not null,
  present_on_admission text,
  unique (id, organization_id, facility_id)
);

create table service_line (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  claim_id uuid not null,
  line_number integer not null,
  procedure_code text not null,
  modifiers text[] not null,
  units integer not null,
  diagnosis_pointers integer[] not null,
  service_date date not null,
  charge_amount bigint,
  unique (id, organization_id, facility_id)
);

create table claim_payment (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  claim_id uuid not null,
  claim_status_code text not null,
  total_claim_charge_amount bigint not null,
  claim_payment_amount bigint not null,
  patient_responsibility_amount bigint not null,
  payer_claim_control_number text,
  reassociation_trace_number text,
  answered_on date not null,
  recorded_by_id uuid not null,
  recorded_at timestamptz not null,
  unique (id, organization_id, facility_id)
);

create table service_payment (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  claim_payment_id uuid not null,
  service_line_id uuid not null,
  line_number integer not null,
  charge_amount bigint not null,
  paid_amount bigint not null,
  unique (id, organization_id, facility_id)
);

create table adjustment (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  claim_payment_id uuid not null,
  service_payment_id uuid,
  sequence integer not null,
  group_code text not null,
  reason_code text not null,
  amount bigint not null,
  remark_codes text[] not null,
  unique (id, organization_id, facility_id)
);

create table denial (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  encounter_id uuid not null,
  claim_id uuid not null,
  service_line_id uuid,
  adjustment_id uuid not null,
  procedure_code text,
  group_code text not null,
  claim_adjustment_reason_code text not null,
  remittance_advice_remark_codes text[] not null,
  category text not null,
  routed_to text not null,
  status text not null,
  remark text,
  due_on date not null,
  created_at timestamptz not null,
  version integer not null,
  unique (id, organization_id, facility_id)
);

alter table facility add foreign key (organization_id) references organization (id);
create index on facility (organization_id);
alter table app_user add foreign key (organization_id) references organization (id);
create index on app_user (organization_id);
alter table user_facility add foreign key (organization_id) references organization (id);
alter table user_facility add foreign key (user_id, organization_id) references app_user (id, organization_id);
create index on user_facility (user_id);
alter table user_facility add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on user_facility (facility_id);
create index on user_facility (organization_id);
alter table audit_event add foreign key (organization_id) references organization (id);
create index on audit_event (organization_id);
alter table work_item add foreign key (organization_id) references organization (id);
alter table work_item add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on work_item (facility_id);
alter table work_item add foreign key (assignee_id, organization_id) references app_user (id, organization_id);
create index on work_item (assignee_id);
create index on work_item (organization_id, facility_id);
alter table patient add foreign key (organization_id) references organization (id);
create index on patient (organization_id);
alter table payer add foreign key (organization_id) references organization (id);
create index on payer (organization_id);
alter table provider add foreign key (organization_id) references organization (id);
create index on provider (organization_id);
alter table coverage add foreign key (organization_id) references organization (id);
alter table coverage add foreign key (patient_id, organization_id) references patient (id, organization_id);
create index on coverage (patient_id);
alter table coverage add foreign key (payer_id, organization_id) references payer (id, organization_id);
create index on coverage (payer_id);
create index on coverage (organization_id);
alter table encounter add foreign key (organization_id) references organization (id);
alter table encounter add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on encounter (facility_id);
alter table encounter add foreign key (patient_id, organization_id) references patient (id, organization_id);
create index on encounter (patient_id);
alter table encounter add foreign key (provider_id, organization_id) references provider (id, organization_id);
create index on encounter (provider_id);
alter table encounter add foreign key (coverage_id, organization_id) references coverage (id, organization_id);
create index on encounter (coverage_id);
alter table encounter add foreign key (coded_by_id, organization_id) references app_user (id, organization_id);
create index on encounter (coded_by_id);
create index on encounter (organization_id, facility_id);
alter table clinical_document add foreign key (organization_id) references organization (id);
alter table clinical_document add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on clinical_document (facility_id);
alter table clinical_document add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on clinical_document (encounter_id);
create index on clinical_document (organization_id, facility_id);
alter table clinical_statement add foreign key (organization_id) references organization (id);
alter table clinical_statement add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on clinical_statement (facility_id);
alter table clinical_statement add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on clinical_statement (encounter_id);
create index on clinical_statement (organization_id, facility_id);
alter table diagnosis_assignment add foreign key (organization_id) references organization (id);
alter table diagnosis_assignment add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on diagnosis_assignment (facility_id);
alter table diagnosis_assignment add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on diagnosis_assignment (encounter_id);
alter table diagnosis_assignment add foreign key (assigned_by_id, organization_id) references app_user (id, organization_id);
create index on diagnosis_assignment (assigned_by_id);
create index on diagnosis_assignment (organization_id, facility_id);
alter table procedure_assignment add foreign key (organization_id) references organization (id);
alter table procedure_assignment add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on procedure_assignment (facility_id);
alter table procedure_assignment add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on procedure_assignment (encounter_id);
alter table procedure_assignment add foreign key (assigned_by_id, organization_id) references app_user (id, organization_id);
create index on procedure_assignment (assigned_by_id);
create index on procedure_assignment (organization_id, facility_id);
alter table fee add foreign key (organization_id) references organization (id);
create index on fee (organization_id);
alter table claim add foreign key (organization_id) references organization (id);
alter table claim add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on claim (facility_id);
alter table claim add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on claim (encounter_id);
alter table claim add foreign key (patient_id, organization_id) references patient (id, organization_id);
create index on claim (patient_id);
alter table claim add foreign key (coverage_id, organization_id) references coverage (id, organization_id);
create index on claim (coverage_id);
alter table claim add foreign key (payer_id, organization_id) references payer (id, organization_id);
create index on claim (payer_id);
alter table claim add foreign key (replaces_id, organization_id, facility_id) references claim (id, organization_id, facility_id);
create index on claim (replaces_id);
create index on claim (organization_id, facility_id);
alter table claim_diagnosis add foreign key (organization_id) references organization (id);
alter table claim_diagnosis add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on claim_diagnosis (facility_id);
alter table claim_diagnosis add foreign key (claim_id, organization_id, facility_id) references claim (id, organization_id, facility_id);
create index on claim_diagnosis (claim_id);
create index on claim_diagnosis (organization_id, facility_id);
alter table service_line add foreign key (organization_id) references organization (id);
alter table service_line add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on service_line (facility_id);
alter table service_line add foreign key (claim_id, organization_id, facility_id) references claim (id, organization_id, facility_id);
create index on service_line (claim_id);
create index on service_line (organization_id, facility_id);
alter table claim_payment add foreign key (organization_id) references organization (id);
alter table claim_payment add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on claim_payment (facility_id);
alter table claim_payment add foreign key (claim_id, organization_id, facility_id) references claim (id, organization_id, facility_id);
create index on claim_payment (claim_id);
alter table claim_payment add foreign key (recorded_by_id, organization_id) references app_user (id, organization_id);
create index on claim_payment (recorded_by_id);
create index on claim_payment (organization_id, facility_id);
alter table service_payment add foreign key (organization_id) references organization (id);
alter table service_payment add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on service_payment (facility_id);
alter table service_payment add foreign key (claim_payment_id, organization_id, facility_id) references claim_payment (id, organization_id, facility_id);
create index on service_payment (claim_payment_id);
alter table service_payment add foreign key (service_line_id, organization_id, facility_id) references service_line (id, organization_id, facility_id);
create index on service_payment (service_line_id);
create index on service_payment (organization_id, facility_id);
alter table adjustment add foreign key (organization_id) references organization (id);
alter table adjustment add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on adjustment (facility_id);
alter table adjustment add foreign key (claim_payment_id, organization_id, facility_id) references claim_payment (id, organization_id, facility_id);
create index on adjustment (claim_payment_id);
alter table adjustment add foreign key (service_payment_id, organization_id, facility_id) references service_payment (id, organization_id, facility_id);
create index on adjustment (service_payment_id);
create index on adjustment (organization_id, facility_id);
alter table denial add foreign key (organization_id) references organization (id);
alter table denial add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on denial (facility_id);
alter table denial add foreign key (encounter_id, organization_id, facility_id) references encounter (id, organization_id, facility_id);
create index on denial (encounter_id);
alter table denial add foreign key (claim_id, organization_id, facility_id) references claim (id, organization_id, facility_id);
create index on denial (claim_id);
alter table denial add foreign key (service_line_id, organization_id, facility_id) references service_line (id, organization_id, facility_id);
create index on denial (service_line_id);
alter table denial add foreign key (adjustment_id, organization_id, facility_id) references adjustment (id, organization_id, facility_id);
create index on denial (adjustment_id);
create index on denial (organization_id, facility_id);

-- Outbox: news that others may follow; written by commands, read by no role of the application.
create table outbox (
  id uuid not null primary key,
  organization_id uuid not null references organization (id),
  topic text not null,
  news jsonb not null,
  created_at timestamptz not null
);
create index on outbox (organization_id, created_at);

-- Which fences (policies, triggers, checks) stand, by the hash of their text.
create table schema_fence (
  one boolean not null primary key default true check (one),
  hash text not null,
  raised_at timestamptz not null default now()
);

alter table organization add unique (name);
alter table facility add unique (organization_id, name);
alter table app_user add unique (organization_id, name);
alter table user_facility add unique (user_id, facility_id);

-- The sender's id makes a second import of the same record change nothing.
alter table patient add unique (organization_id, source_id);
alter table payer add unique (organization_id, source_id);
alter table provider add unique (organization_id, source_id);
alter table coverage add unique (organization_id, source_id);
alter table encounter add unique (organization_id, source_id);
alter table clinical_document add unique (encounter_id, source_id);
alter table clinical_statement add unique (encounter_id, source_id);

alter table encounter add check (service_to >= service_from);
alter table coverage add check (priority between 1 and 11);
-- Deferred: a set is reordered row by row within one transaction.
alter table diagnosis_assignment add unique (encounter_id, code) deferrable initially deferred,
  add unique (encounter_id, sequence) deferrable initially deferred, add check (sequence between 1 and 25);
alter table procedure_assignment add unique (encounter_id, sequence) deferrable initially deferred, add check (sequence between 1 and 50), add check (units between 1 and 9999),
  add check (cardinality(modifiers) <= 4), add check (cardinality(diagnosis_pointers) between 1 and 4);
create unique index on fee (organization_id, code, coalesce(modifier, ''), effective_from);
alter table fee add check (amount > 0);

alter table claim add unique (organization_id, patient_control_number), add check (length(patient_control_number) between 1 and 20),
  add check (claim_frequency_code in ('1', '7')), add check ((claim_frequency_code = '1') = (replaces_id is null)), add check (total_claim_charge_amount >= 0);
-- Each encounter has one original claim, and each claim one replacement, discarded drafts apart.
create unique index claim_one_original on claim (encounter_id) where claim_frequency_code = '1' and status <> 'DISCARDED';
create unique index claim_one_replacement on claim (replaces_id) where status <> 'DISCARDED';
alter table claim_diagnosis add unique (claim_id, sequence);
alter table service_line add unique (claim_id, line_number), add check (charge_amount > 0), add check (units between 1 and 9999),
  add check (cardinality(modifiers) <= 4), add check (cardinality(diagnosis_pointers) between 1 and 4);
alter table service_payment add unique (claim_payment_id, service_line_id);
alter table adjustment add unique (claim_payment_id, sequence), add check (amount <> 0);
alter table denial add unique (adjustment_id);

-- A subject is one person's work at a time.
create unique index work_item_one_live on work_item (subject_id) where status in ('OPEN', 'TAKEN');
create index work_item_next on work_item (organization_id, kind, priority desc, due_at, id) where status in ('OPEN', 'TAKEN');
alter table work_item add check ((status = 'TAKEN') = (lease_expires_at is not null));

create index on encounter (organization_id, status, service_from);
create index on claim (organization_id, status, service_from);
create index on denial (organization_id, status, due_on);
create index on patient (organization_id, lower(family_name) text_pattern_ops);
create index on audit_event (organization_id, at);
create index on audit_event using gin (subjects);
`;

const FUNCTIONS = String.raw`
create function audit_event_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are append-only' using errcode = 'CG003';
end $$
---
create trigger audit_event_append_only before update or delete or truncate on audit_event for each statement execute function audit_event_append_only()
---
create function actor_of(organization_name text, user_name text)
  returns table (user_id uuid, organization_id uuid, roles text[], facility_ids uuid[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.organization_id, u.roles,
    coalesce((select array_agg(f.facility_id) from user_facility f where f.user_id = u.id), '{}')
  from app_user u join organization o on o.id = u.organization_id
  where o.name = organization_name and u.name = user_name and u.active
$$
---
revoke all on function actor_of(text, text) from public
`;
