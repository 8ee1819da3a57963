/** Lifecycles as PostgreSQL enforces them: a CHECK on the states, a trigger on every move, and one on the parts. */

import { rolesOf } from '../access/permissions.ts';
import { allLifecycles, startsOf, type Lifecycle, type Part } from './lifecycle.ts';

/** SQL that replaces every CHECK and trigger; to be run by the owner. Idempotent. */
export const lifecycleConstraints = (): string[] => [...allLifecycles().values()].flatMap(constraintsOf);

const constraintsOf = (lifecycle: Lifecycle): string[] => {
  const { table, states } = lifecycle;
  const list = Object.keys(states)
    .map((state) => `'${state}'`)
    .join(', ');
  return [
    `alter table ${table} drop constraint if exists ${table}_status_check`,
    `alter table ${table} add constraint ${table}_status_check check (status in (${list}))`,
    moveFunction(lifecycle),
    `drop trigger if exists ${table}_moves on ${table}`,
    `drop trigger if exists ${table}_starts on ${table}`,
    `create trigger ${table}_starts before insert on ${table} for each row execute function ${table}_moves()`,
    // The condition costs nothing where a row changes and its state does not.
    `create trigger ${table}_moves before update on ${table} for each row when (old.status is distinct from new.status) execute function ${table}_moves()`,
    ...(lifecycle.parts ?? []).flatMap((part) => partTrigger(lifecycle, part)),
  ];
};

/**
 * A new row starts in an initial state; a status changes only along a transition, and only for a role that holds the
 * transition's permission. The owner's own work (migrations, restores) is not bound by roles, only by the transitions.
 */
const moveFunction = (lifecycle: Lifecycle): string => {
  const { table, of, transitions } = lifecycle;
  const starts = startsOf(lifecycle);
  const moves = Object.values(transitions).flatMap(({ from, to, permission }) =>
    to === null
      ? []
      : from.map(
          (state) =>
            `('${state}', '${to}', array[${[...rolesOf(permission).keys()].map((role) => `'${role}'`).join(', ')}])`,
        ),
  );
  return `create or replace function ${table}_moves() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.status not in (${starts.map((state) => `'${state}'`).join(', ')}) then
      raise exception '${of}: a new row starts as ${starts.join(' or ')}, not %', new.status using errcode = 'CG001';
    end if;
  elsif not exists (
    select from (values ${moves.join(', ')}) as move(before, after, roles)
    where move.before = old.status and move.after = new.status
      and (move.roles && string_to_array(coalesce(current_setting('app.roles', true), ''), ',') or pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member'))
  ) then
    raise exception '${of}: no transition of yours leads from % to %', old.status, new.status using errcode = 'CG001';
  end if;
  return new;
end $$`;
};

/** Parts change only while the subject is in a state that allows it: a claim that was sent is frozen, line by line. */
const partTrigger = ({ table, of }: Lifecycle, { table: part, column, editableIn }: Part): string[] => [
  `create or replace function ${part}_frozen() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  state text;
  subject uuid;
begin
  -- A value and no expression: behind row policies PostgreSQL looks up by index only what cannot leak.
  if tg_op = 'DELETE' then subject := old.${column}; else subject := new.${column}; end if;
  select status into state from ${table} where id = subject;
  if state is null or state not in (${editableIn.map((each) => `'${each}'`).join(', ')}) then
    raise exception '${of}: its ${part} rows cannot change while it is %', coalesce(state, 'out of sight') using errcode = 'CG002';
  end if;
  return coalesce(new, old);
end $$`,
  `drop trigger if exists ${part}_frozen on ${part}`,
  `create trigger ${part}_frozen before insert or update or delete on ${part} for each row execute function ${part}_frozen()`,
];
