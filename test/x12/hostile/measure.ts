/** Reads one hostile file in a process of its own: `node measure.js NAME SIZE` prints what it took. */

import { existsSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { printJson } from '../../../src/x12/json/print.ts';
import { readX12 } from '../../../src/x12/read/reader.ts';
import { HOSTILE } from './files.ts';

/** What it prints, as JSON. */
export interface Measured {
  readonly issues: number;
  readonly jsonBytes: number;
  readonly milliseconds: number;
  readonly largestResident: number;
}

const main = async (name: string, size: number): Promise<void> => {
  const began = performance.now();
  let [issues, jsonBytes] = [0, 0];
  const printer = printJson((text) => {
    jsonBytes += text.length;
  });
  const reader = readX12((event) => {
    printer.event(event);
    if (event.kind === 'issue') issues += 1;
  });
  for (const piece of HOSTILE[name]!(size)) {
    reader.push(piece);
    // Pieces of a file come in turns of their own, between which memory is given back.
    await setImmediate();
  }
  reader.end();
  printer.end();
  const measured: Measured = {
    issues,
    jsonBytes,
    milliseconds: Math.round(performance.now() - began),
    largestResident: largestResident(),
  };
  console.log(JSON.stringify(measured));
};

/** Of this program alone: what getrusage tells begins with the memory of the process that started it. */
function largestResident(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? process.resourceUsage().maxRSS * 1024 : Number(kilobytes) * 1024;
}

await main(process.argv[2]!, Number(process.argv[3]));
