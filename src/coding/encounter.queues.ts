import { defineWorkQueue } from '../workflow/queues.ts';
import './encounter.lifecycle.ts';

/** Encounters that wait for a coder; those that came back go first. */
defineWorkQueue({
  kind: 'CODING',
  of: 'Encounter',
  waitsIn: ['READY', 'REOPENED'],
  workedIn: ['IN_CODING'],
  take: 'startCoding',
  release: 'returnToQueue',
  permission: 'encounter.code',
  dueInHours: 72,
  priority: { REOPENED: 10 },
});

/** Coded encounters that wait for a claim. */
defineWorkQueue({
  kind: 'BILLING',
  of: 'Encounter',
  waitsIn: ['CODED'],
  workedIn: [],
  take: null,
  release: null,
  permission: 'claim.create',
  dueInHours: 48,
});
