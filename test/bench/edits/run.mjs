/** What is measured in a process of its own: memory from the start, one core, nothing else in the way. */

import pg from 'pg';
import { openApplication } from '../../../dist/src/database.js';
import { editsOf } from '../../../dist/src/coding/edits/edits.js';
import { EDIT_SETS } from '../../../dist/src/coding/findings/edit-sets.js';
import { DAY } from './day.mjs';
import { codesOf, encountersOf } from './encounters.mjs';
import { comparable, sqlEdits } from './sql.mjs';

const { urls, rounds, count, bySql } = JSON.parse(process.argv[2]);

const settled = async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage();
};

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

/** Runs the edits over all encounters once; encounters a second by the clock, and CPU microseconds for each. */
const pass = (encounters, tables) => {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  let findings = 0;
  for (const encounter of encounters) findings += editsOf(encounter, () => tables).length;
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begun) / 1000;
  return { perSecond: encounters.length / seconds, cpu: (user + system) / encounters.length, findings };
};

/** What is left in the memory of the tables and of the compiler by one pass is not in the next one's way. */
const measure = async (name, open, draw, { withNotes }) => {
  const encounters = await draw();
  const asked = withNotes ? encounters : encounters.map((each) => ({ ...each, notes: [] }));
  const tables = await open();
  const cold = pass(asked, tables);
  const warm = Array.from({ length: rounds }, () => pass(asked, tables));
  return {
    name,
    encounters: asked.length,
    findings: cold.findings / asked.length,
    coldPerSecond: cold.perSecond,
    warmPerSecond: median(warm.map(({ perSecond }) => perSecond)),
    warmCpu: median(warm.map(({ cpu }) => cpu)),
  };
};

const viaSql = async (client, encounters, tables) => {
  const sql = await sqlEdits(client);
  for (const encounter of encounters.slice(0, 20)) await sql.check(encounter);
  const before = sql.statements();
  const begun = performance.now();
  const answers = [];
  for (const encounter of encounters) answers.push(await sql.check(encounter));
  const seconds = (performance.now() - begun) / 1000;
  let found = 0;
  for (const [index, encounter] of encounters.entries()) {
    const ours = comparable(editsOf(encounter, () => tables));
    const apart = [...ours.symmetricDifference(answers[index])];
    if (apart.length > 0) throw new Error(`The edits and SQL differ in ${apart.join(', ')}.`);
    found += answers[index].size;
  }
  return {
    encounters: encounters.length,
    perSecond: encounters.length / seconds,
    statements: (sql.statements() - before) / encounters.length,
    found,
  };
};

const client = new pg.Client({ connectionString: urls.ownerUrl });
await client.connect();
// Opening anew is what a server does after its start: nothing of an earlier table is left.
const opened = [];
const open = async () => {
  const application = await openApplication(urls.applicationUrl, 2);
  opened.push(application);
  return application.knowledge.on(DAY, EDIT_SETS);
};
const before = await settled();
const begun = performance.now();
const first = await open();
const openSeconds = (performance.now() - begun) / 1000;
const after = await settled();
const tables = EDIT_SETS.flatMap((set) =>
  first[set] ? [{ set, rows: first[set].size, bytes: first[set].bytes }] : [],
);
const memory = {
  openSeconds,
  tables,
  bytes: tables.reduce((sum, each) => sum + each.bytes, 0),
  residentBytes: after.rss - before.rss,
};
const practice = await codesOf(client, first, { diagnoses: 2_000, procedures: 600 });
const whole = await codesOf(client, first, { diagnoses: 40_000, procedures: 20_000 });
const ofPractice = encountersOf(practice, count);
const ofWhole = encountersOf(whole, count);
// Compiled once, so that cold means cold tables and not a cold program.
pass(ofPractice.slice(0, 500), first);
const runs = [
  await measure('codes of a practice (2,000 diagnoses, 600 services)', open, () => ofPractice, { withNotes: false }),
  await measure('the same with a note each', open, () => ofPractice, { withNotes: true }),
  await measure('any code of the lists', open, () => ofWhole, { withNotes: false }),
];
const sql = await viaSql(client, ofPractice.slice(0, bySql), first);
await client.end();
for (const application of opened) await application.close();
process.stdout.write(JSON.stringify({ memory, runs, sql }));
