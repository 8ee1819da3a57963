import type { RequestContext } from '../access/context.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { Refusal } from '../platform/errors.ts';
import type { Cents } from '../platform/money.ts';
import { runCommand } from '../workflow/command.ts';
import { Fee } from './fee.entity.ts';

export interface WantedFee {
  readonly code: string;
  readonly modifier: string | null;
  readonly amount: Cents;
  readonly effectiveFrom: CalendarDate;
}

/** Sets what one unit of a service costs from a day on; the same day again corrects it. Answers the ids, in order. */
export const setFees = (context: RequestContext, wanted: readonly WantedFee[]): Promise<string[]> =>
  runCommand(context, { name: 'setFees', permission: 'fee.manage' }, async (work) => {
    const stored = await work.find(Fee, { code: wanted.map(({ code }) => code) });
    const ids: string[] = [];
    for (const [index, { code, modifier, amount, effectiveFrom }] of wanted.entries()) {
      if (!/^[A-Z0-9]{5}$/.test(code))
        throw new Refusal('BAD_USER_INPUT', 'A CPT or HCPCS code has five characters.', {
          argument: `fees[${index}].code`,
        });
      if (modifier !== null && !/^[A-Z0-9]{2}$/.test(modifier))
        throw new Refusal('BAD_USER_INPUT', 'A modifier has two characters.', { argument: `fees[${index}].modifier` });
      if (amount <= 0n)
        throw new Refusal('BAD_USER_INPUT', 'A charge is more than zero.', { argument: `fees[${index}].amount` });
      const same = stored.find(
        (fee) => fee.code === code && fee.modifier === modifier && fee.effectiveFrom === effectiveFrom,
      );
      if (same) (await work.related(Fee, same.id)).amount = amount;
      else stored.push(work.create(Fee, { code, modifier, amount, effectiveFrom }));
      ids.push((same ?? stored.at(-1)!).id);
    }
    return ids;
  });
