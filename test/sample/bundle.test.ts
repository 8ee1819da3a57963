import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readBundle } from '../../src/fhir/read-bundle.ts';
import { calendarDate, daysBetween } from '../../src/platform/calendar-date.ts';
import type { CalendarDate } from '../../src/platform/calendar-date.ts';
import { isNpi } from '../../src/platform/npi.ts';
import { sampleBundles } from '../../src/sample/bundle.ts';
import type { FhirBundle, FhirResource } from '../../src/sample/resources.ts';
import { SAMPLE_SCENARIOS } from '../../src/sample/scenarios.ts';

const UNTIL = calendarDate('2026-11-01')!;
const PATIENTS = 3 * SAMPLE_SCENARIOS.length;

const written = (seed: number, patients: number, until: CalendarDate = UNTIL): string[] =>
  [...sampleBundles({ seed, patients, until })].map((bundle) => JSON.stringify(bundle));

describe('the same options', () => {
  test('give the same bytes again', () => {
    expect(written(7, 40)).toEqual(written(7, 40));
  });

  test('gave these bytes when the generator was written, on every version of Node', () => {
    expect(createHash('sha256').update(written(1, 25).join('\n')).digest('hex')).toBe(BYTES_OF_SEED_1);
  });

  test('give bundles that can be read twice from one iterable', () => {
    const bundles = sampleBundles({ seed: 2, patients: 3, until: UNTIL });
    expect([...bundles]).toEqual([...bundles]);
  });

  test('start with the same patients when more are asked for', () => {
    expect(written(7, 40).slice(0, 15)).toEqual(written(7, 15));
  });
});

describe('other options', () => {
  test('give other people: no patient, visit or number is shared between two seeds', () => {
    const one = idsOfPeople(sampleBundles({ seed: 1, patients: 30, until: UNTIL }));
    const two = new Set(idsOfPeople(sampleBundles({ seed: 2, patients: 30, until: UNTIL })));
    expect(one.filter((id) => two.has(id))).toEqual([]);
  });

  test('give other people for another last day', () => {
    const one = idsOfPeople(sampleBundles({ seed: 1, patients: 10, until: UNTIL }));
    const two = new Set(idsOfPeople(sampleBundles({ seed: 1, patients: 10, until: calendarDate('2026-11-02')! })));
    expect(one.filter((id) => two.has(id))).toEqual([]);
  });

  test.each([
    [{ seed: 0.5, patients: 1 }, 'seed'],
    [{ seed: Number.NaN, patients: 1 }, 'seed'],
    [{ seed: 1, patients: -1 }, 'patients'],
    [{ seed: 1, patients: 1.5 }, 'patients'],
    [{ seed: 1, patients: 100_000 }, 'patients'],
  ])('are refused at once, by name, when they make no sense: %j', (options, argument) => {
    expect(() => sampleBundles({ ...options, until: UNTIL })).toThrow(
      expect.objectContaining({ extensions: { argument, code: 'BAD_USER_INPUT' } }),
    );
  });

  test('may ask for nobody', () => {
    expect(written(1, 0)).toEqual([]);
  });
});

describe('every bundle', () => {
  const bundles = [...sampleBundles({ seed: 11, patients: PATIENTS, until: UNTIL })];

  test('reads without issues or notes, and gives back what was written into it', () => {
    for (const bundle of bundles) {
      const { record, notes } = readBundle(bundle);
      expect(notes).toEqual([]);
      expect(record.patients).toHaveLength(1);
      expect(record.payers[0]?.payerId).toMatch(/^Z[A-Z]{3}\d$/);
      expect(record.encounters.map(({ visitNumber }) => visitNumber)).toHaveLength(encountersOf(bundle).length);
      for (const encounter of record.encounters) {
        expect([encounter.coverage, encounter.provider, encounter.facility]).not.toContain(null);
        expect(encounter.documents).toHaveLength(1);
      }
    }
  });

  test('is a collection whose references all point into it', () => {
    for (const bundle of bundles) {
      const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
      expect(urls.size).toBe(bundle.entry.length);
      expect(bundle.type).toBe('collection');
      const references = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]*)"/g)].map(
        ([, reference]) => reference!,
      );
      expect(references.length).toBeGreaterThan(8);
      expect(references.filter((reference) => !urls.has(reference))).toEqual([]);
    }
  });

  test('holds one patient with one coverage, and one to four finished visits', () => {
    const counts = new Set(bundles.map((bundle) => encountersOf(bundle).length));
    expect(counts).toEqual(new Set([1, 2, 3, 4]));
    for (const bundle of bundles) {
      expect([ofType(bundle, 'Patient').length, ofType(bundle, 'Coverage').length]).toEqual([1, 1]);
      expect(encountersOf(bundle).filter(({ status }) => status !== 'finished')).toEqual([]);
    }
  });

  test('lies within the 120 days before the last day, with visits in order that do not overlap', () => {
    for (const bundle of bundles) {
      const periods = encountersOf(bundle).map(periodOf);
      for (const [start, end] of periods) {
        expect(daysBetween(start, UNTIL)).toBeLessThanOrEqual(120);
        expect(daysBetween(end, UNTIL)).toBeGreaterThan(0);
        expect(start <= end).toBe(true);
      }
      periods.slice(1).forEach(([start], index) => expect(start > periods[index]![1]).toBe(true));
    }
  });

  test('keeps a visit on the same day in UTC as on the clock of the clinic', () => {
    for (const encounter of bundles.flatMap(encountersOf)) {
      const { start, end } = encounter['period'] as { start: string; end: string };
      expect([new Date(start).toISOString().slice(0, 10), new Date(end).toISOString().slice(0, 10)]).toEqual(
        periodOf(encounter),
      );
      expect(Date.parse(start)).toBeLessThan(Date.parse(end));
    }
  });

  test('stays in hospital for nights only as an inpatient', () => {
    for (const encounter of bundles.flatMap(encountersOf)) {
      const [from, to] = periodOf(encounter);
      expect(from < to).toBe((encounter['class'] as { code: string }).code === 'IMP');
    }
  });

  test('names only valid NPIs', () => {
    const npis = bundles.flatMap((bundle) =>
      [...JSON.stringify(bundle).matchAll(/us-npi","value":"(\d+)"/g)].map(([, npi]) => npi!),
    );
    expect(npis.length).toBeGreaterThan(bundles.length);
    expect(npis.filter((npi) => !isNpi(npi))).toEqual([]);
  });

  test('gives patients and visits numbers that no other has', () => {
    const ids = idsOfPeople(bundles);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('never has a new patient come back, a lone visit in company, or two visits on one theme', () => {
    for (const bundle of bundles) {
      const scenarios = encountersOf(bundle).map(scenarioOf);
      const themes = scenarios.flatMap((scenario) => scenario.themes);
      expect(new Set(themes).size).toBe(themes.length);
      expect(scenarios.slice(1).filter((scenario) => scenario.isNewPatient)).toEqual([]);
      if (scenarios.some((scenario) => scenario.isAlone)) expect(scenarios).toHaveLength(1);
    }
  });

  test('suits its patient: the age and the sex fit each scenario on the day of the visit', () => {
    for (const bundle of bundles) {
      const patient = ofType(bundle, 'Patient')[0] as unknown as { birthDate: string; gender: string };
      for (const encounter of encountersOf(bundle)) {
        const { who } = scenarioOf(encounter);
        const age = wholeYears(patient.birthDate, periodOf(encounter)[0]);
        expect([age >= who.from && age <= who.to, who.sex ?? patient.gender]).toEqual([true, patient.gender]);
      }
    }
  });

  test('meets every scenario once as many patients as scenarios were written', () => {
    const met = new Set(
      bundles
        .slice(0, SAMPLE_SCENARIOS.length)
        .flatMap(encountersOf)
        .map((each) => scenarioOf(each).name),
    );
    expect(SAMPLE_SCENARIOS.filter(({ name }) => !met.has(name))).toEqual([]);
  });
});

const encountersOf = (bundle: FhirBundle): FhirResource[] => ofType(bundle, 'Encounter');

const ofType = (bundle: FhirBundle, type: string): FhirResource[] =>
  bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);

const identifiersOf = (resource: FhirResource) =>
  resource['identifier'] as readonly { system: string; value: string }[];

const scenarioOf = (encounter: FhirResource) => {
  const name = identifiersOf(encounter).find(({ system }) => system === 'urn:claimgraph:sample-scenario')?.value;
  const scenario = SAMPLE_SCENARIOS.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`No scenario is called ${name}.`);
  return scenario;
};

const periodOf = (encounter: FhirResource): [CalendarDate, CalendarDate] => {
  const { start, end } = encounter['period'] as { start: string; end: string };
  return [calendarDate(start.slice(0, 10))!, calendarDate(end.slice(0, 10))!];
};

/** Ids and numbers of everything that belongs to one patient. */
const idsOfPeople = (bundles: Iterable<FhirBundle>): string[] =>
  [...bundles].flatMap((bundle) => [
    bundle.id,
    ...bundle.entry
      .map(({ resource }) => resource)
      .filter(({ resourceType }) => !['Organization', 'Practitioner'].includes(resourceType))
      .map(({ id }) => id),
    ...[...ofType(bundle, 'Patient'), ...encountersOf(bundle)].map((resource) => identifiersOf(resource)[0]!.value),
  ]);

const wholeYears = (birthDate: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);

const BYTES_OF_SEED_1 = 'e428354412ab4472ae099cf0d05843ea80b8ea39293247da0b3aa7b3e77455ff';
