/** One pass through the house that sends every mutation of the schema at least once, and each of them succeeds. */

import type { Actor } from '../../src/access/actor.ts';
import { SAMPLE_FACILITIES } from '../../src/sample/organization.ts';
import { sampleBundles } from '../../src/sample/bundle.ts';
import { deniedFor, paidInFull, seen, stored, USUAL_CODES, type SeenClaim } from '../support/cycle.ts';
import type { Json, TestHouse } from '../support/house.ts';
import { day } from '../support/records.ts';

/** Sends one mutation and answers its payload; what else happens then is the caller's own affair. */
export type Send = (actor: Actor, field: string, args: Json, selection?: string) => Promise<Json>;

const ITEM = '{ id version subject { id version } }';
const CLAIM =
  '{ id version totalClaimChargeAmount serviceLines { id lineNumber chargeAmount } denials { id version routedTo workItem { id version } } encounter { id version } }';

/** Needs three encounters in the coding queue. */
export const sendEverything = async (house: TestHouse, send: Send): Promise<void> => {
  const [coder, biller, supervisor, admin] = await Promise.all([
    house.as(['CODER']),
    house.as(['BILLER']),
    house.as(['SUPERVISOR']),
    house.as(['ADMIN']),
  ]);
  await manage(send, house, admin, biller);
  const bare = await importTwo(send, supervisor);
  const encounter = await codeOne(send, house, coder, supervisor);
  const claim = await billOne(send, house, biller, encounter);
  const denied = await answerOne(send, biller, claim);
  const corrected = await correctOne(send, house, { coder, biller, supervisor }, denied);
  await replaceAndClose(send, biller, corrected);
  await acceptOne(send, coder, biller);
  const { subject } = await send(coder, 'takeNext', { kind: 'CODING' }, ITEM);
  await send(supervisor, 'cancelEncounter', seen(subject));
  await askAndReview(send, house, { coder, supervisor }, bare);
};

const manage = async (send: Send, house: TestHouse, admin: Actor, biller: Actor): Promise<void> => {
  const [clinic] = await stored(house, 'select id from facility order by place_of_service_code limit 1');
  await send(admin, 'createFacility', { name: 'Annex', placeOfServiceCode: '11', npi: SAMPLE_FACILITIES[0].npi });
  const user = await send(admin, 'createUser', {
    name: 'newcomer',
    roles: ['CODER'],
    facilityIds: [clinic!['id']],
    serviceAccount: false,
  });
  await send(admin, 'grantUser', { ...user, roles: ['CODER', 'BILLER'], facilityIds: [], active: true });
  const [payer] = await stored(house, 'select id, version from payer limit 1');
  await send(admin, 'updatePayer', { ...payer, payerId: 'NEW01' });
  const [provider] = await stored(house, 'select id, version, npi from provider limit 1');
  await send(admin, 'updateProvider', { ...provider, taxonomyCode: '207Q00000X' });
  const certificate = { kind: 'CPC', number: 'C 1', issuedOn: '2020-01-01', expiresOn: '2026-12-31' };
  const held = await send(admin, 'createCredential', { userId: user['id'], credential: certificate });
  const renewed = { ...certificate, expiresOn: '2028-12-31' };
  const known = await send(admin, 'updateCredential', { ...held, credential: renewed });
  await send(admin, 'verifyCredential', known);
  const asking = await send(admin, 'setCodingPolicy', {
    version: 1,
    requiresCredential: true,
    codingCredentials: ['CPC'],
  });
  await send(admin, 'setCodingPolicy', { version: asking['version'], requiresCredential: false });
  const [patient] = await stored(house, 'select id from patient order by id limit 1');
  const facts = { memberId: 'MEMBER 2', priority: 2 };
  const coverage = await send(biller, 'createCoverage', {
    patientId: patient!['id'],
    payerId: payer!['id'],
    coverage: facts,
  });
  await send(biller, 'updateCoverage', {
    ...coverage,
    coverage: { ...facts, groupNumber: 'G1', effectiveFrom: '2026-01-01' },
  });
  await send(
    biller,
    'setFees',
    {
      fees: [
        { code: '99213', amount: '150', effectiveFrom: '2026-01-01' },
        { code: '83036', modifier: '90', amount: '2.5', effectiveFrom: '2020-01-01' },
      ],
    },
    '{ id code amount }',
  );
};

/** A patient's record, and another of which no note and no statement has arrived: answers a visit of that. */
const importTwo = async (send: Send, supervisor: Actor): Promise<string> => {
  const bundles = [7, 8].flatMap((seed) => [...sampleBundles({ seed, patients: 1, until: day('2026-11-01') })]);
  const bare = {
    ...bundles[1]!,
    entry: bundles[1]!.entry.filter(({ resource }) => !RECORD.has(resource.resourceType)),
  };
  await send(supervisor, 'importFhirBundle', { bundle: bundles[0] }, '{ encounterIds known }');
  const imported = await send(supervisor, 'importFhirBundle', { bundle: bare }, '{ encounterIds known }');
  return imported['encounterIds'][0] as string;
};

const RECORD = new Set(['DocumentReference', 'Condition', 'Procedure']);

const codeOne = async (send: Send, house: TestHouse, coder: Actor, supervisor: Actor): Promise<Json> => {
  let item = await send(coder, 'takeNext', { kind: 'CODING' }, ITEM);
  item = await send(coder, 'releaseWorkItem', seen(item as never), ITEM);
  item = await send(coder, 'takeWorkItem', seen(item as never), ITEM);
  item = await send(supervisor, 'assignWorkItem', { ...seen(item as never), userId: coder.userId }, ITEM);
  const { id: encounterId } = item['subject'] as Json;
  let encounter = await send(coder, 'assignCodes', {
    encounterId,
    version: item['subject']['version'],
    ...USUAL_CODES,
  });
  const next = async (field: string, args: Json): Promise<void> => {
    encounter = await send(coder, field, { encounterId, version: encounter['version'], ...args });
  };
  await next('assignDiagnosis', { diagnosis: { code: 'R05.9', presentOnAdmission: 'YES' }, sequence: 1 });
  await next('removeDiagnosis', { sequence: 1 });
  await next('assignProcedure', { procedure: { code: '36415', diagnosisPointers: [2], modifiers: ['59'], units: 2 } });
  await next('removeProcedure', { sequence: 2 });
  encounter = await send(
    coder,
    'recheckCoding',
    seen(encounter as never),
    '{ id version findings { id overridable } }',
  );
  const finding = (encounter['findings'] as Json[]).find(({ overridable }) => overridable as boolean)!;
  const codingFindingId = finding['id'] as string;
  await next('overrideFinding', { codingFindingId, reason: 'The record shows why.' });
  await next('withdrawOverride', { codingFindingId });
  await linkAndUnlink(house, encounterId as string, next);
  encounter = await send(coder, 'finalizeCoding', seen(encounter as never));
  encounter = await send(
    supervisor,
    'reopenCoding',
    seen(encounter as never),
    '{ id version workItem { id version } }',
  );
  item = await send(coder, 'takeWorkItem', encounter['workItem'] as Json, ITEM);
  return send(coder, 'finalizeCoding', seen(item['subject']));
};

/** Evidence for a diagnosis and for a procedure; the one is taken back, the other goes with its procedure. */
const linkAndUnlink = async (
  house: TestHouse,
  encounterId: string,
  next: (field: string, args: Json) => Promise<void>,
): Promise<void> => {
  const [document] = await stored(house, 'select id from clinical_document where encounter_id = $1', [encounterId]);
  const clinicalDocumentId = document!['id'] as string;
  await next('linkEvidence', { clinicalDocumentId, evidence: { diagnosis: 1, from: 0, to: 4 } });
  const [evidence] = await stored(house, 'select id from evidence where encounter_id = $1', [encounterId]);
  await next('unlinkEvidence', { evidenceId: evidence!['id'] });
  await next('assignProcedure', { procedure: { code: '36415', diagnosisPointers: [1] } });
  await next('linkEvidence', { clinicalDocumentId, evidence: { procedure: 3, from: 0, to: 4 } });
  await next('removeProcedure', { sequence: 3 });
};

const billOne = async (send: Send, house: TestHouse, biller: Actor, encounter: Json): Promise<SeenClaim> => {
  const encounterId = encounter['id'] as string;
  const [own] = await stored(
    house,
    'select c.id as coverage, e.provider_id as provider from encounter e join coverage c on c.patient_id = e.patient_id where e.id = $1 order by c.priority desc limit 1',
    [encounterId],
  );
  let now = await send(biller, 'setEncounterCoverage', {
    encounterId,
    version: encounter['version'],
    coverageId: own!['coverage'],
  });
  now = await send(biller, 'setEncounterProvider', {
    encounterId,
    version: now['version'],
    providerId: own!['provider'],
  });
  const first = await send(biller, 'createClaim', { encounterId, version: now['version'] }, CLAIM);
  const discarded = await send(biller, 'discardClaim', seen(first as never), CLAIM);
  const second = await send(biller, 'createClaim', { encounterId, version: discarded['encounter']['version'] }, CLAIM);
  await send(biller, 'setFees', { fees: [{ code: '99213', amount: '151', effectiveFrom: '2026-01-01' }] }, '{ id }');
  const priced = await send(biller, 'priceClaim', seen(second as never), CLAIM);
  return (await send(biller, 'submitClaim', seen(priced as never), CLAIM)) as SeenClaim;
};

const answerOne = (send: Send, biller: Actor, claim: SeenClaim): Promise<Json> =>
  send(
    biller,
    'recordPayerAnswer',
    { claimId: claim.id, version: claim.version, answer: deniedFor(claim, ['11']) },
    CLAIM,
  );

const correctOne = async (
  send: Send,
  house: TestHouse,
  { coder, biller, supervisor }: { coder: Actor; biller: Actor; supervisor: Actor },
  claim: Json,
): Promise<Json> => {
  const [denial] = claim['denials'] as Json[];
  await send(supervisor, 'rerouteDenial', { ...seen(denial as never), routedTo: 'BILLER', remark: 'billing first' });
  await send(biller, 'takeNext', { kind: 'DENIAL' }, '{ id }');
  const [held] = await stored(house, 'select id, version from denial where id = $1', [denial!['id']]);
  await send(biller, 'rerouteDenial', { ...held, routedTo: 'CODER', remark: 'coding after all' });
  for (const _ of claim['denials'] as Json[]) await send(coder, 'takeNext', { kind: 'CODING_DENIAL' }, '{ id }');
  const reopened = await send(
    coder,
    'reopenForDenial',
    seen(claim['encounter']),
    '{ id version workItem { id version } }',
  );
  const item = await send(coder, 'takeWorkItem', reopened['workItem'] as Json, ITEM);
  await send(coder, 'finalizeCoding', seen(item['subject']));
  const [now] = await stored(house, 'select id, version from claim where id = $1', [claim['id']]);
  return now!;
};

const replaceAndClose = async (send: Send, biller: Actor, claim: Json): Promise<void> => {
  const draft = await send(
    biller,
    'createReplacementClaim',
    { claimId: claim['id'], version: claim['version'] },
    CLAIM,
  );
  const sent = (await send(biller, 'submitClaim', seen(draft as never), CLAIM)) as SeenClaim;
  const answer = paidInFull(sent);
  const paid = await send(biller, 'recordPayerAnswer', { claimId: sent.id, version: sent.version, answer }, CLAIM);
  await send(biller, 'closeClaim', seen(paid as never), CLAIM);
};

const acceptOne = async (send: Send, coder: Actor, biller: Actor): Promise<void> => {
  const { subject } = await send(coder, 'takeNext', { kind: 'CODING' }, ITEM);
  const { version } = await send(coder, 'assignCodes', {
    encounterId: subject['id'],
    version: subject['version'],
    ...USUAL_CODES,
  });
  const final = await send(coder, 'finalizeCoding', { id: subject['id'], version });
  const draft = await send(biller, 'createClaim', { encounterId: final['id'], version: final['version'] }, CLAIM);
  const sent = (await send(biller, 'submitClaim', seen(draft as never), CLAIM)) as SeenClaim;
  const answer = deniedFor(sent, ['197']);
  await send(biller, 'recordPayerAnswer', { claimId: sent.id, version: sent.version, answer }, CLAIM);
  const item = await send(biller, 'takeNext', { kind: 'DENIAL' }, ITEM);
  await send(biller, 'acceptDenial', { ...seen(item['subject']), remark: 'the payer is right' });
};

/** An encounter without a record, two questions about it, and a coding that is returned once and then agreed with. */
const askAndReview = async (
  send: Send,
  house: TestHouse,
  { coder, supervisor }: { coder: Actor; supervisor: Actor },
  visit: string,
): Promise<void> => {
  const [clinician, reviewer] = await Promise.all([house.as(['CLINICIAN']), house.as(['CODER'], { name: 'reviewer' })]);
  const waiting = '{ id version workItem { id version } }';
  let now = await send(supervisor, 'markReady', { id: visit, version: 1 }, waiting);
  const take = async (who: Actor): Promise<void> => {
    now = (await send(who, 'takeWorkItem', now['workItem'] as Json, ITEM))['subject'] as Json;
  };
  await take(coder);
  now = await send(coder, 'assignCodes', { encounterId: now['id'], version: now['version'], ...USUAL_CODES });
  const ask = async (): Promise<Json> => {
    const [said] = await stored(house, 'select reason from encounter where id = $1', [visit]);
    const query = {
      question: 'Which kind does the record describe?',
      options: ['One kind', 'Another kind'],
      indicators: [said!['reason']],
    };
    const args = { encounterId: now['id'], version: now['version'], query };
    return send(coder, 'askClinician', args, '{ id version workItem { id version } }');
  };
  const about = '{ id version encounter { id version } }';
  const { subject } = await send(clinician, 'takeWorkItem', (await ask())['workItem'] as Json, ITEM);
  const answer = { ...seen(subject), choice: 'OPTION', option: 1 };
  const answered = await send(clinician, 'answerCodingQuery', answer, about);
  await send(coder, 'closeCodingQuery', seen(answered as never));
  now = answered['encounter'] as Json;
  const withdrawn = await send(coder, 'withdrawCodingQuery', seen((await ask()) as never), about);
  now = withdrawn['encounter'] as Json;
  const policy = { name: 'everything', reason: 'To see all of it.', samplingPercent: 100 };
  const made = await send(supervisor, 'createReviewPolicy', { policy });
  now = await send(coder, 'finalizeCoding', seen(now as never), waiting);
  await take(reviewer);
  now = await send(reviewer, 'returnToCoder', { ...now, comment: 'Look again.', disputedCodes: ['I10'] }, waiting);
  await take(coder);
  now = await send(coder, 'finalizeCoding', seen(now as never), waiting);
  await take(reviewer);
  await send(reviewer, 'approveCoding', { ...now, comment: 'Agreed.' });
  await send(supervisor, 'updateReviewPolicy', { ...made, policy: { ...policy, active: false } });
};
