/** `npm run demo`: the whole cycle over HTTP, played by seven people on a server that is made for it and removed after. */

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayOf } from '../../platform/calendar-date.ts';
import { readConfig, type Config } from '../../platform/config.ts';
import { createLog } from '../../platform/log.ts';
import { startServing, type Serving } from '../serve.ts';
import { say, tell } from '../terminal.ts';
import { judgeAll, type Verdict } from '../verify.ts';
import { list } from './facts.ts';
import { assembleCast, introduce } from './people.ts';
import { chapterLine, head, stepLines, summary } from './show.ts';
import { isStop, openStage, type Performance, type Played, type Stage } from './stage.ts';
import { tellStory } from './story.ts';

const HELP = `Plays the whole cycle, from the coding queue over a denial to the last payment, and checks every answer.
It uses a server and a database of its own, made in a temporary folder and removed at the end.

  npm run demo                 prints each step as it happens
  npm run -s demo -- --json    prints the steps as JSON at the end
  npm run demo -- --help       prints this

The exit code is 0 when everything came out as expected, 1 when not, 2 for an option that is not known.`;

/** Plays the story. Answers the exit code. */
export const runDemo = async (args: readonly string[]): Promise<number> => {
  const options = readOptions(args);
  if (options === null) return 2;
  if (options.help) {
    say(HELP);
    return 0;
  }
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const performance = await onOwnServer((config, serving) => play(config, serving, options.json, interrupted.signal));
    say(options.json ? JSON.stringify(performance.played, null, 2) : `\n${summary(performance)}`);
    return exitCodeOf(performance);
  } finally {
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  }
};

/** 0 when the whole story was played and each step came out as it had to. */
export const exitCodeOf = ({ played, whole }: Performance): 0 | 1 =>
  whole && played.every(({ problems }) => problems.length === 0) ? 0 : 1;

const readOptions = (args: readonly string[]): { readonly json: boolean; readonly help: boolean } | null => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    return { json: values.json === true, help: values.help === true };
  } catch (error) {
    tell(`${(error as Error).message}\n\n${HELP}`);
    return null;
  }
};

/** Runs the body with a server whose data goes away afterwards, however the body ends. */
const onOwnServer = async <T>(body: (config: Config, serving: Serving) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-demo-'));
  try {
    // Under root the database runs as another user, who has to pass through; what is inside is closed by itself.
    await chmod(folder, 0o711);
    const config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', GRAPHIQL: 'false' });
    tell('Making a database and the sample organization ...');
    const serving = await startServing(config, createLog(config.logLevel));
    try {
      return await body(config, serving);
    } finally {
      await serving.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const play = async (
  config: Config,
  { open, url }: Serving,
  json: boolean,
  signal: AbortSignal,
): Promise<Performance> => {
  const cast = await assembleCast(config, open);
  if (!json) say(`\n${introduce(cast)}\n\n${head()}`);
  const stage = openStage(url, json ? () => undefined : printer(), signal);
  try {
    await tellStory(stage, cast, dayOf(open.house.clock()));
    verifyAll(stage, await judgeAll(open));
    return { played: stage.played, whole: true };
  } catch (error) {
    if (!isStop(error)) throw error;
    tell(error.message);
    return { played: stage.played, whole: false };
  }
};

/** The last step: what all of that left in the database. */
const verifyAll = (stage: Stage, verdicts: readonly Verdict[]): void => {
  const broken = verdicts.filter(({ breaches }) => breaches > 0).map(({ name }) => name);
  stage.chapter('The stored data');
  stage.found({
    asks: 'Check every invariant of the stored data',
    request: 'npm run verify',
    facts: { invariants: String(verdicts.length), broken: list(broken) },
    expected: { invariants: /^[1-9]/, broken: 'none' },
  });
};

/** Prints each step, and the title of a chapter before its first. */
const printer = (): ((step: Played) => void) => {
  let chapter = '';
  return (step) => {
    if (step.chapter !== chapter) say(chapterLine(step.chapter));
    chapter = step.chapter;
    say(stepLines(step));
  };
};
