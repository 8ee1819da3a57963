/** An 837P file of a given size: professional claims drawn from the guide's declaration, thousands of sets in one group. */

import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/places.mjs';

const built = (path) => import(join(ROOT, 'dist', path));

/** Sets that differ; more than that are these again under other control numbers. */
const DIFFERENT = 300;

/** @returns how many sets and claims the file holds. */
export const writeFile = async (path, bytes) => {
  const { generate, seeded } = await built('test/x12/generate.js');
  const { inEnvelope } = await built('test/x12/envelope.js');
  const { writeX12 } = await built('src/x12/write/writer.js');
  const { PROFESSIONAL_CLAIM } = await built('src/x12/guides/professional-claim/professional-claim.js');
  const file = openSync(path, 'w');
  let size = 0;
  let sets = 0;
  let claims = 0;
  let pending = [];
  const put = (text) => {
    size += text.length;
    if (pending.push(text) < 5000) return;
    writeSync(file, Buffer.from(pending.join(''), 'latin1'));
    pending = [];
  };
  const trees = Array.from({ length: DIFFERENT }, (_, seed) => generate(PROFESSIONAL_CLAIM, seeded(seed + 1), 0.25));
  const writer = writeX12(put);
  inEnvelope(writer, PROFESSIONAL_CLAIM, () => {
    for (; size < bytes; sets += 1) {
      const tree = trees[sets % DIFFERENT];
      writer.set(PROFESSIONAL_CLAIM, String(sets + 1).padStart(4, '0'), tree);
      claims += claimsOf(tree);
    }
  });
  writeSync(file, Buffer.from(pending.join(''), 'latin1'));
  closeSync(file);
  return { bytes: size, sets, claims };
};

const claimsOf = (tree) => {
  if (Array.isArray(tree)) return tree.reduce((sum, one) => sum + claimsOf(one), 0);
  if (tree === null || typeof tree !== 'object') return 0;
  return Object.entries(tree).reduce(
    (sum, [name, value]) => sum + (name === 'claims' ? value.length : claimsOf(value)),
    0,
  );
};
