/** `npm run fuzz -- hostile`: files that no sender means well with, of the sizes that they may come in. Answers whether all of them passed. */

import { execFileSync } from 'node:child_process';

const MEGABYTE = 1024 * 1024;

const SIZES = {
  'bytes without a terminator': 200_000_000,
  'bytes without an interchange': 50_000_000,
  'bytes in one segment': 50_000_000,
  'segments of nothing': 10_000_000,
  'segments with an error each': 5_000_000,
  'segments outside of every set': 5_000_000,
  'levels, each below the one before': 1_000_000,
  'groups, each without an end': 1_000_000,
  'repetitions in one element after the other': 20_000_000,
};

export const hostile = () => {
  let passed = true;
  for (const [name, size] of Object.entries(SIZES)) {
    const said = execFileSync(process.execPath, ['dist/test/x12/hostile/measure.js', name, String(size)]);
    const { issues, milliseconds, largestResident } = JSON.parse(said);
    passed &&= largestResident < 256 * MEGABYTE;
    const figures = `${(milliseconds / 1_000).toFixed(1)} s, ${Math.round(largestResident / MEGABYTE)} MB resident`;
    console.log(`${size.toLocaleString('en')} ${name}: ${issues.toLocaleString('en')} issues, ${figures}`);
  }
  return passed;
};
