/**
 * Subjects in any state, many at once: copies of one furnished encounter with its claim, its answer, its denial and the question about
 * it. They are made by a superuser with triggers at rest, which only a matrix over all states may do.
 */

import { createHash } from 'node:crypto';
import { queueFor } from '../../src/workflow/queues.ts';
import type { Targets } from '../access/operations.ts';
import type { Superuser } from '../support/superuser.ts';

/** Types of subjects in a family. */
export type Kind = 'Encounter' | 'CodingQuery' | 'Claim' | 'Denial' | 'WorkItem';

/** How a family is to stand. */
export interface Standing {
  readonly encounter: string;
  readonly claim: string;
  readonly denial: string;
  readonly query: string;
  /** Who assigned the codes, let findings stand and declared the coding final. */
  readonly coder: string;
  /** Who holds what can be held; null for nobody. */
  readonly holder: string | null;
  /** State of the item about the encounter where it is not to follow from the encounter's own; null where it is. */
  readonly item: string | null;
  /** False takes from the encounter whom to bill and who rendered, from the claim the member id and the payer's number. */
  readonly complete: boolean;
}

export interface Families {
  /** The id of a subject of family number `n`. */
  id(kind: Kind, n: number): string;
  /** What a mutation names beside a subject of family number `n`: what belongs to the family, else as `others` says. */
  beside(n: number, others: Targets): Targets;
  /** The version that the subjects of a kind begin with. */
  version(kind: Kind): number;
  /** Makes a family for each entry, numbered by its place from `first`. */
  make(standings: readonly Standing[], first?: number): Promise<void>;
}

const TABLES = [
  'encounter',
  'diagnosis_assignment',
  'procedure_assignment',
  'coding_finding',
  'evidence',
  'coding_query',
  'claim',
  'claim_diagnosis',
  'service_line',
  'claim_payment',
  'service_payment',
  'adjustment',
  'denial',
] as const;

/** Prepares to copy the family of an encounter; of its denials the one that was routed to coding. */
export const familiesOf = async (superuser: Superuser, encounterId: string): Promise<Families> => {
  const members = await membersOf(superuser, encounterId);
  const [encounter] = await superuser.rows(
    'select version, facility_id, organization_id from encounter where id = $1',
    [encounterId],
  );
  const [claim] = await superuser.rows('select id, version from claim where encounter_id = $1', [encounterId]);
  const [denial] = await superuser.rows(CODING_DENIAL, [encounterId]);
  const [query] = await superuser.rows('select id, version from coding_query where encounter_id = $1', [encounterId]);
  const [finding] = await superuser.rows('select id from coding_finding where encounter_id = $1 limit 1', [
    encounterId,
  ]);
  const originals = {
    Encounter: encounterId,
    CodingQuery: query!['id'] as string,
    Claim: claim!['id'] as string,
    Denial: denial!['id'] as string,
  };
  const versions = {
    Encounter: encounter!['version'],
    CodingQuery: query!['version'],
    Claim: claim!['version'],
    Denial: denial!['version'],
    WorkItem: 1,
  };
  const id: Families['id'] = (kind, n) =>
    kind === 'WorkItem' ? copied(copied(encounterId, n), 'item') : copied(originals[kind], n);
  const copies = await Promise.all(TABLES.map((table) => copyStatement(superuser, table)));
  return {
    id,
    beside: (n, others) => (type, field) =>
      type === 'CodingFinding'
        ? Promise.resolve({ id: copied(finding!['id'] as string, n), version: 1 })
        : others(type, field),
    version: (kind) => versions[kind] as number,
    make: async (standings, first = 0) => {
      for (const copy of copies) await superuser.unbound(copy, [members, first, first + standings.length - 1]);
      const states = standings.map((standing, index) => ({
        ...standing,
        encounter_id: id('Encounter', first + index),
        claim_id: id('Claim', first + index),
        denial_id: id('Denial', first + index),
        query_id: id('CodingQuery', first + index),
      }));
      for (const statement of STAND) await superuser.unbound(statement, [JSON.stringify(states)]);
      const items = standings.flatMap((standing, index) => itemsOf(standing, (kind) => id(kind, first + index)));
      await superuser.unbound(ITEMS, [JSON.stringify(items), encounter!['organization_id'], encounter!['facility_id']]);
    },
  };
};

/** The id of a copy: the same in SQL and here. */
const copied = (id: string, n: number | string): string =>
  createHash('md5')
    .update(`${id}/${n}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const CODING_DENIAL = "select id, version, adjustment_id from denial where encounter_id = $1 and routed_to = 'CODER'";

const membersOf = async (superuser: Superuser, encounterId: string): Promise<string[]> =>
  (
    await superuser.rows(
      `select id from encounter where id = $1
       union select id from diagnosis_assignment where encounter_id = $1
       union select id from procedure_assignment where encounter_id = $1
       union select id from coding_finding where encounter_id = $1
       union select id from evidence where encounter_id = $1
       union select id from coding_query where encounter_id = $1
       union select id from claim where encounter_id = $1
       union select d.id from claim_diagnosis d join claim c on c.id = d.claim_id where c.encounter_id = $1
       union select l.id from service_line l join claim c on c.id = l.claim_id where c.encounter_id = $1
       union select p.id from claim_payment p join claim c on c.id = p.claim_id where c.encounter_id = $1
       union select s.id from service_payment s join service_line l on l.id = s.service_line_id
         join claim c on c.id = l.claim_id where c.encounter_id = $1
       union select a.id from adjustment a join claim_payment p on p.id = a.claim_payment_id
         join claim c on c.id = p.claim_id where c.encounter_id = $1
       union select id from denial where encounter_id = $1 and routed_to = 'CODER'`,
      [encounterId],
    )
  ).map(({ id }) => id as string);

/** Copies a table's rows of the family ($1) for every number from $2 to $3, ids and references within it renamed alike. */
const copyStatement = async (superuser: Superuser, table: string): Promise<string> => {
  const columns = await superuser.rows(
    `select attname as name, atttypid = 'uuid'::regtype as is_id from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const expressions = columns.map(({ name, is_id }) => {
    const column = `t.${String(name)}`;
    if (is_id) return `case when ${column} = any($1::uuid[]) then md5(${column} || '/' || n)::uuid else ${column} end`;
    if (name === 'source_id') return `${column} || '-' || n`;
    if (name === 'patient_control_number') return `left(${column}, 12) || '-' || n`;
    return column;
  });
  return `insert into ${table} select ${expressions.join(', ')}
    from ${table} t, generate_series($2::integer, $3::integer) n where t.id = any($1::uuid[])`;
};

const RECORDS = `jsonb_to_recordset($1) as s(encounter text, claim text, denial text, query text, coder uuid,
  complete boolean, encounter_id uuid, claim_id uuid, denial_id uuid, query_id uuid)`;

// In the setting whose coding is always drawn for a second look: what is declared final goes no further by itself.
const STAND = [
  `update encounter t set status = s.encounter, coded_by_id = s.coder, encounter_class = 'HOME',
     review_policy_id = (select p.id from review_policy p where p.organization_id = t.organization_id limit 1),
     coverage_id = case when s.complete then t.coverage_id end, provider_id = case when s.complete then t.provider_id end
   from ${RECORDS} where t.id = s.encounter_id`,
  `update diagnosis_assignment t set assigned_by_id = s.coder from ${RECORDS} where t.encounter_id = s.encounter_id`,
  `update procedure_assignment t set assigned_by_id = s.coder from ${RECORDS} where t.encounter_id = s.encounter_id`,
  `update coding_finding t set overridden_by_id = s.coder
   from ${RECORDS} where t.encounter_id = s.encounter_id and t.overridden_by_id is not null`,
  `update coding_query t set status = s.query from ${RECORDS} where t.id = s.query_id`,
  `update denial t set status = s.denial from ${RECORDS} where t.id = s.denial_id`,
  `update claim t set status = s.claim,
     subscriber_member_id = case when s.complete then t.subscriber_member_id end,
     payer_claim_control_number = case when s.complete then t.payer_claim_control_number end
   from ${RECORDS} where t.id = s.claim_id`,
];

const ITEMS = `insert into work_item (id, organization_id, facility_id, kind, subject_type, subject_id, status, assignee_id,
    lease_expires_at, priority, due_at, opened_at, ended_at, version)
  select id, $2, $3, kind, type, subject, status, assignee,
    case when status = 'TAKEN' then now() + interval '1 hour' end, 0, now(), now(),
    case when status in ('DONE', 'WITHDRAWN') then now() end, 1
  from jsonb_to_recordset($1) as s(id uuid, kind text, type text, subject uuid, status text, assignee uuid)`;

/** The item about each subject that a queue would have in its state, and the one that is a subject itself. */
const itemsOf = (standing: Standing, id: (kind: Kind) => string): Record<string, string | null>[] =>
  (['Encounter', 'CodingQuery', 'Claim', 'Denial'] as const).flatMap((type) => {
    const { encounter, query, claim, denial } = standing;
    const status = { Encounter: encounter, CodingQuery: query, Claim: claim, Denial: denial }[type];
    const queue = queueFor(type, { status, routedTo: 'CODER', reviewPolicy: 'some' } as { status: string });
    const own = type === 'Encounter' ? standing.item : null;
    if (queue === null && own === null) return [];
    const state = own ?? (queue!.workedIn.includes(status) ? 'TAKEN' : 'OPEN');
    return [
      {
        id: type === 'Encounter' ? id('WorkItem') : copied(id(type), 'item'),
        kind: own === null ? queue!.kind : 'CODING',
        type,
        subject: id(type),
        status: state,
        assignee: state === 'TAKEN' || state === 'DONE' ? standing.holder : null,
      },
    ];
  });
