/** The one way in from the shell: `node dist/src/main.js COMMAND`, wrapped by the scripts of package.json. */

import { runCli } from './cli/cli.ts';

process.exitCode = await runCli(process.argv.slice(2));
