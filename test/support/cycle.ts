/** The steps of the cycle, for suites that begin in the middle of it. Every step is the mutation that a client sends. */

import type { Actor } from '../../src/access/actor.ts';
import { withClient } from '../../src/database.ts';
import type { TestHouse, Json } from './house.ts';

/** Whatever a mutation wants back: an id, and the version that was seen. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

export interface SeenItem extends Seen {
  readonly subject: Seen & { readonly __typename: string };
}

export interface SeenClaim extends Seen {
  readonly status: string;
  readonly totalClaimChargeAmount: string;
  readonly serviceLines: readonly {
    readonly id: string;
    readonly lineNumber: number;
    readonly chargeAmount: string | null;
  }[];
  readonly denials: readonly (Seen & {
    readonly status: string;
    readonly category: string;
    readonly routedTo: string;
  })[];
  readonly encounter: Seen & { readonly status: string };
}

/** Those who work. */
export interface Hands {
  readonly coder: Actor;
  readonly biller: Actor;
}

export interface Codes {
  readonly diagnoses: readonly Json[];
  readonly procedures: readonly Json[];
}

/** Two diagnoses, two services; all of them are in the starter editions and in the sample's fee schedule. */
export const USUAL_CODES: Codes = {
  diagnoses: [{ code: 'E11.9' }, { code: 'I10' }],
  procedures: [
    { code: '99213', diagnosisPointers: [1, 2] },
    { code: '83036', diagnosisPointers: [1] },
  ],
};

const CLAIM =
  '{ id version status totalClaimChargeAmount serviceLines { id lineNumber chargeAmount } denials { id version status category routedTo } encounter { id version status } }';

/** Runs one mutation and answers its payload; throws when it is refused. */
export const mutate = async (
  house: TestHouse,
  actor: Actor,
  field: string,
  args: Json,
  selection = '{ id version }',
): Promise<Json> => {
  const { document, variables } = mutationOf(house, field, args, selection);
  return (await house.data(actor, document, variables))[field] as Json;
};

/** Runs one mutation that should be refused, and answers how. */
export const refusal = async (
  house: TestHouse,
  actor: Actor | null,
  field: string,
  args: Json,
): Promise<{ readonly code: string; readonly message: string; readonly extensions: Json }> => {
  const { document, variables } = mutationOf(house, field, args, '{ __typename }');
  const { errors } = await house.ask(actor, document, variables);
  const [error] = errors ?? [];
  if (error === undefined) throw new Error(`${field} was not refused.`);
  return { code: String(error.extensions['code']), message: error.message, extensions: error.extensions };
};

/** The document for a mutation, with every argument as a variable of the type that the schema gives it. */
export const mutationOf = (
  house: TestHouse,
  field: string,
  args: Json,
  selection: string,
): { readonly document: string; readonly variables: Json } => {
  const types = new Map(
    house.schema
      .getMutationType()!
      .getFields()
      [field]!.args.map(({ name, type }) => [name, type]),
  );
  const names = Object.keys(args);
  const declared = names.map((name) => `$${name}: ${String(types.get(name))}`).join(', ');
  const given = names.map((name) => `${name}: $${name}`).join(', ');
  return { document: `mutation (${declared}) { ${field}(${given}) ${selection} }`, variables: args };
};

/** Takes the next item of a queue; null when there is none. */
export const takeNext = async (house: TestHouse, actor: Actor, kind: string): Promise<SeenItem | null> =>
  (await house.data(actor, `mutation { takeNext(kind: ${kind}) { id version subject { __typename id version } } }`))[
    'takeNext'
  ] as SeenItem | null;

/** Takes the next item of a queue that is not empty. */
export const takeWork = async (house: TestHouse, actor: Actor, kind: string): Promise<SeenItem> => {
  const item = await takeNext(house, actor, kind);
  if (item === null) throw new Error(`The queue ${kind} is empty.`);
  return item;
};

/** Takes the live item about a subject. */
export const takeSubject = async (house: TestHouse, actor: Actor, type: string, id: string): Promise<SeenItem> => {
  const { node } = await house.data(actor, `{ node(id: "${id}") { ... on ${type} { workItem { id version } } } }`);
  const selection = '{ id version subject { __typename id version } }';
  return (await mutate(house, actor, 'takeWorkItem', node['workItem'] as Json, selection)) as SeenItem;
};

/** Assigns codes to an encounter that the coder holds. */
export const assign = async (
  house: TestHouse,
  coder: Actor,
  { id, version }: Seen,
  codes = USUAL_CODES,
): Promise<Seen> => (await mutate(house, coder, 'assignCodes', { encounterId: id, version, ...codes })) as Seen;

/** An encounter from the coding queue, coded and final; a named one where an id is given. */
export const coded = async (house: TestHouse, coder: Actor, codes = USUAL_CODES, id?: string): Promise<Seen> => {
  const { subject } =
    id === undefined ? await takeWork(house, coder, 'CODING') : await takeSubject(house, coder, 'Encounter', id);
  const assigned = await assign(house, coder, subject, codes);
  return (await mutate(house, coder, 'finalizeCoding', seen(assigned))) as Seen;
};

/** A draft claim of an encounter that was coded for it. */
export const drafted = async (house: TestHouse, hands: Hands, codes = USUAL_CODES): Promise<SeenClaim> => {
  const { id, version } = await coded(house, hands.coder, codes);
  return (await mutate(house, hands.biller, 'createClaim', { encounterId: id, version }, CLAIM)) as SeenClaim;
};

/** A claim that was sent. */
export const submitted = async (house: TestHouse, hands: Hands, codes = USUAL_CODES): Promise<SeenClaim> =>
  submit(house, hands.biller, await drafted(house, hands, codes));

/** Sends a draft. */
export const submit = async (house: TestHouse, biller: Actor, claim: Seen): Promise<SeenClaim> =>
  (await mutate(house, biller, 'submitClaim', seen(claim), CLAIM)) as SeenClaim;

/** Records an answer to a claim that was sent. */
export const record = async (house: TestHouse, biller: Actor, claim: Seen, answer: Json): Promise<SeenClaim> =>
  (await mutate(
    house,
    biller,
    'recordPayerAnswer',
    { claimId: claim.id, version: claim.version, answer },
    CLAIM,
  )) as SeenClaim;

/** An answer that pays every line in full. */
export const paidInFull = (claim: SeenClaim, numbered = true): Json => ({
  ...answerBase(numbered),
  claimStatusCode: '1',
  claimPaymentAmount: claim.totalClaimChargeAmount,
  services: claim.serviceLines.map(({ lineNumber, chargeAmount }) => ({ lineNumber, paidAmount: chargeAmount })),
});

/** An answer that pays nothing; the reasons by line, over and over. */
export const deniedFor = (claim: SeenClaim, reasons: readonly string[], numbered = true): Json => ({
  ...answerBase(numbered),
  claimStatusCode: '4',
  claimPaymentAmount: '0',
  services: claim.serviceLines.map(({ lineNumber, chargeAmount }, index) => ({
    lineNumber,
    paidAmount: '0',
    adjustments: [
      { groupCode: 'CO', reasonCode: reasons[index % reasons.length], amount: chargeAmount, remarkCodes: ['N56'] },
    ],
  })),
});

const answerBase = (numbered: boolean): Json => ({
  answeredOn: '2026-11-20',
  ...(numbered ? { payerClaimControlNumber: 'PCN 1' } : {}),
});

/** The claim as it stands. */
export const claimOf = async (house: TestHouse, actor: Actor, id: string): Promise<SeenClaim> =>
  (await house.data(actor, `{ claim(id: "${id}") ${CLAIM} }`))['claim'] as SeenClaim;

/** Rows as they are stored, seen by a login that no policy binds. */
export const stored = (house: TestHouse, sql: string, values: unknown[] = []): Promise<Json[]> =>
  withClient(house.database.superuserUrl, async (client) => (await client.query<Json>(sql, values)).rows);

/** Id and version alone, as most mutations take them. */
export const seen = ({ id, version }: Seen): Seen => ({ id, version });
