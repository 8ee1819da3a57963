import { describe, expect, test } from '@jest/globals';
import { parseBundle, readBundle } from '../../src/fhir/read-bundle.ts';
import { bundleOf, ENCOUNTER, encounterOf, fixtureText, PATIENT, said, type Json } from './bundles.ts';

describe('coverages contained in bills', () => {
  const read = parseBundle(fixtureText('contained-coverage'));
  const patient = '00000000-0000-4000-8000-000000000001';
  const billedTo = (number: number) => encounterOf(read, `00000000-0000-4000-8000-0000000000${number}`).coverage;

  test('become one for each patient and payer, with ids made of both', () => {
    expect(read.issues).toEqual([]);
    expect(read.record.coverages).toEqual([
      {
        sourceId: `Coverage/${patient}/blue-harbor-blue-bay`,
        patient: `Patient/${patient}`,
        payer: 'payer:blue-harbor-blue-bay',
        memberId: 'BH-1',
        groupNumber: null,
        relationship: 'SELF',
        priority: 1,
        effectiveFrom: '2020-01-01',
        effectiveTo: '2021-12-31',
      },
      expect.objectContaining({ sourceId: `Coverage/${patient}/kestrel-health`, payer: 'payer:kestrel-health' }),
    ]);
  });

  test('give one payer for each name, with the payer id that one of them knows', () => {
    expect(read.record.payers).toEqual([
      { sourceId: 'payer:blue-harbor-blue-bay', name: 'Blue Harbor / Blue Bay', payerId: 'BH777' },
      { sourceId: 'payer:kestrel-health', name: 'Kestrel Health', payerId: null },
    ]);
  });

  test('reach the encounter through the claim that the explanation of benefit answers', () => {
    expect(billedTo(10)).toBe(`Coverage/${patient}/blue-harbor-blue-bay`);
    expect(billedTo(11)).toBe(`Coverage/${patient}/blue-harbor-blue-bay`);
    expect(billedTo(13)).toBe(`Coverage/${patient}/kestrel-health`);
  });

  test('are none for a patient who pays, or where no payer is named, and that is said', () => {
    expect(billedTo(12)).toBeNull();
    expect(billedTo(14)).toBeNull();
    expect(said(read.notes)).toEqual([
      'Claim/00000000-0000-4000-8000-000000000022 | Claim.insurance[0].coverage ' +
        'means that the patient pays; no coverage is set',
      'Claim/00000000-0000-4000-8000-000000000024 | Claim.insurance[0].coverage names no payer; no coverage is set',
      'ExplanationOfBenefit/00000000-0000-4000-8000-000000000032#coverage | Coverage.payor ' +
        'means that the patient pays; no coverage is set',
    ]);
  });
});

describe('of several coverages an encounter is billed to', () => {
  const read = parseBundle(fixtureText('several-payers'));

  test.each([
    ['the one of the lowest order, whichever bill comes first', 'by-order', 'Coverage/first'],
    ['the first in sequence, though another is focal', 'by-sequence', 'Coverage/jo/elm-health'],
    ['the focal one, where nothing else decides', 'by-focal', 'Coverage/jo/gorse-health'],
    ['the one in force on the day, where no bill names any', 'in-force', 'Coverage/kim-b'],
    ['the one in force on an earlier day', 'in-force-before', 'Coverage/kim-a'],
    ['none, where the bill says that the patient pays', 'billed-to-nobody', null],
  ])('%s', (_, encounter, coverage) => {
    expect(read.issues).toEqual([]);
    expect(encounterOf(read, encounter).coverage).toBe(coverage);
  });

  test('and each coverage keeps its place as its priority', () => {
    const priorities = Object.fromEntries(read.record.coverages.map(({ sourceId, priority }) => [sourceId, priority]));
    expect(priorities).toMatchObject({
      'Coverage/second': 2,
      'Coverage/first': 1,
      'Coverage/jo/dune-health': 2,
      'Coverage/jo/elm-health': 1,
    });
    expect(priorities).not.toHaveProperty('Coverage/kim-gone');
  });

  test('and further pages of a search are missed', () => {
    expect(said(read.notes)).toContain(
      'Bundle | Bundle.link[0] says that the search has further pages, which are not in this bundle',
    );
  });
});

describe('a coverage entry', () => {
  const coverage = (change: object): Json => ({
    resourceType: 'Coverage',
    id: 'c',
    beneficiary: { reference: 'Patient/p' },
    payor: [{ display: 'Osprey Health' }],
    ...change,
  });
  const reading = (change: object, ...more: Json[]) =>
    readBundle(bundleOf(PATIENT, ENCOUNTER, coverage(change), ...more));

  test.each([
    [{ relationship: { coding: [{ code: 'child' }] } }, 'CHILD'],
    [{ relationship: { coding: [{ code: 'common' }] } }, 'SPOUSE'],
    [{ relationship: { coding: [{ code: 'parent' }] } }, 'OTHER'],
    [{ subscriber: { reference: 'Patient/p' } }, 'SELF'],
    [{ subscriber: { reference: 'RelatedPerson/r' } }, 'OTHER'],
    [{}, 'SELF'],
  ])('with %j makes the patient the subscriber in relationship %s', (change, relationship) => {
    expect(reading(change).record.coverages).toMatchObject([{ relationship }]);
  });

  test.each([
    [{ payor: [] }, 'Coverage/c | Coverage.payor names no payer; no coverage is set'],
    [{ payor: [{ display: '???' }] }, 'Coverage/c | Coverage.payor names no payer; no coverage is set'],
    [
      { payor: [{ display: 'NO_INSURANCE' }] },
      'Coverage/c | Coverage.payor means that the patient pays; no coverage is set',
    ],
    [
      { payor: [{ reference: 'Patient/p' }] },
      'Coverage/c | Coverage.payor means that the patient pays; no coverage is set',
    ],
    [
      { type: { coding: [{ code: 'pay' }] } },
      'Coverage/c | Coverage.payor means that the patient pays; no coverage is set',
    ],
    [{ status: 'entered-in-error' }, 'Coverage/c | Coverage has the status "entered-in-error" and is left out'],
    [
      { beneficiary: { reference: 'Patient/x' } },
      'Coverage/c | Coverage.beneficiary belongs to no patient of the bundle and is left out',
    ],
  ])('with %j is none, and that is said', (change, note) => {
    const read = reading(change);
    expect(read.issues).toEqual([]);
    expect(read.record.coverages).toEqual([]);
    expect(encounterOf(read, 'e').coverage).toBeNull();
    expect(said(read.notes)).toEqual([note]);
  });

  test('whose period ends before it starts is an issue', () => {
    expect(said(reading({ period: { start: '2025-02', end: '2025-01' } }).issues)).toEqual([
      'Coverage/c | Coverage.period.end is before the start of the period',
    ]);
  });

  test('stands for a contained one of the same patient and payer, and keeps what it says', () => {
    const benefit = {
      resourceType: 'ExplanationOfBenefit',
      id: 'x',
      contained: [{ ...(coverage({ subscriberId: 'OTHER', id: 'in' }) as object) }],
      patient: { reference: 'Patient/p' },
      insurance: [{ focal: true, coverage: { reference: '#in' } }],
      item: [{ encounter: [{ reference: 'Encounter/e' }] }],
    };
    const read = reading({ subscriberId: 'MINE' }, benefit);
    expect(read.record.coverages).toMatchObject([{ sourceId: 'Coverage/c', memberId: 'MINE' }]);
    expect(encounterOf(read, 'e').coverage).toBe('Coverage/c');
  });

  test('that is one of two firsts on the day is not chosen without a bill', () => {
    const read = reading({}, coverage({ id: 'd', payor: [{ display: 'Heron Health' }] }));
    expect(encounterOf(read, 'e').coverage).toBeNull();
    expect(said(read.notes).join()).toContain('several first coverages in force on the day');
  });

  test('that a bill has in focus goes before one that another bill lists in the same place', () => {
    const claim = (id: string, focal: boolean, display: string): Json => ({
      resourceType: 'Claim',
      id,
      patient: { reference: 'Patient/p' },
      insurance: [{ sequence: 1, focal, coverage: { display } }],
      item: [{ encounter: [{ reference: 'Encounter/e' }] }],
    });
    const read = reading({}, claim('a', false, 'Merlin Health'), claim('b', true, 'Osprey Health'));
    expect(encounterOf(read, 'e').coverage).toBe('Coverage/c');
  });

  test('of a payer that is an entry, named elsewhere by name only, has one payer with it', () => {
    const organization = { resourceType: 'Organization', id: 'o', name: 'Osprey  Health' };
    const claim = {
      resourceType: 'Claim',
      id: 'b',
      patient: { reference: 'Patient/p' },
      insurer: { reference: 'Organization/o' },
      insurance: [{ coverage: { display: 'OSPREY HEALTH' } }],
      item: [{ encounter: [{ reference: 'Encounter/e' }] }],
    };
    const read = reading({}, claim, organization);
    expect(read.record.payers.map(({ sourceId }) => sourceId)).toEqual(['Organization/o']);
    expect(encounterOf(read, 'e').coverage).toBe('Coverage/c');
  });
});
