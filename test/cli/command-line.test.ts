import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { run, start } from './program.ts';

describe('Help', () => {
  test('lists every command', async () => {
    const { code, stdout, stderr } = await run(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name } of COMMANDS) expect(stdout).toContain(`  ${name} `);
  });

  test.each(COMMANDS.map(({ name }) => name))(
    'of %s names its options and exit codes, and does nothing',
    async (name) => {
      const command = COMMANDS.find((each) => each.name === name)!;
      const { code, stdout, stderr } = await run([...name.split(' '), '--help'], { env: { PORT: 'no port' } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Usage: npm ');
      for (const option of Object.keys(command.options ?? {})) expect(stdout).toContain(`--${option}`);
      expect(stdout).toMatch(/Exit codes: 0 .*\n +1 .*\n +2 /);
    },
  );
});

describe('Asked wrongly, the program ends with 2 and says', () => {
  const token = ['token', '--user', 'ana', '--roles', 'CODER'];
  test.each<[string, string[], RegExp]>([
    ['which commands there are', [], /^Say which command\.\n/],
    [
      'which commands of a family there are',
      ['codesets'],
      /^Say which command\.\nCommands, each with --help:\n {2}codesets load /,
    ],
    ['the word that is no command', ['fly'], /^There is no command 'fly'\./],
    ['the word that is no command of a family', ['codesets', 'fly'], /^There is no command 'codesets fly'\./],
    [
      'the option that is unknown',
      [...token, '--speed'],
      /^Unknown option '--speed'\.\nUsage: npm run -s token -- --user NAME/,
    ],
    ['the option that has no value', ['token', '--user'], /^Option '--user <value>' argument missing\.\n/],
    ['the option that is empty', ['token', '--user', ''], /^--user is empty\.\n/],
    ['the option that is missing', ['token', '--user', 'ana'], /^--roles is missing\.\n/],
    ['the option that is given twice', [...token, '--user', 'ben'], /^--user is given twice\.\n/],
    ['the word that is too many', [...token, 'please'], /^'please' is one word too many\.\n/],
    [
      'the file that is missing',
      ['codesets', 'load', 'hcpcs'],
      /^FILE is missing\.\nUsage: npm run -s codesets -- load SET FILE \[FILE \.\.\.\]/,
    ],
    [
      'the role that there is not',
      ['token', '--user', 'ana', '--roles', 'CODER,NURSE'],
      /^'NURSE' is no role; there are CODER, /,
    ],
    ['the hours that are no hours', [...token, '--hours', '0'], /^--hours 0 is not a whole number/],
    ['the code set that there is not', ['codesets', 'load', 'snomed', 'x'], /^'snomed' is no code set/],
    ['that an address is not known', ['codesets', 'download', 'cpt'], /^No address of CPT is known here/],
    ['the day that is no day', ['codesets', 'status', '--on', '2026-02-30'], /^--on 2026-02-30 is no day/],
    ['the checksum that is none', ['codesets', 'download', 'hcpcs', '--sha256', 'ab'], /^--sha256 has 64/],
    [
      'the edition that is not known',
      ['codesets', 'download', 'hcpcs', '--edition', '1999-01'],
      /^Where edition 1999-01 is, is not known/,
    ],
  ])('%s', async (_what, words, sentence) => {
    const { code, stdout, stderr } = await run(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('every setting that cannot be used', async () => {
    const env = { PORT: 'no port', DATABASE_URL: 'mysql://ana:secret@host/db' };
    for (const words of [['serve'], ['token', '--user', 'ana', '--roles', 'CODER'], ['verify']]) {
      const { code, stderr } = await run(words, { env });
      expect(code).toBe(2);
      expect(stderr).toMatch(/^The configuration cannot be used:\n- PORT holds "no port".*\n- DATABASE_URL holds /);
      expect(stderr).not.toContain('secret');
    }
  });
});

describe('An error', () => {
  const env = { DATABASE_URL: 'postgres://ana:secret@127.0.0.1:1/db' };

  test('is one line that names the place, without the password', async () => {
    const { code, stdout, stderr } = await run(['verify'], { env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('The database 127.0.0.1:1/db cannot be opened as ana: connect ECONNREFUSED 127.0.0.1:1.\n');
  });

  test('says where it was thrown when LOG_LEVEL is debug', async () => {
    const { code, stderr } = await run(['verify'], { env: { ...env, LOG_LEVEL: 'debug' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be opened as ana.*\n\s+at /);
  });
});

test('A reader that goes away does not break a command', async () => {
  const child = start(['--help']);
  child.stdout!.destroy();
  const closed = once(child, 'close');
  expect(await text(child.stderr!)).toBe('');
  expect((await closed)[0]).toBe(0);
});
