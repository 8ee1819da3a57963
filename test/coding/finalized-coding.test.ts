/** Whatever codes are assigned: coding is final only with nothing in its way, and what is in the way is said. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { STARTER_ICD10CM } from '../../src/codesets/starter/icd10cm.ts';
import { encounterLifecycle } from '../../src/coding/encounter.lifecycle.ts';
import { randomFrom, type Random } from '../../src/sample/random.ts';
import { orderFile } from '../codesets/files.ts';
import { lines, ptpFile } from '../codesets/rule-files.ts';
import { tabularFile } from '../codesets/tabular-files.ts';
import { mutate, mutationOf, stored, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { loadSmall } from '../support/small-editions.ts';
import { bringIn, day, recordOf } from '../support/records.ts';

const SETS = 60;
const ENCOUNTER =
  '{ id version status diagnoses { code } findings { id rule severity message overridable overriddenAt } }';

const ORDER = orderFile(
  { code: 'A00', flag: '0' },
  { code: 'A000' },
  { code: 'A001' },
  { code: 'B10' },
  { code: 'B11' },
  { code: 'B12' },
  { code: 'S10', flag: '0' },
  { code: 'S10XXXA' },
  { code: 'S10XXXD' },
  { code: 'W19' },
);
const TABULAR =
  tabularFile(`<chapter><name>1</name><desc>Ours (A00-W19)</desc><section id="A00-W19"><desc>Ours too (A00-W19)</desc>
  <diag><name>A00</name><desc>Mild gloom</desc><excludes1><note>great gloom (B10)</note></excludes1>
  <diag><name>A00.0</name><desc>Mild gloom, grey</desc></diag><diag><name>A00.1</name><desc>Mild gloom, blue</desc></diag></diag>
  <diag><name>B10</name><desc>Great gloom</desc></diag>
  <diag><name>B11</name><desc>Gloom of rain</desc><codeFirst><note>the rain (B12)</note></codeFirst></diag>
  <diag><name>B12</name><desc>Rain</desc></diag>
  <diag><name>S10</name><desc>Knock</desc><sevenChrDef><extension char="A">first</extension><extension char="D">later</extension></sevenChrDef></diag>
  <diag><name>W19</name><desc>Fall</desc></diag></section></chapter>`);
const MUE = lines(
  'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale',
  '30000,2,2 Date of Service Edit: Policy,CMS Policy',
  '10000,2,1 Line Edit,CMS Policy',
);

/** Codes that the small edition takes, and now and then one that it does not. */
const OURS = 'A00.0 A00.1 B10 B11 B12 S10.XXXA S10.XXXD W19'.split(' ');
const ASTRAY = ['S10', 'S10.XXXX', 'A00', 'Z99.9'];
const STARTER = STARTER_ICD10CM.filter(({ billable }) => billable).map(({ code }) => code);
const SERVICES = ['10000', '20000', '30000', '99213', 'A4565', 'J1885'];
const MODIFIERS = ['25', '59', 'LT', 'RT', '76', '26', '50', 'ZZ'];

let house: TestHouse;
let coder: Actor;
let supervisor: Actor;

beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
  supervisor = await house.as(['SUPERVISOR']);
  await loadSmall(house, 'ICD10CM', 'icd10cm-order-2027.txt', ORDER);
  await loadSmall(house, 'ICD10CM_TABULAR', 'icd10cm_tabular_2027.xml', TABULAR);
  await loadSmall(house, 'PTP_PRACTITIONER', 'ccipra-v323r0-f1.txt', ptpFile({ one: '10000', two: '20000' }));
  await loadSmall(house, 'MUE_PRACTITIONER', 'MCR_MUE_PractitionerServices_Eff_10-01-2026.csv', MUE);
});
afterAll(async () => {
  await house.close();
});

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly diagnoses: readonly Json[];
  readonly procedures: readonly Json[];
}

/** Days before 2026-10-01 are those of the starter edition, the others those of the small one. */
const setFrom = (random: Random): Wanted => {
  const starter = random.chance(0.4);
  const [from, to] = starter ? ['2026-09-10', '2026-09-12'] : ['2026-10-10', '2026-10-12'];
  const codes = random.shuffled(starter ? STARTER : OURS).slice(0, random.between(1, 6));
  if (random.chance(0.1)) codes[0] = random.pick(ASTRAY);
  const procedures = Array.from({ length: random.between(1, 4) }, () => ({
    code: random.pick(SERVICES),
    modifiers: random.chance(0.4) ? random.shuffled(MODIFIERS).slice(0, random.between(1, 2)) : [],
    units: random.pick([1, 1, 1, 1, 2, 3]),
    diagnosisPointers: random
      .shuffled(codes.map((_, index) => index + 1))
      .slice(0, random.between(1, 4))
      .map((pointer) => (random.chance(0.01) ? 9 : pointer)),
    serviceDate: random.chance(0.7) ? null : random.pick([from, to]),
  }));
  return { from, to, diagnoses: codes.map((code) => ({ code })), procedures };
};

const blocking = (encounter: Json): Json[] =>
  (encounter['findings'] as Json[]).filter(
    ({ severity, overriddenAt }) => severity === 'BLOCKS' && overriddenAt === null,
  );
const inWords = ({ rule, message }: Json): string => `${rule as string}: ${message as string}`;

const tried = async (field: string, args: Json) => {
  const { document, variables } = mutationOf(house, field, args, ENCOUNTER);
  const { data, errors } = await house.ask(coder, document, variables);
  return {
    encounter: data?.[field] as (Json & Seen) | undefined,
    refused: errors?.[0]?.extensions,
  };
};

/** Assigns, overrides some of what may be, and declares it final. */
const play = async (random: Random, key: string) => {
  const { from, to, diagnoses, procedures } = setFrom(random);
  const [id] = await bringIn(house, recordOf(key, [{ serviceFrom: day(from), serviceTo: day(to) }]));
  const { subject } = await takeSubject(house, coder, 'Encounter', id!);
  const assigned = await tried('assignCodes', { encounterId: id, version: subject.version, diagnoses, procedures });
  const issues = assigned.refused?.['issues'] as Json[] | undefined;
  if (assigned.refused && !issues?.length) throw new Error(JSON.stringify(assigned.refused));
  let encounter = assigned.encounter ?? { ...subject, diagnoses: [], findings: [] };
  let overridden = 0;
  for (const { id: codingFindingId, overridable } of blocking(encounter)) {
    if (!overridable || random.chance(0.3)) continue;
    const reason = 'The record shows that it is so.';
    const args = { encounterId: id, version: encounter.version, codingFindingId, reason };
    encounter = (await mutate(house, coder, 'overrideFinding', args, ENCOUNTER)) as Json & Seen;
    overridden += 1;
  }
  const final = await tried('finalizeCoding', { id, version: encounter.version });
  return { assigned, encounter, overridden, final };
};

describe(`Of ${SETS} sets of codes by a fixed seed`, () => {
  const GUARDS: readonly string[] = encounterLifecycle.transitions.finalizeCoding.guards.map(({ code }) => code);
  const seen = { refusedAtOnce: 0, blocked: 0, final: 0, overridden: 0 };

  test.each(Array.from({ length: SETS }, (_, index) => index + 1))(
    'number %i is final with nothing in its way, or is told what is',
    async (number) => {
      const { assigned, encounter, overridden, final } = await play(randomFrom(`final ${number}`), `final ${number}`);
      if (assigned.refused) seen.refusedAtOnce += 1;
      if (final.refused) {
        expect(final.refused['code']).toBe('GUARD_REFUSED');
        const reasons = final.refused['reasons'] as Json[];
        expect(reasons.length).toBeGreaterThan(0);
        const [ofFindings, ofGuards] = [true, false].map((is) =>
          reasons.filter(({ code }) => (code === 'BLOCKING_FINDINGS') === is),
        ) as [Json[], Json[]];
        // Every blocking finding is a reason, and every reason is one of them or a guard by its name.
        expect(ofFindings.map(inWords)).toEqual(blocking(encounter).map(inWords));
        for (const { code } of ofGuards) expect(GUARDS).toContain(code);
        if (!assigned.refused) seen.blocked += 1;
        return;
      }
      expect(final.encounter).toMatchObject({ status: 'RELEASED' });
      expect(blocking(final.encounter!)).toEqual([]);
      const codes = (final.encounter!['diagnoses'] as Json[]).map(({ code }) => code as string);
      // Asked without the edits: what excludes each other is final only where somebody let it stand.
      if (codes.includes('B10') && codes.some((code) => code.startsWith('A00'))) expect(overridden).toBeGreaterThan(0);
      expect(codes[0]).not.toBe('W19');
      const { id } = encounter;
      await mutate(house, supervisor, 'reopenCoding', { id, version: final.encounter!.version });
      const { subject } = await takeSubject(house, coder, 'Encounter', id);
      const again = await mutate(house, coder, 'recheckCoding', { id, version: subject.version }, ENCOUNTER);
      expect(blocking(again).map(inWords)).toEqual([]);
      const rows = await stored(
        house,
        "select rule from coding_finding where encounter_id = $1 and severity = 'BLOCKS' and overridden_at is null",
        [id],
      );
      expect(rows).toEqual([]);
      seen.final += 1;
      seen.overridden += overridden;
    },
  );

  test('enough came of each kind for the rest to mean something', () => {
    expect(seen.final).toBeGreaterThanOrEqual(10);
    expect(seen.blocked).toBeGreaterThanOrEqual(10);
    expect(seen.refusedAtOnce).toBeGreaterThanOrEqual(3);
    expect(seen.overridden).toBeGreaterThanOrEqual(3);
  });
});
