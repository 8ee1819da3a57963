/** Which command does what, and what becomes of an error. */

import { helpOf, isAskedWrongly, readWords, twoColumns, type Command } from './command-line.ts';
import { COMMANDS } from './commands.ts';
import { complain, say, surviveClosedPipes, tell } from './terminal.ts';

/** Runs one command line. Answers the exit code: 0 done, 1 refused or failed, 2 asked wrongly. */
export const runCli = async (words: readonly string[]): Promise<number> => {
  surviveClosedPipes();
  try {
    return await dispatch(words);
  } catch (error) {
    complain(error);
    return isAskedWrongly(error) ? 2 : 1;
  }
};

const dispatch = async (words: readonly string[]): Promise<number> => {
  const [first = ''] = words;
  // It reads its own words.
  if (first === 'demo') return (await import('./demo/demo.ts')).runDemo(words.slice(1));
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, place) => words[place] === word));
  if (!command) return answerNobody(first, words);
  const rest = words.slice(command.name.split(' ').length);
  if (asksForHelp(rest)) {
    say(helpOf(command));
    return 0;
  }
  return command.run(readWords(command, rest));
};

/** A word after `--` is an operand, whatever it looks like. */
const asksForHelp = (words: readonly string[]): boolean =>
  words
    .slice(0, words.includes('--') ? words.indexOf('--') : undefined)
    .some((word) => ['--help', '-h'].includes(word));

/** No command, half a command, or one that is not there. */
const answerNobody = (first: string, words: readonly string[]): number => {
  const family = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  if (asksForHelp(words)) {
    say(listOf(family.length > 0 ? family : COMMANDS));
    return 0;
  }
  const isHalf = words.length <= 1 && (first === '' || family.length > 0);
  const problem = isHalf ? 'Say which command.' : `There is no command '${words.slice(0, 2).join(' ')}'.`;
  tell(`${problem}\n${listOf(family.length > 0 ? family : COMMANDS)}`);
  return 2;
};

const listOf = (commands: readonly Command[]): string => {
  const pairs = commands.map(({ name, sentence }) => [name, sentence] as const);
  const demo = ['demo', 'Plays the whole cycle on a server of its own, and checks every answer.'] as const;
  return ['Commands, each with --help:', ...twoColumns(commands === COMMANDS ? [...pairs, demo] : pairs)].join('\n');
};
