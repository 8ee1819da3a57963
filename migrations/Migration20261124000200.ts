import { Migration } from '@mikro-orm/migrations';

/** Every change of what a user may do is told, at its commit, to the processes that remember grants. */
export class Migration20261124000200 extends Migration {
  override up(): void {
    this.addSql(`
      create function grants_changed() returns trigger language plpgsql set search_path = pg_catalog as $$
      begin
        if tg_op <> 'INSERT' then perform pg_notify('grants_changed', to_jsonb(old) ->> tg_argv[0]); end if;
        if tg_op <> 'DELETE' then perform pg_notify('grants_changed', to_jsonb(new) ->> tg_argv[0]); end if;
        return null;
      end $$`);
    // A user who is not there yet is remembered by nobody.
    for (const [table, events, column] of [
      ['organization', 'update or delete', 'id'],
      ['app_user', 'update or delete', 'id'],
      ['user_facility', 'insert or update or delete', 'user_id'],
    ]) {
      this.addSql(`
        create trigger grants_changed after ${events} on ${table}
        for each row execute function grants_changed('${column}')`);
    }
  }
}
