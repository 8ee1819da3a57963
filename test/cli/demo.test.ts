import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask } from '../../src/cli/demo/client.ts';
import { exitCodeOf } from '../../src/cli/demo/demo.ts';
import { ListPatientsDocument, type ListPatientsQuery } from '../../src/cli/demo/generated/graphql.ts';
import { judge, type Expectation } from '../../src/cli/demo/judge.ts';
import { denyingAsLate, denyingEveryLine, outByACent, paying } from '../../src/cli/demo/payer.ts';
import { stepLines, summary, wrap } from '../../src/cli/demo/show.ts';
import type { Played } from '../../src/cli/demo/stage.ts';
import type { PayerAnswerInput } from '../../src/cli/demo/generated/graphql.ts';
import { calendarDate } from '../../src/platform/calendar-date.ts';
import { centsFromText } from '../../src/platform/money.ts';
import { imbalances } from '../../src/remittance/balance.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimgraph-demo-test-'));
  // Under root the database runs as another user.
  await chmod(folder, 0o711);
});
afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

/** Runs the built program; `hear` gets what it tells, and the process, as it goes on. */
const runDemo = async (args: readonly string[], hear?: (told: string, kill: () => void) => void): Promise<Ended> => {
  const child = spawn(process.execPath, [join('dist', 'src', 'main.js'), 'demo', ...args], {
    env: { ...process.env, TMPDIR: folder, DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none', PORT: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, told] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    hear?.(told, () => child.kill('SIGINT'));
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, told };
};

describe('npm run demo', () => {
  test('plays the whole cycle as a table of a hundred columns, and leaves nothing behind', async () => {
    const { code, out } = await runDemo([]);
    expect(out).toMatch(/^\d+ steps, \d+ of them refusals that had to come: everything as expected\.$/m);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(out).not.toContain('\u001B');
    expect(lines.filter((line) => /^ {1,2}\d+ {2}\w/.test(line)).length).toBeGreaterThan(50);
    expect(await readdir(folder)).toEqual([]);
  }, 180_000);

  test('prints every step as JSON, with each refusal of the story by its code', async () => {
    const { code, out } = await runDemo(['--json']);
    const steps = JSON.parse(out) as Played[];
    expect(code).toBe(0);
    expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(new Set(steps.map(({ role }) => role))).toEqual(
      new Set(['CODER', 'BILLER', 'AUDITOR', 'SUPERVISOR', 'ADMIN', 'CLINICIAN', null]),
    );
    expect(new Set(steps.map(({ outcome }) => outcome))).toEqual(
      new Set([
        'DONE',
        'FORBIDDEN',
        'CODE_NOT_VALID',
        'GUARD_REFUSED',
        'STALE_VERSION',
        'ILLEGAL_TRANSITION',
        'OUT_OF_BALANCE',
        'BAD_USER_INPUT',
      ]),
    );
  }, 180_000);

  test('that is interrupted says so, fails, and leaves nothing behind', async () => {
    let asked = false;
    const { code, out, told } = await runDemo([], (heard, interrupt) => {
      if (asked || !heard.includes('Importing')) return;
      asked = true;
      interrupt();
    });
    expect(told).toContain('The story stops: It was interrupted.');
    expect(out).not.toContain('as expected');
    expect(code).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  }, 180_000);

  test('explains itself, and refuses an option that it does not know', async () => {
    const [help, unknown] = await Promise.all([runDemo(['--help']), runDemo(['--jsn'])]);
    expect(help).toMatchObject({ code: 0, told: '' });
    expect(help.out).toContain('--json');
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.told).toContain('--jsn');
  });
});

const step = (judgement: Pick<Played, 'outcome' | 'says' | 'facts' | 'problems'>): Played => ({
  number: 1,
  chapter: 'A chapter',
  who: 'Ana',
  role: 'CODER',
  asks: 'Asks for something',
  request: 'query patients',
  expectedOutcome: 'DONE',
  ...judgement,
});

describe('A step that does not come out as it has to', () => {
  const expectation: Expectation<ListPatientsQuery> = {
    outcome: 'DONE',
    facts: ({ patients: { edges } }) => ({ patients: String(edges.length) }),
    expected: { patients: '0' },
  };
  const refused = { message: 'patients needs the permission patient.read.', code: 'FORBIDDEN' };
  const details = { permission: 'patient.read', field: 'patients' };
  const empty = { patients: { edges: [] } };

  test('is none where the answer is as expected', () => {
    const judgement = judge(expectation, { data: empty, errors: [] });
    expect(judgement).toEqual({ outcome: 'DONE', says: null, facts: { patients: '0' }, problems: [] });
    expect(exitCodeOf({ played: [step(judgement)], whole: true })).toBe(0);
  });

  test('is a problem, a line in the table, a sentence at the end and the exit code 1 where a fact is another', () => {
    const judgement = judge({ ...expectation, expected: { patients: '3' } }, { data: empty, errors: [] });
    expect(judgement.problems).toEqual(['patients is "0" and should be "3".']);
    const played = [step(judgement)];
    expect(exitCodeOf({ played, whole: true })).toBe(1);
    expect(stepLines(played[0]!)).toContain('NOT AS EXPECTED: patients is "0" and should be');
    expect(summary({ played, whole: true })).toContain('NOT AS EXPECTED: step 1.');
  });

  test.each([
    ['a refusal where an answer was due', { data: null, errors: [{ ...refused, details }] }, expectation],
    ['nothing where an answer was due', { data: { patients: null }, errors: [] }, expectation],
    [
      'an answer where a refusal was due',
      { data: empty, errors: [] },
      { ...expectation, outcome: 'FORBIDDEN' as const, expected: {} },
    ],
    [
      'a refusal for another reason',
      { data: null, errors: [{ ...refused, code: 'NOT_FOUND', details: {} }] },
      { ...expectation, outcome: 'FORBIDDEN' as const, expected: {} },
    ],
    [
      'a refusal of another field',
      { data: null, errors: [{ ...refused, details }] },
      { ...expectation, outcome: 'FORBIDDEN' as const, expected: { field: 'claims' } },
    ],
    [
      'an answer that is refused in part for two reasons',
      {
        data: empty,
        errors: [
          { ...refused, details },
          { ...refused, code: 'INTERNAL_SERVER_ERROR', details: {} },
        ],
      },
      { ...expectation, outcome: 'FORBIDDEN' as const, expected: {} },
    ],
  ])('is %s', (_, answer, expected) => {
    const judgement = judge(expected, answer);
    expect(judgement.problems).toHaveLength(1);
    expect(exitCodeOf({ played: [step(judgement)], whole: true })).toBe(1);
  });

  test('is not needed to fail: a story that was not played to its end fails too', () => {
    expect(exitCodeOf({ played: [step(judge(expectation, { data: empty, errors: [] }))], whole: false })).toBe(1);
  });
});

test('What is not a GraphQL answer is said to be none', async () => {
  const server = createServer((_, response) => response.writeHead(502).end('<html>'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = ask(`http://127.0.0.1:${port}`, 'token', ListPatientsDocument, {});
  await expect(asked).rejects.toThrow('The server answered HTTP 502 without a GraphQL answer.');
  server.close();
});

test('The answers of the payer balance, but for the one that must not', () => {
  const lines = [
    { lineNumber: 1, chargeAmount: '148.00' },
    { lineNumber: 2, chargeAmount: '1.10' },
    { lineNumber: 3, chargeAmount: '9.50' },
  ];
  const day = calendarDate('2026-11-23')!;
  const issuesOf = (answer: PayerAnswerInput): number => imbalances(charges(lines), read(answer)).length;
  expect([denyingEveryLine, denyingAsLate, paying].map((answer) => issuesOf(answer(lines, day)))).toEqual([0, 0, 0]);
  expect(issuesOf(outByACent(lines, day))).toBe(1);
});

const cents = (text: string) => centsFromText(text)!;

const charges = (lines: readonly { readonly lineNumber: number; readonly chargeAmount: string }[]) =>
  new Map(lines.map(({ lineNumber, chargeAmount }) => [lineNumber, cents(chargeAmount)]));

const read = ({ claimPaymentAmount, services, adjustments }: PayerAnswerInput) => {
  const adjusted = (list: PayerAnswerInput['adjustments']) =>
    [list ?? []].flat().map(({ groupCode, reasonCode, amount }) => ({ groupCode, reasonCode, amount: cents(amount) }));
  return {
    claimPaymentAmount: cents(claimPaymentAmount),
    adjustments: adjusted(adjustments),
    services: [services ?? []].flat().map((service) => ({
      lineNumber: service.lineNumber,
      paidAmount: cents(service.paidAmount),
      adjustments: adjusted(service.adjustments),
    })),
  };
};

test.each([
  ['folds at blanks', 'one two three', 7, ['one two', 'three']],
  ['cuts a word that is too long', 'a longestword b', 5, ['a', 'longe', 'stwor', 'd b']],
  ['leaves a short text as it is', 'short', 7, ['short']],
])('A text %s', (_, text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});
