/** `npm run print`: the copies that are derived from the program, for those who read files rather than run it. */

import { readFile, writeFile } from 'node:fs/promises';
import { printSchema, type GraphQLSchema } from 'graphql';
import { configurationTable } from '../platform/config.ts';
import { plainSchema } from '../schema.ts';
import type { Asked } from './command-line.ts';
import { printMatrix, printRoles } from './print/access.ts';
import { fillBlocks } from './print/blocks.ts';
import { printEdits } from './print/edits.ts';
import { printErrors } from './print/errors.ts';
import { printScrubber } from './print/scrubber.ts';
import { printLifecycles, printQueues } from './print/work.ts';
import { say, sayJson, tell } from './terminal.ts';

/** Writes the copies into the current folder; `--check` only looks at them. Answers 1 where one is stale or absent. */
export const print = async ({ flags }: Asked): Promise<number> => {
  const isCheck = flags.has('check');
  const schema = await plainSchema();
  const copies = [
    await printWhole('schema.graphql', schemaText(schema), isCheck),
    ...(await printReadme(schema, isCheck)),
  ];
  if (flags.has('json')) sayJson({ copies });
  else for (const { copy, state } of copies) say(`${copy}: ${SENTENCES[state]}`);
  const wrong = copies.filter(({ state }) => state === 'STALE' || state === 'ABSENT');
  for (const { copy, state } of wrong)
    tell(state === 'STALE' ? `${copy} is stale: npm run print.` : `${copy} has no place: put its two markers there.`);
  return wrong.length > 0 ? 1 : 0;
};

/** The README's parts, by the name in their markers. */
export const readmeBlocks = (schema: GraphQLSchema): Readonly<Record<string, string>> => ({
  roles: printRoles(),
  matrix: printMatrix(schema),
  lifecycles: printLifecycles(schema),
  queues: printQueues(schema),
  edits: printEdits(),
  scrubber: printScrubber(),
  errors: printErrors(),
  configuration: configurationTable(),
});

/** The schema as a file. */
export const schemaText = (schema: GraphQLSchema): string =>
  `# Printed from the program by npm run print. Never edited.\n\n${printSchema(schema)}\n`;

interface Copy {
  readonly copy: string;
  readonly state: keyof typeof SENTENCES;
}

const SENTENCES = {
  CURRENT: 'is current.',
  WRITTEN: 'was written.',
  STALE: 'is stale.',
  ABSENT: 'has no place.',
} as const;

const printWhole = async (path: string, text: string, isCheck: boolean): Promise<Copy> => {
  if ((await textOf(path)) === text) return { copy: path, state: 'CURRENT' };
  if (isCheck) return { copy: path, state: 'STALE' };
  await writeFile(path, text);
  return { copy: path, state: 'WRITTEN' };
};

const README = 'README.md';

const printReadme = async (schema: GraphQLSchema, isCheck: boolean): Promise<Copy[]> => {
  const stored = await textOf(README);
  if (stored === null) throw new Error(`There is no ${README} in ${process.cwd()}.`);
  const { text, blocks } = fillBlocks(stored, readmeBlocks(schema));
  if (!isCheck && text !== stored) await writeFile(README, text);
  return blocks.map(({ name, state }) => ({
    copy: `${README} (${name})`,
    state: state === 'STALE' && !isCheck ? 'WRITTEN' : state,
  }));
};

const textOf = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
