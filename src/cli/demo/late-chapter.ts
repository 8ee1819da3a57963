/** The second, shorter story: work that is given, and a denial that billing accepts. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { createClaim, recordAnswer, submit, takeToBill } from './billing-chapter.ts';
import { codes, finalize, readRecord } from './coding-chapter.ts';
import { codesFor } from './answer-key.ts';
import { close, refusalOf } from './denial-chapter.ts';
import { codesOf, list, only } from './facts.ts';
import {
  AcceptDenialDocument,
  AssignCodesDocument,
  AssignWorkDocument,
  CloseClaimDocument,
  FindUserDocument,
  LookAtQueueDocument,
  TakeDenialDocument,
  type BillFragment,
} from './generated/graphql.ts';
import { denyingAsLate } from './payer.ts';
import type { Cast } from './people.ts';
import type { Stage } from './stage.ts';

/** Sam gives Ana a visit; the claim of it comes too late, and Ben lets it rest. */
export const acceptALateDenial = async (stage: Stage, cast: Cast, today: CalendarDate): Promise<void> => {
  const { ana, ben } = cast;
  stage.chapter('A claim that came too late');
  const { id, version, visitNumber } = await giveToAna(stage, cast);
  const { diagnoses, procedures } = codesFor(visitNumber, today);
  await stage.isRefused('FORBIDDEN', {
    who: cast.sam,
    asks: 'Tries to code it himself: supervisors do neither half',
    document: AssignCodesDocument,
    variables: codes(id, version, diagnoses, procedures),
    expected: { permission: 'encounter.code', field: 'assignCodes' },
  });
  await readRecord(stage, ana, id);
  const { assignCodes } = await stage.does({
    who: ana,
    asks: 'Assigns the codes',
    document: AssignCodesDocument,
    variables: codes(id, version, diagnoses, procedures),
    facts: ({ assignCodes: encounter }) => codesOf(encounter),
    expected: { encounter: 'IN_CODING' },
  });
  await finalize(stage, ana, id, assignCodes.version);
  const draft = await createClaim(stage, ben, id, await takeToBill(stage, ben, id));
  const sent = await submit(stage, ben, draft);
  const denied = await recordAnswer(stage, ben, sent, {
    asks: 'Records the denial of the whole claim: CO-29, too late',
    answer: denyingAsLate(sent.serviceLines, today),
    expected: { claim: 'DENIED', denials: 'OPEN TIMELY_FILING denial CO-29 for the BILLER' },
  });
  await acceptAndClose(stage, cast, denied);
};

const giveToAna = async (stage: Stage, { ana, sam }: Cast) => {
  const { workQueue } = await stage.does({
    who: sam,
    asks: 'Looks at the coding queue',
    document: LookAtQueueDocument,
    variables: { kind: 'CODING' },
    facts: ({ workQueue: { totalCount, edges } }) => ({
      waiting: `${totalCount} visits`,
      next: list(edges.map(({ node }) => only(node.subject, 'Encounter').reason ?? 'no reason given')),
    }),
    expected: { waiting: /^[1-9]\d* visits$/ },
  });
  const { users } = await stage.does({
    who: sam,
    asks: 'Looks for Ana',
    document: FindUserDocument,
    variables: { name: ana.name.toLowerCase() },
    facts: ({ users: { edges } }) => ({
      user: list(edges.map(({ node }) => `${node.name}, ${node.roles.join(', ')}`)),
    }),
    expected: { user: 'ana, CODER' },
  });
  const { id, version } = workQueue.edges[0]!.node;
  const { assignWorkItem } = await stage.does({
    who: sam,
    asks: 'Gives the most urgent visit to Ana',
    document: AssignWorkDocument,
    variables: { id, version, userId: users.edges[0]!.node.id },
    facts: ({ assignWorkItem: { status, assignee, subject } }) => ({
      item: status,
      'held by': assignee?.name ?? 'nobody',
      encounter: only(subject, 'Encounter').status,
    }),
    expected: { item: 'TAKEN', 'held by': 'ana', encounter: 'IN_CODING' },
  });
  return only(assignWorkItem.subject, 'Encounter');
};

const acceptAndClose = async (stage: Stage, { ana, ben }: Cast, denied: BillFragment): Promise<void> => {
  await stage.isRefused('GUARD_REFUSED', {
    who: ben,
    asks: 'Tries to close the claim over the open denial',
    document: CloseClaimDocument,
    variables: { id: denied.id, version: denied.version },
    expected: { transition: 'closeClaim', reasons: 'DENIAL_OPEN' },
  });
  await stage.isRefused('FORBIDDEN', {
    who: ana,
    asks: "Tries to take the denial from the billers' queue",
    document: TakeDenialDocument,
    variables: { kind: 'DENIAL' },
    expected: { permission: 'denial.work', field: 'takeNext' },
  });
  const { takeNext } = await stage.does({
    who: ben,
    asks: 'Takes the denial that was routed to billing',
    document: TakeDenialDocument,
    variables: { kind: 'DENIAL' },
    facts: ({ takeNext: { subject } }) => refusalOf(only(subject, 'Denial')),
    expected: { denial: 'IN_PROGRESS', reason: 'CO-29', service: 'the whole claim', 'routed to': 'BILLER' },
  });
  const { id, version } = only(takeNext.subject, 'Denial');
  const { acceptDenial } = await stage.does({
    who: ben,
    asks: 'Accepts it: the payer is right',
    document: AcceptDenialDocument,
    variables: { id, version, remark: 'Sent after the limit; nothing shows an earlier sending.' },
    facts: ({ acceptDenial: { status, deniedAmount, claim } }) => ({
      denial: status,
      amount: deniedAmount ?? 'withheld',
      claim: claim?.status ?? 'withheld',
    }),
    expected: { denial: 'ACCEPTED', amount: denied.totalClaimChargeAmount, claim: 'DENIED' },
  });
  await close(stage, ben, acceptDenial.claim!);
};
