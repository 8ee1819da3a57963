import { describe, expect, test } from '@jest/globals';
import { sources } from './sources.ts';

const ALL = sources();
const filesWith = (pattern: RegExp): string[] =>
  ALL.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path);

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('No file of the program', () => {
  test('has more than 350 lines', () => {
    expect(ALL.filter(({ lines }) => lines > 350).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('exports by default, or only passes on what others export', () => {
    expect(filesWith(/^export default/m)).toEqual([]);
    expect(filesWith(/^export \*/m)).toEqual([]);
  });

  test('silences the compiler or the linter, or leaves work for later', () => {
    const signs = [
      `@ts-${'ignore'}`,
      `@ts-${'expect-error'}`,
      `@ts-${'nocheck'}`,
      `${'TO'}DO`,
      `${'FIX'}ME`,
      `lint-${'disable'}`,
    ];
    for (const sign of signs)
      expect({ sign, files: ALL.filter(({ text }) => text.includes(sign)).map(({ path }) => path) }).toEqual({
        sign,
        files: [],
      });
  });

  test('begins otherwise than with what it is for, or what it imports', () => {
    expect(ALL.filter(({ text }) => !/^(\/\*\*|import |\/\/)/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('The environment', () => {
  // Children of ours get an environment made from this process's own; nothing in it is read as a setting.
  const PASSED_ON = ['src/platform/postgres/postgres-binaries.ts', 'src/platform/postgres/process-table.ts'];

  test('is read by the configuration and the command line alone', () => {
    const readers = filesWith(/\bprocess\.env\b/).filter(
      (path) => !path.startsWith('src/cli/') && path !== 'src/platform/config.ts',
    );
    expect(readers).toEqual(PASSED_ON);
  });
});
