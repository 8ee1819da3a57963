/** That the third fence stands: PostgreSQL's own policies, triggers and checks. */

import { fencedTables } from '../../access/row-policies.ts';
import type { Fences } from '../../database.ts';
import type { Invariant } from './invariant.ts';

/** `application` is the name of the application's login. */
export const fenceInvariants = (fences: Fences, application: string): readonly Invariant[] => [
  {
    name: 'row-security-is-forced',
    sentence: 'Row-level security is enabled and forced on every table of the program.',
    sql: `select 'Table:' || name as id, c.relrowsecurity and c.relforcerowsecurity as holds
      from unnest($1::text[]) as name
      left join pg_class c on c.relname = name and c.relnamespace = 'public'::regnamespace`,
    values: [fencedTables()],
  },
  {
    name: 'fences-are-current',
    sentence: 'The fences that were raised are those that this program derives from its tables.',
    sql: `select 'Fences:' || $1 as id, exists (select from schema_fence where hash = $1) as holds`,
    values: [fences.hash],
  },
  {
    name: 'fences-stand',
    sentence:
      'Every policy, trigger, check and function that was raised is there, and the trail lets nobody change it.',
    sql: `select 'Policy:' || f.relation || '.' || f.name as id, exists (
        select from pg_policies p where p.schemaname = 'public' and p.tablename = f.relation and p.policyname = f.name
      ) as holds from unnest($1::text[], $2::text[]) as f (name, relation)
      union all
      select 'Trigger:' || f.relation || '.' || f.name, exists (
        select from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = 'public'::regnamespace and c.relname = f.relation and t.tgname = f.name
          and t.tgenabled in ('O', 'A')
      ) from unnest($3::text[], $4::text[]) as f (name, relation)
      union all
      select 'Check:' || f.relation || '.' || f.name, exists (
        select from pg_constraint k join pg_class c on c.oid = k.conrelid
        where c.relnamespace = 'public'::regnamespace and c.relname = f.relation and k.conname = f.name
          and k.contype = 'c' and k.convalidated
      ) from unnest($5::text[], $6::text[]) as f (name, relation)
      union all
      select 'Function:' || f.name, count(p.oid) = 1 and bool_and(p.prosecdef and p.prosrc <> '' and position(p.prosrc in f.statement) > 0
        and p.proconfig = '{"search_path=public, pg_temp"}'
        and not exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) where grantee = 0))
      from unnest($7::text[], $8::text[]) as f (name, statement)
      left join pg_proc p on p.pronamespace = 'public'::regnamespace and p.proname = f.name
      group by f.name, f.statement`,
    values: [
      ...namesIn(fences, /^create policy (?<name>\w+) on (?<relation>\w+)/),
      ...withTrail(namesIn(fences, /^create trigger (?<name>\w+) .*? on (?<relation>\w+)/)),
      ...namesIn(fences, /^alter table (?<relation>\w+) add constraint (?<name>\w+) check/),
      ...namesIn(fences, /^(?<relation>create function (?<name>\w+)\(.* security definer [\s\S]*)$/s),
    ],
  },
  {
    name: 'the-application-is-bound',
    sentence:
      "The application's login is no superuser, does not bypass row-level security, and cannot act as the owner.",
    sql: `select 'Login:' || $1 as id, exists (
        select from pg_roles r where r.rolname = $1 and not r.rolsuper and not r.rolbypassrls
          and not pg_has_role(r.oid, current_user, 'member')
      ) as holds`,
    values: [application],
  },
];

/** What the statements make, as two lists of one length: names, and the tables that they are on. */
const namesIn = ({ statements }: Fences, pattern: RegExp): [string[], string[]] => {
  const found = statements.flatMap((statement) => {
    const groups = pattern.exec(statement)?.groups;
    return groups ? [groups] : [];
  });
  return [found.map((groups) => groups['name']!), found.map((groups) => groups['relation']!)];
};

/** The one trigger that a migration raises, since it follows from no table of the program. */
const withTrail = ([names, relations]: [string[], string[]]): [string[], string[]] => [
  [...names, 'audit_event_append_only'],
  [...relations, 'audit_event'],
];
