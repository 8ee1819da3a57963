/** Raw SQL under the application's login, as an actor: what row policies, grants and triggers hold against. */

import pg from 'pg';
import { settingsOf, type Actor } from '../../src/access/actor.ts';
import type { Row } from '../../src/platform/database.ts';
import type { TestHouse } from '../support/house.ts';

/** How many rows a statement returned or wrote, or the SQLSTATE with which it was refused. */
export type Outcome = number | string;

export interface ApplicationSession {
  /** Runs statements one by one, each by itself, and undoes them all. No actor means no settings at all. */
  attempt(actor: Actor | null, statements: readonly Statement[]): Promise<Outcome[]>;
  /** Rows of one statement as an actor. */
  rows(actor: Actor | null, statement: Statement): Promise<Row[]>;
  close(): Promise<void>;
}

export interface Statement {
  readonly sql: string;
  readonly values?: readonly unknown[];
}

/** A connection of its own under a login of the house: the application's, unless the owner's is asked for. */
export const sessionOf = async (
  house: Pick<TestHouse, 'applicationUrl' | 'ownerUrl'>,
  login: 'application' | 'owner' = 'application',
): Promise<ApplicationSession> => {
  const client = new pg.Client(login === 'owner' ? house.ownerUrl : house.applicationUrl);
  await client.connect();
  const inTransaction = async <T>(actor: Actor | null, body: () => Promise<T>): Promise<T> => {
    await client.query('begin');
    try {
      for (const [name, value] of Object.entries(actor ? settingsOf(actor) : {}))
        await client.query('select set_config($1, $2, true)', [name, value]);
      return await body();
    } finally {
      await client.query('rollback');
    }
  };
  const attempt = async ({ sql, values = [] }: Statement): Promise<Outcome> => {
    await client.query('savepoint before');
    try {
      return (await client.query(sql, [...values])).rowCount ?? 0;
    } catch (error) {
      const { code, message } = error as pg.DatabaseError;
      if (code === undefined) throw error;
      // A mistake of the statement itself would pass for a refusal.
      if (/^(42(601|703|P01|804|883)|22)/.test(code)) throw new Error(`${sql}: ${message}`, { cause: error });
      return code;
    } finally {
      await client.query('rollback to before');
    }
  };
  return {
    attempt: (actor, statements) =>
      inTransaction(actor, async () => {
        const outcomes: Outcome[] = [];
        for (const statement of statements) outcomes.push(await attempt(statement));
        return outcomes;
      }),
    rows: (actor, { sql, values = [] }) =>
      inTransaction(actor, async () => (await client.query<Row>(sql, [...values])).rows),
    close: () => client.end(),
  };
};

/** Refused by a grant or a row policy. */
export const NOT_ALLOWED = '42501';
/** Refused by the trigger that follows a lifecycle, and by the one that freezes the parts of a subject. */
export const NO_SUCH_MOVE = 'CG001';
export const FROZEN = 'CG002';
/** Refused because audit events are append-only. */
export const APPEND_ONLY = 'CG003';

/** True for what got past policies, grants and triggers: it was carried out, or a constraint (class 23) stopped it. */
export const passed = (outcome: Outcome): boolean =>
  typeof outcome === 'number' ? outcome > 0 : outcome.startsWith('23');
