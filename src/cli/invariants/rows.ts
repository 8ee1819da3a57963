/** What holds for rows of every kind: tenancy, versions, the trail. All of it follows from the entities' shapes. */

import { allShapes, shapeOf, type ReferenceAttribute, type Shape } from '../../access/entity.ts';
import { COMMAND_LINE_USER } from '../../access/tenants.ts';
import { all, type Invariant } from './invariant.ts';

export const rowInvariants = (): readonly Invariant[] => [
  {
    name: 'versions-count-from-one',
    sentence: 'Every version is 1 or more.',
    sql: all(
      allShapes()
        .filter(isVersioned)
        .map(({ name, table }) => `select '${name}:' || id as id, version >= 1 as holds from ${table}`),
    ),
  },
  {
    name: 'rows-agree-with-their-parents',
    sentence: 'What a row refers to is there, and is of the same organization and, where both have one, facility.',
    sql: all(
      tenantShapes().flatMap((shape) => [
        `select '${shape.name}:' || t.id as id, exists (select from organization o where o.id = t.organization_id) as holds
         from ${shape.table} t`,
        ...[...shape.attributes.values()].flatMap((each) =>
          each.is === 'reference' ? [parentQuery(shape, each)] : [],
        ),
      ]),
    ),
  },
  {
    name: 'changes-are-audited',
    sentence: 'Every row was made by a command, and every change of it by another: as many audit events name it.',
    sql: `with mentioned as materialized (
        select subject, count(*) as times from audit_event e cross join unnest(e.subjects) as subject
        where e.kind = 'COMMAND' group by subject
      ) ${all(
        tenantShapes()
          .filter(({ table }) => table !== 'audit_event')
          .map(trailQuery),
      )}`,
  },
  {
    name: 'events-are-signed',
    sentence: 'Every audit event names a user of its organization.',
    sql: `select 'AuditEvent:' || e.id as id, u.id is not null as holds
      from audit_event e left join app_user u on u.id = e.actor_id and u.organization_id = e.organization_id`,
  },
];

/** Whatever belongs to an organization, the organization itself apart. */
const tenantShapes = (): Shape[] =>
  allShapes().filter(({ owner, table }) => owner !== 'public' && table !== 'organization');

const isVersioned = ({ attributes }: Shape): boolean => attributes.has('version');

const parentQuery = (
  { name, table, owner }: Shape,
  { name: attribute, column, target }: ReferenceAttribute,
): string => {
  const parent = shapeOf(target());
  const samePlace = owner === 'facility' && parent.owner === 'facility' ? ' and p.facility_id = t.facility_id' : '';
  return `select '${name}:' || t.id || '.${attribute}' as id, p.organization_id = t.organization_id${samePlace} as holds
    from ${table} t left join ${parent.table} p on p.id = t.${column} where t.${column} is not null`;
};

/**
 * The rows that the owner's login makes for a new organization are the beginning of every trail and have none of their
 * own: the facilities, and the account of the command line with its places. So are the events that a migration took from
 * the trail, for claims that were older than timelines.
 */
const MADE_BY_OWNER: Readonly<Record<string, string>> = {
  facility: 'true',
  app_user: `t.name = '${COMMAND_LINE_USER}'`,
  user_facility: `exists (select from app_user u where u.id = t.user_id and u.name = '${COMMAND_LINE_USER}')`,
  claim_event: "t.at < (select executed_at from schema_migration where name = 'Migration20261124000300')",
};

const trailQuery = (shape: Shape): string => {
  const { name, table } = shape;
  const least = `${isVersioned(shape) ? 't.version' : '1'} - case when ${MADE_BY_OWNER[table] ?? 'false'} then 1 else 0 end`;
  return `select '${name}:' || t.id as id, coalesce(m.times, 0) >= ${least} as holds
    from ${table} t left join mentioned m on m.subject = '${name}:' || t.id`;
};
