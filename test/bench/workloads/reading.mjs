/** The reading workloads: a queue page, a page of claims, one claim, and next to nothing. */

import { organizationName } from '../data/rows.mjs';
import { withClient } from '../lib/cluster.mjs';
import { compare } from '../lib/compare.mjs';
import { comparisonReport } from '../lib/figures.mjs';
import { findViewer } from '../lib/viewer.mjs';
import { PAGE } from '../peers/statements.mjs';
import { everybodyAt } from './contestants.mjs';

const PEERS = ['text', 'rows', 'mercurius', 'mercuriusRls', 'yoga', 'yogaRls', 'postgraphile', 'stock'];

/** The work queue of billing: 50 coded encounters with patient, codes and allowed actions. */
export const queue = (bench) => run(bench, 'queue', [{ kind: 'BILLING', first: PAGE }], PEERS);

/** 50 claims with lines, patient and allowed actions. */
export const claims = (bench) => run(bench, 'claims', [{ first: PAGE }], PEERS);

/** One claim with lines, payments, denials and allowed actions; 64 of them in turn. */
export const claim = async (bench) => {
  const ids = await someClaims(bench.urls, await findBiller(bench));
  return run(
    bench,
    'claim',
    ids,
    PEERS.filter((name) => name !== 'rows'),
  );
};

/** Variables of 64 claims in the viewer's sight, drafts and answered ones. */
export const someClaims = ({ superuserUrl }, { organizationId, facilityIds }) =>
  withClient(superuserUrl, async (client) => {
    const { rows } = await client.query(
      `select id from claim where organization_id = $1 and facility_id = any($2) and status in ('DRAFT', 'PAID', 'PARTIALLY_DENIED', 'DENIED')
       order by md5(id::text) limit 64`,
      [organizationId, facilityIds],
    );
    return rows.map(({ id }) => ({ id }));
  });

/** Who am I: what a request costs in which nothing is read for the answer. */
export const tiny = (bench) => run(bench, 'tiny', [{}], ['rows', 'mercurius']);

const findBiller = (bench) => findViewer(bench.urls, organizationName(0), 'biller-1', ['BILLER']);

const run = async (bench, workload, variables, names) => {
  const viewer = await findBiller(bench);
  const contestants = await everybodyAt(bench, workload, viewer, variables, names);
  const { rounds, seconds, say } = bench;
  const result = await compare({ contestants, postgres: bench.cluster.pid, rounds, seconds, clients: CLIENTS, say });
  return { ...result, ...comparisonReport(result) };
};

const CLIENTS = 16;
