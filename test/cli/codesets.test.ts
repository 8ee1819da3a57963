import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { LOADABLE_CODE_SETS } from '../../src/codesets/code-set.ts';
import { orderFile, SMALL_HCPCS, SMALL_ORDER } from '../codesets/files.ts';
import { tabularFile } from '../codesets/tabular-files.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { databaseEnv, run, workFolder, type Ended } from './program.ts';

let database: TestDatabase;
let work: Awaited<ReturnType<typeof workFolder>>;
let env: Record<string, string>;
let publisher: Server;
let address: string;
const codesets = (...words: string[]): Promise<Ended> => run(['codesets', ...words], { env });
const PUBLISHED = Buffer.from(zipSync({ 'icd10cm-order-2025.txt': SMALL_ORDER }));

beforeAll(async () => {
  [database, work] = await Promise.all([freshDatabase(), workFolder()]);
  env = databaseEnv(database, work.folder);
  await writeFile(join(work.folder, 'icd10cm-order-2026.txt'), SMALL_ORDER);
  await writeFile(join(work.folder, 'broken.txt'), `${Buffer.from(SMALL_ORDER).toString('latin1')}no such line\r\n`);
  publisher = createServer((request, response) =>
    request.url === '/2025-code-descriptions.zip' ? response.end(PUBLISHED) : response.writeHead(404).end(),
  );
  await new Promise<void>((resolve) => {
    publisher.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`;
});
afterAll(async () => {
  publisher.close();
  await work.remove();
  await database.drop();
});

describe('codesets', () => {
  test('load stores a file once, with progress on standard error', async () => {
    const file = join(work.folder, 'icd10cm-order-2026.txt');
    const first = await codesets('load', 'icd-10-cm', file);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/ICD-10-CM +2026 +LOADED +3 +0\n$/) });
    expect(first.stderr).toMatch(/Loading rows 3\/3\n$/);
    const again = await codesets('load', 'icd10cm', file, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ outcome: 'UNCHANGED', codes: 3 });
  });

  test('load refuses other content under the same name until it is told to replace it', async () => {
    const file = join(work.folder, 'other-order.txt');
    await writeFile(file, orderFile({ code: 'Q03' }));
    const words = ['load', 'icd10cm', file, '--edition', '2026'] as const;
    const refused = await codesets(...words);
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Replace it if that is meant'),
    });
    const { stdout } = await codesets(...words, '--replace', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'REPLACED', codes: 1 });
  });

  test('load names the line of a file that it refuses', async () => {
    const { code, stderr } = await codesets('load', 'icd10cm', join(work.folder, 'broken.txt'), '--edition', '2025');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^broken\.txt was not loaded: line 4, column \d+: /);
  });

  test('download fetches, checks, keeps and loads', async () => {
    const sha256 = createHash('sha256').update(PUBLISHED).digest('hex');
    const url = `${address}/2025-code-descriptions.zip`;
    const words = ['download', 'icd10cm', '--url', url, '--to', join(work.folder, 'kept')] as const;
    const wrong = await codesets(...words, '--sha256', '0'.repeat(64));
    expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`has the checksum ${sha256}`) });
    const { code, stdout, stderr } = await codesets(...words, '--sha256', sha256, '--json');
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, outcome: 'LOADED', edition: '2025' });
    expect(stderr).toContain(`Kept ${join(work.folder, 'kept', '2025-code-descriptions.zip')}`);
    const gone = await codesets('download', 'icd10cm', '--url', `${address}/moved.zip`);
    expect(gone).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('answers 404') });
  });

  test('status says which editions are stored and what is missing on a day', async () => {
    const { code, stdout, stderr } = await codesets('status', '--on', '2026-01-31');
    expect(code).toBe(0);
    expect(stdout).toMatch(/ICD-10-CM +IN_FORCE +2026 +- +2025-10-01 +2026-09-30 +1 +1 /);
    expect(stdout).toMatch(/ICD-10-CM +PAST +2025 +- +2024-10-01 +2025-09-30 +3 +2 +http/);
    expect(stderr.split('\n')).toHaveLength(LOADABLE_CODE_SETS.length);
    expect(stderr).toContain('No official edition of HCPCS Level II covers 2026-01-31: 2026-01 is due.\n');
    expect(stderr).not.toContain('ICD-10-CM covers');
    const late = await codesets('status', '--on', '2031-01-31', '--json');
    expect(late.stderr).toContain('Edition 2031 of ICD-10-CM is due: 2026 answers for 2031-01-31.\n');
    const json = JSON.parse(late.stdout) as { codeSets: { codeSet: string; state: string }[] };
    expect(json.codeSets.map(({ codeSet, state }) => `${codeSet} ${state}`)).toEqual([
      'ICD10CM STALE',
      'ICD10CM PAST',
      ...LOADABLE_CODE_SETS.filter((codeSet) => codeSet !== 'ICD10CM').map((codeSet) => `${codeSet} MISSING`),
    ]);
  });

  test('drop removes an edition by its name', async () => {
    const unknown = await codesets('drop', 'icd10cm', '1999');
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('there are 2025, 2026.') });
    const { code, stdout } = await codesets('drop', 'icd10cm', '2026');
    expect([code, stdout]).toEqual([0, 'Removed edition 2026 of ICD-10-CM with 1 rows.\n']);
    expect((await codesets('status', '--on', '2026-01-31')).stdout).not.toContain('IN_FORCE');
  });

  test('load takes a gap only where it is allowed, and one file where an edition is one', async () => {
    const file = join(work.folder, 'icd10cm-order-2027.txt');
    await writeFile(file, SMALL_ORDER);
    const refused = await codesets('load', 'icd10cm', file);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('load edition 2026 first') });
    const same = await codesets('load', 'icd10cm', file, '--allow-gap');
    expect(same).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing that edition 2025 does not say') });
    expect((await codesets('load', 'icd10cm', file, '--allow-gap', '--allow-same')).code).toBe(0);
    const two = await codesets('load', 'icd10cm', file, join(work.folder, 'other-order.txt'));
    expect(two).toMatchObject({ code: 1, stderr: expect.stringContaining('is one file, and 2 are given') });
  });

  test('load names what it passes over, and why', async () => {
    const file = join(work.folder, 'icd10cm-tabular-2031.xml');
    await writeFile(
      file,
      tabularFile('<chapter><name>1</name><desc>Hats (G00-G99)</desc><includes><note></note></includes></chapter>'),
    );
    const { code, stdout, stderr } = await codesets('load', 'icd10cm-tabular', file);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/LOADED +1 +1\n/)]);
    expect(stderr).toMatch(
      /Not kept, line \d+, column \d+ of icd10cm-tabular-2031\.xml: a note of includes is empty\.\n/,
    );
  });

  test('load feeds modifiers and procedures from one file', async () => {
    const file = join(work.folder, 'HCPC2025_JAN_ANWEB.txt');
    await writeFile(file, SMALL_HCPCS);
    for (const [set, codes, skipped] of [
      ['hcpcs', 2, 1],
      ['modifier', 1, 2],
    ] as const) {
      const { stdout } = await codesets('load', set, file, '--json');
      expect(JSON.parse(stdout)).toMatchObject({ outcome: 'LOADED', edition: '2025-01', codes, skipped });
    }
  });
});
