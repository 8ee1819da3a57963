/** Moving encounters: final coding, another look, out of the work. */

import type { RequestContext } from '../access/context.ts';
import { User } from '../access/user.entity.ts';
import { Coverage } from '../parties/coverage.entity.ts';
import { Provider } from '../parties/provider.entity.ts';
import { notFound } from '../platform/errors.ts';
import { runCommand } from '../workflow/command.ts';
import { move } from '../workflow/move.ts';
import { Encounter } from './encounter.entity.ts';
import { BLOCKING_FINDINGS, encounterLifecycle } from './encounter.lifecycle.ts';
import { recheckStored } from './findings/finding.commands.ts';
import { withdrawOpenQueries } from './query/open-queries.ts';
import { policyThatDraws } from './review/drawing.ts';

declare module '../workflow/events.ts' {
  interface Topics {
    'coding.finalized': { readonly encounterId: string };
    'coding.released': { readonly encounterId: string };
  }
}

/** Lets an encounter be coded of which no note and no statement has arrived. */
export const markReady = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'markReady', permission: 'encounter.import' }, async (work) =>
    move(work, encounterLifecycle, await work.subject(Encounter, id, version), 'markReady'),
  );

/** Declares the coding final, which hands the encounter to a second person where a policy draws it, else to billing. */
export const finalizeCoding = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'finalizeCoding', permission: 'encounter.code' }, async (work) => {
    const encounter = await work.subject(Encounter, id, version);
    // Only where the state allows it: else the move refuses, and nothing has been looked at.
    const blocking = encounter.status === 'IN_CODING' ? await recheckStored(work, encounter) : [];
    const reasons = blocking.map(({ rule, message }) => ({ code: BLOCKING_FINDINGS, message, rule }));
    const drawn = await policyThatDraws(work, encounter);
    await move(
      work,
      encounterLifecycle,
      encounter,
      'finalizeCoding',
      () => {
        encounter.codedBy = work.em.getReference(User, work.actor.userId);
        encounter.codedAt = work.now;
        encounter.reviewPolicy = drawn;
      },
      new Map([[BLOCKING_FINDINGS, reasons]]),
    );
    await work.announce('coding.finalized', { encounterId: id });
    if (drawn) return;
    // PostgreSQL knows both moves, and no single one.
    work.write();
    await move(work, encounterLifecycle, encounter, 'releaseToBilling');
    await work.announce('coding.released', { encounterId: id });
  });

/** Asks for another look at coding that nothing was billed from yet. */
export const reopenCoding = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'reopenCoding', permission: 'encounter.reopen' }, async (work) =>
    move(work, encounterLifecycle, await work.subject(Encounter, id, version), 'reopenCoding'),
  );

/** Reopens billed coding for a denial that the coder has taken. */
export const reopenForDenial = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'reopenForDenial', permission: 'denial.recode' }, async (work) =>
    move(work, encounterLifecycle, await work.subject(Encounter, id, version), 'reopenForDenial'),
  );

/** Takes an encounter that was entered in error out of the work, and the questions about it. */
export const cancelEncounter = (context: RequestContext, id: string, version: number): Promise<void> =>
  runCommand(context, { name: 'cancelEncounter', permission: 'encounter.cancel' }, async (work) => {
    await move(work, encounterLifecycle, await work.subject(Encounter, id, version), 'cancelEncounter');
    await withdrawOpenQueries(work, id);
  });

/** Says which of the patient's coverages the encounter is billed to. Claims that were made keep theirs. */
export const setEncounterCoverage = (
  context: RequestContext,
  id: string,
  version: number,
  coverageId: string,
): Promise<void> =>
  runCommand(context, { name: 'setEncounterCoverage', permission: 'encounter.bill-to' }, async (work) => {
    const encounter = await work.subject(Encounter, id, version);
    const coverage = await work.one(Coverage, coverageId);
    if (coverage.patient.id !== encounter.patient.id) throw notFound('Coverage');
    await move(work, encounterLifecycle, encounter, 'setEncounterCoverage');
    encounter.coverage = coverage;
  });

/** Says who rendered the care. Claims that were made keep theirs. */
export const setEncounterProvider = (
  context: RequestContext,
  id: string,
  version: number,
  providerId: string,
): Promise<void> =>
  runCommand(context, { name: 'setEncounterProvider', permission: 'encounter.bill-to' }, async (work) => {
    const encounter = await work.subject(Encounter, id, version);
    const provider = await work.one(Provider, providerId);
    await move(work, encounterLifecycle, encounter, 'setEncounterProvider');
    encounter.provider = provider;
  });
