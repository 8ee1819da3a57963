import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { invariantsOf } from '../../src/cli/invariants.ts';
import { judge, judgeAll } from '../../src/cli/verify.ts';
import { fencesFor, withClient } from '../../src/database.ts';
import {
  assign,
  deniedFor,
  drafted,
  mutate,
  paidInFull,
  record,
  seen,
  stored,
  submit,
  submitted,
  takeWork,
  coded,
  type Seen,
} from '../support/cycle.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { databaseEnv, run, workFolder } from './program.ts';
import { workTheDesk } from './worked-desk.ts';

let house: TestHouse;
let work: Awaited<ReturnType<typeof workFolder>>;
const [OWNER, APPLICATION] = ['claimgraph_owner', 'claimgraph_app'];
const INVARIANTS = invariantsOf(fencesFor(APPLICATION, OWNER), APPLICATION);

beforeAll(async () => {
  [house, work] = await Promise.all([testHouse({ patients: 12 }), workFolder()]);
  const [coder, biller] = await Promise.all([house.as(['CODER']), house.as(['BILLER'])]);
  await workTheHouse({ coder, biller });
}, 60_000);
afterAll(async () => {
  await work.remove();
  await house.close();
});

/** Subjects in every kind of state: taken, drafted, sent, paid, closed, denied, corrected, replaced. */
const workTheHouse = async (hands: { readonly coder: Actor; readonly biller: Actor }): Promise<void> => {
  const { biller, coder } = hands;
  await link(coder, (await takeWork(house, coder, 'CODING')).subject);
  await coded(house, coder);
  await drafted(house, hands);
  await submitted(house, hands);
  const paid = await submitted(house, hands);
  await record(house, biller, paid, paidInFull(paid));
  const toClose = await submitted(house, hands);
  const settled = await record(house, biller, toClose, paidInFull(toClose));
  await mutate(house, biller, 'closeClaim', { id: settled.id, version: settled.version });
  const toReplace = await submitted(house, hands);
  const denied = await record(house, biller, toReplace, deniedFor(toReplace, ['16']));
  const replacement = await mutate(house, biller, 'createReplacementClaim', {
    claimId: denied.id,
    version: denied.version,
  });
  await submit(house, biller, { id: replacement['id'] as string, version: replacement['version'] as number });
  const toDeny = await submitted(house, hands);
  await record(house, biller, toDeny, deniedFor(toDeny, ['11', '16']));
  await takeWork(house, coder, 'CODING_DENIAL');
  const { subject } = await takeWork(house, biller, 'DENIAL');
  await mutate(house, biller, 'rerouteDenial', { ...seen(subject), routedTo: 'BILLER', remark: 'Not today.' });
  await workTheDesk(house, coder);
};

/** Codes for an encounter, and words of its record for the first of them. */
const link = async (coder: Actor, taken: Seen): Promise<void> => {
  const { id: encounterId, version } = await assign(house, coder, taken);
  const [document] = await stored(house, 'select id, text from clinical_document where encounter_id = $1 limit 1', [
    encounterId,
  ]);
  const { 0: word, index: from } = /[A-Za-z]+/.exec(document!['text'] as string)!;
  const evidence = { diagnosis: 1, from, to: from + word.length };
  await mutate(house, coder, 'linkEvidence', { encounterId, version, clinicalDocumentId: document!['id'], evidence });
};

describe('A house at work', () => {
  test('keeps every invariant, and gives each something to look at', async () => {
    const verdicts = await judgeAll(house);
    expect(verdicts.filter(({ breaches }) => breaches > 0)).toEqual([]);
    expect(verdicts.filter(({ checked }) => checked === 0).map(({ name }) => name)).toEqual([]);
  });

  test('has a name of its own and a sentence for every invariant', () => {
    expect(new Set(INVARIANTS.map(({ name }) => name)).size).toBe(INVARIANTS.length);
    for (const { name, sentence } of INVARIANTS) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});

const COPY = (table: string, changed: string): string =>
  `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), ${changed}))).* from ${table} t limit 1`;
const OTHER_FACILITY = 'facility_id = (select id from facility f where f.id <> t.facility_id limit 1)';
const ONE = (table: string, condition = 'true'): string =>
  `t.id = (select id from ${table} where ${condition} order by id limit 1)`;

/** How each invariant could be broken by somebody whom nothing binds. */
const PLANTS: Readonly<Record<string, readonly string[]>> = {
  'states-are-of-their-lifecycle': [
    `alter table claim drop constraint claim_status_check; update claim t set status = 'LOST' where ${ONE('claim')}`,
  ],
  'queued-subjects-have-one-item': [
    `delete from work_item t where ${ONE('work_item', "status = 'OPEN'")}`,
    `update work_item t set kind = 'BILLING' where ${ONE('work_item', "status = 'OPEN' and kind = 'CODING'")}`,
    `drop index work_item_one_live; ${COPY('work_item', "'status', 'OPEN'")}`,
  ],
  'live-items-have-a-queued-subject': [
    `update encounter t set status = 'CANCELLED' where ${ONE('encounter', "status = 'READY'")}`,
    `alter table work_item drop constraint work_item_kind_check; update work_item t set kind = 'ATTIC' where ${ONE('work_item')}`,
  ],
  'items-agree-with-their-subject': [
    `update work_item t set ${OTHER_FACILITY} where ${ONE('work_item')}`,
    `update work_item t set subject_id = gen_random_uuid() where ${ONE('work_item', "status = 'DONE'")}`,
    `update work_item t set subject_type = 'Patient' where ${ONE('work_item')}`,
  ],
  'taken-items-are-held': [
    `update work_item t set assignee_id = null where ${ONE('work_item', "status = 'TAKEN'")}`,
    `update work_item t set ended_at = null where ${ONE('work_item', "status = 'DONE'")}`,
  ],
  'taken-subjects-are-worked-on': [
    `update encounter t set status = 'READY' where ${ONE('encounter', "status = 'IN_CODING'")}`,
  ],
  'holds-and-questions-agree': [
    `update encounter t set status = 'ON_HOLD' where ${ONE('encounter', "status = 'READY'")}`,
    `update coding_query t set status = 'WITHDRAWN' where ${ONE('coding_query', "status = 'OPEN'")}`,
  ],
  'blocking-findings-are-counted': [
    `update encounter t set blocking_findings = 1 where ${ONE('encounter', "status = 'IN_CODING'")}`,
    `update coding_finding t set severity = 'BLOCKS', overridden_at = null, overridden_by_id = null, override_reason = null where ${ONE('coding_finding')}`,
  ],
  'questions-say-how-they-ended': [
    `update coding_query t set ended_at = null where ${ONE('coding_query', "status = 'CLOSED'")}`,
    `update coding_query t set status = 'WITHDRAWN' where ${ONE('coding_query', "status = 'CLOSED'")}`,
  ],
  'final-coding-leaves-no-question': [
    `update coding_query t set status = 'ANSWERED' where status = 'CLOSED'`,
    `update encounter t set status = 'RELEASED' where ${ONE('encounter', "status = 'ON_HOLD'")}`,
  ],
  'second-looks-were-drawn': [
    `update encounter t set status = 'CODED', review_policy_id = null where ${ONE('encounter', "status = 'RELEASED'")}`,
    `alter table coding_review drop constraint coding_review_check; update coding_review t set reviewer_id = coder_id where ${ONE('coding_review')}`,
  ],
  'second-looks-are-by-others': [
    `update diagnosis_assignment a set assigned_by_id = t.reviewer_id from coding_review t where t.encounter_id = a.encounter_id`,
    `update procedure_assignment a set assigned_by_id = t.reviewer_id from coding_review t where t.encounter_id = a.encounter_id`,
    `update coding_finding f set overridable = true, override_reason = 'So', overridden_by_id = t.reviewer_id, overridden_at = t.reviewed_at
     from coding_review t where t.encounter_id = f.encounter_id`,
    `update diagnosis_assignment a set assigned_by_id = t.assignee_id, assigned_at = now()
     from work_item t where t.kind = 'REVIEW' and t.status = 'TAKEN' and t.subject_id = a.encounter_id`,
  ],
  'evidence-is-of-its-encounter': [
    `update evidence t set document_id = (select d.id from clinical_document d where d.encounter_id <> t.encounter_id limit 1)`,
    `update evidence t set encounter_id = gen_random_uuid()`,
  ],
  'evidence-quotes-its-document': [
    `update clinical_document t set text = ' ' || text where id in (select document_id from evidence)`,
    `update clinical_document t set text = left(text, 2) where id in (select document_id from evidence)`,
    `update evidence t set to_offset = to_offset + 1`,
  ],
  'final-coding-has-its-event': [
    `delete from coding_event t where ${ONE('coding_event', "kind = 'FINALIZED'")}`,
    `update coding_event t set coder_id = gen_random_uuid() where ${ONE('coding_event', "kind = 'FINALIZED'")}`,
  ],
  'claims-add-up': [
    `update claim t set total_claim_charge_amount = total_claim_charge_amount + 1 where ${ONE('claim')}`,
    `delete from service_line t where ${ONE('service_line')}`,
  ],
  'claims-are-dated-when-sent': [
    `update claim t set submitted_at = null where ${ONE('claim', "status = 'SUBMITTED'")}`,
  ],
  'timelines-end-where-claims-stand': [
    `update claim_event t set at = now() + interval '1 day' where ${ONE('claim_event', "to_status = 'DRAFT' and claim_id in (select id from claim where status <> 'DRAFT')")}`,
    `delete from claim_event t where ${ONE('claim_event', "to_status = 'PAID'")}`,
  ],
  'replacements-have-an-original': [
    `update claim t set encounter_id = gen_random_uuid() where ${ONE('claim', "claim_frequency_code = '7'")}`,
    `alter table claim drop constraint claim_check; update claim t set replaces_id = null where ${ONE('claim', "claim_frequency_code = '7'")}`,
  ],
  'replaced-claims-have-a-replacement': [
    `update claim t set status = 'DENIED' where ${ONE('claim', "status = 'REPLACED'")}`,
    `update claim t set status = 'DISCARDED' where ${ONE('claim', "claim_frequency_code = '7'")}`,
  ],
  'encounters-and-claims-agree': [
    `update encounter t set status = 'CLOSED' where ${ONE('encounter', "status = 'BILLED'")}`,
    `update encounter t set status = 'BILLED' where ${ONE('encounter', "status = 'READY'")}`,
  ],
  'claims-are-answered-once': [
    COPY('claim_payment', "'claim_id', t.claim_id"),
    `delete from claim_payment t where ${ONE('claim_payment')}`,
    `update claim t set status = 'PAID' where ${ONE('claim', "status = 'DENIED'")}`,
  ],
  'answers-balance-by-line': [
    `update service_payment t set paid_amount = paid_amount + 1 where ${ONE('service_payment')}`,
  ],
  'answers-balance-by-claim': [
    `update claim_payment t set claim_payment_amount = claim_payment_amount + 1 where ${ONE('claim_payment')}`,
    `update claim_payment t set patient_responsibility_amount = 1 where ${ONE('claim_payment')}`,
    `delete from service_payment t where ${ONE('service_payment')}`,
  ],
  'answers-are-of-one-claim': [
    `update adjustment t set sequence = 99, claim_payment_id =
       (select id from claim_payment p where p.id <> t.claim_payment_id limit 1) where ${ONE('adjustment')}`,
  ],
  'denials-are-of-denying-adjustments': [
    `update adjustment t set reason_code = '45' where ${ONE('adjustment')}`,
    `update denial t set claim_adjustment_reason_code = '1' where ${ONE('denial')}`,
  ],
  'denying-adjustments-have-a-denial': [`delete from denial t where ${ONE('denial')}`],
  'assigned-codes-were-in-force': [
    `update diagnosis_assignment t set code = 'Q0009' where ${ONE('diagnosis_assignment')}`,
    `delete from code_set_edition where code_set = 'ICD10CM'; delete from code`,
  ],
  'news-have-known-topics': [COPY('outbox', "'topic', 'nobody.knows'")],
  'versions-count-from-one': [`update patient t set version = 0 where ${ONE('patient')}`],
  'rows-agree-with-their-parents': [
    `update service_line t set ${OTHER_FACILITY} where ${ONE('service_line')}`,
    `update coverage t set patient_id = gen_random_uuid() where ${ONE('coverage')}`,
    `update patient t set organization_id = gen_random_uuid() where ${ONE('patient')}`,
  ],
  'changes-are-audited': [
    `update patient t set version = version + 1 where ${ONE('patient')}`,
    COPY('clinical_document', "'source_id', 'planted'"),
    `delete from audit_event where action = 'submitClaim'`,
  ],
  'events-are-signed': [COPY('audit_event', "'actor_id', gen_random_uuid()")],
  'row-security-is-forced': [
    'alter table claim no force row level security',
    'alter table code disable row level security',
  ],
  'fences-are-current': [`update schema_fence set hash = 'of yesterday'`],
  'fences-stand': [
    'drop policy may_read on claim',
    'alter table claim disable trigger claim_moves',
    'drop trigger audit_event_append_only on audit_event',
    'alter table denial drop constraint denial_category_check',
    'drop function services_of_day(uuid)',
    'grant execute on function services_of_day(uuid) to public',
    'alter function services_of_day(uuid) reset search_path',
    `create or replace function services_of_day(of_encounter uuid) returns table (facility_id uuid, visit_number text,
      code text, modifiers text[], units integer, service_date date) language sql security definer
      set search_path = public, pg_temp as 'select facility_id, visit_number, null::text, null::text[], 1, null::date from encounter'`,
  ],
  'the-application-is-bound': [`alter role ${APPLICATION} bypassrls`, `grant ${OWNER} to ${APPLICATION}`],
};

describe('A breach is found', () => {
  test('for every invariant there is one to plant', () => {
    expect(Object.keys(PLANTS).sort()).toEqual(INVARIANTS.map(({ name }) => name).sort());
  });

  test.each(Object.entries(PLANTS).flatMap(([name, plants]) => plants.map((plant) => [name, plant] as const)))(
    'of %s after %s',
    async (name, plant) => {
      await withClient(house.database.superuserUrl, async (client) => {
        await client.query("begin; set local session_replication_role = 'replica'");
        await client.query(plant);
        await client.query(`set local role ${OWNER}`);
        const { breaches, ids } = await judge(
          client,
          INVARIANTS.find((each) => each.name === name)!,
        );
        await client.query('rollback');
        expect(breaches).toBeGreaterThan(0);
        for (const id of ids) expect(id).toMatch(/^\w+:[\w.-]+$/);
      });
    },
  );
});

describe('verify', () => {
  const env = (): Record<string, string> => databaseEnv(house.database, work.folder);

  test('prints a line for each invariant and ends with 0', async () => {
    const { code, stdout, stderr } = await run(['verify'], { env: env() });
    expect(code).toBe(0);
    for (const { name } of INVARIANTS) expect(stdout).toMatch(new RegExp(`^${name} +[1-9]\\d* +0$`, 'm'));
    expect(stderr).toBe(`All ${INVARIANTS.length} invariants hold.\n`);
  });

  test('ends with 1 on a breach, names the rows by their ids and nothing else of them', async () => {
    const planted = await withClient(house.database.superuserUrl, async (client) => {
      await client.query("set session_replication_role = 'replica'");
      const { rows } = await client.query<{ id: string; name: string }>(
        'update patient set version = 0 returning id, family_name as name',
      );
      return rows;
    });
    const { code, stdout, stderr } = await run(['verify'], { env: env() });
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^versions-count-from-one +\\d+ +${planted.length}$`, 'm'));
    expect(stdout).toContain('versions-count-from-one is broken. Every version is 1 or more.\n  Patient:');
    expect(stdout).toContain(`and ${planted.length - 10} more`);
    expect(planted.filter(({ id }) => stdout.includes(`Patient:${id}`))).toHaveLength(10);
    expect(planted.filter(({ name }) => stdout.includes(name))).toEqual([]);
    expect(stderr).toBe(`1 of ${INVARIANTS.length} invariants are broken.\n`);
    const json = JSON.parse((await run(['verify', '--json'], { env: env() })).stdout) as {
      holds: boolean;
      invariants: { name: string; breaches: number; ids: string[] }[];
    };
    expect(json.holds).toBe(false);
    expect(json.invariants.filter(({ breaches }) => breaches > 0)).toMatchObject([
      { name: 'versions-count-from-one', breaches: planted.length },
    ]);
  });

  test('does not judge tables that are not of this program', async () => {
    const url = house.database.superuserUrl;
    await withClient(url, (client) => client.query("insert into schema_migration (name) values ('Migration2999')"));
    expect(await run(['verify'], { env: env() })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'The tables are newer than this program, which knows nothing of Migration2999.\n',
    });
    await withClient(url, (client) => client.query('delete from schema_migration'));
    expect(await run(['verify'], { env: env() })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The tables lack Migration\d+, .*: start the server once/),
    });
  });
});
