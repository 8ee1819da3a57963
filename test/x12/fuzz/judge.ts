/** What must hold of any file at all. */

import { answer, collectResults } from '../../../src/x12/acknowledge/acknowledge.ts';
import { isKnownSegment } from '../../../src/x12/check/known-segments.ts';
import type { Issue } from '../../../src/x12/issue.ts';
import type { Delimiters } from '../../../src/x12/read/delimiters.ts';
import type { Event } from '../../../src/x12/read/events.ts';
import { readX12 } from '../../../src/x12/read/reader.ts';
import { buildTree, type TreeBuilder } from '../../../src/x12/read/tree.ts';
import { LAYOUT, writeX12 } from '../../../src/x12/write/writer.ts';
import type { Random } from '../generate.ts';
import { reading, writtenBack, type Reading } from '../reading.ts';
import { below } from './mutate.ts';

export interface Judgement {
  /** What does not hold, each with what was seen. */
  readonly faults: readonly string[];
  /** What was reached: the codes of issues, by segment and loop. */
  readonly reached: ReadonlySet<string>;
  readonly json: string | null;
}

/** Generous: a hundred times what the slowest took. */
const MOST_MILLISECONDS = 5_000;

export const judge = (text: string, random: Random): Judgement => {
  const bytes = Buffer.from(text, 'latin1');
  const faults: string[] = [];
  const holds = (what: string, run: () => string | null): void => {
    const began = performance.now();
    const fault = trying(run);
    const took = performance.now() - began;
    if (fault !== null) faults.push(`${what}: ${fault}`);
    if (took > MOST_MILLISECONDS) faults.push(`${what}: took ${Math.round(took)} ms`);
  };
  let whole: Reading | null = null;
  holds('reading', () => {
    whole = reading(bytes);
    return null;
  });
  if (whole === null) return { faults, reached: new Set(), json: null };
  const { issues, json } = whole as Reading;
  holds('issues', () => issues.map((one) => faultOf(one, bytes.length)).find((one) => one !== null) ?? null);
  holds('writing back', () => (wasCutShort(issues) || writtenBack(json).equals(bytes) ? null : 'other bytes'));
  holds('reading in pieces', () => {
    const pieces = inPieces(bytes, random);
    return JSON.stringify(pieces.issues) === JSON.stringify(issues) ? null : 'other issues';
  });
  holds('answering', () => faultOfAnswer(bytes));
  holds('trees', () => {
    growTrees(bytes);
    return null;
  });
  return { faults, reached: new Set(issues.map(keyOf)), json };
};

const trying = (run: () => string | null): string | null => {
  try {
    return run();
  } catch (error) {
    return `threw ${(error as Error).stack?.split('\n').slice(0, 4).join(' ')}`;
  }
};

/** Reading stops at a segment that is too long: what comes after it is not told. */
const wasCutShort = (issues: readonly Issue[]): boolean => issues.some(({ code }) => code === '004');

const keyOf = ({ level, code, segmentId, loopId }: Issue): string => {
  const id = segmentId !== null && isKnownSegment(segmentId) ? segmentId : '';
  return `${level} ${code} ${loopId ?? ''} ${id}`;
};

const faultOf = (found: Issue, length: number): string | null => {
  if (!/^\S.*\.$/s.test(found.sentence)) return `no sentence: ${found.sentence}`;
  if (!(found.offset >= 0 && found.offset <= length)) return `offset ${found.offset} in ${length} bytes`;
  if (found.level === 'element' && found.elementPosition === null) return `no element: ${found.sentence}`;
  return null;
};

const inPieces = (bytes: Buffer, random: Random): { issues: Issue[] } => {
  const issues: Issue[] = [];
  const reader = readX12((event) => {
    if (event.kind === 'issue') issues.push(event.issue);
  });
  const most = random() < 0.1 ? 3 : random() < 0.5 ? 50 : 5_000;
  for (let from = 0; from < bytes.length;) {
    const to = from + below(random, most + 1);
    reader.push(bytes.subarray(from, to));
    from = to;
  }
  reader.end();
  return { issues };
};

const ANSWERING = { controlNumber: '000000001', date: '20261124', time: '1000' };

/** The answer is to be without issues itself. */
const faultOfAnswer = (bytes: Buffer): string | null => {
  const text: string[] = [];
  const writer = writeX12((one) => text.push(one));
  readOnce(
    bytes,
    collectResults((received) => answer(writer, received, ANSWERING, LAYOUT)),
  );
  const said = text.join('');
  const { issues } = reading(Buffer.from(said, 'latin1'));
  if (issues.length === 0) return null;
  const { level, code, sentence, segmentId, segmentPosition, value } = issues[0]!;
  const at = `${segmentId} ${segmentPosition} ${JSON.stringify(value)}`;
  return `its issue ${level} ${code} at ${at}: ${sentence}`;
};

const growTrees = (bytes: Buffer): void => {
  let delimiters: Delimiters = LAYOUT;
  let builder: TreeBuilder | null = null;
  readOnce(bytes, (event) => {
    if (event.kind === 'interchange') ({ delimiters } = event);
    if (event.kind === 'set') builder = buildTree(delimiters, '2300');
    if (event.kind === 'segment') builder!.segment(event);
    if (event.kind === 'setEnd') builder!.end();
  });
};

const readOnce = (bytes: Buffer, tell: (event: Event) => void): void => {
  const reader = readX12(tell);
  reader.push(bytes);
  reader.end();
};
