import { defineWorkQueue } from '../workflow/queues.ts';
import './claim.lifecycle.ts';

/** Draft claims that wait to be submitted. */
defineWorkQueue({
  kind: 'CLAIM',
  of: 'Claim',
  waitsIn: ['DRAFT'],
  workedIn: [],
  take: null,
  release: null,
  permission: 'claim.submit',
  dueInHours: 24,
});
