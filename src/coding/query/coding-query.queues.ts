import { defineWorkQueue } from '../../workflow/queues.ts';
import './coding-query.lifecycle.ts';

/** Hours in which a question should be answered. */
export const HOURS_TO_ANSWER = 48;

/** Questions that wait for a clinician; any of the facility may answer, whoever holds the item. */
defineWorkQueue({
  kind: 'QUERY',
  of: 'CodingQuery',
  waitsIn: ['OPEN'],
  workedIn: [],
  take: null,
  release: null,
  permission: 'query.answer',
  dueInHours: HOURS_TO_ANSWER,
});
