/**
 * The limit of assigning a code: the same checks and writes as ours (version, holder, list of codes; diagnosis, encounter,
 * lease, trail), in one hand-written statement.
 */

import { randomUUID } from 'node:crypto';
import { pool } from '../peers/database.mjs';
import { VIEWER } from '../peers/settings.mjs';
import { assignStatement, removeStatement } from './assign-sql.mjs';
import { serve } from './serve.mjs';

const ASSIGN = assignStatement({ id: '$1', version: '$2', user: '$3', userName: '$4', request: '$5', code: '$6' });
const REMOVE = removeStatement({ id: '$1', version: '$2', user: '$3', userName: '$4', request: '$5', sequence: '$6' });

serve(async ({ variables: { id, version, code, sequence } }) => {
  const values = [id, version, VIEWER.userId, VIEWER.userName, randomUUID(), code ?? sequence];
  const { rows } = await pool.query(
    code ? { name: 'assign', text: ASSIGN, values } : { name: 'remove', text: REMOVE, values },
  );
  if (!rows[0]) throw new Error('STALE_VERSION');
  return JSON.stringify({ data: { changed: { id, version: rows[0].version } } });
});
