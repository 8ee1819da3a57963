/** The limit by plain rows: a page, then its children all at once, put together here. `rows.mjs queue|claims|tiny`. */

import { pool } from '../peers/database.mjs';
import { VIEWER } from '../peers/settings.mjs';
import { claimJudge, encounterJudge } from './facts.mjs';
import { serve } from './serve.mjs';
import { AS_ROWS } from './sql.mjs';

const workload = process.argv[2];
const SCOPE = [VIEWER.organizationId, VIEWER.facilityIds];
const cents = (amount) => (amount === null ? null : (amount / 100).toFixed(2));
const dotted = (code) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code);
const query = async (client, name, values) => (await client.query({ name, text: AS_ROWS[name], values })).rows;

const onConnection = async (body) => {
  const client = await pool.connect();
  try {
    return await body(client);
  } finally {
    client.release();
  }
};

const grouped = (ids, rows, shape) => {
  const lists = new Map(ids.map((id) => [id, []]));
  for (const row of rows) lists.get(row.parent).push(shape(row));
  return lists;
};

const patientOf = ({ patientId, medicalRecordNumber, familyName, givenName, birthDate }) => ({
  id: patientId,
  medicalRecordNumber,
  familyName,
  givenName,
  birthDate,
});
const diagnosis = ({ sequence, code, title }) => ({ sequence, code: dotted(code), title });
const procedure = ({ sequence, codeSet, code, modifiers, units, diagnosisPointers, serviceDate }) => ({
  sequence,
  codeSet,
  code,
  modifiers,
  units,
  diagnosisPointers,
  serviceDate,
});
const line = ({ lineNumber, procedureCode, modifiers, units, diagnosisPointers, serviceDate, charge }) => ({
  lineNumber,
  procedureCode,
  modifiers,
  units,
  diagnosisPointers,
  serviceDate,
  chargeAmount: cents(charge),
});

const queue = ({ kind }) =>
  onConnection(async (client) => {
    const page = await query(client, 'queue', [...SCOPE, kind]);
    const ids = page.map(({ id }) => id);
    const [diagnoses, procedures] = await Promise.all([
      query(client, 'diagnoses', [ids]),
      query(client, 'procedures', [ids]),
    ]);
    const diagnosesOf = grouped(ids, diagnoses, diagnosis);
    const proceduresOf = grouped(ids, procedures, procedure);
    return page.map((row) => ({
      id: row.item,
      priority: row.priority,
      dueAt: row.due.toISOString(),
      subject: {
        id: row.id,
        version: row.version,
        visitNumber: row.visitNumber,
        status: row.status,
        encounterClass: row.encounterClass,
        serviceFrom: row.serviceFrom,
        serviceTo: row.serviceTo,
        patient: patientOf(row),
        diagnoses: diagnosesOf.get(row.id),
        procedures: proceduresOf.get(row.id),
        availableActions: encounterJudge(row.status, row.billed, row.in_force, row.has_npi).list,
      },
    }));
  });

const claims = () =>
  onConnection(async (client) => {
    const page = await query(client, 'claims', SCOPE);
    const ids = page.map(({ id }) => id);
    const linesOf = grouped(ids, await query(client, 'lines', [ids]), line);
    return page.map((row) => ({
      id: row.id,
      version: row.version,
      patientControlNumber: row.patientControlNumber,
      status: row.status,
      serviceFrom: row.serviceFrom,
      serviceTo: row.serviceTo,
      totalClaimChargeAmount: cents(row.total),
      patient: patientOf(row),
      serviceLines: linesOf.get(row.id),
      availableActions: claimJudge(row.status, row.complete, row.numbered, row.replaced, row.final, row.open_denial)
        .list,
    }));
  });

const ANSWERS = {
  queue: async (variables) => JSON.stringify({ data: { workQueue: await queue(variables) } }),
  claims: async (variables) => JSON.stringify({ data: { claims: await claims(variables) } }),
  tiny: () => JSON.stringify({ data: { me: { userName: VIEWER.userName } } }),
};

serve(({ variables }) => ANSWERS[workload](variables));
