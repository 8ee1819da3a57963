import { heldByYou, type HeldFacts } from '../workflow/held.ts';
import { defineLifecycle } from '../workflow/lifecycle.ts';

export const denialLifecycle = defineLifecycle<HeldFacts>()({
  of: 'Denial',
  table: 'denial',
  sentence: "From a payer's refusal to its end, by the hands that its reason calls for.",
  initial: 'OPEN',
  final: ['OVERTURNED', 'UPHELD', 'ACCEPTED'],
  states: {
    OPEN: 'Waits in the queue of the half that it was routed to.',
    IN_PROGRESS: 'Somebody works on it.',
    CORRECTED: 'The coding was corrected; billing owes the payer a replacement claim.',
    RESUBMITTED: 'The replacement is with the payer.',
    OVERTURNED: 'The payer paid the replacement.',
    UPHELD: 'The payer denied the replacement too, which opened a denial of its own.',
    ACCEPTED: 'The payer is right; it will not be pursued.',
  },
  transitions: {
    startDenial: {
      from: ['OPEN'],
      to: 'IN_PROGRESS',
      permission: 'denial.hold',
      mutation: 'takeNext',
      sentence: 'Taking it from its queue.',
    },
    returnDenial: {
      from: ['IN_PROGRESS'],
      to: 'OPEN',
      permission: 'denial.hold',
      mutation: 'releaseWorkItem',
      sentence: 'Giving it back, or a lease that ran out.',
    },
    rerouteDenial: {
      from: ['OPEN', 'IN_PROGRESS'],
      to: 'OPEN',
      permission: 'denial.reroute',
      sentence: 'Sending it to the other half.',
    },
    correct: {
      from: ['IN_PROGRESS'],
      to: 'CORRECTED',
      permission: 'encounter.code',
      mutation: 'finalizeCoding',
      sentence: 'The coding that it denied was corrected and released to billing.',
    },
    resubmit: {
      from: ['OPEN', 'IN_PROGRESS', 'CORRECTED'],
      to: 'RESUBMITTED',
      permission: 'claim.submit',
      mutation: 'submitClaim',
      sentence: 'The replacement claim was submitted.',
    },
    overturn: {
      from: ['RESUBMITTED'],
      to: 'OVERTURNED',
      permission: 'payment.record',
      mutation: 'recordPayerAnswer',
      sentence: 'The replacement was paid.',
    },
    uphold: {
      from: ['RESUBMITTED'],
      to: 'UPHELD',
      permission: 'payment.record',
      mutation: 'recordPayerAnswer',
      sentence: 'The replacement was denied.',
    },
    acceptDenial: {
      from: ['IN_PROGRESS'],
      to: 'ACCEPTED',
      permission: 'denial.work',
      guards: [heldByYou],
      sentence: 'Agreeing with the payer.',
    },
  },
});
