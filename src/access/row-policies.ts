/**
 * The third fence: PostgreSQL's own row-level security, derived from the permissions table and the entities' shapes. It
 * holds for raw SQL under the application's login. Settings are read in scalar sub-selects, so that PostgreSQL evaluates
 * them once a statement and not once a row.
 */

import { allShapes, type Shape } from './entity.ts';
import { declarationOf, PERMISSION_NAMES, rolesOf, type Permission } from './permissions.ts';
import { wider, type Role, type Scope } from './roles.ts';

type Write = 'insert' | 'update' | 'delete';

/** The rows of published lists: looked up by everyone, written by the owner alone. */
const PUBLISHED_ROWS = [
  'code',
  'tabular_entry',
  'index_term',
  'ptp_edit',
  'mue_edit',
  'add_on_edit',
  'diagnosis_edit',
  'fee_indicator',
] as const;

/** Tables that no entity declares; the outbox is written and never read here. */
const OTHERS: readonly Table[] = [
  { table: 'outbox', owner: 'organization', read: null, columns: null },
  ...PUBLISHED_ROWS.map((table) => ({ table, owner: 'public', read: 'reference.read', columns: null }) as const),
];

/** SQL that replaces every policy and grant; to be run by the owner. Idempotent. */
export const rowPolicies = (application: string, owner: string): string[] => {
  const tables = [...allShapes().map(tableOf), ...OTHERS];
  checkWrites(tables.map(({ table }) => table));
  return [
    `grant usage on schema public to ${application}`,
    ...tables.flatMap((each) => policiesOf(each, application, owner)),
  ];
};

/** Every table behind row-level security, by name. */
export const fencedTables = (): string[] => [...allShapes(), ...OTHERS].map(({ table }) => table);

interface Table {
  readonly table: string;
  readonly owner: Shape['owner'];
  readonly read: Permission | null;
  /** Columns that may change; null for all. */
  readonly columns: readonly string[] | null;
}

const tableOf = (shape: Shape): Table => ({
  table: shape.table,
  owner: shape.owner,
  read: shape.permission,
  columns: [...shape.attributes.values()].flatMap((each) =>
    (each.is === 'column' || each.is === 'reference') && each.changes ? [each.column] : [],
  ),
});

const policiesOf = ({ table, owner: rows, read, columns }: Table, application: string, owner: string): string[] => {
  const writes = writesOf(table);
  const grants = [
    ...(read === null ? [] : ['select']),
    ...(writes.insert.size > 0 ? ['insert'] : []),
    ...(writes.delete.size > 0 ? ['delete'] : []),
    ...(writes.update.size > 0 ? [columns === null ? 'update' : `update (${columns.join(', ')})`] : []),
  ];
  const policy = (name: string, action: string, clause: string): string[] => [
    `drop policy if exists ${name} on ${table}`,
    `create policy ${name} on ${table} for ${action} to ${application} ${clause}`,
  ];
  const condition = (roles: ReadonlyMap<Role, Scope>): string => conditionOf(table, rows, roles);
  return [
    `revoke all on ${table} from ${application}`,
    ...(grants.length > 0 ? [`grant ${grants.join(', ')} on ${table} to ${application}`] : []),
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `drop policy if exists owner_all on ${table}`,
    `create policy owner_all on ${table} to ${owner} using (true) with check (true)`,
    ...(read === null ? [] : policy('may_read', 'select', `using (${condition(rolesOf(read))})`)),
    ...(writes.insert.size > 0
      ? policy('may_insert', 'insert', `with check (${condition(writes.insert)}${signedOf(table)})`)
      : []),
    ...(writes.update.size > 0
      ? policy('may_update', 'update', `using (${condition(writes.update)}) with check (${condition(writes.update)})`)
      : []),
    ...(writes.delete.size > 0 ? policy('may_delete', 'delete', `using (${condition(writes.delete)})`) : []),
  ];
};

/** Nobody signs a trail with another's name. */
const signedOf = (table: string): string =>
  table === 'audit_event' ? " and actor_id = (select nullif(current_setting('app.user', true), '')::uuid)" : '';

/** The roles that some permission lets write a table, each with its widest scope. */
const writesOf = (table: string): Record<Write, Map<Role, Scope>> => {
  const found: Record<Write, Map<Role, Scope>> = { insert: new Map(), update: new Map(), delete: new Map() };
  for (const permission of PERMISSION_NAMES) {
    for (const line of declarationOf(permission).writes ?? []) {
      const [action, name] = line.split(' ') as [Write, string];
      if (name !== table) continue;
      for (const [role, scope] of rolesOf(permission)) {
        found[action].set(role, wider(scope, found[action].get(role) ?? scope));
      }
    }
  }
  return found;
};

/** The tables that some role may write, by action: what the printed matrix and the tests go through. */
export const writableTables = (): ReadonlyMap<string, Record<Write, ReadonlyMap<Role, Scope>>> => {
  const tables = new Set(
    PERMISSION_NAMES.flatMap((permission) =>
      (declarationOf(permission).writes ?? []).map((line) => line.split(' ')[1]!),
    ),
  );
  return new Map([...tables].map((table) => [table, writesOf(table)]));
};

const checkWrites = (tables: readonly string[]): void => {
  for (const name of writableTables().keys()) {
    if (!tables.includes(name)) throw new Error(`The permissions table writes ${name}, which is no table.`);
  }
};

/** The rows of a table that a permission is for, as a condition on the columns of the table. */
export const rowCondition = (table: string, owner: Shape['owner'], permission: Permission): string =>
  conditionOf(table, owner, rolesOf(permission));

const conditionOf = (table: string, owner: Shape['owner'], roles: ReadonlyMap<Role, Scope>): string => {
  const named = (scope: Scope): Role[] => [...roles].filter(([, each]) => each === scope).map(([role]) => role);
  // The whole test inside the sub-select: PostgreSQL decides it once, and does not guess that few rows pass it.
  const hasRole = (names: readonly Role[]): string =>
    `(select string_to_array(current_setting('app.roles', true), ',') && array[${names.map((name) => `'${name}'`).join(', ')}])`;
  if (table === 'code_set_edition') return `complete and ${hasRole([...roles.keys()])}`;
  if (owner === 'public') return hasRole([...roles.keys()]);
  const tenantColumn = table === 'organization' ? 'id' : 'organization_id';
  // The function of `=` and not the operator: PostgreSQL knows the sizes of tenants only on the average, and would look rows
  // up by their tenant where it is to look them up by their ids. What is asked for by tenant names it beside the policy.
  const tenant = `uuid_eq(${tenantColumn}, (select nullif(current_setting('app.organization', true), '')::uuid))`;
  const asked = askedOf(table);
  const onlyAsked = asked === null ? [] : named('asked');
  const others = [...roles.keys()].filter((role) => !onlyAsked.includes(role));
  if (owner === 'organization') {
    const branches = [
      ...(others.length > 0 ? [hasRole(others)] : []),
      ...(onlyAsked.length > 0 ? [`(${hasRole(onlyAsked)} and ${asked})`] : []),
    ];
    return `${tenant} and (${branches.join(' or ')})`;
  }
  const everywhere = named('organization');
  const ownPlaces = others.filter((role) => !everywhere.includes(role));
  const inPlace = `facility_id = any((select string_to_array(nullif(current_setting('app.facilities', true), ''), ',')::uuid[])::uuid[])`;
  const branches = [
    ...(everywhere.length > 0 ? [hasRole(everywhere)] : []),
    ...(ownPlaces.length > 0 ? [`(${hasRole(ownPlaces)} and ${inPlace})`] : []),
    // Last, since it looks elsewhere: PostgreSQL comes as far as this for nobody else.
    ...(onlyAsked.length > 0 ? [`(${hasRole(onlyAsked)} and ${inPlace} and ${asked})`] : []),
  ];
  return `${tenant} and (${branches.join(' or ')})`;
};

/** Whether a clinician was asked about what a row belongs to; null for tables whose rows belong to no encounter. */
const askedOf = (table: string): string | null => {
  if (table === 'encounter') return 'asked_about(id)';
  if (table === 'patient') return 'asked_about_patient(id)';
  const shape = allShapes().find((each) => each.table === table);
  return shape?.attributes.has('encounter') ? 'asked_about(encounter_id)' : null;
};
