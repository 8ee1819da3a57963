/** Opens the house: database found, prepared and connected. What the server and every command-line tool begin with. */

import { randomUUID } from 'node:crypto';
import type { Actor } from './access/actor.ts';
import type { House, RequestContext } from './access/context.ts';
import { COMMAND_LINE_USER, findActor } from './access/tenants.ts';
import { recordRead } from './audit/record.ts';
import { locateDatabase, openApplication, prepareDatabase, type Logins } from './database.ts';
import type { Config } from './platform/config.ts';
import type { Logger } from './platform/log.ts';
import { openReplicas } from './platform/replicas.ts';

export interface OpenHouse extends Logins {
  readonly house: House;
  /** Resolves when the embedded database has ended by itself. */
  readonly lost: Promise<void>;
  /** Closes the connections, then the embedded database where it was started here. */
  close(): Promise<void>;
}

/** Opens everything that `share` allows: tools join a running server's database, a second server must not. */
export const openHouse = async (
  config: Config,
  log: Logger,
  options: { readonly share: boolean },
): Promise<OpenHouse> => {
  const located = await locateDatabase(config, options);
  try {
    await prepareDatabase(located);
    const { orm, database, grants, knowledge, close } = await openApplication(
      located.applicationUrl,
      config.databasePoolSize,
    );
    const replicas = await replicasOf(config, located, log);
    return {
      house: {
        orm,
        database,
        grants,
        knowledge,
        log,
        clock: () => new Date(),
        leaseMinutes: config.leaseMinutes,
        ...replicas.part,
      },
      ownerUrl: located.ownerUrl,
      applicationUrl: located.applicationUrl,
      lost: located.lost,
      close: async () => {
        await replicas.close();
        await close();
        await located.stop();
      },
    };
  } catch (error) {
    await located.stop();
    throw error;
  }
};

/** Tools and servers without replicas know nothing of them. */
const replicasOf = async (
  config: Config,
  { applicationUrl }: Logins,
  log: Logger,
): Promise<{ readonly part: Pick<House, 'replicas'>; close(): Promise<void> }> => {
  const { databaseReplicaUrls: urls, databaseReplicaMaxLagMs: maxLagMs, databasePoolSize: poolSize } = config;
  if (urls === undefined) return { part: {}, close: () => Promise.resolve() };
  const replicas = await openReplicas({ applicationUrl, urls, maxLagMs, poolSize, log });
  return { part: { replicas }, close: () => replicas.close() };
};

/** The context of one request. */
export const contextOf = (
  house: House,
  actor: Actor | null,
  requestId: string,
  source: RequestContext['source'],
): RequestContext => ({ house, requestId, source, actor, recordRead });

/** The context in which the command line works in an organization. Throws when there is no such organization. */
export const commandLineContext = async (house: House, organization: string): Promise<RequestContext> => {
  const actor = await findActor(house.database, organization, COMMAND_LINE_USER);
  if (!actor) throw new Error(`There is no organization named "${organization}".`);
  return contextOf(house, actor, randomUUID(), 'COMMAND_LINE');
};
