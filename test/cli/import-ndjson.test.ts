import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { calendarDate } from '../../src/platform/calendar-date.ts';
import { sampleBundles } from '../../src/sample/bundle.ts';
import type { FhirBundle } from '../../src/sample/resources.ts';
import { run as runSql, testDatabase, type TestDatabase } from '../support/database.ts';
import type { Json } from '../support/house.ts';
import { untilDead } from '../support/postgres-processes.ts';
import { databaseEnv, run, start, workFolder, type Ended } from './program.ts';

let database: TestDatabase;
let work: Awaited<ReturnType<typeof workFolder>>;
let env: Record<string, string>;

const sample = (seed: number, patients: number): FhirBundle[] => [
  ...sampleBundles({ seed, patients, until: calendarDate('2026-10-01')! }),
];
const visits = (bundles: readonly FhirBundle[]): number =>
  bundles.flatMap(({ entry }) => entry).filter(({ resource }) => resource.resourceType === 'Encounter').length;
const ndjson = (bundles: readonly unknown[]): string => bundles.map((each) => `${JSON.stringify(each)}\n`).join('');

const organizations = ['Folder', 'Pipe', 'Both', 'Killed', 'Checked', 'Cut'];

beforeAll(async () => {
  [database, work] = await Promise.all([testDatabase(), workFolder()]);
  env = databaseEnv(database, work.folder);
  for (const organization of organizations)
    await run(['token', '--user', 'ana', '--roles', 'CODER', '--organization', organization], { env });
}, 60_000);
afterAll(async () => {
  await work.remove();
  await database.drop();
});

const importNdjson = (path: string, organization: string, ...words: string[]): Promise<Ended> =>
  run(['import', 'ndjson', path, '--organization', organization, ...words], { env });

/** How many rows an organization has of what an import makes. */
const counts = async (organization: string): Promise<Json> => {
  const of = (table: string): string =>
    `(select count(*)::int from ${table} where organization_id = o.id) as ${table}s`;
  const tables = ['patient', 'coverage', 'encounter', 'clinical_document', 'clinical_statement', 'work_item'];
  const { rows } = await runSql(
    database.superuserUrl,
    `select ${tables.map(of).join(', ')},
       (select count(*)::int from audit_event where organization_id = o.id and action = 'importRecord' and changes <> '[]') as events
     from organization o where o.name = '${organization}'`,
  );
  return rows[0] as Json;
};

const verified = async (): Promise<void> => {
  const { code, stdout } = await run(['verify'], { env });
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.any(String) });
};

describe('import ndjson', () => {
  test('brings in every good line of a folder and refuses each bad one whole, with every reason', async () => {
    const folder = join(work.folder, 'lines');
    await mkdir(join(folder, 'deeper'), { recursive: true });
    const bundles = sample(31, 6);
    const broken = { ...bundles[0]!, entry: [{ resource: { resourceType: 'Patient', id: 'x', birthDate: 'soon' } }] };
    await writeFile(
      join(folder, 'a.ndjson'),
      `\ufeff${ndjson(bundles.slice(0, 3))}\r\n{ "broken": \n${ndjson([broken])}`,
    );
    await writeFile(
      join(folder, 'deeper', 'b.ndjson'),
      Buffer.concat([
        Buffer.from(ndjson(bundles.slice(2, 4))),
        Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
        // The last line needs no end.
        Buffer.from(ndjson(bundles.slice(4)).trimEnd()),
      ]),
    );
    await writeFile(join(folder, 'one.json'), JSON.stringify(bundles[5]));
    const { code, stdout, stderr } = await importNdjson(folder, 'Folder');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('100 % of the bytes') });
    const total = visits(bundles);
    expect(stdout.trim().split('\n').at(-1)!.split(/ +/).slice(0, 4)).toEqual([
      '10',
      `${total}`,
      `${visits(bundles.slice(2, 3))}`,
      '3',
    ]);
    expect(stderr).toMatch(/Refused a\.ndjson:5:\n {2}Bundle: Bundle is not JSON at line 1/);
    expect(stderr).toMatch(/Refused a\.ndjson:6:\n {2}Patient\/x: Patient\.birthDate is not a date\n {2}Patient\/x: /);
    expect(stderr).toMatch(/Refused deeper\/b\.ndjson:3:\n {2}Bundle: Bundle is not UTF-8\n/);
    expect(stderr).toContain('Skipped, not being .ndjson: one.json.\n');
    expect(await counts('Folder')).toMatchObject({ patients: 6, encounters: total, work_items: total, events: 6 });

    const again = await importNdjson(folder, 'Folder', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      totals: { bundles: 10, encountersNew: 0, encountersKnown: total + visits(bundles.slice(2, 3)), refused: 3 },
      skipped: ['one.json'],
      refused: [{ line: 'a.ndjson:5' }, { line: 'a.ndjson:6' }, { line: 'deeper/b.ndjson:3' }],
      refusedNotListed: 0,
    });
    expect(await counts('Folder')).toMatchObject({ patients: 6, encounters: total, work_items: total, events: 6 });
    await verified();
  });

  test('reads standard input', async () => {
    const bundles = sample(32, 4);
    const words = ['import', 'ndjson', '-', '--organization', 'Pipe', '--facility', 'Main'];
    const { code, stdout } = await run([...words, '--json'], { env, input: `${ndjson(bundles)}\n\nno\n` });
    expect({ code, answer: JSON.parse(stdout) as unknown }).toMatchObject({
      code: 1,
      answer: {
        totals: { bundles: 5, encountersNew: visits(bundles), refused: 1 },
        refused: [{ line: 'standard input:7', reasons: [expect.stringContaining('is not JSON')] }],
      },
    });
    expect(await run(words, { env, input: '\n \n' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('every line is empty'),
    });
  });

  test('refuses alone what only PostgreSQL finds wrong, and names the line', async () => {
    const bundles = sample(33, 9);
    const late = JSON.parse(JSON.stringify(bundles[4])) as { entry: { resource: Json }[] };
    for (const { resource } of late.entry) if (resource['resourceType'] === 'Coverage') resource['order'] = 12;
    const lines = [...bundles.slice(0, 4), late, ...bundles.slice(5)];
    const { code, stdout } = await run(['import', 'ndjson', '-', '--organization', 'Checked', '--json'], {
      env,
      input: ndjson(lines),
    });
    expect({ code, answer: JSON.parse(stdout) as unknown }).toMatchObject({
      code: 1,
      answer: {
        totals: { bundles: 9, refused: 1 },
        refused: [{ line: 'standard input:5', reasons: [expect.stringContaining('It could not be stored')] }],
      },
    });
    expect(await counts('Checked')).toMatchObject({ patients: 8, events: 8 });
  });

  test('doubles nothing when two of them import the same file at once', async () => {
    const [file, bundles] = [join(work.folder, 'both.ndjson'), sample(34, 300)];
    await writeFile(file, ndjson(bundles));
    const ended = await Promise.all([importNdjson(file, 'Both', '--json'), importNdjson(file, 'Both', '--json')]);
    const totals = ended.map(({ stdout }) => (JSON.parse(stdout) as { totals: Json }).totals);
    const total = visits(bundles);
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    expect(totals.map((each) => (each['encountersNew'] as number) + (each['encountersKnown'] as number))).toEqual([
      total,
      total,
    ]);
    expect(totals.reduce((sum, each) => sum + (each['encountersNew'] as number), 0)).toBe(total);
    expect(await counts('Both')).toMatchObject({ patients: 300, coverages: 300, encounters: total, work_items: total });
    await verified();
  }, 60_000);

  test('that was killed has stored whole batches, and running it again brings in the rest', async () => {
    const [file, bundles] = [join(work.folder, 'killed.ndjson'), sample(35, 1_500)];
    await writeFile(file, ndjson(bundles));
    const child = start(['import', 'ndjson', file, '--organization', 'Killed'], { env });
    for await (const chunk of child.stderr!) {
      // The second batch is under way when the first is told of.
      if (String(chunk).includes('Importing')) break;
    }
    child.kill('SIGKILL');
    await untilDead(child.pid!);
    await untilNobodyWrites();
    const left = await counts('Killed');
    expect(left['patients']).toBeGreaterThan(0);
    expect(left['patients']).toBeLessThan(1_500);
    expect((left['patients'] as number) % 250).toBe(0);
    const there = visits(bundles.slice(0, left['patients'] as number));
    expect(left).toMatchObject({
      encounters: there,
      clinical_documents: there,
      work_items: there,
      events: left['patients'],
    });
    await verified();

    const { code, stdout } = await importNdjson(file, 'Killed', '--json');
    const total = visits(bundles);
    expect({ code, answer: JSON.parse(stdout) as unknown }).toMatchObject({
      code: 0,
      answer: { totals: { encountersNew: total - there, encountersKnown: there, refused: 0 } },
    });
    expect(await counts('Killed')).toMatchObject({
      patients: 1_500,
      encounters: total,
      clinical_documents: total,
      work_items: total,
      events: 1_500,
    });
    await verified();
    // Statistics of its own making: those that PostgreSQL makes by itself count elsewhere.
    const analyzed = await runSql(
      database.superuserUrl,
      "select last_analyze is not null as done from pg_stat_user_tables where relname = 'encounter'",
    );
    expect(analyzed.rows).toEqual([{ done: true }]);
  }, 120_000);

  test('goes on when its connections are cut, and loses and doubles nothing', async () => {
    const bundles = sample(36, 900);
    const words = ['import', 'ndjson', '-', '--organization', 'Cut', '--json'];
    const child = start(words, { env, input: ndjson(bundles) });
    const ended = once(child, 'close') as Promise<[number | null]>;
    const answer = text(child.stdout!);
    let cuts = 0;
    for await (const chunk of child.stderr!) {
      if (!String(chunk).includes('Importing') || cuts > 0) continue;
      cuts = (await runSql(database.superuserUrl, CUT)).rowCount ?? 0;
    }
    const total = visits(bundles);
    const { totals } = JSON.parse(await answer) as { totals: Record<string, number> };
    expect({ code: (await ended)[0], cuts: cuts > 0 }).toEqual({ code: 0, cuts: true });
    expect(totals).toMatchObject({ bundles: 900, refused: 0 });
    expect(totals['encountersNew']! + totals['encountersKnown']!).toBe(total);
    expect(await counts('Cut')).toMatchObject({ patients: 900, encounters: total, work_items: total });
    await verified();
  }, 60_000);

  test('says how far it has come when the database is gone', async () => {
    const own = await testDatabase();
    const ownEnv = databaseEnv(own, work.folder);
    await run(['token', '--user', 'ana', '--roles', 'CODER', '--organization', 'Gone'], { env: ownEnv });
    const file = join(work.folder, 'gone.ndjson');
    await writeFile(file, ndjson(sample(37, 900)));
    const child = start(['import', 'ndjson', file, '--organization', 'Gone'], { env: ownEnv });
    const ended = once(child, 'close') as Promise<[number | null]>;
    let [said, dropped] = ['', false];
    for await (const chunk of child.stderr!) {
      said += String(chunk);
      if (dropped || !said.includes('Importing')) continue;
      dropped = true;
      await own.drop();
    }
    expect(await ended).toEqual([1, null]);
    expect(said).toMatch(/\nInterrupted after [1-9]\d* lines; what they brought is in, and running it again/);
  }, 60_000);

  test.each<[string, string[], RegExp]>([
    ['a path that is not there', ['/nowhere/at/all'], /^There is nothing at \/nowhere\/at\/all\.\n$/],
    ['an organization that is not there', ['-', '--organization', 'Nobody'], /There is no organization named "Nobody"/],
    [
      'a facility that is not there',
      ['-', '--organization', 'Pipe', '--facility', 'Attic'],
      /There is no facility "Attic"/,
    ],
  ])('refuses %s', async (_what, words, reason) => {
    const { code, stdout, stderr } = await run(['import', 'ndjson', ...words], { env, input: '' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(reason);
  });
});

const CUT =
  "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'claimgraph_app'";

/** What the killed program had sent is carried out or rolled back once its connections are gone. */
const untilNobodyWrites = async (): Promise<void> => {
  const writers = async (): Promise<number> =>
    (
      await runSql(
        database.superuserUrl,
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and usename = 'claimgraph_app'",
      )
    ).rows[0].count as number;
  while ((await writers()) > 0) await sleep(50);
};
