import { Migration } from '@mikro-orm/migrations';

/** Indexes for lists in the order of creation, which is the order of ids. */
export class Migration20261124000400 extends Migration {
  override up(): void {
    // What waits is young: in that order it lies behind all that is settled.
    for (const table of ['encounter', 'claim']) this.addSql(`create index on ${table} (organization_id, status, id)`);
    // A list is of one organization's rows, however few of all rows those are.
    for (const table of ['patient', 'coverage']) this.addSql(`drop index ${table}_organization_id_idx`);
    for (const table of ['patient', 'coverage', 'encounter', 'claim'])
      this.addSql(`create index on ${table} (organization_id, id)`);
  }
}
