import pg from 'pg';
import { withClient } from '../database.ts';
import type { OpenHouse } from '../house.ts';

/**
 * A step to be taken before each batch of an import: before the second, it has PostgreSQL look at the tables that it has
 * never looked at. Until it has, it plans the checks of foreign keys as for empty tables and reads a whole facility to
 * find an encounter; by itself it looks only once a minute, by which time an import is tens of thousands further.
 */
export const analyzeOnce = ({ ownerUrl }: OpenHouse): (() => Promise<void>) => {
  let batches = 0;
  return async () => {
    batches += 1;
    if (batches === 2) await analyzeUnknown(ownerUrl);
  };
};

const analyzeUnknown = (ownerUrl: string): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples < 1 order by relname`,
    );
    if (rows.length > 0) await client.query(`analyze ${rows.map(({ name }) => pg.escapeIdentifier(name)).join(', ')}`);
  });
