import { Migration } from '@mikro-orm/migrations';

/** An edition answers until the next one begins, also beyond the last day that its publisher set: it is stale then. */
export class Migration20261124001700 extends Migration {
  override up(): void {
    this.addSql(`
      comment on column code_set_edition.scheduled_to is
        'The last day that the publisher set. effective_to is the day before the next edition begins, null for the last.'`);
    this.addSql(`
      update code_set_edition edition set effective_to = timeline.ends
      from (
        select id, lead(effective_from) over (partition by code_set order by effective_from) - 1 as ends
        from code_set_edition where published and complete
      ) timeline
      where edition.id = timeline.id and edition.effective_to is distinct from timeline.ends`);
  }
}
