import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { issueLog } from '../../src/codesets/files/code-file.ts';
import { MAX_DELIMITED_BYTES, delimitedRecords } from '../../src/codesets/files/delimited.ts';
import { ascii } from './files.ts';

const read = (text: string, delimiter: ',' | '\t' = ',') => {
  const log = issueLog();
  const records = delimitedRecords(ascii(text), delimiter, log);
  return { records, content: log.or([], 0) };
};

describe('Files of delimited fields', () => {
  test('give fields, and the places where they begin', () => {
    expect(read('a,"b ""c""\nd",e\r\n,f,\n').records).toEqual([
      {
        line: 1,
        fields: ['a', 'b "c"\nd', 'e'],
        places: [
          [1, 1],
          [1, 3],
          [2, 4],
        ],
      },
      {
        line: 3,
        fields: ['', 'f', ''],
        places: [
          [3, 1],
          [3, 2],
          [3, 4],
        ],
      },
    ]);
  });

  test('between tabs take quotes within text as they are', () => {
    expect(read('a 3" b\tc\n', '\t').records[0]?.fields).toEqual(['a 3" b', 'c']);
  });

  test('come back whole, whatever stands in them', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '\xe9') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(read(`${text}\n`).records.map(({ fields }) => fields)).toEqual(rows);
      }),
    );
  });

  test.each([
    ['an empty file', '', 1, 1, 'empty'],
    ['a last line without its end', 'a,b\nc,d', 2, 3, 'no line end'],
    ['a quote that is never closed', 'a,b\nc,"d\ne\n', 2, 3, 'never closed'],
    ['text after a quote', 'a,"b"c\n', 1, 3, 'text follows the closing quote'],
    ['a quote within a field', 'a,b"c"\n', 1, 3, 'a quote stands within a field'],
    ['a line of too many fields', `a\n${','.repeat(1_000_000)}\n`, 2, 65, 'more than 64 fields'],
    ['UTF-16', '\xff\xfea\0', 1, 1, 'UTF-16'],
    ['a byte order mark', '\xef\xbb\xbfa\n', 1, 1, 'byte order mark'],
    ['binary', 'a\0b\n', 1, 1, 'binary'],
  ])('are refused for %s', (_, text, line, column, reason) => {
    const { records, content } = read(text);
    expect(records).toEqual([]);
    expect(content).toEqual({ issues: [{ line, column, reason: expect.stringContaining(reason) }] });
  });

  test('are refused when they are larger than any such file', () => {
    const log = issueLog();
    expect(delimitedRecords(new Uint8Array(MAX_DELIMITED_BYTES + 1).fill(0x61), ',', log)).toEqual([]);
    expect(log.or([], 0)).toEqual({ issues: [{ line: 1, column: 1, reason: expect.stringContaining('larger') }] });
  });
});
