import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { findCodeFile } from '../../../src/codesets/files/archive.ts';
import { readersOf } from '../../../src/codesets/readers/readers.ts';
import { zipMembers } from '../../../src/codesets/files/zip.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { SMALL_HCPCS, SMALL_ORDER, workbook } from '../files.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const saved = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const find = (codeSet: 'ICD10CM' | 'HCPCS', name: string, bytes: Uint8Array) =>
  findCodeFile(saved(name, bytes), readersOf(codeSet));

const zip = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, SMALL_ORDER])));

describe('The file to read', () => {
  test('is the order file among the publisher’s other files, in a folder or not', async () => {
    const names = ['x/icd10cm-codes-2026.txt', 'x/icd10cm-order-addenda-2026.txt', 'x/icd10cm-order-2026.txt', 'a.pdf'];
    const file = await find('ICD10CM', 'july.zip', zip(...names, '__MACOSX/x/icd10cm-order-2026.txt'));
    expect(file).toMatchObject({ name: 'icd10cm-order-2026.txt', archiveName: 'july.zip' });
    expect(Buffer.from(file.bytes)).toEqual(Buffer.from(SMALL_ORDER));
  });

  test.each([
    ['ICD10CM', 'icd10cm_order_2027.txt'],
    ['ICD10CM', 'icd10cm-order-April-2025.txt'],
    ['ICD10CM', 'icd10cm-order-April-1-2026.txt'],
    ['HCPCS', 'HCPC2026_OCT_ANWEB_v2.txt'],
    ['HCPCS', 'HCPC2025_JAN_ANWEB_12172024.txt'],
    ['HCPCS', 'HCPC2019_CONTR_ANWEB.txt'],
  ] as const)('of %s may be called %s', async (codeSet, name) => {
    const others = [
      'HCPC2026_OCT_ANWEB_Transaction Report_v2.xlsx',
      'HCPC2026_recordlayout.txt',
      'proc_notes_OCT2026.txt',
    ];
    expect((await find(codeSet, 'one.zip', zip(name, ...others))).name).toBe(name);
  });

  test('of HCPCS is the record file where the workbook lies beside it, else the workbook', async () => {
    const files = { 'HCPC2026_OCT_ANWEB.xlsx': workbook([['HCPC']]), 'HCPC2026_OCT_ANWEB.txt': SMALL_HCPCS };
    expect((await find('HCPCS', 'both.zip', zipSync(files))).reader.form).toBe('TEXT');
    const alone = { 'HCPC2026_OCT_ANWEB.xlsx': files['HCPC2026_OCT_ANWEB.xlsx'] };
    expect((await find('HCPCS', 'alone.zip', zipSync(alone))).reader.form).toBe('WORKBOOK');
  });

  test('may stand alone under any name, as text or as a workbook', async () => {
    expect(await find('ICD10CM', 'mine.dat', SMALL_ORDER)).toMatchObject({ name: 'mine.dat', archiveName: null });
    const book = await find('HCPCS', 'mine.zip', workbook([['HCPC']]));
    expect(book).toMatchObject({ name: 'mine.zip', archiveName: null, reader: { form: 'WORKBOOK' } });
  });

  test('is refused with the list of members when none or several fit', async () => {
    const none = find('ICD10CM', 'none.zip', zip('readme.txt', 'icd10cm-codes-2026.txt'));
    await expect(none).rejects.toThrow('none.zip holds no file that fits: readme.txt, icd10cm-codes-2026.txt.');
    const two = find('ICD10CM', 'two.zip', zip('icd10cm-order-2025.txt', 'icd10cm-order-2026.txt', 'readme.txt'));
    await expect(two).rejects.toThrow('several files that fit: icd10cm-order-2025.txt, icd10cm-order-2026.txt.');
    await expect(find('ICD10CM', 'empty.zip', zip())).rejects.toThrow('it is empty');
  });

  test('is refused where it cannot be a code file', async () => {
    await expect(findCodeFile(join(folder, 'absent'), readersOf('HCPCS'))).rejects.toThrow('There is no file');
    await expect(findCodeFile(folder, readersOf('HCPCS'))).rejects.toThrow('is not a file');
    await expect(find('ICD10CM', 'a.xlsx', workbook([['x']]))).rejects.toThrow('a.xlsx is a workbook');
    await expect(find('ICD10CM', 'a.xz', Buffer.from('fd377a585a00', 'hex'))).rejects.toThrow('packed with xz');
    await expect(find('ICD10CM', 'a.gz', Buffer.from('1f8b0800', 'hex'))).rejects.toThrow('packed with gzip');
  });
});

describe('A zip archive', () => {
  const whole = zipSync({ 'icd10cm-order-2026.txt': SMALL_ORDER });
  const central = Buffer.from(whole).indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  const patched = (offset: number, value: number): Uint8Array => {
    const bytes = Buffer.from(whole);
    bytes.writeUInt32LE(value, offset);
    return bytes;
  };
  const refusal = (bytes: Uint8Array) => find('ICD10CM', 'bad.zip', bytes);

  test('that was cut off or overwritten is refused at every length and place', async () => {
    for (let length = 4; length < whole.length; length += 7) {
      await expect(refusal(whole.subarray(0, length))).rejects.toThrow('not a whole zip archive');
    }
    for (const offset of [central, central + 42, whole.length - 6]) {
      await expect(refusal(patched(offset, 0x7ffffff0))).rejects.toThrow('not a whole zip archive');
    }
  });

  test('with a changed byte in its content is refused by the checksum', async () => {
    const stored = Buffer.from(zipSync({ 'icd10cm-order-2026.txt': [SMALL_ORDER, { level: 0 }] }));
    stored[60] = (stored[60] ?? 0) ^ 1;
    await expect(refusal(stored)).rejects.toThrow('is damaged');
  });

  test('that claims less than it unpacks to stops there, and one that claims too much is not begun', async () => {
    await expect(refusal(patched(central + 24, 10))).rejects.toThrow('is damaged');
    await expect(refusal(patched(central + 24, 600 * 1024 * 1024))).rejects.toThrow('unpacks to more than 536870912');
    await expect(refusal(patched(central + 24, 0xffffffff))).rejects.toThrow('unpacks to more than');
  });

  test('does not unpack a bomb', () => {
    const bomb = zipSync({ bomb: new Uint8Array(8 * 1024 * 1024) });
    const [member] = zipMembers(bomb, 'bomb.zip');
    expect(() => member?.unpack(1024 * 1024)).toThrow('unpacks to more than 1048576 bytes');
    expect(member?.unpack(8 * 1024 * 1024)).toHaveLength(8 * 1024 * 1024);
  });

  test('that is encrypted or packed by an unknown method is refused by that reason', async () => {
    const flagged = Buffer.from(whole);
    flagged.writeUInt16LE(1, central + 8);
    await expect(refusal(flagged)).rejects.toThrow('is encrypted');
    const other = Buffer.from(whole);
    other.writeUInt16LE(14, central + 10);
    await expect(refusal(other)).rejects.toThrow('packed by method 14');
  });

  testOnShared('of another code system is refused by its members', async () => {
    const pcs = findCodeFile(shared('icd10cm/icd10pcs/cms_icd10pcs_order_2026.zip'), readersOf('ICD10CM'));
    await expect(pcs).rejects.toThrow('holds no file that fits');
  });
});
