import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from '@jest/globals';
import { parseBundle } from '../../src/fhir/read-bundle.ts';
import { shared, testOnShared } from '../support/shared-data.ts';

const FOLDER = 'fhir-and-notes/synthea_r4_2019';

testOnShared('every published Synthea bundle is read without an issue, with all its encounters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimgraph-synthea-'));
  try {
    execFileSync('tar', ['xJf', shared(`${FOLDER}/synthea_r4_48_patients.tar.xz`), '-C', folder]);
    const expected = encountersByFile(readFileSync(shared(`${FOLDER}/INDEX.csv`), 'utf8'));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    expect(files.map((file) => basename(file)).toSorted()).toEqual([...expected.keys()].toSorted());
    const sum = {
      files: files.length,
      encounters: 0,
      coverages: 0,
      selfPay: 0,
      documents: 0,
      statements: 0,
      milliseconds: 0,
    };
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      const started = performance.now();
      const { record, notes, issues } = parseBundle(text);
      sum.milliseconds += performance.now() - started;
      const patients = new Set(record.patients.map(({ sourceId }) => sourceId));
      expect(issues).toEqual([]);
      expect(record.encounters).toHaveLength(expected.get(basename(file)) ?? -1);
      expect(record.encounters.filter(({ patient }) => !patients.has(patient))).toEqual([]);
      sum.encounters += record.encounters.length;
      sum.coverages += record.encounters.filter(({ coverage }) => coverage !== null).length;
      sum.selfPay += notes.filter(
        ({ path, reason }) => path === 'Coverage.payor' && reason.includes('patient pays'),
      ).length;
      sum.documents += record.encounters.flatMap(({ documents }) => documents).length;
      sum.statements += record.encounters.flatMap(({ statements }) => statements).length;
    }
    process.stdout.write(
      `Synthea bundles read: ${JSON.stringify({ ...sum, milliseconds: Math.round(sum.milliseconds) })}\n`,
    );
    // Each encounter has one explanation of benefit, so that those without a coverage are those of patients who pay.
    expect(sum.coverages + sum.selfPay).toBe(sum.encounters);
    expect(sum.milliseconds).toBeLessThan(10_000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The sixth column; none of the first six is quoted. */
const encountersByFile = (csv: string): ReadonlyMap<string, number> => {
  const [, ...rows] = csv
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split(','));
  return new Map(rows.map((cells) => [cells[0] ?? '', Number(cells[5])]));
};
