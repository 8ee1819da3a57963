import { Migration } from '@mikro-orm/migrations';

/** Editions are stored in several transactions: one that is not whole stands beside those that are, and answers nothing. */
export class Migration20261124000900 extends Migration {
  override up(): void {
    this.addSql('alter table code_set_edition drop constraint code_set_edition_code_set_edition_key');
    this.addSql('create unique index code_set_edition_name on code_set_edition (code_set, edition) where complete');
    this.addSql('drop index code_set_edition_start');
    // No two official editions begin on one day; the same index finds the edition of a date.
    this.addSql(`
      create unique index code_set_edition_start on code_set_edition (code_set, effective_from)
      where published and complete`);
    // One load of a set at a time, so that there is one half edition to go on with.
    this.addSql(`
      create unique index code_set_edition_half on code_set_edition (code_set) where published and not complete`);
    this.addSql('alter table code_set_edition add check (stored_rows between 0 and code_count)');
    this.addSql('alter table code_set_edition add check (not complete or stored_rows = code_count)');
    // Servers hear of what answers, and not of every batch of an edition that does not yet.
    this.addSql('drop trigger announce on code_set_edition');
    this.addSql(`
      create trigger announce_new after insert on code_set_edition
      for each row when (new.complete) execute function announce_code_sets()`);
    this.addSql(`
      create trigger announce_change after update on code_set_edition
      for each row when (old.complete or new.complete) execute function announce_code_sets()`);
    this.addSql(`
      create trigger announce_removal after delete on code_set_edition
      for each row when (old.complete) execute function announce_code_sets()`);
  }
}
