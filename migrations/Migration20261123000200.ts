import { Migration } from '@mikro-orm/migrations';

/** Code sets and their editions: public lists, the same for every organization. */
export class Migration20261123000200 extends Migration {
  override up(): void {
    this.addSql(`
      create table code_set_edition (
        id uuid primary key default gen_random_uuid(),
        code_set text not null,
        edition text not null,
        source text not null,
        sha256 text not null,
        effective_from date not null,
        effective_to date null,
        scheduled_to date null,
        published boolean not null,
        code_count integer not null,
        loaded_at timestamptz not null default now(),
        unique (code_set, edition),
        check (effective_to >= effective_from)
      )`);
    // No two official editions begin on one day; the same index finds the edition of a date.
    this.addSql(`
      create unique index code_set_edition_start on code_set_edition (code_set, effective_from) where published`);
    this.addSql(`
      comment on column code_set_edition.scheduled_to is
        'The last day that the publisher set. effective_to is this day or the day before the next edition begins.'`);
    this.addSql(`
      create table code (
        edition_id uuid not null references code_set_edition on delete cascade,
        code text not null,
        billable boolean not null,
        short_title text not null,
        long_title text not null,
        effective_from date null,
        effective_to date null,
        primary key (edition_id, code)
      )`);
    this.addSql('create index code_code_index on code (code)');
  }
}
