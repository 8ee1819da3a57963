/** What the command line takes: each command is declared as data, and reading, checking and `--help` follow from it. */

import { parseArgs } from 'node:util';

/** One option of a command. */
export interface Option {
  /** What stands for its value in the help, such as NAME; null for one that is given or not. */
  readonly value: string | null;
  readonly required?: true;
  readonly sentence: string;
}

/** Something that is given by its place. All of them are required. */
export interface Operand {
  readonly name: string;
  /** True for a last one that may be given several times. */
  readonly several?: true;
  readonly sentence: string;
}

/** One command. */
export interface Command {
  /** The words that call it, such as `import fhir`. */
  readonly name: string;
  readonly sentence: string;
  readonly operands?: readonly Operand[];
  readonly options?: Readonly<Record<string, Option>>;
  /** When it ends with exit code 1. */
  readonly fails: string;
  readonly run: (asked: Asked) => Promise<number>;
}

/** What a command was asked for: checked against its declaration, the values as they were typed. */
export interface Asked {
  readonly operands: readonly string[];
  /** Values by the name of their option. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>;
  /** The error for something that is asked wrongly: the sentence, and how it is asked rightly. */
  wrong(sentence: string): Error;
}

/** Reads the words after a command's name. Throws what `isAskedWrongly` knows, naming the word that is wrong. */
export const readWords = (command: Command, words: readonly string[]): Asked => {
  const wrong = (sentence: string): Error => askedWrongly(`${sentence}\n${hintOf(command)}`);
  const options = command.options ?? {};
  const { positionals, tokens } = parsed(options, words, wrong);
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    if (flags.has(name) || values[name] !== undefined) throw wrong(`--${name} is given twice.`);
    if (value === undefined) flags.add(name);
    else if (value.trim() === '') throw wrong(`--${name} is empty.`);
    else values[name] = value;
  }
  requireAll(command, positionals, values, wrong);
  return { operands: positionals, values, flags, wrong };
};

/** The help of one command. */
export const helpOf = (command: Command): string => {
  const operands = (command.operands ?? []).map(({ name, sentence }) => [name, sentence] as const);
  const options = Object.entries(command.options ?? {}).map(
    ([name, { value, sentence }]) => [value === null ? `--${name}` : `--${name} ${value}`, sentence] as const,
  );
  return [
    command.sentence,
    '',
    usageOf(command),
    '',
    ...twoColumns([...operands, ...options, ['--help', 'Says this.']]),
    '',
    'Exit codes: 0 done.',
    `            1 ${command.fails}`,
    '            2 asked wrongly.',
  ].join('\n');
};

/** Pairs as lines, the second parts under each other. */
export const twoColumns = (pairs: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, sentence]) => `  ${name.padEnd(width)}  ${sentence}`);
};

/** The error of somebody who asked wrongly; its message says everything there is to say. */
export const askedWrongly = (message: string): Error => new Error(message, { cause: ASKED_WRONGLY });

/** Whether an error means that something was asked wrongly. */
export const isAskedWrongly = (error: unknown): error is Error =>
  error instanceof Error && error.cause === ASKED_WRONGLY;

const ASKED_WRONGLY = { code: 'ASKED_WRONGLY' };

type Wrong = (sentence: string) => Error;

const parsed = (options: Readonly<Record<string, Option>>, words: readonly string[], wrong: Wrong) => {
  try {
    return parseArgs({
      args: [...words],
      options: Object.fromEntries(
        Object.entries(options).map(([name, { value }]) => [
          name,
          { type: value === null ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
      allowPositionals: true,
      tokens: true,
    });
  } catch (error) {
    // Node says which word it does not know or which value is missing, and goes on with advice for other programs.
    const [sentence] = (error as Error).message.split(/(?:\.|\n)(?:\s|$)/);
    throw wrong(`${sentence}.`);
  }
};

const requireAll = (
  { operands = [], options = {} }: Command,
  given: readonly string[],
  values: Readonly<Record<string, string>>,
  wrong: Wrong,
): void => {
  const missing = operands[given.length];
  if (missing) throw wrong(`${missing.name} is missing.`);
  if (given.length > operands.length && !operands.at(-1)?.several)
    throw wrong(`'${given[operands.length]}' is one word too many.`);
  for (const [name, { required }] of Object.entries(options))
    if (required && values[name] === undefined) throw wrong(`--${name} is missing.`);
};

const usageOf = ({ name, operands = [], options = {} }: Command): string => {
  const optional = Object.entries(options).map(([option, { value, required }]) => {
    const text = value === null ? `--${option}` : `--${option} ${value}`;
    return required ? text : `[${text}]`;
  });
  return `Usage: ${callOf(name, [...operands.map(wordOf), ...optional])}`;
};

const wordOf = ({ name, several }: Operand): string => (several ? `${name} [${name} ...]` : name);

const hintOf = (command: Command): string => `${usageOf(command)}\nMore:  ${callOf(command.name, ['--help'])}`;

/** The script of package.json with a command's first word for a name calls it; -s keeps npm's own lines out. */
const callOf = (name: string, words: readonly string[]): string => {
  const [script, ...more] = name.split(' ');
  const passed = [...more, ...words];
  return [
    script === 'serve' ? 'npm start' : `npm run -s ${script}`,
    ...(passed.length > 0 ? ['--', ...passed] : []),
  ].join(' ');
};
