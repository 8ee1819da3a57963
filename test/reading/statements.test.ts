import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '../../src/access/roles.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(25);
});
afterAll(() => world.house.close());

/** Whether the audit trail hears of it counts as much as what is read. */
const statementsOf = async (role: Role, document: string, first: number): Promise<string[]> => {
  const statements: string[] = [];
  const actor = await world.house.as([role]);
  const { errors } = await world.house.ask(actor, document, { first }, (sql) => statements.push(sql));
  expect(errors).toBeUndefined();
  return statements;
};

const OPERATIONS: readonly {
  readonly name: string;
  readonly role: Role;
  readonly most: number;
  readonly body: string;
  readonly statements: number;
}[] = [
  {
    name: 'encounters with codes, notes, patient, coverages, provider and denials',
    role: 'CODER',
    most: 50,
    statements: 10,
    body: `encounters(first: $first) { edges { node {
      patient { familyName coverages { payer { name } } } provider { npi } diagnoses { code } procedures { code }
      documents { title } statements { display } denials { category }
    } } }`,
  },
  {
    name: 'encounters with work and actions',
    role: 'CODER',
    most: 15,
    statements: 8,
    body: `encounters(first: $first, filter: { status: { eq: RELEASED } }) { edges { node {
      workItem { assignee { name } } availableActions { allowed }
    } } }`,
  },
  {
    name: 'claims with lines, answers, denials and actions',
    role: 'BILLER',
    most: 10,
    statements: 11,
    body: `claims(first: $first) { edges { node {
      patient { familyName } payer { name } diagnoses { code } serviceLines { chargeAmount } replaces { id }
      payments { services { paidAmount adjustments { amount } } } denials { deniedAmount workItem { status } } availableActions { allowed }
    } } }`,
  },
  {
    name: 'a queue with its subjects',
    role: 'SUPERVISOR',
    most: 10,
    statements: 5,
    body: `workQueue(kind: CODING_DENIAL, first: $first) { totalCount edges { node {
      facility { name } subject { ... on Denial { encounter { patient { familyName } } } ... on Encounter { visitNumber } }
    } } }`,
  },
  {
    name: 'patients with a page of visits each, and a page of claims for each visit',
    role: 'AUDITOR',
    most: 25,
    statements: 6,
    body: `patients(first: $first) { edges { node {
      encounters(first: $first) { totalCount edges { node { claims(first: 1) { totalCount edges { node { status } } } } } }
    } } }`,
  },
];

/** The length of a page stands in the text. */
const ofAnyLength = (statement: string): string => statement.replaceAll(/limit \d+/g, 'limit …');

describe('The number of statements does not depend on the number of rows', () => {
  test.each(OPERATIONS)('for $name', async ({ role, body, most, statements }) => {
    const document = `query ($first: Int!) { ${body} }`;
    const one = await statementsOf(role, document, 1);
    expect(one).toHaveLength(statements);
    for (const first of [5, most])
      expect((await statementsOf(role, document, first)).map(ofAnyLength)).toEqual(one.map(ofAnyLength));
  });
});

describe('What was not asked for is not read', () => {
  const sent = async (body: string): Promise<string[]> =>
    statementsOf('AUDITOR', `query ($first: Int!) { ${body} }`, 2);
  const counts = (statements: readonly string[]): number => statements.filter((sql) => sql.includes('count(*)')).length;

  test('the total is counted only when it is asked for, and the rows are read only when they are', async () => {
    expect(counts(await sent('encounters(first: $first) { edges { node { id } } }'))).toBe(0);
    expect(await sent('encounters(first: $first) { totalCount }')).toEqual([
      'select count(*)::integer as count from encounter t where t.organization_id = $1::uuid',
    ]);
    const both = await sent('encounters(first: $first) { totalCount edges { cursor } }');
    expect(counts(both)).toBe(1);
    const nested = 'patients(first: $first) { edges { node { encounters { edges { cursor } } } } }';
    expect(counts(await sent(nested))).toBe(0);
    expect(counts(await sent(nested.replace('edges { cursor }', 'totalCount')))).toBe(1);
  });

  test('a column, an edge or an expression that is skipped is in no statement', async () => {
    const statements = await sent(
      'denials(first: $first) { edges { node { category @skip(if: true) deniedAmount @include(if: false) claim @skip(if: true) { id } } } }',
    );
    expect(statements.join('\n')).not.toMatch(/category|adjustment|claim/);
  });

  test('one statement serves two aliases that ask for the same page', async () => {
    const statements = await sent(
      'patients(first: $first) { edges { node { a: encounters(first: 1) { edges { node { id } } } b: encounters(first: 1) { edges { node { visitNumber } } } } } }',
    );
    expect(statements.filter((sql) => sql.includes('lateral'))).toHaveLength(1);
  });
});
