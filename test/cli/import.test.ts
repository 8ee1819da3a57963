import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { calendarDate } from '../../src/platform/calendar-date.ts';
import { sampleBundles } from '../../src/sample/bundle.ts';
import { run as runSql, testDatabase, type TestDatabase } from '../support/database.ts';
import { shared, testOnShared } from '../support/shared-data.ts';
import { databaseEnv, run, workFolder, type Ended } from './program.ts';

let database: TestDatabase;
let work: Awaited<ReturnType<typeof workFolder>>;
let env: Record<string, string>;
let folder: string;
const importFhir = (...words: string[]): Promise<Ended> => run(['import', 'fhir', ...words], { env });
const bundles = [...sampleBundles({ seed: 5, patients: 5, until: calendarDate('2026-10-01')! })];
const visits = (bundle: unknown): number =>
  (bundle as { entry: { resource: { resourceType: string } }[] }).entry.filter(
    ({ resource }) => resource.resourceType === 'Encounter',
  ).length;
const allVisits = bundles.map(visits).reduce((sum, each) => sum + each);

beforeAll(async () => {
  [database, work] = await Promise.all([testDatabase(), workFolder()]);
  env = databaseEnv(database, work.folder);
  folder = join(work.folder, 'records');
  await mkdir(join(folder, 'deeper'), { recursive: true });
  const [one, two, ...rest] = bundles.map((bundle) => JSON.stringify(bundle));
  await writeFile(join(folder, 'a.json'), one!);
  await writeFile(join(folder, 'deeper', 'b.JSON'), `\ufeff${two}`);
  await symlink(join(folder, 'a.json'), join(folder, 'deeper', 'link.json'));
  await writeFile(join(folder, 'deeper', 'c.ndjson'), `${rest[0]}\r\n\r\n{ "broken": \n${rest.slice(1).join('\n')}\n`);
  const broken = { ...bundles[0]!, entry: [{ resource: { resourceType: 'Patient', id: 'x', birthDate: 'soon' } }] };
  await writeFile(join(folder, 'broken.json'), JSON.stringify(broken));
  await writeFile(join(folder, 'readme.txt'), 'not a bundle');
  await run(['token', '--user', 'ana', '--roles', 'CODER'], { env });
  await run(['token', '--user', 'ana', '--roles', 'CODER', '--organization', 'Elsewhere'], { env });
});
afterAll(async () => {
  await work.remove();
  await database.drop();
});

const encounters = async (): Promise<number> =>
  (await runSql(database.superuserUrl, 'select count(*)::int as count from encounter')).rows[0].count as number;

describe('import fhir', () => {
  test('brings in every good bundle of a folder and refuses each bad one whole, with every reason', async () => {
    const { code, stdout, stderr } = await importFhir(folder);
    expect(code).toBe(1);
    expect(stdout.trim().split('\n').at(-1)!.split(/ +/).slice(0, 4)).toEqual([
      '8',
      `${allVisits}`,
      `${visits(bundles[0])}`,
      '2',
    ]);
    expect(stderr).toContain('Importing 8/8\n');
    expect(stderr).toMatch(/Refused broken\.json:\n {2}Patient\/x: Patient\.birthDate /);
    expect(stderr).toMatch(/Refused deeper\/c\.ndjson:3:\n {2}Bundle: Bundle is not JSON at line 1/);
    expect(stderr).toContain('Skipped, being neither .json nor .ndjson: readme.txt.\n');
    expect(await encounters()).toBe(allVisits);
  });

  test('changes nothing the second time, and says so to programs too', async () => {
    const { code, stdout } = await importFhir(folder, '--json');
    expect(code).toBe(1);
    const answer = JSON.parse(stdout) as {
      totals: object;
      skipped: string[];
      bundles: { bundle: string; outcome: string }[];
    };
    expect(answer.totals).toMatchObject({
      bundles: 8,
      encountersNew: 0,
      encountersKnown: allVisits + visits(bundles[0]),
      refused: 2,
    });
    expect(answer.skipped).toEqual(['readme.txt']);
    expect(answer.bundles.filter(({ outcome }) => outcome === 'REFUSED').map(({ bundle }) => bundle)).toEqual([
      'broken.json',
      'deeper/c.ndjson:3',
    ]);
    expect(await encounters()).toBe(allVisits);
  });

  test('takes one file, another organization, and a place for visits whose own is not known', async () => {
    const file = join(folder, 'a.json');
    const { code, stderr } = await importFhir(file, '--organization', 'Elsewhere', '--facility', 'Main');
    expect({ code, refused: stderr.includes('Refused') }).toEqual({ code: 0, refused: false });
    const { rows } = await runSql(
      database.superuserUrl,
      `select f.name, count(*)::int as visits from encounter e join facility f on f.id = e.facility_id
       join organization o on o.id = e.organization_id where o.name = 'Elsewhere' group by 1`,
    );
    expect(rows).toEqual([{ name: 'Main', visits: visits(bundles[0]) }]);
  });

  test.each<[string, string[], RegExp]>([
    ['a path that is not there', ['/nowhere/at/all'], /^There is nothing at \/nowhere\/at\/all\.\n$/],
    [
      'an organization that is not there',
      ['FILE', '--organization', 'Nobody'],
      /There is no organization named "Nobody"\. .*npm start/,
    ],
    [
      'a facility that is not there',
      ['FILE', '--facility', 'Attic'],
      /There is no facility "Attic"; there are "Harbor/,
    ],
  ])('refuses %s', async (_what, words, reason) => {
    const { code, stdout, stderr } = await importFhir(
      ...words.map((word) => (word === 'FILE' ? join(folder, 'a.json') : word)),
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  test('refuses a folder without a bundle', async () => {
    await mkdir(join(work.folder, 'empty'));
    expect(await importFhir(join(work.folder, 'empty'))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no bundle at /),
    });
  });

  testOnShared(
    'takes the 48 published Synthea patients whole: 621 encounters in the coding queue, 423 that nothing was recorded in, and none twice',
    async () => {
      const synthea = join(work.folder, 'synthea');
      await mkdir(synthea);
      execFileSync('tar', [
        'xJf',
        shared('fhir-and-notes/synthea_r4_2019/synthea_r4_48_patients.tar.xz'),
        '-C',
        synthea,
      ]);
      const organization = ['--organization', 'Synthea'] as const;
      await run(['token', '--user', 'ana', '--roles', 'CODER', ...organization], { env });
      const first = await importFhir(synthea, ...organization, '--json');
      const { totals } = JSON.parse(first.stdout) as { totals: { seconds: number } };
      process.stdout.write(`Synthea patients imported in ${totals.seconds} seconds.\n`);
      expect({ code: first.code, totals }).toMatchObject({
        code: 0,
        totals: { bundles: 48, encountersNew: 1044, encountersKnown: 0, refused: 0 },
      });
      expect(totals.seconds).toBeLessThan(30);
      const { rows } = await runSql(
        database.superuserUrl,
        `select count(*)::int as queued from work_item w join organization o on o.id = w.organization_id
         where o.name = 'Synthea' and w.kind = 'CODING' and w.status = 'OPEN'`,
      );
      expect(rows).toEqual([{ queued: 621 }]);
      expect((await runSql(database.superuserUrl, SYNTHEA_ROWS)).rows).toEqual([
        {
          patients: 48,
          payers: 3,
          providers: 43,
          coverages: 65,
          statements: 868,
          events: 48,
          waiting: 423,
          // Of what the first importer stored, row by row through the ORM, when every visit was ready at once.
          visits: 'de06a2d9ea401bc47d9aecf21347c405',
          stated: 'a5ebd33ad6ef56d7f99178b64d29ccc6',
        },
      ]);
      const again = await importFhir(synthea, ...organization, '--json');
      expect(JSON.parse(again.stdout)).toMatchObject({
        totals: { encountersNew: 0, encountersKnown: 1044, refused: 0 },
      });
    },
    60_000,
  );
});

const SYNTHEA_ROWS = `
  select (select count(*)::int from patient where organization_id = o.id) as patients,
    (select count(*)::int from payer where organization_id = o.id) as payers,
    (select count(*)::int from provider where organization_id = o.id) as providers,
    (select count(*)::int from coverage where organization_id = o.id) as coverages,
    (select count(*)::int from clinical_statement where organization_id = o.id) as statements,
    (select count(*)::int from encounter where organization_id = o.id and status = 'IMPORTED') as waiting,
    (select count(*)::int from audit_event where organization_id = o.id and action = 'importRecord') as events,
    (select md5(string_agg(concat_ws('|', e.source_id, e.visit_number, p.source_id, p.family_name, p.birth_date,
        v.source_id, v.npi, c.source_id, c.priority, c.member_id, y.name, e.encounter_class, e.service_from,
        e.service_to, e.reason, replace(e.status, 'IMPORTED', 'READY')), '/' order by e.source_id collate "C"))
      from encounter e join patient p on p.id = e.patient_id left join provider v on v.id = e.provider_id
      left join coverage c on c.id = e.coverage_id left join payer y on y.id = c.payer_id
      where e.organization_id = o.id) as visits,
    (select md5(string_agg(concat_ws('|', e.source_id, s.source_id, s.kind, s.code_system, s.code, s.display,
        s.recorded_on), '/' order by s.source_id collate "C", e.source_id collate "C"))
      from clinical_statement s join encounter e on e.id = s.encounter_id where e.organization_id = o.id) as stated
  from organization o where o.name = 'Synthea'`;
