/**
 * What suggestions are worth on notes that people have labelled (`test/coding/suggest/labelled.ts` says which): tuned on
 * one part, reported on the part that was kept. Phrases are made of the published lists where they lie; without them
 * there is nothing to measure.
 */

import { existsSync } from 'node:fs';
import { openPhrases } from '../../../dist/src/codesets/phrases/open.js';
import { packPhrases } from '../../../dist/src/codesets/phrases/pack.js';
import { mentionsIn } from '../../../dist/src/coding/suggest/mentions.js';
import { LEAST_SCORE, suggest as suggestionsFor, suggestionsOf } from '../../../dist/src/coding/suggest/suggest.js';
import { publishedSources } from '../../../dist/test/codesets/phrases/rows.js';
import { FIRST, figuresOf, labelledNotes } from '../../../dist/test/coding/suggest/labelled.js';
import { answersToScenarios } from '../../../dist/test/coding/suggest/scenarios.js';
import { shared } from '../../../dist/test/support/shared-folder.js';
import { figure, megabytes, table } from '../lib/figures.mjs';

const OPTIONS = { first: 1000, least: LEAST_SCORE };

export const suggest = async (bench) => {
  if (!existsSync(shared('fhir-and-notes/codiesp')))
    throw new Error('The labelled notes are not here: SHARED_DATA says where they are.');
  bench.say('Reading the published lists ...');
  const sources = publishedSources();
  const begun = performance.now();
  const packed = packPhrases(sources);
  const packing = performance.now() - begun;
  const phrases = openPhrases(packed);
  const list = new Map([...sources.codes].map((row) => [row.code, row]));
  const rows = ['TUNED', 'KEPT'].flatMap((part) => measured(bench, part, phrases, list));
  const speed = speedOf(bench, labelledNotes('KEPT'), phrases);
  const scenarios = answersToScenarios(phrases);
  const { phrases: count, bytes } = { phrases: phrases.size, bytes: phrases.bytes };
  const [whole] = rows.filter(({ part, by }) => part === 'kept' && by === 'code');
  const markdown = [
    table(columns(), rows),
    '',
    `The kept part has ${whole.labels} labels; ${whole.headings} are headings now, which any code below meets, and ${whole.gone} are in the list no more and count as missed. ` +
      'The corpus labels what a note denies too (`no fever`); suggestions never do. The rows "denied too" count denied mentions as support, to tell one from the other.',
    `${count} phrases of ${megabytes(bytes)} MB, packed in ${figure(packing / 1000)} s. ${figure(speed.milliseconds)} ms for a note of ${figure(speed.characters)} characters, on one core.`,
    `Sample scenarios: ${scenarios.labels} codes of ${scenarios.notes} notes, ${percent(scenarios.in5)} among the first 5, ${percent(scenarios.in10)} among the first 10. The scenarios were written for this project and phrases were tuned on them: no measure of other notes.`,
  ].join('\n');
  return { rows, packing, phrases: count, bytes, speed, scenarios, markdown };
};

const measured = (bench, part, phrases, list) => {
  bench.say(`Suggesting for the ${part.toLowerCase()} part ...`);
  const notes = labelledNotes(part);
  const asDone = notes.map((note) => suggestionsFor([asNote(note)], phrases, OPTIONS));
  const deniedToo = notes.map((note) => suggestionsOf(mentionsIn(asNote(note), phrases), OPTIONS));
  return [
    ['code', asDone, 'CODE'],
    ['category', asDone, 'CATEGORY'],
    ['code, denied too', deniedToo, 'CODE'],
    ['category, denied too', deniedToo, 'CATEGORY'],
  ].map(([by, answers, level]) => ({
    part: part.toLowerCase(),
    by,
    ...figuresOf(notes, answers, list, level),
  }));
};

const asNote = ({ id, text }) => ({ documentId: id, text });

const columns = () => [
  ['part', ({ part }) => part],
  ['by', ({ by }) => by],
  ['notes', ({ notes }) => notes],
  ['a note', ({ suggested, notes }) => (suggested / notes).toFixed(1)],
  ['precision', ({ precision }) => percent(precision)],
  ['recall', ({ recall }) => percent(recall)],
  ['F1', ({ f1 }) => percent(f1)],
  ['MAP', ({ meanAveragePrecision }) => percent(meanAveragePrecision)],
  ...FIRST.map((k) => [`labels in ${k}`, ({ labelsIn }) => percent(labelsIn[k])]),
  ...FIRST.map((k) => [`notes hit in ${k}`, ({ notesHit }) => percent(notesHit[k])]),
];

const percent = (share) => `${(share * 100).toFixed(1)} %`;

const speedOf = (bench, notes, phrases) => {
  const characters = notes.reduce((sum, { text }) => sum + text.length, 0) / notes.length;
  const rounds = Math.min(bench.rounds, 5);
  const samples = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    for (const note of notes) suggestionsFor([asNote(note)], phrases, OPTIONS);
    return (performance.now() - begun) / notes.length;
  });
  return { characters, milliseconds: samples.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] };
};
