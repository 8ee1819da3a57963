/** Codes that were assigned, and news that were told. */

import type { Topic } from '../../workflow/events.ts';
import { list, type Invariant } from './invariant.ts';

/** Every topic there is: the compiler asks for those that are missing here. */
const TOPICS: Readonly<Record<Topic, true>> = {
  'subject.moved': true,
  'coding.finalized': true,
  'coding.released': true,
  'coding.reviewed': true,
  'query.asked': true,
  'query.answered': true,
  'query.withdrawn': true,
  'claim.submitted': true,
  'remittance.posted': true,
};

/**
 * Whether a billable code stands in an edition that answered on a day when the code was assigned: official or starter, and
 * stale where the one that covers the day was loaded later.
 */
const answered = (codeSet: string, code: string, day: string, assignedAt: string): string => `exists (
  select from code_set_edition e join code c on c.edition_id = e.id
  where e.code_set = '${codeSet}' and e.complete and e.effective_from <= ${day}
    and (coalesce(e.effective_to >= ${day}, true) or not exists (
      select from code_set_edition later where later.code_set = e.code_set and later.published and later.complete
        and later.effective_from > e.effective_from and later.effective_from <= ${day} and later.loaded_at <= ${assignedAt}))
    and c.code = ${code} and c.billable
    and coalesce(c.effective_from <= ${day}, true) and coalesce(c.effective_to >= ${day}, true))`;

export const CODE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'assigned-codes-were-in-force',
    sentence:
      'Every assigned code is a billable code of an edition that answered for the day of service. CPT may have no list.',
    sql: `select 'DiagnosisAssignment:' || d.id as id, ${answered('ICD10CM', 'd.code', 'n.service_from', 'd.assigned_at')} as holds
      from diagnosis_assignment d left join encounter n on n.id = d.encounter_id
      union all
      select 'ProcedureAssignment:' || p.id, ${answered('HCPCS', 'p.code', 'p.service_date', 'p.assigned_at')}
      from procedure_assignment p where p.code_set <> 'CPT'`,
  },
  {
    name: 'news-have-known-topics',
    sentence: 'Every row of the outbox has a topic that the program knows.',
    sql: `select 'Outbox:' || id as id, topic in (${list(Object.keys(TOPICS))}) as holds from outbox`,
  },
];
