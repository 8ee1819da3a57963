import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IncomingRecord } from '../../src/coding/incoming.ts';
import { calendarDate } from '../../src/platform/calendar-date.ts';
import { readBundle, type ReadBundle } from '../../src/fhir/read-bundle.ts';
import { bundleOf, FIXTURES, fixture, type Json, type JsonObject } from './bundles.ts';

const RUNS = { seed: 835_837, numRuns: 2_000 } as const;

describe('whatever JSON it is given, the reader', () => {
  test('answers for arbitrary values, alone and as resources', () => {
    const type = fc.constantFrom(
      'Patient',
      'Encounter',
      'Coverage',
      'Claim',
      'DocumentReference',
      'Condition',
      '__proto__',
    );
    const resource = fc.tuple(type, fc.jsonValue({ maxDepth: 4 })).map(([resourceType, value]) => ({
      ...(typeof value === 'object' ? value : {}),
      resourceType,
      id: 'x',
    }));
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.array(resource, { maxLength: 5 }), (value, resources) => {
        checkSound(readBundle(value));
        checkSound(readBundle(bundleOf(...(resources as Json[]))));
      }),
      RUNS,
    );
  });

  test('answers for good bundles with a few things replaced, removed or doubled, and what it accepts is sound', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...ACCEPTED), fc.array(CHANGE, { minLength: 1, maxLength: 4 }), (name, changes) => {
        const read = readBundle(changes.reduce(changed, fixture(name)));
        checkSound(read);
        if (read.issues.length === 0) accepted += 1;
      }),
      RUNS,
    );
    expect(accepted).toBeGreaterThan(200);
  });

  test('reads every good bundle the same twice', () => {
    for (const name of FIXTURES) expect(readBundle(fixture(name))).toEqual(readBundle(fixture(name)));
  });
});

const ACCEPTED = FIXTURES.filter((name) => name !== 'refused');

interface Change {
  readonly isInside: boolean;
  readonly route: readonly number[];
  readonly act: 'replace' | 'remove' | 'double' | 'swap';
  readonly value: Json;
}

const NASTY: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '__proto__',
  'constructor',
  '#',
  '#coverage',
  'a\u0000b',
  '\ud800',
  'x'.repeat(1_001),
  '2026-13-45',
  '2026',
  [],
  {},
  [null],
  [[]],
  { reference: '#' },
  { reference: 'Patient/good' },
  { coding: {} },
  [{ coding: [{ code: 1 }] }],
  'entered-in-error',
  'Patient',
  'Coverage',
];

/** The route picks a child at each step, so that it fits any bundle; most begin among the entries. */
const CHANGE: fc.Arbitrary<Change> = fc.record({
  isInside: fc.nat(9).map((one) => one > 0),
  route: fc.array(fc.nat(1_000), { minLength: 3, maxLength: 9 }),
  act: fc.constantFrom('replace', 'remove', 'double', 'swap'),
  value: fc.oneof(
    fc.constantFrom(...NASTY),
    fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json),
  ),
});

const changed = (root: JsonObject, { isInside, route, act, value }: Change): JsonObject => {
  const entry = root['entry'];
  let holder: Json = isInside && typeof entry === 'object' && entry !== null ? entry : root;
  for (const [step, turn] of route.entries()) {
    const names: string[] = Object.keys(holder);
    const name = names[turn % names.length];
    if (name === undefined) return root;
    const children = holder as { [name: string]: Json };
    const child: Json = children[name] ?? null;
    if (step < route.length - 1 && typeof child === 'object' && child !== null) holder = child;
    else {
      alter(children, name, act, value);
      return root;
    }
  }
  return root;
};

const alter = (children: { [name: string]: Json }, name: string, act: Change['act'], value: Json): void => {
  if (act === 'remove' && Array.isArray(children)) children.splice(Number(name), 1);
  else if (act === 'remove') delete children[name];
  else if (act === 'double' && Array.isArray(children))
    (children as Json[]).push(structuredClone(children[Number(name)] ?? null));
  else if (act === 'swap') {
    const other = Object.keys(children).at(-1) ?? name;
    [children[name], children[other]] = [children[other] ?? null, children[name] ?? null];
  } else children[name] = value;
};

/** What the import may rely on: findings of the right shape and number; without issues, a record that hangs together. */
const checkSound = ({ record, issues, notes }: ReadBundle): void => {
  expect(issues.length).toBeLessThanOrEqual(100);
  expect(notes.length).toBeLessThanOrEqual(1_000);
  for (const { resource, path, reason } of [...issues, ...notes]) {
    if (`${resource}${path}`.length > 300 || reason.length > 250 || reason === '')
      throw new Error(`odd finding: ${reason}`);
  }
  if (issues.length > 0) return;
  const faults = faultsOf(record);
  expect(faults).toEqual([]);
};

const faultsOf = (record: IncomingRecord): string[] => {
  const faults: string[] = [];
  const ids = (things: readonly { readonly sourceId: string }[]) => new Set(things.map(({ sourceId }) => sourceId));
  const need = (isRight: boolean, what: string) => void (isRight || faults.push(what));
  const known = { patient: ids(record.patients), payer: ids(record.payers), coverage: ids(record.coverages) };
  const [providers, facilities] = [ids(record.providers), ids(record.facilities)];
  const { encounters } = record;
  const groups = [
    ...Object.values(record),
    encounters.flatMap((each) => each.documents),
    encounters.flatMap((each) => each.statements),
  ];
  for (const group of groups) need(ids(group).size === group.length, 'a sourceId is there twice');
  for (const coverage of record.coverages) {
    need(
      known.patient.has(coverage.patient) && known.payer.has(coverage.payer),
      `${coverage.sourceId} hangs in the air`,
    );
    need(Number.isInteger(coverage.priority) && coverage.priority > 0, 'a priority is no position');
  }
  for (const encounter of encounters) {
    need(known.patient.has(encounter.patient), 'an encounter has no patient');
    need(encounter.provider === null || providers.has(encounter.provider), 'a provider is missing');
    need(encounter.facility === null || facilities.has(encounter.facility), 'a facility is missing');
    need(encounter.coverage === null || known.coverage.has(encounter.coverage), 'a coverage is missing');
    need(encounter.serviceFrom <= encounter.serviceTo, 'an encounter ends before it starts');
    need(calendarDate(encounter.serviceFrom) !== null && calendarDate(encounter.serviceTo) !== null, 'a day is none');
  }
  const text = JSON.stringify(record);
  need(!/\\u0000|\\ud[89ab]/i.test(text), 'a text cannot be stored');
  return faults;
};
