import { defineWorkQueue } from '../workflow/queues.ts';
import './denial.lifecycle.ts';

const BOTH = {
  of: 'Denial',
  waitsIn: ['OPEN'],
  workedIn: ['IN_PROGRESS'],
  take: 'startDenial',
  release: 'returnDenial',
} as const;

/** Denials that only better coding can answer. */
defineWorkQueue({
  ...BOTH,
  kind: 'CODING_DENIAL',
  when: { attribute: 'routedTo', equals: 'CODER' },
  permission: 'denial.recode',
  dueInHours: 120,
});

/** Denials that billing answers. */
defineWorkQueue({
  ...BOTH,
  kind: 'DENIAL',
  when: { attribute: 'routedTo', equals: 'BILLER' },
  permission: 'denial.work',
  dueInHours: 120,
});
