/** One contestant, one process: `node contestants.mjs NAME FILE` prints its figures as JSON. */

import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/places.mjs';

const built = (path) => import(join(ROOT, 'dist/src/x12', path));

const pieces = (path) => createReadStream(path, { highWaterMark: 1 << 18 });

const CONTESTANTS = {
  /** What cannot be avoided: every byte is looked at for the terminator. */
  limit: async (path) => {
    let count = 0;
    for await (const bytes of pieces(path))
      for (let at = bytes.indexOf(126); at >= 0; at = bytes.indexOf(126, at + 1)) count += 1;
    return { count };
  },
  split: async (path) => {
    let count = 0;
    for (const segment of readFileSync(path, 'latin1').split('~')) count += segment.split('*').length;
    return { count };
  },
  read: async (path) => {
    const { readX12 } = await built('read/reader.js');
    let issues = 0;
    let claims = 0;
    const reader = readX12((event) => {
      if (event.kind === 'issue') issues += 1;
      if (event.kind === 'segment' && event.opened?.id === '2300') claims += 1;
    });
    for await (const bytes of pieces(path)) reader.push(bytes);
    reader.end();
    return { claims, issues };
  },
  trees: async (path) => {
    const { readX12 } = await built('read/reader.js');
    const { buildTree } = await built('read/tree.js');
    let claims = 0;
    let builder = null;
    let delimiters = null;
    const reader = readX12((event) => {
      if (event.kind === 'interchange') delimiters = event.delimiters;
      if (event.kind === 'set') builder = buildTree(delimiters, '2300', () => (claims += 1));
      if (event.kind === 'segment') builder.segment(event);
      if (event.kind === 'setEnd') builder.end();
    });
    for await (const bytes of pieces(path)) reader.push(bytes);
    reader.end();
    return { claims };
  },
  json: async (path) => {
    const { readX12 } = await built('read/reader.js');
    const { printJson } = await built('json/print.js');
    let characters = 0;
    const printer = printJson((text) => (characters += text.length));
    const reader = readX12(printer.event);
    for await (const bytes of pieces(path)) reader.push(bytes);
    reader.end();
    printer.end();
    return { characters };
  },
  /** Trees are made set by set out of the clock's sight; what is timed is their writing. */
  write: async (path) => {
    const { readX12 } = await built('read/reader.js');
    const { buildTree } = await built('read/tree.js');
    const { writeX12 } = await built('write/writer.js');
    let builder = null;
    let delimiters = null;
    let guide = null;
    let number = '';
    let bytes = 0;
    let micros = 0;
    let pending = [];
    const writer = writeX12((text) => {
      bytes += text.length;
      if (pending.push(text) >= 5000) {
        Buffer.from(pending.join(''), 'latin1');
        pending = [];
      }
    });
    const reader = readX12((event) => {
      if (event.kind === 'interchange') delimiters = event.delimiters;
      if (event.kind === 'set') {
        builder = buildTree(delimiters);
        ({ guide } = event);
        number = event.segment.elements[2];
      }
      if (event.kind === 'segment') builder.segment(event);
      if (event.kind !== 'setEnd') return;
      const tree = builder.end();
      const from = process.cpuUsage();
      writer.set(guide, number, tree);
      const { user, system } = process.cpuUsage(from);
      micros += user + system;
    });
    for await (const chunk of pieces(path)) reader.push(chunk);
    reader.end();
    return { bytes, micros };
  },
  'node-x12': async (path) => {
    const { X12Parser } = await import('node-x12');
    const interchange = new X12Parser(false).parse(readFileSync(path, 'utf8'));
    return { sets: interchange.functionalGroups[0].transactions.length };
  },
};

const [name, path] = process.argv.slice(2);
const begun = performance.now();
const found = await CONTESTANTS[name](path);
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage();
const cpuSeconds = (found.micros ?? user + system) / 1e6;
process.stdout.write(
  JSON.stringify({ ...found, seconds, cpuSeconds, megabytes: process.resourceUsage().maxRSS / 1024 }),
);
