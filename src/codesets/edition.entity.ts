import { date, entity, flag, id, instant, integer, text } from '../access/entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';

@entity({
  table: 'code_set_edition',
  permission: 'reference.read',
  owner: 'public',
  description: 'A published list of codes as it stood from one day to another. The date of service picks the edition.',
})
export class CodeSetEdition {
  @id() id!: string;
  @text('Which list it is an edition of, such as ICD10CM.', { filter: true, sort: true, changes: false })
  codeSet!: string;
  @text("The publisher's name for it, such as 2026.", { filter: true, changes: false }) edition!: string;
  @text('The file or address that it was loaded from.', { changes: false }) source!: string;
  @date('First day in force.', { filter: true, sort: true, changes: false }) effectiveFrom!: CalendarDate;
  @date('Last day on which it answers: the day before the next one begins; null for the last one.', {
    nullable: true,
    filter: true,
    changes: false,
  })
  effectiveTo!: CalendarDate | null;
  @flag('False for the starter edition, a few hundred common codes that come with the program.', {
    filter: true,
    changes: false,
  })
  published!: boolean;
  @integer('How many codes with their headings, or rules.', { changes: false }) codeCount!: number;
  @instant('When it was loaded.', { sort: true, changes: false }) loadedAt!: Date;
}
