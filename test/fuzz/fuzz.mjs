/**
 * `npm run fuzz -- execution [--documents 20000] [--seed 1]`: random operations for as long as you like. Exit code 1 on a
 * difference. `npm run fuzz -- x12 [--inputs 100000]`: damaged X12 files; `hostile`: huge
 * ones. Neither needs a database.
 */

import { parseArgs } from 'node:util';
import setUp from '../support/global-setup.mjs';
import tearDown from '../support/global-teardown.mjs';

const main = async () => {
  const { what, documents, inputs, seed } = readArguments();
  if (what === 'x12') {
    const { fuzz } = await import('./x12.mjs');
    process.exitCode = (await fuzz({ inputs, seed })) ? 0 : 1;
    return;
  }
  if (what === 'hostile') {
    const { hostile } = await import('./hostile.mjs');
    process.exitCode = hostile() ? 0 : 1;
    return;
  }
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
    options: {
      documents: { type: 'string', default: '20000' },
      inputs: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
    },
    allowPositionals: true,
  });
  const what = positionals.join(' ');
  if (!['execution', 'x12', 'hostile'].includes(what))
    wrong(`'${what}' is nothing to fuzz; there are execution, x12 and hostile.`);
  for (const name of ['documents', 'inputs'])
    if (!/^[1-9]\d{0,7}$/.test(values[name])) wrong(`--${name} ${values[name]} is no number of ${name}.`);
  if (what === 'x12' && !/^\d{1,9}$/.test(values.seed)) wrong(`--seed ${values.seed} is no whole number.`);
  return { what, documents: Number(values.documents), inputs: Number(values.inputs), seed: values.seed };
};

const wrong = (message) => {
  console.error(message);
  process.exit(2);
};

await main();
