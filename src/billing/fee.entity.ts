import { date, entity, id, money, tenant, text, version } from '../access/entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import type { Cents } from '../platform/money.ts';

@entity({
  table: 'fee',
  permission: 'fee.read',
  owner: 'organization',
  description: 'What the organization charges for one unit of a service, from a day on.',
})
export class Fee {
  @id() id!: string;
  @tenant() organizationId!: string;
  @text('CPT or HCPCS code.', { filter: true, sort: true, changes: false }) code!: string;
  @text('Modifier that has a charge of its own, such as 26 or TC.', { nullable: true, changes: false }) modifier!:
    | string
    | null;
  @money('Charge for one unit.', { filter: true }) amount!: Cents;
  @date('First day on which it applies; a later one of the same code ends it.', { filter: true, changes: false })
  effectiveFrom!: CalendarDate;
  @version() version!: number;
}
