/** `npm run fuzz -- x12 [--inputs 100000] [--seed 1]`: damaged X12 files for as long as you like. Answers whether nothing was found. */

import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const fuzz = async ({ inputs, seed }) => {
  const { fuzzX12 } = await import('../../dist/test/x12/fuzz/fuzz.js');
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1_000);
  const tally = fuzzX12({ inputs, seed: Number(seed), withSamples: true }, (done) => {
    if (done % 5_000 === 0) console.error(`${done} of ${inputs} (${seconds()} s)`);
  });
  for (const [index, { what, input }] of tally.finds.entries()) {
    const path = join(tmpdir(), `x12-${seed}-${index}.edi`);
    writeFileSync(path, input, 'latin1');
    console.log(`${what}\n  ${path}`);
  }
  console.log(
    `${tally.inputs} inputs of seed ${seed} from ${tally.seeds} files in ${seconds()} s: ${tally.reached} kinds of issues were reached,`,
  );
  console.log(
    `${tally.kept} inputs reached something new, the heap held ${Math.round(tally.largestHeap / 1e6)} MB at most, ${tally.finds.length} found.`,
  );
  return tally.finds.length === 0;
};
