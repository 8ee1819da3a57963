/** takeNext by 64 clients at once, for some seconds or until most items are taken; they are set back before the next turn. */

import { organizationName } from '../data/rows.mjs';
import { post } from '../lib/client.mjs';
import { withClient } from '../lib/cluster.mjs';
import { raceReport } from '../lib/figures.mjs';
import { race } from '../lib/race.mjs';
import { findViewer, tokenHeaders } from '../lib/viewer.mjs';
import { startOurs, startProgram } from './contestants.mjs';

const CLIENTS = 64;
const MOST = 1500;
const DOCUMENT = 'mutation Take { takeNext(kind: CODING) { id version } }';

export const take = async (bench) => {
  const viewer = await findViewer(bench.urls, organizationName(0), 'coder-1', ['CODER']);
  const open = await remember(bench.urls, viewer);
  const count = Math.min(MOST, Math.floor(open * 0.8));
  bench.say(`${count} of ${open} open items each turn`);
  const headers = await tokenHeaders(bench.dataDir, viewer);
  const bytes = post('/graphql', { query: DOCUMENT }, headers);
  const turns = () => {
    let sent = 0;
    let taken = new Set();
    return {
      before: async () => {
        await setBack(bench.urls);
        sent = 0;
        taken = new Set();
      },
      next: () => ((sent += 1) > count ? null : bytes),
      seen: ({ status, body }) => {
        const { data, errors } = JSON.parse(body.toString());
        if (status !== 200 || errors || !data.takeNext) throw new Error(`takeNext answered HTTP ${status}: ${body}`);
        if (taken.has(data.takeNext.id)) throw new Error(`${data.takeNext.id} was given to two clients.`);
        taken.add(data.takeNext.id);
      },
    };
  };
  const limitWith = (mode, name, runsWith) => ({
    name,
    runsWith,
    limit: true,
    start: () => startProgram(bench, ['limit/take.mjs', mode], viewer),
    ...turns(),
  });
  const contestants = [
    {
      name: 'ours',
      ours: true,
      runsWith: 'token, shield, row policies, audit, outbox',
      start: () => startOurs(bench),
      ...turns(),
    },
    limitWith('raw', 'raw SKIP LOCKED', 'no token; marks the item, nothing else'),
    limitWith('writes', 'same writes by hand', 'no token; item, encounter, outbox, audit in one statement'),
  ];
  try {
    const result = await race({
      contestants,
      postgres: bench.cluster.pid,
      rounds: bench.rounds,
      seconds: bench.seconds,
      clients: CLIENTS,
      say: bench.say,
    });
    return { ...result, count, ...raceReport(result) };
  } finally {
    await setBack(bench.urls);
  }
};

/** Keeps what the viewer may take as it is now. Answers how many there are. */
const remember = (urls, { organizationId, facilityIds }) =>
  withClient(urls.superuserUrl, async (client) => {
    await client.query('drop schema if exists bench cascade; create schema bench');
    const { rowCount } = await client.query(
      `create table bench.open_item as select w.id, w.subject_id, w.version, e.status as subject_status, e.version as subject_version
       from work_item w join encounter e on e.id = w.subject_id
       where w.organization_id = '${organizationId}' and w.facility_id = any('{${facilityIds.join(',')}}') and w.kind = 'CODING' and w.status = 'OPEN'`,
    );
    return rowCount;
  });

const setBack = (urls) =>
  withClient(urls.superuserUrl, async (client) => {
    await client.query("set session_replication_role = 'replica'");
    await client.query(
      `update work_item w set status = 'OPEN', assignee_id = null, lease_expires_at = null, version = s.version
       from bench.open_item s where s.id = w.id and w.status <> 'OPEN'`,
    );
    await client.query(
      `update encounter e set status = s.subject_status, version = s.subject_version
       from bench.open_item s where s.subject_id = e.id and e.version <> s.subject_version`,
    );
    await client.query('vacuum work_item');
    await client.query('vacuum encounter');
  });
