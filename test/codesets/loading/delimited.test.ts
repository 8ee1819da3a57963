import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { issueLog } from '../../../src/codesets/files/code-file.ts';
import { csvRecords, tabRecords } from '../../../src/codesets/files/delimited.ts';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const textsOf = (read: typeof csvRecords, bytes: Uint8Array): string[][] =>
  read(bytes, issueLog()).map((fields) => fields.map(({ text }) => text));
const issuesOf = (read: typeof csvRecords, bytes: Uint8Array) => {
  const log = issueLog();
  const records = read(bytes, log);
  const content = log.or(records, 0);
  return 'issues' in content ? content.issues : [];
};

describe('CSV', () => {
  test.each([
    [
      'plain fields',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'Unix line ends',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty fields',
      ',\n,,x\n',
      [
        ['', ''],
        ['', '', 'x'],
      ],
    ],
    ['an empty line', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['quotes', '"a, b","say ""so""",""\n', [['a, b', 'say "so"', '']]],
    [
      'a line end in quotes',
      '"a\r\nb",c\nd,e\n',
      [
        ['a\r\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['a byte order mark', '\ufeffcode\n', [['code']]],
    ['letters beyond ASCII', 'Ménière,—\n', [['Ménière', '—']]],
    ['blanks, which count', ' a , b\n', [[' a ', ' b']]],
  ])('may have %s', (_, text, expected) => {
    expect(textsOf(csvRecords, utf8(text))).toEqual(expected);
  });

  test('tells where each field begins', () => {
    const places = csvRecords(utf8('a,"b\nc",d\n"é",f\n'), issueLog()).map((fields) =>
      fields.map(({ text, line, column }) => `${text.replace('\n', ' ')} ${line}:${column}`),
    );
    expect(places).toEqual([
      ['a 1:1', 'b c 1:3', 'd 2:4'],
      ['é 3:1', 'f 3:5'],
    ]);
  });

  test.each([
    ['nothing', utf8(''), 1, 1, 'empty'],
    ['a lost end', utf8('a,b\nc,d'), 2, 4, 'truncated'],
    ['an open quote', utf8('a,b\nc,"d\ne,f\n'), 2, 3, 'not closed: the file is truncated'],
    ['a quote within a field', utf8('a,b\nc,d"e\n'), 2, 4, 'a quote stands within'],
    ['text after a quote', utf8('a\n"b" c\n'), 2, 4, 'a comma is due'],
    ['latin-1', Buffer.from('a,b\nM\xe9n,c\n', 'latin1'), 2, 2, 'not UTF-8'],
    ['UTF-16', Buffer.from('a,b\n', 'utf16le'), 1, 2, '0x00 has no place'],
    ['a control character', utf8('a,b\nc,\u001b[31m\n'), 2, 3, '0x1b has no place'],
    ['a lone carriage return', utf8('a\rb\n'), 1, 2, '0x0d has no place'],
  ])('is refused for %s, with the place', (_, bytes, line, column, reason) => {
    expect(issuesOf(csvRecords, bytes)).toEqual([{ line, column, reason: expect.stringContaining(reason) }]);
  });

  test('gives back whatever was written by the rules', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', '\t') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1 }), { minLength: 1 }), (records) => {
        const quoted = records.map((fields) => fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        expect(textsOf(csvRecords, utf8(quoted.map((line) => `${line}\r\n`).join('')))).toEqual(records);
      }),
    );
  });
});

describe('A file of lines with tabs', () => {
  test('takes quotes and commas as they are, and tells where each field begins', () => {
    expect(tabRecords(utf8('a\t"b, c\r\n\td\n'), issueLog())).toEqual([
      [
        { text: 'a', line: 1, column: 1 },
        { text: '"b, c', line: 1, column: 3 },
      ],
      [
        { text: '', line: 2, column: 1 },
        { text: 'd', line: 2, column: 2 },
      ],
    ]);
  });

  test('is refused where it was cut off', () => {
    expect(issuesOf(tabRecords, utf8('a\tb\nc'))).toEqual([
      { line: 2, column: 2, reason: expect.stringContaining('truncated') },
    ]);
  });
});
