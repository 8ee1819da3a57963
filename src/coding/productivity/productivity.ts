/** The figures of coders over a period, counted by one statement behind the row policies of whoever asks. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Query } from '../../platform/database.ts';

/** The figures of one coder. What each of them counts is said where the graph shows it. */
export interface Figures {
  readonly coderId: string;
  readonly coderName: string;
  readonly encountersFinalized: number;
  readonly codesAssigned: number;
  readonly diagnoses: number;
  readonly procedures: number;
  readonly medianMinutesToFinalize: number | null;
  readonly reopened: number;
  readonly reviewed: number;
  readonly agreed: number;
  readonly agreementRate: number | null;
  readonly codesReviewed: number;
  readonly codesAgreed: number;
  readonly codeAgreementRate: number | null;
  readonly queriesAsked: number;
}

/** From the first day to the last, both included, in UTC. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** One row for everybody of whom there is anything to count, by name. A null facility means all of them. */
export const figuresOf = async (
  query: Query,
  organizationId: string,
  { from, to }: Period,
  facilityId: string | null,
): Promise<Figures[]> => (await query(FIGURES, [organizationId, from, to, facilityId])) as unknown as Figures[];

/** Rows of a table of that organization and facility whose moment lies in the period. */
const within = (alias: string, moment: string): string =>
  `${alias}.organization_id = $1 and ($4::uuid is null or ${alias}.facility_id = $4)
    and ${alias}.${moment} >= $2::date::timestamp at time zone 'UTC'
    and ${alias}.${moment} < ($3::date + 1)::timestamp at time zone 'UTC'`;

/** Assignments of a kind that the coder made on what they declared final. */
const assigned = (table: string): string =>
  `select f.coder_id, count(*) as count from (select distinct coder_id, encounter_id from final) f
    join ${table} a on a.encounter_id = f.encounter_id and a.assigned_by_id = f.coder_id group by f.coder_id`;

const FIGURES = `with final as (
    select e.coder_id, e.encounter_id, extract(epoch from e.at - e.taken_at) / 60 as minutes
    from coding_event e where e.kind = 'FINALIZED' and ${within('e', 'at')}),
  finals as (
    select coder_id, count(distinct encounter_id) as encounters, percentile_cont(0.5) within group (order by minutes) as median
    from final group by coder_id),
  diagnoses as (${assigned('diagnosis_assignment')}),
  procedures as (${assigned('procedure_assignment')}),
  reopened as (
    select e.coder_id, count(*) as count from coding_event e where e.kind = 'REOPENED' and ${within('e', 'at')}
    group by e.coder_id),
  reviews as (
    select r.coder_id, count(*) as count, count(*) filter (where r.outcome = 'AGREED') as agreed,
      sum(r.agreed_codes) as agreed_codes, sum(r.agreed_codes + r.changed_codes) as codes
    from coding_review r where ${within('r', 'reviewed_at')} group by r.coder_id),
  queries as (
    select q.asked_by_id as coder_id, count(*) as count from coding_query q where ${within('q', 'asked_at')}
    group by q.asked_by_id)
  select u.id as "coderId", u.name as "coderName",
    coalesce(f.encounters, 0)::integer as "encountersFinalized",
    (coalesce(d.count, 0) + coalesce(p.count, 0))::integer as "codesAssigned",
    coalesce(d.count, 0)::integer as diagnoses, coalesce(p.count, 0)::integer as procedures,
    f.median::float8 as "medianMinutesToFinalize",
    coalesce(o.count, 0)::integer as reopened,
    coalesce(r.count, 0)::integer as reviewed, coalesce(r.agreed, 0)::integer as agreed,
    r.agreed::float8 / r.count as "agreementRate",
    coalesce(r.codes, 0)::integer as "codesReviewed", coalesce(r.agreed_codes, 0)::integer as "codesAgreed",
    r.agreed_codes::float8 / nullif(r.codes, 0) as "codeAgreementRate",
    coalesce(q.count, 0)::integer as "queriesAsked"
  from app_user u
    left join finals f on f.coder_id = u.id left join diagnoses d on d.coder_id = u.id
    left join procedures p on p.coder_id = u.id left join reopened o on o.coder_id = u.id
    left join reviews r on r.coder_id = u.id left join queries q on q.coder_id = u.id
  where u.organization_id = $1
    and num_nonnulls(f.coder_id, o.coder_id, r.coder_id, q.coder_id) > 0
  order by u.name`;
