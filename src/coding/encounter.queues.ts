import { defineWorkQueue } from '../workflow/queues.ts';
import './encounter.lifecycle.ts';

/**
 * Encounters that wait for a coder; those that came back go first. An item opens while coding is going on only when the
 * answer has come that it was waiting for.
 */
defineWorkQueue({
  kind: 'CODING',
  of: 'Encounter',
  waitsIn: ['READY', 'REOPENED'],
  workedIn: ['IN_CODING'],
  take: 'startCoding',
  release: 'returnToQueue',
  permission: 'encounter.code',
  dueInHours: 72,
  priority: { REOPENED: 10, IN_CODING: 10 },
});

/** Coded encounters that wait for a claim. */
defineWorkQueue({
  kind: 'BILLING',
  of: 'Encounter',
  waitsIn: ['RELEASED'],
  workedIn: [],
  take: null,
  release: null,
  permission: 'claim.create',
  dueInHours: 48,
});

/** Final coding that a policy drew; never for anybody whose work a part of it is. */
defineWorkQueue({
  kind: 'REVIEW',
  of: 'Encounter',
  waitsIn: ['CODED'],
  workedIn: ['IN_REVIEW'],
  when: { attribute: 'reviewPolicy' },
  notFor: ['codedBy', 'diagnoses.assignedBy', 'procedures.assignedBy', 'findings.overriddenBy'],
  take: 'startReview',
  release: 'returnToReview',
  permission: 'encounter.review',
  dueInHours: 24,
});
