/** What command-line tools say: results on standard output, everything else on standard error. */

/** A line for a person, on standard output. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A line about what goes on, on standard error. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** A value for a program, on standard output. Cents, which JSON has no number for, as text. */
export const sayJson = (value: unknown): void => {
  say(JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each), 2));
};

/** What went wrong, on standard error: its message, and where it was thrown when LOG_LEVEL asks for so much. */
export const complain = (error: unknown): void => {
  const verbose = ['debug', 'trace'].includes(process.env['LOG_LEVEL'] ?? '');
  tell(verbose && error instanceof Error ? (error.stack ?? error.message) : messageOf(error));
};

/** What an error says. One that only gathers others says nothing by itself: the first of them speaks. */
export const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.message === '') return messageOf(error.errors[0]);
  return error.message || error.name;
};

/** Lets a tool finish its work when nobody reads what it says any more (`| head`). */
export const surviveClosedPipes = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
};

/** A bar on standard error: redrawn in place on a terminal, ten lines in all where the output goes to a file. */
export const progressBar = (title: string): ((done: number, total: number) => void) => {
  let shown = -1;
  return (done, total) => {
    const tenths = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (process.stderr.isTTY) {
      process.stderr.write(
        `\r${title} [${'='.repeat(tenths * 2).padEnd(20)}] ${done}/${total}${done === total ? '\n' : ''}`,
      );
    } else if (tenths !== shown) {
      tell(`${title} ${done}/${total}`);
    }
    shown = tenths;
  };
};

/** Rows as a table of text; columns in the order of `columns`. */
export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index]!))
      .join('  ')
      .trimEnd();
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
};
