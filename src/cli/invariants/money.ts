/** Claims, what payers answered, and what they denied. */

import { denyingSql } from '../../remittance/denying.ts';
import type { Invariant } from './invariant.ts';

export const MONEY_INVARIANTS: readonly Invariant[] = [
  {
    name: 'claims-add-up',
    sentence: 'The total charge of a claim is the sum of the charges of its lines.',
    sql: `select 'Claim:' || c.id as id, c.total_claim_charge_amount
        = coalesce((select sum(l.charge_amount) from service_line l where l.claim_id = c.id), 0) as holds
      from claim c`,
  },
  {
    name: 'claims-are-dated-when-sent',
    sentence: 'A claim says when it was sent, unless it is a draft or was discarded.',
    sql: `select 'Claim:' || id as id, (status in ('DRAFT', 'DISCARDED')) = (submitted_at is null) as holds from claim`,
  },
  {
    name: 'timelines-end-where-claims-stand',
    sentence: 'The last event of a claim that has a timeline led to the state that the claim is in.',
    sql: `select 'Claim:' || c.id as id, last.to_status = c.status as holds
      from claim c cross join lateral (
        select e.to_status from claim_event e where e.claim_id = c.id order by e.at desc, e.id desc limit 1
      ) last`,
  },
  {
    name: 'replacements-have-an-original',
    sentence:
      'A claim of frequency 7 replaces an answered claim of the same encounter; one of frequency 1 replaces none.',
    sql: `select 'Claim:' || c.id as id, case c.claim_frequency_code
        when '1' then c.replaces_id is null
        when '7' then o.encounter_id = c.encounter_id
          and o.status in ('PAID', 'PARTIALLY_DENIED', 'DENIED', 'REPLACED', 'CLOSED')
      end as holds
      from claim c left join claim o on o.id = c.replaces_id`,
  },
  {
    name: 'replaced-claims-have-a-replacement',
    sentence: 'A claim is replaced exactly when a replacement of it was sent.',
    sql: `select 'Claim:' || c.id as id, (c.status = 'REPLACED') = exists (
        select from claim r where r.replaces_id = c.id and r.status not in ('DRAFT', 'DISCARDED')
      ) as holds from claim c`,
  },
  {
    name: 'encounters-and-claims-agree',
    sentence: 'A billed encounter has a claim that stands; an encounter is closed exactly when a claim of it is.',
    sql: `select 'Encounter:' || e.id as id,
        (e.status <> 'BILLED' or exists (
          select from claim c where c.encounter_id = e.id and c.status not in ('DISCARDED', 'REPLACED')))
        and (e.status = 'CLOSED') = exists (select from claim c where c.encounter_id = e.id and c.status = 'CLOSED')
        as holds
      from encounter e`,
  },
  {
    name: 'claims-are-answered-once',
    sentence: 'A claim has one answer once it is answered, none before, and stands where the answer led it.',
    sql: `select 'Claim:' || c.id as id, case
        when c.status in ('DRAFT', 'SUBMITTED', 'DISCARDED') then a.answers = 0
        when c.status = 'PAID' then a.answers = 1 and not a.denies
        when c.status = 'DENIED' then a.answers = 1 and a.denies and a.paid = 0
        when c.status = 'PARTIALLY_DENIED' then a.answers = 1 and a.denies and a.paid > 0
        else a.answers = 1
      end as holds
      from claim c cross join lateral (
        select count(*) as answers, sum(p.claim_payment_amount) as paid, coalesce(bool_or(exists (
          select from adjustment a where a.claim_payment_id = p.id and ${denyingSql('a')})), false) as denies
        from claim_payment p where p.claim_id = c.id
      ) a`,
  },
  {
    name: 'answers-balance-by-line',
    sentence:
      'The charge of a line less its adjustments is what was paid for it, and the charge is the one that was sent.',
    sql: `select 'ServicePayment:' || p.id as id,
        (p.charge_amount, p.line_number) = (l.charge_amount, l.line_number)
        and p.charge_amount - coalesce((select sum(a.amount) from adjustment a where a.service_payment_id = p.id), 0)
          = p.paid_amount as holds
      from service_payment p left join service_line l on l.id = p.service_line_id`,
  },
  {
    name: 'answers-balance-by-claim',
    sentence:
      'The charge of a claim less all adjustments is what was paid for it; what falls to the patient is the sum of group PR; every line is answered, or none.',
    sql: `select 'ClaimPayment:' || p.id as id,
        p.total_claim_charge_amount = c.total_claim_charge_amount
        and p.total_claim_charge_amount - a.amount = p.claim_payment_amount
        and p.patient_responsibility_amount = a.patient
        and (select count(*) from service_payment s where s.claim_payment_id = p.id)
          in (0, (select count(*) from service_line l where l.claim_id = p.claim_id)) as holds
      from claim_payment p left join claim c on c.id = p.claim_id cross join lateral (
        select coalesce(sum(amount), 0) as amount,
          coalesce(sum(amount) filter (where group_code = 'PR'), 0) as patient
        from adjustment where claim_payment_id = p.id
      ) a`,
  },
  {
    name: 'answers-are-of-one-claim',
    sentence: 'The lines and adjustments of an answer belong to that answer and to the claim that it answers.',
    sql: `select 'ServicePayment:' || s.id as id, l.claim_id = p.claim_id as holds
      from service_payment s left join service_line l on l.id = s.service_line_id
        left join claim_payment p on p.id = s.claim_payment_id
      union all
      select 'Adjustment:' || a.id, s.claim_payment_id = a.claim_payment_id
      from adjustment a left join service_payment s on s.id = a.service_payment_id
      where a.service_payment_id is not null`,
  },
  {
    name: 'denials-are-of-denying-adjustments',
    sentence: 'A denial is about an adjustment that denies, and repeats its codes, its claim and its encounter.',
    sql: `select 'Denial:' || d.id as id, ${denyingSql('a')}
        and (d.group_code, d.claim_adjustment_reason_code) = (a.group_code, a.reason_code)
        and d.claim_id = p.claim_id and d.encounter_id = c.encounter_id as holds
      from denial d left join adjustment a on a.id = d.adjustment_id
        left join claim_payment p on p.id = a.claim_payment_id left join claim c on c.id = p.claim_id`,
  },
  {
    name: 'denying-adjustments-have-a-denial',
    sentence: 'Every adjustment that denies has one denial.',
    sql: `select 'Adjustment:' || a.id as id, (select count(*) from denial d where d.adjustment_id = a.id) = 1 as holds
      from adjustment a where ${denyingSql('a')}`,
  },
];
