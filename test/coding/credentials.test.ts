/** Credentials: who keeps them, whom they let declare coding final, and how soon a change of them holds. */

import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rememberGrants } from '../../src/access/grants.ts';
import type { Actor } from '../../src/access/actor.ts';
import { findActor } from '../../src/access/tenants.ts';
import { dayOf, plusDays } from '../../src/platform/calendar-date.ts';
import { openEar } from '../../src/platform/ear.ts';
import { SAMPLE_ORGANIZATION } from '../../src/sample/organization.ts';
import { assign, mutate, refusal, seen, stored, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, recordOf } from '../support/records.ts';

const CREDENTIAL = '{ id version kind number issuedOn expiresOn verifiedAt verifiedBy { id } user { id } }';
const TODAY = dayOf(new Date());

let house: TestHouse;
let admin: Actor;
let supervisor: Actor;
let made = 0;
let policyVersion: number;

beforeAll(async () => {
  house = await testHouse();
  [admin, supervisor] = await Promise.all([house.as(['ADMIN']), house.as(['SUPERVISOR'])]);
  policyVersion = 1;
});
afterAll(() => house.close());
beforeEach(() => {
  made += 1;
});

const askFor = async (requiresCredential: boolean, codingCredentials: string[] | null = null): Promise<void> => {
  const set = await mutate(
    house,
    admin,
    'setCodingPolicy',
    { version: policyVersion, requiresCredential, codingCredentials },
    '{ version requiresCredential codingCredentials }',
  );
  expect(set).toMatchObject({ requiresCredential, codingCredentials });
  policyVersion = set['version'] as number;
};
/** The user as requests find them now. */
const again = async ({ userName }: Actor): Promise<Actor> =>
  (await findActor(house.house.database, SAMPLE_ORGANIZATION.name, userName))!;
const newCoder = (): Promise<Actor> => house.as(['CODER'], { name: `coder-${made}` });
const certificate = (changed: Json = {}): Json => ({
  kind: 'CPC',
  number: `0${made}`,
  issuedOn: '2020-01-01',
  expiresOn: plusDays(TODAY, 30),
  ...changed,
});
const create = (userId: string, changed: Json = {}, by = supervisor): Promise<Json> =>
  mutate(house, by, 'createCredential', { userId, credential: certificate(changed) }, CREDENTIAL);
const verify = (credential: Json, by = admin): Promise<Json> =>
  mutate(house, by, 'verifyCredential', seen(credential as Seen), CREDENTIAL);
const held = async (coder: Actor): Promise<Seen> => {
  const [id] = await bringIn(house, recordOf(`certified ${made} ${Math.random()}`));
  return assign(house, coder, (await takeSubject(house, coder, 'Encounter', id!)).subject);
};
const codesOf = (extensions: Json): string[] => (extensions['reasons'] as Json[]).map(({ code }) => code as string);
const announced = async (coder: Actor, id: string): Promise<Json> => {
  const { encounter } = await house.data(
    coder,
    `{ encounter(id: "${id}") { availableActions { name allowed reasonCodes } } }`,
  );
  return (encounter['availableActions'] as Json[]).find(({ name }) => name === 'finalizeCoding')!;
};

describe('A credential', () => {
  test('is put on record unverified, verified by another, and unverified again when it is changed', async () => {
    const coder = await newCoder();
    const first = await create(coder.userId, { number: ' A 1 ' });
    expect(first).toMatchObject({
      kind: 'CPC',
      number: 'A 1',
      issuedOn: '2020-01-01',
      verifiedAt: null,
      verifiedBy: null,
      user: { id: coder.userId },
    });
    const verified = await verify(first);
    expect(verified).toMatchObject({ verifiedAt: expect.any(String), verifiedBy: { id: admin.userId } });
    const renewed = await mutate(
      house,
      supervisor,
      'updateCredential',
      { ...seen(verified as Seen), credential: certificate({ number: 'A 1', expiresOn: null }) },
      CREDENTIAL,
    );
    expect(renewed).toMatchObject({ expiresOn: null, verifiedAt: null, verifiedBy: null });
  });

  test('is not verified by whoever holds it', async () => {
    const both = await house.as(['CODER', 'SUPERVISOR'], { name: `both-${made}` });
    const own = await create(both.userId);
    expect(await refusal(house, both, 'verifyCredential', seen(own as Seen))).toMatchObject({
      code: 'GUARD_REFUSED',
      extensions: { reasons: [expect.objectContaining({ code: 'SECOND_PERSON_REQUIRED' })] },
    });
    await verify(own);
  });

  test.each([
    ['without a number', { number: '  ' }, 'credential.number'],
    ['with a number without end', { number: '1'.repeat(101) }, 'credential.number'],
    ['that expires before it begins', { expiresOn: '2019-12-31' }, 'credential.expiresOn'],
  ])('%s is refused', async (_what, changed, argument) => {
    const coder = await newCoder();
    const args = { userId: coder.userId, credential: certificate(changed) };
    expect(await refusal(house, supervisor, 'createCredential', args)).toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { argument },
    });
  });

  test('is on record once, of each user', async () => {
    const [coder, other] = [await newCoder(), await house.as(['CODER'], { name: `other-${made}` })];
    const first = await create(coder.userId);
    const twice = { userId: coder.userId, credential: certificate() };
    expect((await refusal(house, supervisor, 'createCredential', twice)).message).toContain('on record already');
    await create(other.userId);
    const second = await create(coder.userId, { kind: 'CCS' });
    const clash = { ...seen(second as Seen), credential: certificate() };
    expect((await refusal(house, supervisor, 'updateCredential', clash)).message).toContain('on record already');
    const same = { ...seen(first as Seen), credential: certificate() };
    await mutate(house, supervisor, 'updateCredential', same);
  });

  test('is read by administrators, supervisors and auditors, and by everybody their own', async () => {
    const coder = await newCoder();
    await verify(await create(coder.userId));
    const source = `{ users(filter: { id: { eq: "${coder.userId}" } }) { edges { node { credentials { kind } } } } }`;
    for (const role of ['ADMIN', 'SUPERVISOR', 'AUDITOR'] as const) {
      const { users } = await house.data(await house.as([role]), source);
      expect(users.edges[0].node.credentials).toEqual([{ kind: 'CPC' }]);
    }
    for (const role of ['CODER', 'CLINICIAN', 'BILLER'] as const)
      expect((await house.ask(await house.as([role]), source)).codes).toEqual(['FORBIDDEN']);
    const mine = '{ me { credentialRequired credentials { kind number issuedOn expiresOn verified } } }';
    const { me } = await house.data(await again(coder), mine);
    expect(me).toEqual({
      credentialRequired: false,
      credentials: [
        { kind: 'CPC', number: `0${made}`, issuedOn: '2020-01-01', expiresOn: plusDays(TODAY, 30), verified: true },
      ],
    });
    expect((await house.data(await house.as(['BILLER']), mine))['me']['credentials']).toEqual([]);
  });
});

describe('Credentials that are about to expire', () => {
  test('are those with a last day from today to so many days from today', async () => {
    const coder = await newCoder();
    const days: readonly (number | null)[] = [-1, 0, 5, 6, null];
    for (const [index, after] of days.entries()) {
      const expiresOn = after === null ? null : plusDays(TODAY, after);
      await create(coder.userId, { number: `E ${index}`, expiresOn });
    }
    const source = `query ($within: Int!) { expiringCredentials(within: $within, filter: { user: { eq: "${coder.userId}" } }) { totalCount edges { node { number } } } }`;
    const found = async (within: number): Promise<string[]> =>
      (await house.data(supervisor, source, { within }))['expiringCredentials'].edges.map(
        ({ node }: Json) => node.number as string,
      );
    expect(await found(0)).toEqual(['E 1']);
    expect(await found(5)).toEqual(['E 1', 'E 2']);
    expect(await found(3_660)).toEqual(['E 1', 'E 2', 'E 3']);
    for (const within of [-1, 3_661])
      expect((await house.ask(supervisor, source, { within })).codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('Final coding, where the organization asks for a credential,', () => {
  beforeAll(() => askFor(true));
  afterAll(() => askFor(false));

  type Held = Json & { readonly verified?: boolean };
  test.each<readonly [string, readonly Held[], string | null]>([
    ['without any', [], 'NO_CREDENTIAL'],
    ['with one that nobody verified', [{ verified: false }], 'NO_CREDENTIAL'],
    ['with one that begins tomorrow', [{ issuedOn: plusDays(TODAY, 1) }], 'NO_CREDENTIAL'],
    ['with one that expired yesterday', [{ expiresOn: plusDays(TODAY, -1) }], 'CREDENTIAL_EXPIRED'],
    [
      'with one that expired, and its successor unverified',
      [{ expiresOn: plusDays(TODAY, -1) }, { kind: 'CCS', verified: false }],
      'CREDENTIAL_EXPIRED',
    ],
    ['with one on its last day', [{ expiresOn: TODAY }], null],
    ['with one on its first day', [{ issuedOn: TODAY }], null],
    ['with one that does not expire', [{ expiresOn: null }], null],
    ['with one that expired and one in force', [{ expiresOn: plusDays(TODAY, -1) }, { kind: 'CCS' }], null],
    ["with a biller's", [{ kind: 'CPB' }], 'NO_CREDENTIAL'],
    ["with an auditor's", [{ kind: 'CPMA' }], 'NO_CREDENTIAL'],
    ['with one of no known kind', [{ kind: 'OTHER' }], 'NO_CREDENTIAL'],
    [
      "with one that expired and a biller's in force",
      [{ expiresOn: plusDays(TODAY, -1) }, { kind: 'CPB' }],
      'CREDENTIAL_EXPIRED',
    ],
    ...['COC', 'CIC', 'CRC', 'CCA', 'CCS', 'CCSP', 'RHIT', 'RHIA'].map(
      (kind) => [`with ${kind}`, [{ kind }], null] as const,
    ),
  ])('%s', async (_what, credentials, reason) => {
    const coder = await newCoder();
    for (const { verified = true, ...facts } of credentials) {
      const one = await create(coder.userId, facts);
      if (verified) await verify(one);
    }
    const now = await again(coder);
    const encounter = await held(now);
    const reasonCodes = reason === null ? [] : [reason];
    expect(await announced(now, encounter.id)).toMatchObject({ allowed: reason === null, reasonCodes });
    if (reason === null) await mutate(house, now, 'finalizeCoding', encounter);
    else expect(codesOf((await refusal(house, now, 'finalizeCoding', encounter)).extensions)).toEqual(reasonCodes);
  });

  test.each<readonly [string, string[], readonly Held[], string | null]>([
    ['one of these', ['CPMA', 'OTHER'], [{ kind: 'OTHER' }], null],
    ['another one', ['CIC', 'CCS'], [{ kind: 'CPC' }], 'NO_CREDENTIAL'],
    ['one that expired', ['CIC'], [{ kind: 'CIC', expiresOn: plusDays(TODAY, -1) }, {}], 'CREDENTIAL_EXPIRED'],
  ])('and says which, with %s', async (_what, kinds, credentials, reason) => {
    await askFor(true, kinds);
    const coder = await newCoder();
    for (const facts of credentials) await verify(await create(coder.userId, facts));
    const now = await again(coder);
    const encounter = await held(now);
    expect((await announced(now, encounter.id))['reasonCodes']).toEqual(reason === null ? [] : [reason]);
    if (reason === null) await mutate(house, now, 'finalizeCoding', encounter);
    else expect(codesOf((await refusal(house, now, 'finalizeCoding', encounter)).extensions)).toEqual([reason]);
    await askFor(true);
  });

  test('is refused from the day after the last one, and again allowed when the rule goes', async () => {
    const coder = await newCoder();
    await verify(await create(coder.userId, { expiresOn: TODAY }));
    const encounter = await held(await again(coder));
    house.advance(86_400_000);
    const refused = await refusal(house, await again(coder), 'finalizeCoding', encounter);
    expect(codesOf(refused.extensions)).toEqual(['CREDENTIAL_EXPIRED']);
    house.advance(-86_400_000);
    await askFor(false);
    await mutate(house, await again(await newCoder()), 'finalizeCoding', encounter);
    await askFor(true);
  });

  test('is the only thing that needs one: codes are assigned and released without', async () => {
    const now = await again(await newCoder());
    const { id } = await held(now);
    const { encounter } = await house.data(now, `{ encounter(id: "${id}") { workItem { id version } } }`);
    await mutate(house, now, 'releaseWorkItem', encounter['workItem'] as Json);
  });
});

describe('The rule', () => {
  test('is set by an administrator, at the version that was seen', async () => {
    const args = { version: policyVersion, requiresCredential: true };
    expect((await refusal(house, supervisor, 'setCodingPolicy', args)).code).toBe('FORBIDDEN');
    const stale = { ...args, version: policyVersion - 1 };
    expect((await refusal(house, admin, 'setCodingPolicy', stale)).code).toBe('STALE_VERSION');
    for (const codingCredentials of [[], ['CPC', 'CPB']]) {
      expect(await refusal(house, admin, 'setCodingPolicy', { ...args, codingCredentials })).toMatchObject({
        code: 'BAD_USER_INPUT',
        extensions: { argument: 'codingCredentials' },
      });
    }
    expect((await stored(house, 'select requires_credential as required from organization'))[0]).toEqual({
      required: false,
    });
  });
});

describe('What is remembered of a user', () => {
  /** Asks until it is so; answers how long that took. */
  const until = async (so: () => Promise<boolean>): Promise<number> => {
    const begun = performance.now();
    while (performance.now() < begun + 5_000) {
      if (await so()) return performance.now() - begun;
      await delay(2);
    }
    throw new Error('It does not come about.');
  };

  test('takes in a credential and the rule at once in this process, and soon in another', async () => {
    const coder = await newCoder();
    const { grants } = house.house;
    const ear = openEar(house.applicationUrl);
    const elsewhere = rememberGrants(house.house.database, ear);
    const find = (where: typeof grants) => where.find(SAMPLE_ORGANIZATION.name, coder.userName);
    try {
      for (const where of [grants, elsewhere]) await until(async () => (await find(where)) === (await find(where)));
      const one = await create(coder.userId);
      expect((await find(grants))?.credentials).toMatchObject([{ verified: false }]);
      await verify(one);
      expect((await find(grants))?.credentials).toMatchObject([{ verified: true }]);
      // Far below the two seconds after which it is asked for again anyway.
      expect(await until(async () => (await find(elsewhere))?.credentials[0]?.verified === true)).toBeLessThan(1_000);
      await askFor(true);
      expect((await find(grants))?.credentialRequired).toBe(true);
      expect(await until(async () => (await find(elsewhere))?.credentialRequired === true)).toBeLessThan(1_000);
      await askFor(false);
    } finally {
      await ear.close();
    }
  });
});
