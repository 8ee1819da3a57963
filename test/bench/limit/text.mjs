/** The limit by PostgreSQL's own JSON: one prepared statement, its text passed through. `text.mjs queue|claims|claim`. */

import { pool } from '../peers/database.mjs';
import { VIEWER } from '../peers/settings.mjs';
import { claimJudge, encounterJudge } from './facts.mjs';
import { serve } from './serve.mjs';
import { AS_TEXT } from './sql.mjs';

const workload = process.argv[2];
const SCOPE = [VIEWER.organizationId, VIEWER.facilityIds];
const ask = async (...values) =>
  (await pool.query({ name: workload, text: AS_TEXT[workload], values: [...SCOPE, ...values] })).rows;

const claimText = ({ text, status, complete, numbered, replaced, final, open_denial }) =>
  `${text.slice(0, -1)},"availableActions":${claimJudge(status, complete, numbered, replaced, final, open_denial).text}}`;
// The encounter lies in the item: two braces end the text.
const itemText = ({ text, status, billed, in_force, has_npi }) =>
  `${text.slice(0, -2)},"availableActions":${encounterJudge(status, billed, in_force, has_npi).text}}}`;

const ANSWERS = {
  queue: async ({ kind }) => `{"data":{"workQueue":[${(await ask(kind)).map(itemText).join()}]}}`,
  claims: async () => `{"data":{"claims":[${(await ask()).map(claimText).join()}]}}`,
  claim: async ({ id }) => `{"data":{"claim":${(await ask(id)).map(claimText)[0] ?? null}}}`,
};

serve(({ variables }) => ANSWERS[workload](variables));
