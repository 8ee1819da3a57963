/** `npm start`: the server, with a sample organization at first start, until it is told to stop. */

import { once } from 'node:events';
import { authenticator, signToken } from '../access/tokens.ts';
import { contextOf, openHouse, type OpenHouse } from '../house.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { startHttp } from '../platform/http.ts';
import { createLog, type Logger } from '../platform/log.ts';
import { SAMPLE_ORGANIZATION } from '../sample/organization.ts';
import { servedSchema } from '../schema.ts';
import { ensureSampleOrganization, ensureStarterEditions } from './sample.ts';
import { progressBar, say } from './terminal.ts';
import { ensureUser } from './token.ts';

/** A server at work. */
export interface Serving {
  readonly url: string;
  readonly open: OpenHouse;
  stop(): Promise<void>;
}

/** Runs until SIGINT or SIGTERM, drains, and ends the embedded database. Answers the exit code. */
export const serve = async (): Promise<number> => {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const serving = await startServing(config, log);
  await welcome(config, serving);
  const reason = await Promise.race([signal(), serving.open.lost.then(() => 'database' as const)]);
  if (reason === 'database') log.fatal('The embedded database has ended by itself; the server ends too.');
  else log.info({ signal: reason }, 'Draining.');
  await serving.stop();
  return reason === 'database' ? 1 : 0;
};

/** Opens the house and listens. */
export const startServing = async (config: Config, log: Logger): Promise<Serving> => {
  const open = await openHouse(config, log, { share: false });
  try {
    await ensureStarterEditions(open.ownerUrl);
    await ensureSampleOrganization(open, progressBar('Importing the sample records'));
    const authenticate = await authenticator(config, open.house.database);
    const http = await startHttp({
      schema: await servedSchema(),
      config,
      log,
      contextFor: async ({ headers, id }) =>
        contextOf(open.house, await authenticate(headers.authorization), id, 'API'),
      actorId: ({ actor }) => actor?.userId,
      ready: async () => (await open.house.database.pool.query('select 1')).rowCount === 1,
    });
    return {
      url: http.url,
      open,
      stop: async () => {
        await http.stop();
        await open.close();
      },
    };
  } catch (error) {
    await open.close();
    throw error;
  }
};

const signal = async (): Promise<string> => {
  const name = (each: 'SIGINT' | 'SIGTERM') => once(process, each).then(() => each);
  return Promise.race([name('SIGINT'), name('SIGTERM')]);
};

const SEATS = [
  { user: 'ana', roles: ['CODER'] },
  { user: 'ben', roles: ['BILLER'] },
  { user: 'cleo', roles: ['AUDITOR'] },
  { user: 'sam', roles: ['SUPERVISOR'] },
  { user: 'ada', roles: ['ADMIN'] },
  { user: 'pat', roles: ['CODER', 'BILLER'] },
] as const;

/** Where it is, and, unless tokens come from an issuer of their own, a way in for each seat. */
const welcome = async (config: Config, { url, open }: Serving): Promise<void> => {
  say(`\nClaimgraph listens at ${url}/graphql`);
  if (config.oidcIssuer !== undefined) return;
  say(
    `\nTokens for ${SAMPLE_ORGANIZATION.name}, good for 12 hours${config.graphiql ? `; each link opens GraphiQL with its token in place` : ''}:`,
  );
  for (const { user, roles } of SEATS) {
    await ensureUser(open, { organization: SAMPLE_ORGANIZATION.name, user, roles }, () => undefined);
    const token = await signToken(config, { user, organization: SAMPLE_ORGANIZATION.name, roles, hours: 12 });
    say(`\n${roles.join(' and ')} (${user})\n  ${token}${config.graphiql ? `\n  ${url}/graphiql#token=${token}` : ''}`);
  }
  say('\nStop it with Ctrl-C.');
};
