import { Migration } from '@mikro-orm/migrations';

/** Queues are read by due time; the index of `takeNext`, which is by priority, is of no help there. */
export class Migration20261123000300 extends Migration {
  override up(): void {
    this.addSql(
      "create index work_item_queue on work_item (organization_id, kind, due_at, id) where status in ('OPEN', 'TAKEN')",
    );
  }
}
