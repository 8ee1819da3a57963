/** The story as a table of plain text, a hundred columns wide. */

import type { Facts } from './judge.ts';
import type { Performance, Played } from './stage.ts';

const WIDTHS = { number: 3, who: 4, asked: 37, answer: 50 } as const;
const GAP = '  ';

/** The head of the table. */
export const head = (): string =>
  [
    row(['#'.padStart(WIDTHS.number), 'Who', 'What was asked, and the request', 'What came of it']),
    row(Object.values(WIDTHS).map((width) => '-'.repeat(width))),
  ].join('\n');

/** The title of a chapter. */
export const chapterLine = (title: string): string => `\n${title.toUpperCase()}\n`;

/** One step: what was asked on the left, what came of it on the right. */
export const stepLines = (step: Played): string => {
  const asked = [...wrap(step.asks, WIDTHS.asked), ...wrap(step.request, WIDTHS.asked)];
  const answer = [
    step.outcome,
    ...(step.says === null ? [] : wrap(step.says, WIDTHS.answer)),
    ...factLines(step.outcome === 'DONE' ? step.facts : withoutSaid(step.facts)),
    ...step.problems.flatMap((problem) => wrap(`NOT AS EXPECTED: ${problem}`, WIDTHS.answer)),
  ];
  const height = Math.max(asked.length, answer.length);
  return Array.from({ length: height }, (_, index) =>
    row([
      (index === 0 ? String(step.number) : '').padStart(WIDTHS.number),
      index === 0 ? step.who : '',
      asked[index] ?? '',
      answer[index] ?? '',
    ]),
  ).join('\n');
};

/** How it went, in a sentence. */
export const summary = ({ played, whole }: Performance): string => {
  const failed = played.filter(({ problems }) => problems.length > 0);
  const refusals = played.filter(({ expectedOutcome }) => expectedOutcome !== 'DONE').length;
  const steps = `${played.length} steps, ${refusals} of them refusals that had to come`;
  if (failed.length > 0) return `${steps}. NOT AS EXPECTED: step ${failed.map(({ number }) => number).join(', ')}.`;
  return whole ? `${steps}: everything as expected.` : `${steps}, and then the story stopped.`;
};

/** Texts folded at blanks to a width; a word that is longer is cut. */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
};

const pieces = (word: string, width: number): string[] =>
  word.length <= width ? [word] : [word.slice(0, width), ...pieces(word.slice(width), width)];

const factLines = (facts: Facts): string[] =>
  Object.entries(facts).flatMap(([name, value]) =>
    wrap(`${name}: ${value}`, WIDTHS.answer - 2).map((line, index) => (index === 0 ? line : `  ${line}`)),
  );

/** The sentence of a refusal holds these already. */
const withoutSaid = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !SAID.has(name)));

const SAID = new Set(['permission', 'field', 'transition', 'issues', 'codeSet', 'value', 'onDate', 'edition', 'from']);

const row = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => cell.padEnd(Object.values(WIDTHS)[index]!))
    .join(GAP)
    .trimEnd();
