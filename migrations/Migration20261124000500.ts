import { Migration } from '@mikro-orm/migrations';

/** Code sets of every kind: lists of codes have one table, each kind of rule has its own. */
export class Migration20261124000500 extends Migration {
  override up(): void {
    // An edition that is still being loaded is stored and answers nothing.
    this.addSql(`
      alter table code_set_edition
        add column complete boolean not null default true,
        add column stored_rows integer not null default 0`);
    this.addSql('update code_set_edition set stored_rows = code_count');
    this.addSql(`
      create table tabular_entry (
        edition_id uuid not null references code_set_edition on delete cascade,
        ordinal integer not null,
        id text not null,
        level text not null,
        parent text null,
        title text not null,
        notes jsonb not null,
        seven_characters jsonb null,
        primary key (edition_id, ordinal),
        unique (edition_id, id)
      )`);
    this.addSql(`
      create table index_term (
        edition_id uuid not null references code_set_edition on delete cascade,
        ordinal integer not null,
        path text[] not null,
        nonessential text[] not null,
        codes jsonb not null,
        see text null,
        see_also text null,
        primary key (edition_id, ordinal)
      )`);
    // Two and a half million pairs of an edition are some fifteen thousand rows this way.
    this.addSql(`
      create table ptp_edit (
        edition_id uuid not null references code_set_edition on delete cascade,
        column_one text not null,
        column_two text[] not null,
        effective_from date[] not null,
        effective_to date[] not null,
        indicators smallint[] not null,
        primary key (edition_id, column_one),
        check (cardinality(effective_from) = cardinality(column_two)
          and cardinality(effective_to) = cardinality(column_two)
          and cardinality(indicators) = cardinality(column_two))
      )`);
    this.addSql(`
      create table mue_edit (
        edition_id uuid not null references code_set_edition on delete cascade,
        code text not null,
        units integer not null,
        indicator smallint not null,
        rationale text not null,
        primary key (edition_id, code)
      )`);
    this.addSql(`
      create table add_on_edit (
        edition_id uuid not null references code_set_edition on delete cascade,
        ordinal integer not null,
        add_on text not null,
        primary_code text null,
        type smallint not null,
        effective_from date null,
        effective_to date null,
        primary key (edition_id, ordinal)
      )`);
    this.addSql(`
      create table diagnosis_edit (
        edition_id uuid not null references code_set_edition on delete cascade,
        code text not null,
        edit text not null,
        primary key (edition_id, code, edit)
      )`);
    this.addSql(`
      create table fee_indicator (
        edition_id uuid not null references code_set_edition on delete cascade,
        code text not null,
        modifier text not null,
        status text not null,
        professional_technical text not null,
        global_days text not null,
        multiple_procedure text not null,
        bilateral text not null,
        assistant text not null,
        co_surgeons text not null,
        team text not null,
        primary key (edition_id, code, modifier)
      )`);
    // Servers keep editions in memory, and hear that another one is in force.
    this.addSql(`
      create function announce_code_sets() returns trigger language plpgsql as $$
      begin
        perform pg_notify('code_sets_changed', '');
        return null;
      end $$`);
    this.addSql(`
      create trigger announce after insert or update or delete on code_set_edition
      for each statement execute function announce_code_sets()`);
  }
}
