import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { run, workFolder, type Ended } from './program.ts';

let work: Awaited<ReturnType<typeof workFolder>>;
const print = (...words: string[]): Promise<Ended> => run(['print', ...words], { cwd: work.folder });
const NAMES = ['roles', 'matrix', 'lifecycles', 'queues', 'edits', 'scrubber', 'errors', 'configuration'];
const README = NAMES.map((name) => `Before ${name}.\n<!-- printed: ${name} -->\nold\n<!-- end: ${name} -->\n`).join(
  '\n',
);
const readme = (): Promise<string> => readFile(join(work.folder, 'README.md'), 'utf8');

beforeAll(async () => {
  work = await workFolder();
  await writeFile(join(work.folder, 'README.md'), README);
});
afterAll(() => work.remove());

describe('print', () => {
  test('--check names every stale copy and writes nothing', async () => {
    const { code, stderr } = await print('--check');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^schema\.graphql is stale: npm run print\.\n/);
    for (const name of NAMES) expect(stderr).toContain(`README.md (${name}) is stale`);
    expect(await readme()).toBe(README);
    expect(existsSync(join(work.folder, 'schema.graphql'))).toBe(false);
  });

  test('writes what is printed and leaves the rest alone', async () => {
    expect(await print()).toMatchObject({ code: 0, stderr: '' });
    const text = await readme();
    for (const name of NAMES) expect(text).toContain(`Before ${name}.\n<!-- printed: ${name} -->\n\n`);
    expect(text).not.toContain('\nold\n');
    expect(text).toMatch(/\| `CODER` \| Reads the record of an encounter/);
    expect(text).toMatch(
      /\| `claim\.submit` \| Submit a claim to the payer\. \| {2}\| {2}\| facility \| {2}\| {2}\| {2}\|/,
    );
    expect(text).toMatch(/\| `Encounter\.reason` \| `document\.read` \|/);
    expect(text).toMatch(/```mermaid\nstateDiagram-v2\n {2}\[\*\] --> IMPORTED\n {2}\[\*\] --> READY\n/);
    expect(text).toMatch(/\| `BILLING` \| .* \| Encounter: `RELEASED` \| `BILLER` \(`claim\.create`\) \| 48 hours \|/);
    expect(text).toMatch(/\| `EXCLUDES1` \| .* \| `BLOCKS` \| yes \| .*I\.A\.12\.a \|/);
    expect(text).toMatch(/\| `TOTAL_NOT_SUM` \| .* \| `BLOCKS` \| yes \| no \| 2300 CLM02 \|/);
    expect(text).toMatch(/\| `FORBIDDEN` \|/);
    expect(text).toMatch(/\| `DATA_DIR` \| `\.\/data` \|/);
    const schema = await readFile(join(work.folder, 'schema.graphql'), 'utf8');
    expect(schema).toMatch(/^# Printed from the program/);
    expect(buildSchema(schema).getQueryType()?.getFields()).toHaveProperty('workQueue');
  });

  test('finds its own copies current, in JSON too', async () => {
    const { code, stdout } = await print('--check', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      copies: ['schema.graphql', ...NAMES.map((name) => `README.md (${name})`)].map((copy) => ({
        copy,
        state: 'CURRENT',
      })),
    });
  });

  test('notices one changed word', async () => {
    const current = await readme();
    await writeFile(join(work.folder, 'README.md'), current.replace('Submit a claim', 'Send a claim'));
    expect(await print('--check')).toMatchObject({ code: 1, stderr: 'README.md (matrix) is stale: npm run print.\n' });
    expect((await print()).code).toBe(0);
    expect(await readme()).toBe(current);
  });

  test('fails where the README has no place for a part', async () => {
    await writeFile(join(work.folder, 'README.md'), README.replace('<!-- end: queues -->', ''));
    for (const words of [['--check'], []]) {
      const { code, stderr } = await print(...words);
      expect(code).toBe(1);
      expect(stderr).toContain('README.md (queues) has no place');
    }
  });
});

const root = resolve(import.meta.dirname, '../..');
test('The printed copies of this repository are current', async () => {
  expect(await run(['print', '--check'], { cwd: root })).toMatchObject({ code: 0, stderr: '' });
});
