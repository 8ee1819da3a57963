/**
 * Every published sample, as a person judged it: it comes back to the byte, and has the issues that the tables tell and
 * no others. None of the samples is part of this project.
 */

import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { reading, writtenBack } from '../reading.ts';
import { ACCEPTED } from './accepted.ts';
import { JUDGED_ACKNOWLEDGMENTS } from './judged-acknowledgments.ts';
import { JUDGED_CLAIMS_OF_X12_PARSER } from './judged-claims-of-x12-parser.ts';
import { JUDGED_CLAIMS } from './judged-claims.ts';
import { JUDGED_INQUIRIES } from './judged-inquiries.ts';
import { JUDGED_INSTITUTIONAL_CLAIMS } from './judged-institutional-claims.ts';
import { JUDGED_PAYMENTS } from './judged-payments.ts';
import { answeredTo, issuesOf } from './judgement.ts';
import { WITHOUT_GUIDE } from './without-guide.ts';

const JUDGED = [
  ...JUDGED_CLAIMS,
  ...JUDGED_CLAIMS_OF_X12_PARSER,
  ...JUDGED_INSTITUTIONAL_CLAIMS,
  ...JUDGED_PAYMENTS,
  ...JUDGED_INQUIRIES,
  ...JUDGED_ACKNOWLEDGMENTS,
];

const bytesOf = (file: string): Buffer => readFileSync(shared(`x12/files/${file}`));

/** The columns of the samples' manifest that judge what we judge, too. */
const manifest = (): { file: string; countsHold: boolean; numbersHold: boolean }[] => {
  const [head, ...rows] = readFileSync(shared('x12/MANIFEST.csv'), 'utf8').trimEnd().split('\n');
  // Columns before the ones that are read hold no commas.
  const names = head!.split(',');
  const at = (row: string, name: string): string => row.replaceAll(/"[^"]*"/g, '').split(',')[names.indexOf(name)]!;
  return rows.map((row) => ({
    file: at(row, 'file').replace('files/', ''),
    countsHold: at(row, 'se_counts_ok') === 'True',
    numbersHold: at(row, 'control_numbers_ok') === 'True',
  }));
};

testOnShared('every sample is in one of the tables, once', () => {
  const listed = [...ACCEPTED, ...Object.values(WITHOUT_GUIDE).flat(), ...JUDGED.map(([file]) => file)];
  expect(listed.toSorted()).toEqual(
    manifest()
      .map(({ file }) => file)
      .toSorted(),
  );
  expect(listed.length).toBe(325);
});

testOnShared(
  'every sample comes back to the byte, whatever the pieces it comes in',
  () => {
    for (const { file } of manifest()) {
      const bytes = bytesOf(file);
      const whole = reading(bytes);
      expect({ file, same: writtenBack(whole.json).equals(bytes) }).toEqual({ file, same: true });
      for (const size of [1, 61, 4096])
        if (bytes.length / size < 200_000)
          expect({ file, size, same: reading(bytes, size).json === whole.json }).toEqual({ file, size, same: true });
    }
  },
  60_000,
);

testOnShared('nothing is wrong with the samples that are accepted', () => {
  for (const file of ACCEPTED) {
    const read = reading(bytesOf(file));
    expect({ file, issues: read.issues }).toEqual({ file, issues: [] });
    expect({ file, answered: answeredTo(read) }).toEqual({ file, answered: 'A' });
  }
});

testOnShared('samples of other guides are rejected for that alone', () => {
  for (const [name, files] of Object.entries(WITHOUT_GUIDE)) {
    for (const file of files) {
      const { issues, sets } = reading(bytesOf(file));
      const found = new Set(issues.map(({ level, code }) => `${level} ${code}`));
      expect({ file, found: [...found] }).toEqual({ file, found: ['set I6'] });
      expect({ file, sets: sets.map(({ transactionSet, version }) => `${transactionSet} ${version}`) }).toEqual({
        file,
        sets: sets.map(() => name),
      });
    }
  }
});

testOnShared('the others have the issues that the tables tell', () => {
  const found = JUDGED.map(([file]) => {
    const read = reading(bytesOf(file));
    return [file, answeredTo(read), issuesOf(read.issues)];
  });
  expect(found).toEqual(JUDGED.map(([file, answered, issues]) => [file, answered, issues]));
});

/** Cut off or begun without its envelope, so that there is no count or number that could be wrong. */
const NOT_JUDGED = new Set([
  '277CA/X12Parser__FromBogeyone.txt',
  '835/edi-835-parser__blue_cross_nc_sample.txt',
  '837I/api-examples__837I-X299-all-fields.dat',
  '837I/api-examples__837I-inst-claim.dat',
  '837P/api-examples__cob-payera-payerb.dat',
  '837P/api-examples__cob-prov-payera.dat',
  '837P/api-examples__multi-tran.dat',
  '837P/api-examples__ppo-repriced.dat',
  '837P/x12-parser__x12_no_isa_line.txt',
]);

/** Its second group has 4 in GS06 and 1 in GE02, which the manifest overlooks. */
const NUMBERS_DIFFER = '835/stupidedi__split.edi';

testOnShared('counts and control numbers are wrong where the manifest of the samples says so', () => {
  for (const { file, countsHold, numbersHold } of manifest()) {
    const codes = new Set(reading(bytesOf(file)).issues.map(({ level, code }) => `${level} ${code}`));
    const has = (...list: readonly string[]): boolean => list.some((one) => codes.has(one));
    const found = { file, counts: !has('set 4'), numbers: !has('set 3', 'group 4', 'interchange 001') };
    if (NOT_JUDGED.has(file))
      expect({ ...found, countsHold }).toEqual({ file, counts: true, numbers: true, countsHold: false });
    else expect(found).toEqual({ file, counts: countsHold, numbers: numbersHold && file !== NUMBERS_DIFFER });
  }
});
