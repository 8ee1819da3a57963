/** Opening denials from payers' answers, and what people do with them. */

import type { RequestContext } from '../access/context.ts';
import { Claim } from '../billing/claim.entity.ts';
import { plusDays } from '../platform/calendar-date.ts';
import { isDenial } from '../remittance/denying.ts';
import { Adjustment, ClaimPayment, ServicePayment } from '../remittance/payment.entity.ts';
import { runCommand, type Work } from '../workflow/command.ts';
import { on } from '../workflow/events.ts';
import { move } from '../workflow/move.ts';
import { keepQueues } from '../workflow/queue-upkeep.ts';
import { categoryOf, DENIAL_CATEGORIES, type Half } from './category.ts';
import { Denial } from './denial.entity.ts';
import { denialLifecycle } from './denial.lifecycle.ts';

/** Sends a denial to the queue of the other half, with a reason. */
export const rerouteDenial = (
  context: RequestContext,
  id: string,
  version: number,
  routedTo: Half,
  remark: string,
): Promise<void> =>
  runCommand(context, { name: 'rerouteDenial', permission: 'denial.reroute' }, async (work) => {
    const denial = await work.subject(Denial, id, version);
    denial.routedTo = routedTo;
    denial.remark = remark;
    await move(work, denialLifecycle, denial, 'rerouteDenial');
  });

/** Agrees with the payer: the denial ends, with a reason. */
export const acceptDenial = (context: RequestContext, id: string, version: number, remark: string): Promise<void> =>
  runCommand(context, { name: 'acceptDenial', permission: 'denial.work' }, async (work) => {
    const denial = await work.subject(Denial, id, version);
    await move(work, denialLifecycle, denial, 'acceptDenial');
    denial.remark = remark;
  });

/** Days from the answer in which most payers take a corrected claim; a payer's own clock may be set once payers have profiles. */
const DAYS_TO_ANSWER = 60;

/** Registers what denials do when others announce news. To be called once, when the house is built. */
export const listenForDenials = (): void => {
  on('remittance.posted', async (work, { claimId, claimPaymentId }) => {
    work.write();
    const claim = await work.related(Claim, claimId);
    const opened = await openDenials(work, claim, claimPaymentId);
    if (claim.replaces) await moveAll(work, claim.replaces.id, ['RESUBMITTED'], opened > 0 ? 'uphold' : 'overturn');
  });
  on('claim.submitted', async (work, { replacesId }) => {
    if (replacesId !== null) await moveAll(work, replacesId, ['OPEN', 'IN_PROGRESS', 'CORRECTED'], 'resubmit');
  });
  on('coding.released', async (work, { encounterId }) => {
    const denials = await work.find(Denial, { encounter: encounterId, status: 'IN_PROGRESS', routedTo: 'CODER' });
    for (const { id } of denials) await move(work, denialLifecycle, await work.related(Denial, id), 'correct');
  });
};

const openDenials = async (work: Work, claim: Claim, claimPaymentId: string): Promise<number> => {
  const payment = await work.one(ClaimPayment, claimPaymentId);
  const services = new Map(
    (await work.find(ServicePayment, { claimPayment: claimPaymentId })).map((service) => [service.id, service]),
  );
  const denying = (await work.find(Adjustment, { claimPayment: claimPaymentId })).filter(isDenial);
  for (const adjustment of denying) {
    const category = categoryOf(adjustment.reasonCode);
    const line = adjustment.servicePayment ? services.get(adjustment.servicePayment.id)!.serviceLine : null;
    const denial = work.create(Denial, {
      facility: claim.facility,
      encounter: claim.encounter,
      claim,
      serviceLine: line,
      adjustment,
      procedureCode: line?.procedureCode ?? null,
      groupCode: adjustment.groupCode,
      claimAdjustmentReasonCode: adjustment.reasonCode,
      remittanceAdviceRemarkCodes: [...adjustment.remarkCodes],
      category,
      routedTo: DENIAL_CATEGORIES[category].routedTo,
      status: 'OPEN',
      remark: null,
      dueOn: plusDays(payment.answeredOn, DAYS_TO_ANSWER),
    });
    keepQueues(work, 'Denial', denial, null);
  }
  return denying.length;
};

const moveAll = async (
  work: Work,
  claimId: string,
  states: readonly ('OPEN' | 'IN_PROGRESS' | 'CORRECTED' | 'RESUBMITTED')[],
  transition: 'uphold' | 'overturn' | 'resubmit',
): Promise<void> => {
  const denials = await work.find(Denial, { claim: claimId, status: [...states] });
  for (const { id } of denials) await move(work, denialLifecycle, await work.related(Denial, id), transition);
};
