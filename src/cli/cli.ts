/** Which command does what. */

import { serve } from './serve.ts';

/** Runs one command line. Answers the exit code: 0 done, 1 refused or failed, 2 asked wrongly. */
export const runCli = async ([command]: readonly string[]): Promise<number> => {
  if (command === 'serve') return serve();
  return 2;
};
