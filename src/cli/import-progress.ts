import { tell } from './terminal.ts';

/** How far an import has come, on standard error: redrawn in place on a terminal, ten lines or so elsewhere. */
export interface ImportProgress {
  readonly show: (bytes: number, encounters: number) => void;
  /** Ends the line that is redrawn. */
  readonly end: () => void;
}

/** Of so many bytes in all; null where that is not known. */
export const importProgress = (totalBytes: number | null): ImportProgress => {
  let told = -1;
  const isTerminal = process.stderr.isTTY;
  return {
    show: (bytes, encounters) => {
      const share = totalBytes === null ? '' : `, ${Math.floor((bytes / totalBytes) * 100)} % of the bytes`;
      const line = `Importing: ${megabytes(bytes)} MB${share}, ${encounters} encounters`;
      const step = Math.floor(totalBytes === null ? bytes / STEP : (bytes / totalBytes) * 10);
      if (isTerminal) process.stderr.write(`\r${line}`);
      else if (step !== told) tell(line);
      told = step;
    },
    end: () => {
      if (isTerminal && told >= 0) process.stderr.write('\n');
    },
  };
};

const STEP = 100_000_000;

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
