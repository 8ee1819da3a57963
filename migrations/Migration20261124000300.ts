import { Migration } from '@mikro-orm/migrations';

/** The timeline of a claim: an event for its making and one for every move. */
export class Migration20261124000300 extends Migration {
  override up(): void {
    for (const statement of TABLE.split(/;\n/)) if (statement.trim() !== '') this.addSql(statement);
    this.addSql(EVENTS_OF_THE_TRAIL);
  }
}

const TABLE = `
create table claim_event (
  id uuid not null primary key,
  organization_id uuid not null,
  facility_id uuid not null,
  claim_id uuid not null,
  at timestamptz not null,
  transition text not null,
  from_status text,
  to_status text not null,
  actor_id uuid not null,
  unique (id, organization_id, facility_id)
);
alter table claim_event add foreign key (organization_id) references organization (id);
alter table claim_event add foreign key (facility_id, organization_id) references facility (id, organization_id);
create index on claim_event (facility_id);
alter table claim_event add foreign key (claim_id, organization_id, facility_id) references claim (id, organization_id, facility_id);
create index on claim_event (claim_id);
alter table claim_event add foreign key (actor_id, organization_id) references app_user (id, organization_id);
create index on claim_event (actor_id);
create index on claim_event (organization_id, facility_id);
alter table claim_event add check ((from_status is null) = (transition in ('createClaim', 'createReplacementClaim')));
`;

/**
 * Claims that are there already get the timeline that the trail tells of. No state of a claim can be entered twice, so
 * that the state entered says which transition it was. A claim whose trail does not reach the state that it is in gets
 * none: half a timeline would end where the claim no longer stands.
 */
const EVENTS_OF_THE_TRAIL = `
insert into claim_event (id, organization_id, facility_id, claim_id, at, transition, from_status, to_status, actor_id)
select gen_random_uuid(), c.organization_id, c.facility_id, c.id,
  case when told.before is null then c.created_at else told.at end,
  case told.after
    when 'DRAFT' then case c.claim_frequency_code when '7' then 'createReplacementClaim' else 'createClaim' end
    when 'DISCARDED' then 'discardClaim' when 'SUBMITTED' then 'submitClaim' when 'PAID' then 'settle'
    when 'PARTIALLY_DENIED' then 'denyInPart' when 'DENIED' then 'deny' when 'REPLACED' then 'replace'
    when 'CLOSED' then 'closeClaim' end,
  told.before, told.after, told.actor_id
from (
  select e.organization_id, e.actor_id, e.at, change ->> 'subject' as subject, change ->> 'before' as before, change ->> 'after' as after
  from audit_event e cross join jsonb_array_elements(e.changes) as change
  where e.kind = 'COMMAND' and change ->> 'field' = 'status' and change ->> 'subject' like 'Claim:%'
) told
join claim c on c.organization_id = told.organization_id and 'Claim:' || c.id = told.subject
where exists (
  select from audit_event e cross join jsonb_array_elements(e.changes) as change
  where e.organization_id = c.organization_id and e.subjects @> array['Claim:' || c.id] and e.kind = 'COMMAND'
    and change ->> 'subject' = 'Claim:' || c.id and change ->> 'field' = 'status' and change ->> 'after' = c.status
)
`;
