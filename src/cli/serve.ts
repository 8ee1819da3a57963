/** `npm start`: the server, with a sample organization at first start, until it is told to stop. */

import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Role } from '../access/roles.ts';
import { findActor } from '../access/tenants.ts';
import { authenticator, signToken } from '../access/tokens.ts';
import { inTurnForSample } from '../database.ts';
import { contextOf, openHouse, type OpenHouse } from '../house.ts';
import type { Config } from '../platform/config.ts';
import { startHttp } from '../platform/http/http.ts';
import { readManifest } from '../platform/http/trusted-documents.ts';
import { createLog, type Logger } from '../platform/log.ts';
import { SAMPLE_ORGANIZATION } from '../sample/organization.ts';
import { createExecutor } from '../execution/executor.ts';
import { resultText } from '../reading/written.ts';
import { bothSchemas } from '../schema.ts';
import { EDITOR_QUERY } from './editor-query.ts';
import { ensureSampleOrganization, ensureStarterEditions } from './sample.ts';
import { progressBar, say } from './terminal.ts';
import { ensureUser, isUser } from './token.ts';
import { configuration, retried } from './tool.ts';

/** A server at work. */
export interface Serving {
  readonly url: string;
  readonly open: OpenHouse;
  stop(): Promise<void>;
}

/** Runs until SIGINT or SIGTERM, drains, and ends the embedded database. Answers the exit code. */
export const serve = async (): Promise<number> => {
  const config = configuration();
  const log = createLog(config.logLevel);
  const told = Promise.race([signal(), abandoned()]);
  let starting = true;
  // Nothing is under way yet that would have to be drained; an embedded database leaves with the process.
  void told.then(() => starting && process.exit(0));
  const serving = await startServing(config, log);
  starting = false;
  try {
    await welcome(config, serving);
    const reason = await Promise.race([told, serving.open.lost.then(() => 'database' as const)]);
    if (reason === 'database') log.fatal('The embedded database has ended by itself; the server ends too.');
    else log.info({ signal: reason }, 'Draining.');
    return reason === 'database' ? 1 : 0;
  } finally {
    await serving.stop();
  }
};

/** Opens the house and listens. */
export const startServing = async (config: Config, log: Logger): Promise<Serving> => {
  // A server that was told to stop a moment ago may not be gone yet.
  const open = await retried(() => openHouse(config, log, { share: false }), LEAVING_MS);
  try {
    // Before the sample is imported, which takes a while that a mistake should not cost.
    await requireFreePort(config);
    await ensureStarterEditions(open.ownerUrl);
    if (config.sample)
      await inTurnForSample(open, () => ensureSampleOrganization(open, progressBar('Importing the sample records')));
    const authenticate = await authenticator(config, open.house.grants);
    const { plain, ruled } = await bothSchemas();
    const http = await startHttp({
      schema: ruled,
      run: createExecutor(plain, ruled),
      stringify: resultText,
      manifests: await Promise.all([OWN_DOCUMENTS, ...config.trustedDocuments].map(readManifest)),
      config,
      log,
      contextFor: async ({ headers, id }) =>
        contextOf(open.house, await authenticate(headers.authorization), id, 'API'),
      actorId: ({ actor }) => actor?.userId,
      editorQuery: EDITOR_QUERY,
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

/** What the program's own clients send: written beside their types, and copied by the compiler. */
const OWN_DOCUMENTS = join(import.meta.dirname, 'demo/generated/persisted-documents.json');

const LEAVING_MS = 3_000;

const signal = async (): Promise<string> => {
  const name = (each: 'SIGINT' | 'SIGTERM') => once(process, each).then(() => each);
  return Promise.race([name('SIGINT'), name('SIGTERM')]);
};

/**
 * The shell between npm and the server dies of a signal to npm without passing it on. Under npm, a server whose parent
 * is gone has been told to stop.
 */
const abandoned = (): Promise<string> =>
  new Promise((resolve) => {
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve('npm has ended'), 250).unref();
  });

/** Refuses an address where the server could not listen, in words that name the setting. */
const requireFreePort = ({ host, port }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      reject(new Error(addressFault(host, port, code ?? message))),
    );
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });

const addressFault = (host: string, port: number, reason: string): string => {
  switch (reason) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use. Stop the program that uses it, or set PORT to another one (0: any free one).`;
    case 'EACCES':
      return `Port ${port} of ${host} is not for this user. Set PORT to one above 1023.`;
    default:
      return `Nothing can listen at port ${port} of ${host} (${reason}). Set HOST to an address of this machine.`;
  }
};

const SEATS = [
  { user: 'ana', roles: ['CODER'] },
  { user: 'lee', roles: ['CLINICIAN'] },
  { user: 'ben', roles: ['BILLER'] },
  { user: 'cleo', roles: ['AUDITOR'] },
  { user: 'sam', roles: ['SUPERVISOR'] },
  { user: 'ada', roles: ['ADMIN'] },
  { user: 'pat', roles: ['CODER', 'BILLER'] },
] as const;

/** Where it is, and a way in for each seat, unless tokens come from elsewhere or this is not for trying out. */
const welcome = async (config: Config, { url, open }: Serving): Promise<void> => {
  say(`\nClaimgraph listens at ${url}/graphql`);
  const organization = SAMPLE_ORGANIZATION.name;
  if (config.oidcIssuer !== undefined) say(`\nTokens come from ${config.oidcIssuer}.`);
  else if (!config.sample) say('\nA token: npm run -s token -- --user NAME --roles ROLE --organization ORGANIZATION');
  else {
    const links = config.graphiql ? '; each link opens GraphiQL with its token in place' : '';
    say(`\nTokens for ${organization}, good for 12 hours${links}:`);
    for (const seat of SEATS) {
      const token = await inTurnForSample(open, () => seatToken(config, open, { ...seat, organization }));
      const link = config.graphiql && token !== null ? `\n  ${url}/graphiql#token=${token}` : '';
      say(
        `\n${seat.roles.join(' and ')} (${seat.user})\n  ${token ?? 'An administrator has changed what this user may do.'}${link}`,
      );
    }
  }
  say('\nStop it with Ctrl-C.');
};

/** A user of the seat is made at first; what an administrator has taken away since is not given back. */
const seatToken = async (
  config: Config,
  open: OpenHouse,
  seat: { readonly organization: string; readonly user: string; readonly roles: readonly Role[] },
): Promise<string | null> => {
  if (!(await isUser(open, seat.organization, seat.user))) await ensureUser(open, seat, () => undefined);
  const actor = await findActor(open.house.database, seat.organization, seat.user);
  return actor && seat.roles.every((role) => actor.roles.includes(role))
    ? signToken(config, { ...seat, hours: 12 })
    : null;
};
