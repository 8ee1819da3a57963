import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, collectResults } from '../../src/x12/acknowledge/acknowledge.ts';
import { printJson } from '../../src/x12/json/print.ts';
import type { JsonItem } from '../../src/x12/json/shape.ts';
import { writeJson } from '../../src/x12/json/write.ts';
import type { Event } from '../../src/x12/read/events.ts';
import { readAll, readX12 } from '../../src/x12/read/reader.ts';
import { LAYOUT, writeX12 } from '../../src/x12/write/writer.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const NAMES = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.edi'))
  .map((name) => name.slice(0, -4));
const bytesOf = (name: string): Buffer => readFileSync(join(FIXTURES, `${name}.edi`));

const ANSWERING = { controlNumber: '000000001', date: '20261124', time: '1000' };

/** What is answered to a file; each interchange by one of its own. */
const answered = (bytes: Buffer): string => {
  const text: string[] = [];
  const writer = writeX12((one) => text.push(one));
  readAll(
    bytes,
    collectResults((received) => answer(writer, received, ANSWERING, LAYOUT)),
  );
  return text.join('');
};

describe('The acknowledgment of', () => {
  test.each(NAMES)('%s', (name) => {
    const path = join(FIXTURES, `${name}.999`);
    const said = answered(bytesOf(name));
    if (process.env['UPDATE_GOLDEN']) writeFileSync(path, said, 'latin1');
    expect(said).toBe(readFileSync(path, 'latin1'));
  });

  test.each(NAMES)('%s has no fault itself', (name) => {
    const issues: Event[] = [];
    readAll(Buffer.from(answered(bytesOf(name)), 'latin1'), (event) => {
      if (event.kind === 'issue') issues.push(event);
    });
    // The wrong date is the sender's: a TA1 repeats it.
    expect(issues).toEqual([]);
  });
});

describe('A file printed as JSON', () => {
  test.each(NAMES)('is written back to the byte: %s', (name) => {
    const bytes = bytesOf(name);
    const json: string[] = [];
    const printer = printJson((one) => json.push(one));
    readAll(bytes, printer.event);
    printer.end();
    const back: string[] = [];
    writeJson((one) => back.push(one)).item(JSON.parse(json.join('')) as JsonItem);
    expect(Buffer.from(back.join(''), 'latin1').equals(bytes)).toBe(true);
  });

  test.each(NAMES)('is the same whatever pieces it comes in: %s', (name) => {
    const bytes = bytesOf(name);
    const printed = (size: number): string => {
      const json: string[] = [];
      const printer = printJson((one) => json.push(one));
      const reader = readX12(printer.event);
      for (let from = 0; from < bytes.length; from += size) reader.push(bytes.subarray(from, from + size));
      reader.end();
      printer.end();
      return json.join('');
    };
    const whole = printed(bytes.length);
    for (const size of [1, 7, 106, 1000]) expect(printed(size)).toBe(whole);
  });
});
