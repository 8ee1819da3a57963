/** Questions to clinicians, and second looks. */

import type { Invariant } from './invariant.ts';

export const DESK_INVARIANTS: readonly Invariant[] = [
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
    name: 'second-looks-were-drawn',
    sentence:
      'What waits for a second look or is under it names its coder and the policy that drew it; nobody reviewed their own.',
    sql: `select 'Encounter:' || id as id, review_policy_id is not null and coded_by_id is not null as holds
      from encounter where status in ('CODED', 'IN_REVIEW')
      union all
      select 'CodingReview:' || id, coder_id <> reviewer_id from coding_review`,
  },
];
