/** `npm run x12`: looks into X12 files. Needs no server and no database, and little memory however large the file. */

import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { answer, collectResults, type ReceivedInterchange } from '../x12/acknowledge/acknowledge.ts';
import type { Issue } from '../x12/issue.ts';
import { FIRST_LINE, printJson } from '../x12/json/print.ts';
import type { JsonItem } from '../x12/json/shape.ts';
import { writeJson } from '../x12/json/write.ts';
import type { Event } from '../x12/read/events.ts';
import { readX12 } from '../x12/read/reader.ts';
import { valueOfBytes } from '../x12/text.ts';
import { LAYOUT, writeX12 } from '../x12/write/writer.ts';
import type { Asked } from './command-line.ts';

/** Prints every issue as JSON, each on a line of its own. Answers 1 when there are any. */
export const check = async ({ operands }: Asked): Promise<number> => {
  const out = output();
  let count = 0;
  await readFile(operands[0]!, out, (event) => {
    if (event.kind !== 'issue') return;
    out.add(`${count === 0 ? '[' : ','}\n${JSON.stringify(forPeople(event.issue))}`);
    count += 1;
  });
  out.add(count === 0 ? '[]\n' : '\n]\n');
  await out.flush();
  return count === 0 ? 0 : 1;
};

/** Without what it says nothing about. */
const forPeople = (found: Issue): object => ({
  ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null)),
  ...(found.value === null ? {} : { value: valueOfBytes(found.value) }),
});

/** Prints the file as JSON, from which `write` makes the same bytes. */
export const read = async ({ operands }: Asked): Promise<number> => {
  const out = output();
  const printer = printJson(out.add);
  await readFile(operands[0]!, out, printer.event);
  printer.end();
  await out.flush();
  return 0;
};

/** Prints the file that `read` printed as JSON, as it was or as it was changed meanwhile. */
export const write = async ({ operands }: Asked): Promise<number> => {
  const out = output('latin1');
  const { item } = writeJson(out.add);
  let whole: string | null = null;
  let isFirst = true;
  for await (const line of createInterface({ input: input(operands[0]!).setEncoding('utf8'), crlfDelay: Infinity })) {
    if (isFirst && line !== FIRST_LINE) whole = '';
    isFirst = false;
    if (whole !== null) whole += `${line}\n`;
    // Brackets of loops stand on lines of their own: what is left is a segment each.
    else if (line.startsWith('{"segment":') || line.startsWith('{"outside":'))
      item(parsed(line.endsWith(',') ? line.slice(0, -1) : line) as JsonItem);
    await out.flush();
  }
  if (whole !== null) item(parsed(whole) as JsonItem);
  await out.flush();
  return 0;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`This is no JSON that was printed by read: ${(error as Error).message}`, { cause: error });
  }
};

/** Prints the TA1 and 999 that would be answered. Answers 1 when they say anything else than that all is accepted. */
export const acknowledge = async ({ operands }: Asked): Promise<number> => {
  const out = output('latin1');
  const received: ReceivedInterchange[] = [];
  await readFile(
    operands[0]!,
    out,
    collectResults((one) => received.push(one)),
  );
  if (received.length === 0) throw new Error(`${operands[0]} holds no interchange: there is nobody to answer.`);
  const now = new Date().toISOString().replaceAll(/[-:T]/g, '');
  const writer = writeX12(out.add);
  for (const [index, one] of received.entries()) {
    const controlNumber = String(index + 1).padStart(9, '0');
    answer(writer, one, { controlNumber, date: now.slice(0, 8), time: now.slice(8, 12) }, LAYOUT);
  }
  await out.flush();
  const accepted = received.every(
    ({ result, groups }) => result.verdict === 'A' && groups.every((group) => group.result.verdict === 'A'),
  );
  return accepted ? 0 : 1;
};

const readFile = async (path: string, out: Output, tell: (event: Event) => void): Promise<void> => {
  const reader = readX12(tell);
  for await (const bytes of input(path)) {
    reader.push(bytes as Buffer);
    await out.flush();
  }
  reader.end();
};

const input = (path: string) => (path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 }));

interface Output {
  readonly add: (text: string) => void;
  /** Writes what was added, and waits for a slow reader. */
  readonly flush: () => Promise<void>;
}

const output = (encoding: 'utf8' | 'latin1' = 'utf8'): Output => {
  let added: string[] = [];
  return {
    add: (text) => added.push(text),
    flush: async () => {
      if (added.length === 0) return;
      const text = added.join('');
      added = [];
      if (!process.stdout.write(Buffer.from(text, encoding))) await once(process.stdout, 'drain');
    },
  };
};
