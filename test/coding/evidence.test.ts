/** Evidence: assigned codes linked to the words of the record, by whom, when, and for how long. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { hashOf } from '../../src/coding/evidence/quote.ts';
import { assign, mutate, refusal, seen, stored, takeSubject, USUAL_CODES, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, day, recordOf } from '../support/records.ts';

const TEXT = 'Type 2 diabetes.\r\nBlood pressure high, “150/95”.\n';
/** Where its words begin and end. */
const WORDS = [...TEXT.matchAll(/\w+/g)].map(({ 0: word, index }) => [index, index + word.length] as const);
const EVIDENCE =
  '{ id quote unchanged lineNumber fromOffset toOffset document { id } linkedBy { id } linkedAt sha256 }';
const SET = `{ id version diagnoses { sequence code evidence ${EVIDENCE} } procedures { sequence code evidence ${EVIDENCE} } }`;

let house: TestHouse;
let coder: Actor;
let encounter: Seen & Json;
let documentId: string;
let made = 0;

beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
});
afterAll(() => house.close());

/** An encounter with one note, in the coder's hands, with the usual codes. */
const begin = async (who = coder): Promise<{ encounter: Seen & Json; documentId: string }> => {
  made += 1;
  const note = {
    sourceId: `note ${made}`,
    title: 'Progress note',
    documentTypeCode: null,
    authoredOn: day('2026-10-01'),
    text: TEXT,
  };
  const [id] = await bringIn(house, recordOf(`linked ${made}`, [{ documents: [note] }]));
  const { subject } = await takeSubject(house, who, 'Encounter', id!);
  const [document] = await stored(house, 'select id from clinical_document where encounter_id = $1', [id]);
  return { encounter: await assign(house, who, subject), documentId: document!['id'] as string };
};

beforeEach(async () => {
  ({ encounter, documentId } = await begin());
});

const argumentsFor = (evidence: Json): Json => ({
  encounterId: encounter.id,
  version: encounter.version,
  clinicalDocumentId: documentId,
  evidence,
});
const link = async (evidence: Json): Promise<Json> => {
  encounter = (await mutate(house, coder, 'linkEvidence', argumentsFor(evidence), SET)) as Seen & Json;
  return encounter;
};
const send = async (field: string, args: Json): Promise<Json> => {
  const asked = { encounterId: encounter.id, version: encounter.version, ...args };
  encounter = (await mutate(house, coder, field, asked, SET)) as Seen & Json;
  return encounter;
};
const quotes = (rows: Json[]): string[][] =>
  rows.map(({ evidence }) => (evidence as Json[]).map(({ quote }) => quote as string));
const kept = async (): Promise<number> =>
  (await stored(house, 'select count(*)::integer as rows from evidence where encounter_id = $1', [encounter.id]))[0]![
    'rows'
  ] as number;

describe('A document', () => {
  test('is read line by line, with offsets', async () => {
    const { encounter: read } = await house.data(
      coder,
      `{ encounter(id: "${encounter.id}") { documents { text lineCount lines { number from to text } } } }`,
    );
    const [document] = read['documents'] as [Json];
    expect(document).toEqual({
      text: TEXT,
      lineCount: 3,
      lines: [
        { number: 1, from: 0, to: 16, text: 'Type 2 diabetes.' },
        { number: 2, from: 18, to: 48, text: 'Blood pressure high, “150/95”.' },
        { number: 3, from: 49, to: 49, text: '' },
      ],
    });
  });
});

describe('Evidence', () => {
  test('is the words of a document for a diagnosis or for a procedure', async () => {
    await link({ diagnosis: 1, from: 0, to: 15 });
    await link({ diagnosis: 2, from: 39, to: 47 });
    await link({ procedure: 2, from: 0, to: 15 });
    await link({ diagnosis: 1, from: 7, to: 15 });
    expect(quotes(encounter['diagnoses'])).toEqual([['Type 2 diabetes', 'diabetes'], ['“150/95”']]);
    expect(quotes(encounter['procedures'])).toEqual([[], ['Type 2 diabetes']]);
    expect(encounter['diagnoses'][1]['evidence']).toEqual([
      {
        id: expect.any(String),
        quote: '“150/95”',
        unchanged: true,
        lineNumber: 2,
        fromOffset: 39,
        toOffset: 47,
        document: { id: documentId },
        linkedBy: { id: coder.userId },
        linkedAt: expect.any(String),
        sha256: hashOf('“150/95”'),
      },
    ]);
    const { encounter: read } = await house.data(
      coder,
      `{ encounter(id: "${encounter.id}") { documents { evidence { diagnosis { code } procedure { code } } } } }`,
    );
    expect((read['documents'] as Json[])[0]!['evidence']).toEqual([
      { diagnosis: { code: 'E11.9' }, procedure: null },
      { diagnosis: { code: 'I10' }, procedure: null },
      { diagnosis: null, procedure: { code: '83036' } },
      { diagnosis: { code: 'E11.9' }, procedure: null },
    ]);
  });

  test('shows when the record changed under it', async () => {
    await link({ diagnosis: 1, from: 0, to: 15 });
    await link({ diagnosis: 2, from: 18, to: 37 });
    // No login of the application can do this.
    await stored(house, "update clinical_document set text = replace(text, 'Type 2', 'Type 1') where id = $1", [
      documentId,
    ]);
    const { encounter: read } = await house.data(coder, `{ encounter(id: "${encounter.id}") ${SET} }`);
    const found = (read['diagnoses'] as Json[]).map(({ evidence }) => [evidence[0].quote, evidence[0].unchanged]);
    expect(found).toEqual([
      ['Type 1 diabetes', false],
      ['Blood pressure high', true],
    ]);
  });

  test.each([
    ['neither', { from: 0, to: 4 }, 'either a diagnosis or a procedure'],
    ['both', { diagnosis: 1, procedure: 1, from: 0, to: 4 }, 'either a diagnosis or a procedure'],
    ['a diagnosis that is not there', { diagnosis: 3, from: 0, to: 4 }, 'no diagnosis at that place'],
    ['a procedure that is not there', { procedure: 0, from: 0, to: 4 }, 'no procedure at that place'],
    ['a span beyond the text', { diagnosis: 1, from: 0, to: 50 }, 'which has 49 characters'],
    ['a span before it', { diagnosis: 1, from: -1, to: 5 }, 'must lie in the text'],
    ['an empty span', { diagnosis: 1, from: 4, to: 4 }, 'at least one character'],
    ['a span of nothing but a line break', { diagnosis: 1, from: 16, to: 18 }, 'no word and no number'],
    ['a span of punctuation and a line break', { diagnosis: 1, from: 15, to: 18 }, 'no word and no number'],
    ['a span that ends in half a word', { diagnosis: 1, from: 15, to: 19 }, 'whole words'],
    ['a span that begins in half a word', { diagnosis: 1, from: 1, to: 15 }, 'whole words'],
  ])('of %s is refused', async (_what, evidence, message) => {
    const refused = await refusal(house, coder, 'linkEvidence', argumentsFor(evidence));
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining(message) });
    expect(await kept()).toBe(0);
  });

  test('is kept without the space around it, half a line break too', async () => {
    await link({ diagnosis: 1, from: 17, to: 24 });
    await link({ diagnosis: 2, from: 7, to: 17 });
    expect(quotes(encounter['diagnoses'])).toEqual([['Blood'], ['diabetes.']]);
    expect(encounter['diagnoses'][0]['evidence'][0]).toMatchObject({ fromOffset: 18, toOffset: 23, lineNumber: 2 });
    const again = await refusal(house, coder, 'linkEvidence', argumentsFor({ diagnosis: 1, from: 16, to: 23 }));
    expect(again.message).toContain('linked to it already');
  });

  test('is linked once, and at most twenty times to one code', async () => {
    await link({ diagnosis: 1, from: 0, to: 15 });
    const again = await refusal(house, coder, 'linkEvidence', argumentsFor({ diagnosis: 1, from: 0, to: 15 }));
    expect(again.message).toContain('linked to it already');
    const spans = WORDS.flatMap(([from], at) => WORDS.slice(at).map(([, to]) => ({ from, to }))).filter(
      ({ from, to }) => from !== 0 || to !== 15,
    );
    for (const span of spans.slice(0, 19)) await link({ diagnosis: 1, ...span });
    const more = await refusal(house, coder, 'linkEvidence', argumentsFor({ diagnosis: 1, ...spans[19] }));
    expect(more).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining('at most 20') });
    await link({ diagnosis: 2, from: 0, to: 15 });
  });

  test('is not of a document of another encounter', async () => {
    const other = await begin();
    const args = { ...argumentsFor({ diagnosis: 1, from: 0, to: 4 }), clinicalDocumentId: other.documentId };
    expect(await refusal(house, coder, 'linkEvidence', args)).toMatchObject({
      code: 'NOT_FOUND',
      extensions: { type: 'ClinicalDocument' },
    });
    await link({ diagnosis: 1, from: 0, to: 4 });
    const { id: evidenceId } = encounter['diagnoses'][0]['evidence'][0] as Json;
    const elsewhere = { encounterId: other.encounter.id, version: other.encounter.version, evidenceId };
    expect(await refusal(house, coder, 'unlinkEvidence', elsewhere)).toMatchObject({
      code: 'NOT_FOUND',
      extensions: { type: 'Evidence' },
    });
    expect(await kept()).toBe(1);
  });

  test('is linked and taken back by whoever holds the encounter, while it is coded', async () => {
    await link({ diagnosis: 1, from: 0, to: 15 });
    const { id: evidenceId } = encounter['diagnoses'][0]['evidence'][0] as Json;
    const evidence = { diagnosis: 2, from: 0, to: 4 };
    const back = { encounterId: encounter.id, version: encounter.version, evidenceId };
    const another = await house.as(['CODER'], { name: 'another' });
    for (const [field, args] of [
      ['linkEvidence', argumentsFor(evidence)],
      ['unlinkEvidence', back],
    ] as const) {
      expect(await refusal(house, another, field, args)).toMatchObject({
        code: 'GUARD_REFUSED',
        extensions: { reasons: [expect.objectContaining({ code: 'NOT_IN_YOUR_HANDS' })] },
      });
    }
    const stale = { ...back, version: encounter.version - 1 };
    expect((await refusal(house, coder, 'unlinkEvidence', stale)).code).toBe('STALE_VERSION');
    encounter = (await mutate(house, coder, 'finalizeCoding', seen(encounter))) as Seen & Json;
    const late = { ...back, version: encounter.version };
    expect((await refusal(house, coder, 'unlinkEvidence', late)).code).toBe('ILLEGAL_TRANSITION');
    expect((await refusal(house, coder, 'linkEvidence', argumentsFor(evidence))).code).toBe('ILLEGAL_TRANSITION');
  });

  test('is taken back without a trace but in the trail', async () => {
    await link({ diagnosis: 1, from: 0, to: 15 });
    const { id: evidenceId } = encounter['diagnoses'][0]['evidence'][0] as Json;
    await send('unlinkEvidence', { evidenceId });
    expect(quotes(encounter['diagnoses'])).toEqual([[], []]);
    const [event] = await stored(
      house,
      "select action, changes::text as changes from audit_event where subjects @> array[$1] and kind = 'COMMAND' order by id desc limit 1",
      [`Evidence:${String(evidenceId)}`],
    );
    expect(event!['action']).toBe('unlinkEvidence');
    expect(event!['changes']).toContain(hashOf('Type 2 diabetes'));
    expect(event!['changes']).not.toContain('diabetes');
  });

  test('goes with the code that it supports, and stays with those that stay', async () => {
    await link({ diagnosis: 1, from: 0, to: 15 });
    await link({ diagnosis: 2, from: 18, to: 37 });
    await link({ procedure: 1, from: 0, to: 15 });
    await link({ procedure: 2, from: 7, to: 15 });
    await send('removeProcedure', { sequence: 2 });
    expect(await kept()).toBe(3);
    await send('assignCodes', { ...USUAL_CODES, diagnoses: [{ code: 'I10' }, { code: 'R05.9' }] });
    expect(encounter['diagnoses']).toMatchObject([{ code: 'I10' }, { code: 'R05.9' }]);
    expect(quotes(encounter['diagnoses'])).toEqual([['Blood pressure high'], []]);
    expect(quotes(encounter['procedures'])).toEqual([['Type 2 diabetes'], []]);
    expect(await kept()).toBe(2);
    await send('assignCodes', { diagnoses: [], procedures: [] });
    expect(await kept()).toBe(0);
  });

  test('is for those who read documents: a biller sees the code and is refused the words', async () => {
    await link({ diagnosis: 1, from: 0, to: 15 });
    const source = `{ encounter(id: "${encounter.id}") { diagnoses { code evidence { quote } } } }`;
    for (const role of ['AUDITOR', 'SUPERVISOR', 'CODER'] as const) {
      const { encounter: read } = await house.data(await house.as([role]), source);
      expect(quotes(read['diagnoses'] as Json[])).toEqual([['Type 2 diabetes'], []]);
    }
    const answered = await house.ask(await house.as(['BILLER']), source);
    expect(answered.codes).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(answered.errors![0]!.extensions).toMatchObject({ permission: 'document.read' });
    const diagnoses = (answered.data!['encounter'] as Json)['diagnoses'] as Json[];
    expect(diagnoses.map(({ code, evidence }) => [code, evidence])).toEqual([
      ['E11.9', null],
      ['I10', null],
    ]);
  });

  test('that is read leaves an event that names the encounter, or itself where it was asked for by itself', async () => {
    await link({ diagnosis: 1, from: 0, to: 15 });
    const { id } = encounter['diagnoses'][0]['evidence'][0] as Json;
    const auditor = await house.as(['AUDITOR']);
    const last = async (): Promise<unknown> =>
      (
        await stored(
          house,
          "select subjects from audit_event where kind = 'READ' and actor_id = $1 order by id desc limit 1",
          [auditor.userId],
        )
      )[0]!['subjects'];
    await house.data(auditor, `{ encounter(id: "${encounter.id}") { diagnoses { evidence { quote } } } }`);
    expect(await last()).toEqual([`Encounter:${encounter.id}`]);
    await house.data(auditor, `{ node(id: "${String(id)}") { ... on Evidence { quote } } }`);
    expect(await last()).toEqual([`Evidence:${String(id)}`]);
  });
});

describe('Reading evidence', () => {
  test('takes one statement for all of it, and no other for the words', async () => {
    await link({ diagnosis: 1, from: 0, to: 15 });
    await link({ diagnosis: 2, from: 0, to: 15 });
    const statements: string[] = [];
    const source = `{ encounter(id: "${encounter.id}") { diagnoses { evidence { quote unchanged lineNumber document { lines { text } } } } } }`;
    await house.data(coder, source, {}, (sql) => statements.push(sql));
    expect(statements.filter((sql) => / from evidence /.test(sql))).toHaveLength(1);
    expect(statements.filter((sql) => /^select .* from clinical_document /.test(sql))).toEqual([]);
  });
});
