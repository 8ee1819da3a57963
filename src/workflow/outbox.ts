/** The outbox: what commands announce, kept in their own transaction for those who follow from outside. */

import { v7 as uuidv7 } from 'uuid';
import type { Send } from '../platform/database.ts';

export interface News {
  readonly topic: string;
  readonly told: unknown;
}

/** Writes all news of a command in one statement, in the order in which they were announced. */
export const writeNews = (send: Send, organizationId: string, news: readonly News[], at: Date): void => {
  if (news.length === 0) return;
  const rows = news.map(({ topic, told }) => ({ id: uuidv7(), topic, news: told }));
  send(INSERT, [organizationId, at, JSON.stringify(rows)]);
};

const INSERT = `insert into outbox (id, organization_id, topic, news, created_at)
  select id, $1, topic, news, $2 from json_to_recordset($3::json) as told(id uuid, topic text, news jsonb)`;
