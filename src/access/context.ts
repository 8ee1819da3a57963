/** What every request carries: who asks, and the house that answers. */

import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Database, Send, StatementWatcher } from '../platform/database.ts';
import { Refusal } from '../platform/errors.ts';
import type { Actor } from './actor.ts';
import type { Grants } from './grants.ts';

/** The long-lived parts, made once at start. */
export interface House {
  /** The application's login, for reads. */
  readonly database: Database;
  /** The application's login, for commands. */
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
}

/** The actor, or UNAUTHENTICATED. */
export const actorOf = (context: RequestContext): Actor => {
  if (!context.actor) throw new Refusal('UNAUTHENTICATED', 'Send a valid token: Authorization: Bearer <token>.');
  return context.actor;
};
