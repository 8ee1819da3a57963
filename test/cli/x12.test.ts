import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAll } from '../../src/x12/read/reader.ts';
import { run, workFolder } from './program.ts';

const FIXTURES = join(import.meta.dirname, '../x12/fixtures');
const PLAIN = join(FIXTURES, 'a plain claim of one subscriber.edi');
const BAD = join(FIXTURES, 'one bad set among three.edi');

let folder: Awaited<ReturnType<typeof workFolder>>;
beforeAll(async () => {
  folder = await workFolder();
});
afterAll(() => folder.remove());

describe('x12 check', () => {
  test('ends with 0 and an empty list where there is nothing to say', async () => {
    expect(await run(['x12', 'check', PLAIN])).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  test('ends with 1 and names loop, segment, position, element and code of every issue', async () => {
    const { code, stdout } = await run(['x12', 'check', BAD]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({
        level: 'element',
        code: '6',
        loopId: '2300',
        segmentId: 'CLM',
        segmentPosition: 19,
        elementPosition: 2,
        value: '32x4',
      }),
      expect.objectContaining({
        level: 'element',
        code: '8',
        loopId: '2400',
        segmentId: 'DTP',
        segmentPosition: 24,
        elementPosition: 3,
      }),
      expect.objectContaining({
        level: 'element',
        code: 'I6',
        loopId: '2400',
        segmentId: 'SV1',
        segmentPosition: 26,
        elementPosition: 3,
      }),
    ]);
  });

  test('says of a file that is no X12 that it is none, and of a file that is not there its name', async () => {
    const { code, stdout } = await run(['x12', 'check', '-'], { input: 'Dear payer, please pay.\n' });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      { level: 'interchange', code: '022', sentence: 'Text stands outside of any interchange.', offset: 0 },
    ]);
    const gone = await run(['x12', 'check', 'gone.edi']);
    expect(gone).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining("'gone.edi'") });
  });
});

describe('x12 read and write', () => {
  const readJson = async (path: string): Promise<string> => (await run(['x12', 'read', path])).stdout;

  test('give the same bytes back', async () => {
    const path = join(folder.folder, 'plain.json');
    await writeFile(path, await readJson(PLAIN));
    const { code, stdout } = await run(['x12', 'write', path]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: await readFile(PLAIN, 'latin1') });
  });

  test('give what was changed, also where another program laid the JSON out', async () => {
    const printed = (await readJson(PLAIN)).replaceAll('22 ORCHARD LANE', '7 ELM STREET');
    const expected = (await readFile(PLAIN, 'latin1')).replaceAll('22 ORCHARD LANE', '7 ELM STREET');
    expect((await run(['x12', 'write', '-'], { input: printed })).stdout).toBe(expected);
    const laidOut = JSON.stringify(JSON.parse(printed), null, 4);
    expect((await run(['x12', 'write', '-'], { input: laidOut })).stdout).toBe(expected);
  });

  test.each([
    ['no JSON', '{"loop":"file",', 'This is no JSON that was printed by read'],
    [
      'a segment without delimiters',
      '{"content":[{"segment":"GS","text":"GS*HC"}]}',
      'Segment 1 stands before any ISA',
    ],
    ['an element that there is not', null, 'Segment 5: NM1 has no element colour.'],
    ['a delimiter in a value', null, 'Segment 5: NM1 lastNameOrOrganizationName holds the delimiter "*".'],
  ])('refuse %s, and name the place', async (what, given, sentence) => {
    const printed = await readJson(PLAIN);
    const spoilt = what.startsWith('an element')
      ? printed.replace('"lastNameOrOrganizationName":"HARBOR', '"colour":"HARBOR')
      : printed.replace('"HARBOR VALLEY MEDICAL GROUP"', '"HARBOR * VALLEY"');
    const { code, stderr } = await run(['x12', 'write', '-'], { input: given ?? spoilt });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(sentence) });
  });
});

describe('x12 ack', () => {
  test('ends with 0 where all is accepted, else with 1, and prints what has no issue itself', async () => {
    for (const [path, ends, says] of [
      [PLAIN, 0, 'IK5*A~'],
      [BAD, 1, 'AK9*P*3*3*2~'],
      [join(FIXTURES, 'cut off within a claim.edi'), 1, '*R*023~'],
    ] as const) {
      const { code, stdout } = await run(['x12', 'ack', path]);
      expect(code).toBe(ends);
      expect(stdout).toContain(says);
      const issues: unknown[] = [];
      readAll(Buffer.from(stdout, 'latin1'), (event) => {
        if (event.kind === 'issue') issues.push(event.issue);
      });
      expect(issues).toEqual([]);
    }
  });

  test('has nobody to answer where there is no interchange', async () => {
    const { code, stderr } = await run(['x12', 'ack', '-'], { input: 'nothing' });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '- holds no interchange: there is nobody to answer.\n' });
  });
});
