/** What every request carries: who asks, and the house that answers. */

import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Database, Send, StatementWatcher, Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/errors.ts';
import type { Replicas } from '../platform/replicas.ts';
import type { Actor } from './actor.ts';
import type { Grants } from './grants.ts';

/** The long-lived parts, made once at start. */
export interface House {
  /** The application's login. */
  readonly database: Database;
  /** Where those read who change nothing, as long as it keeps up; absent where there is none. */
  readonly replicas?: Replicas;
  /** What watches the entities of commands; it has no connection of its own. */
  readonly orm: MikroORM;
  /** What users were granted. */
  readonly grants: Grants;
  readonly log: Logger;
  readonly clock: () => Date;
  /** How long a taken work item is held for one person. */
  readonly leaseMinutes: number;
}

/** What was read, for the audit trail. */
export interface Answered {
  readonly action: string;
  /** `Type:id` of every subject whose protected health information was answered. */
  readonly subjects: readonly string[];
}

export interface RequestContext {
  readonly house: House;
  readonly requestId: string;
  /** Where the request came from. */
  readonly source: 'API' | 'COMMAND_LINE';
  /** Null when no valid token came with it. */
  readonly actor: Actor | null;
  /** Writes the audit event of a read, in the read's own transaction. */
  readonly recordRead: (send: Send, context: RequestContext, answered: Answered) => void;
  /** Sees every statement sent on behalf of the request. */
  readonly watch?: StatementWatcher;
  /** Called with a command's result before it commits, to read what the mutation answers; what it throws undoes the command. */
  readonly readBack?: (inside: RequestContext, result: unknown) => Promise<void>;
  /** Set where readings join the transaction of a command. */
  readonly inside?: Inside;
  /** Set where readings answer JSON text in the place of rows. */
  readonly asText?: true;
}

/** The transaction of a command that has written everything and has not committed yet. */
export interface Inside extends Pick<Transaction, 'cells' | 'send'> {
  /** `Type:id` of the subjects that the command's own audit event names: no second event says that they were answered. */
  readonly recorded: ReadonlySet<string>;
}

/** The actor, or UNAUTHENTICATED. */
export const actorOf = (context: RequestContext): Actor => {
  if (!context.actor) throw new Refusal('UNAUTHENTICATED', 'Send a valid token: Authorization: Bearer <token>.');
  return context.actor;
};
