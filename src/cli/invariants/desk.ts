/** Findings, questions to clinicians, second looks, evidence, and what is counted of coders. */

import type { Invariant } from './invariant.ts';

export const DESK_INVARIANTS: readonly Invariant[] = [
  {
    name: 'blocking-findings-are-counted',
    sentence:
      'An encounter counts the findings that stand in the way of final coding, and none stands behind final coding.',
    sql: `select 'Encounter:' || e.id as id, e.blocking_findings = (
        select count(*) from coding_finding f where f.encounter_id = e.id and f.severity = 'BLOCKS' and f.overridden_at is null
      ) and (e.blocking_findings = 0 or e.status not in ('CODED', 'IN_REVIEW', 'RELEASED', 'BILLED', 'CLOSED')) as holds
      from encounter e`,
  },
  {
    name: 'holds-and-questions-agree',
    sentence: 'Coding is on hold exactly while a question is open that it waits for.',
    sql: `select 'Encounter:' || e.id as id, (e.status = 'ON_HOLD') = exists (
        select from coding_query q where q.encounter_id = e.id and q.status = 'OPEN' and q.hold
      ) as holds from encounter e`,
  },
  {
    name: 'questions-say-how-they-ended',
    sentence: 'An answered question has its answer, an open one has none, and one that has ended says when.',
    sql: `select 'CodingQuery:' || id as id, (status in ('ANSWERED', 'CLOSED')) = (choice is not null)
        and (status in ('CLOSED', 'WITHDRAWN')) = (ended_at is not null) as holds from coding_query`,
  },
  {
    name: 'final-coding-leaves-no-question',
    sentence: 'Behind final coding no question to a clinician is open, and no answer unread.',
    sql: `select 'CodingQuery:' || q.id as id, q.status not in ('OPEN', 'ANSWERED') as holds
      from coding_query q join encounter e on e.id = q.encounter_id
      where e.status in ('CODED', 'IN_REVIEW', 'RELEASED', 'BILLED', 'CLOSED')`,
  },
  {
    name: 'second-looks-were-drawn',
    sentence:
      'What waits for a second look or is under it names its coder and the policy that drew it; nobody reviewed their own.',
    sql: `select 'Encounter:' || id as id, review_policy_id is not null and coded_by_id is not null as holds
      from encounter where status in ('CODED', 'IN_REVIEW')
      union all
      select 'CodingReview:' || id, coder_id <> reviewer_id from coding_review`,
  },
  {
    name: 'second-looks-are-by-others',
    sentence:
      'Whoever looks at coding, or looked at it, assigned none of the codes that stand, or stood then, and let no finding of it stand.',
    // An assignment that was made before the look and is still there stood then.
    sql: `select look.id, not exists (
          select from diagnosis_assignment a
          where a.encounter_id = look.encounter_id and a.assigned_by_id = look.reviewer_id and a.assigned_at <= look.at
        ) and not exists (
          select from procedure_assignment a
          where a.encounter_id = look.encounter_id and a.assigned_by_id = look.reviewer_id and a.assigned_at <= look.at
        ) and not exists (
          select from coding_finding f
          where f.encounter_id = look.encounter_id and f.overridden_by_id = look.reviewer_id and f.overridden_at <= look.at
        ) as holds
      from (
        select 'CodingReview:' || id as id, encounter_id, reviewer_id, reviewed_at as at from coding_review
        union all
        select 'WorkItem:' || id, subject_id, assignee_id, 'infinity' from work_item
        where kind = 'REVIEW' and status = 'TAKEN'
      ) look`,
  },
  {
    name: 'evidence-is-of-its-encounter',
    sentence: 'Evidence joins an assignment of an encounter to a document of the same encounter.',
    sql: `select 'Evidence:' || e.id as id, c.encounter_id = e.encounter_id and coalesce(d.encounter_id, p.encounter_id) = e.encounter_id as holds
      from evidence e join clinical_document c on c.id = e.document_id
        left join diagnosis_assignment d on d.id = e.diagnosis_id left join procedure_assignment p on p.id = e.procedure_id`,
  },
  {
    name: 'evidence-quotes-its-document',
    sentence:
      'Documents say where evidence points what they said when it was linked; those with characters beyond the basic plane are not judged here.',
    // Offsets count UTF-16 code units, which are PostgreSQL's characters wherever each of them is one unit.
    sql: `select 'Evidence:' || e.id as id, c.text ~ '[\\U00010000-\\U0010FFFF]' or (e.to_offset <= length(c.text)
        and encode(sha256(convert_to(substr(c.text, e.from_offset + 1, e.to_offset - e.from_offset), 'UTF8')), 'hex') = e.sha256) as holds
      from evidence e join clinical_document c on c.id = e.document_id`,
  },
  {
    name: 'final-coding-has-its-event',
    sentence: 'Coding that was declared final has an event that says by whom and when.',
    sql: `select 'Encounter:' || e.id as id, exists (
        select from coding_event v
        where v.encounter_id = e.id and v.kind = 'FINALIZED' and v.coder_id = e.coded_by_id and v.at = e.coded_at
      ) as holds from encounter e where e.coded_at is not null`,
  },
];
