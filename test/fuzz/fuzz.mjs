/** `npm run fuzz -- execution [--documents 20000] [--seed 1]`: random operations for as long as you like. Exit code 1 on a difference. */

import { parseArgs } from 'node:util';
import setUp from '../support/global-setup.mjs';
import tearDown from '../support/global-teardown.mjs';

const main = async () => {
  const { documents, seed } = readArguments();
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 }))
    process.once(signal, () => process.exit(code));
  const began = Date.now();
  await setUp();
  try {
    const { fuzzExecution } = await import('../../dist/test/fuzz/execution.js');
    const tally = await fuzzExecution({ documents, seed }, (done) => {
      if (done % 1_000 === 0) console.error(`${done} of ${documents} (${Math.round((Date.now() - began) / 1_000)} s)`);
    });
    for (const difference of tally.differences) console.log(`${difference}\n`);
    for (const table of tally.changed) console.log(`The table ${table} was changed.`);
    const codes = Object.entries(tally.codes).sort(([, a], [, b]) => b - a);
    console.log(
      `${tally.documents} documents of seed ${seed}: ${tally.written} were written, ${tally.compiled} ran as code, ${tally.withErrors} held errors`,
    );
    console.log(
      `(${codes.map(([code, count]) => `${code} ${count}`).join(', ')}), ${tally.differences.length} differed.`,
    );
    process.exitCode = tally.differences.length + tally.changed.length > 0 ? 1 : 0;
  } finally {
    await tearDown();
  }
};

const readArguments = () => {
  const { values, positionals } = parseArgs({
    options: { documents: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  if (positionals.join() !== 'execution') wrong(`'${positionals.join(' ')}' is nothing to fuzz; there is execution.`);
  if (!/^[1-9]\d{0,6}$/.test(values.documents)) wrong(`--documents ${values.documents} is no number of documents.`);
  return { documents: Number(values.documents), seed: values.seed };
};

const wrong = (message) => {
  console.error(message);
  process.exit(2);
};

await main();
