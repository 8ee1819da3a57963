import { Migration } from '@mikro-orm/migrations';

/** Questions show what of the record gives rise to them, may be open, and say what yes or no is asked about. */
export class Migration20261124002600 extends Migration {
  override up(): void {
    // Those that were asked before show nothing; what comes from now on does.
    this.addSql("alter table coding_query add column indicators text[] not null default '{}'");
    this.addSql('alter table coding_query alter column indicators drop default');
    this.addSql('alter table coding_query add column yes_no_purpose text');
    this.addSql('alter table coding_query add check (yes_no_purpose is null or cardinality(options) = 2)');
    this.addSql('alter table coding_query add check (cardinality(indicators) <= 20)');
    this.addSql('alter table coding_query drop constraint coding_query_options_check');
    this.addSql(
      'alter table coding_query add constraint coding_query_options_check check (cardinality(options) <> 1 and cardinality(options) <= 6)',
    );
  }
}
