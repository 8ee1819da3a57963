import { describe, expect, test } from '@jest/globals';
import { parseBundle, readBundle } from '../../src/fhir/read-bundle.ts';
import { bundleOf, ENCOUNTER, fixtureText, PATIENT, said, type Json } from './bundles.ts';

test('a bundle with many faults is refused with every one of them', () => {
  expect(said(parseBundle(fixtureText('refused')).issues)).toEqual([
    'Bundle | Bundle.type must be one of collection, transaction, batch, searchset, document; it is "history"',
    'Bundle | Bundle.entry[21].resource is another resource of the same id Patient/twice',
    'Bundle | Bundle.entry[22].resource.id must be 1 to 64 letters, digits, hyphens and dots ' +
      '(or the entry must have a fullUrl that ends so)',
    'Bundle | Bundle.entry[23].resource.resourceType must name the type of the resource',
    'Bundle | Bundle.entry[24].resource must be an object',
    'Patient/year-only | Patient.birthDate must be a full day, not only a year or a month',
    'Patient/month-only | Patient.birthDate must be a full day, not only a year or a month',
    'Patient/no-such-day | Patient.birthDate is not a date',
    'Patient/no-name | Patient.gender must be female, male, other or unknown',
    'Patient/no-name | Patient.name must hold a family name',
    'Patient/nul | Patient.name[0].family holds a NUL character',
    'Patient/nul | Patient.name must hold a family name',
    'Encounter/backwards | Encounter.period.end is before the start',
    'Encounter/backwards-clock | Encounter.period.end is before the start',
    'Encounter/no-period | Encounter.period.start is missing',
    'Encounter/month | Encounter.period.start must be a full day, not only a year or a month',
    'Encounter/nobody | Encounter.subject names a patient that the bundle does not hold: "Patient/nobody"',
    'Encounter/no-subject | Encounter.subject is missing',
    'Encounter/no-status | Encounter.status must be one of the statuses of an R4 Encounter',
    'Encounter/fine | Encounter is billed to "Coverage/others", which is another patient\'s coverage',
    'DocumentReference/latin-bytes | DocumentReference.content[0].attachment.data must be base64 of UTF-8 text',
    'Condition/mixed-up | Condition.subject is another patient than the subject of Encounter/fine',
    'Condition/too-long | Condition.code.text is longer than 1000 characters',
  ]);
});

describe('what is no bundle is one issue', () => {
  test.each<[Json, string]>([
    [null, 'Bundle must be an object'],
    [[], 'Bundle must be an object'],
    ['text', 'Bundle must be an object'],
    [7, 'Bundle must be an object'],
    [{}, 'Bundle.resourceType must be "Bundle"'],
    [PATIENT, 'Bundle.resourceType must be "Bundle"'],
    [
      { resourceType: 'Bundle' },
      'Bundle.type must be one of collection, transaction, batch, searchset, document; it is missing',
    ],
    [{ resourceType: 'Bundle', type: 'batch', entry: { resource: PATIENT } }, 'Bundle.entry must be a list'],
  ])('%j', (value, words) => {
    expect(said(readBundle(value).issues)).toEqual([`Bundle | ${words}`]);
  });
});

describe('what stands where something else belongs is an issue that names the place', () => {
  test.each<[string, Json, Json, string]>([
    ['a list for an object', PATIENT, { ...ENCOUNTER, period: [] }, 'Encounter.period must be an object'],
    ['an object for a list', { ...PATIENT, name: { family: 'Fisk' } }, ENCOUNTER, 'Patient.name must be a list'],
    ['a number for text', { ...PATIENT, birthDate: 1970 }, ENCOUNTER, 'Patient.birthDate must be text'],
    ['a text for a coding', PATIENT, { ...ENCOUNTER, class: 'AMB' }, 'Encounter.class must be an object'],
    [
      'half a character',
      { ...PATIENT, name: [{ family: 'F\ud800' }] },
      ENCOUNTER,
      'Patient.name[0].family holds half of a',
    ],
    [
      'a name too long',
      { ...PATIENT, name: [{ family: 'F'.repeat(201) }] },
      ENCOUNTER,
      'Patient.name[0].family is longer',
    ],
    ['a huge id', { ...PATIENT, id: 'p'.repeat(5_000_000) }, ENCOUNTER, 'Bundle.entry[0].resource.id is longer than'],
    ['a date with a tail', { ...PATIENT, birthDate: '1970-01-31 or so' }, ENCOUNTER, 'Patient.birthDate is not a date'],
  ])('%s', (_, patient, encounter, words) => {
    expect(said(readBundle(bundleOf(patient, encounter)).issues).join('\n')).toContain(words);
  });
});

describe('two resources under one address', () => {
  test('are an issue where their fullUrl is the same', () => {
    const entry = [PATIENT, { ...PATIENT, id: 'q' }].map((resource) => ({ fullUrl: 'urn:uuid:1', resource }));
    expect(said(readBundle({ resourceType: 'Bundle', type: 'batch', entry }).issues)).toEqual([
      'Bundle | Bundle.entry[1].fullUrl stands for another resource already',
    ]);
  });

  test('are an issue where both are contained in one resource', () => {
    const contained = [1, 2].map((n) => ({ resourceType: 'Organization', id: 'o', name: `Site ${n}` }));
    const encounter = { ...ENCOUNTER, contained, serviceProvider: { reference: '#o' } };
    expect(said(readBundle(bundleOf(PATIENT, encounter)).issues)).toEqual([
      'Encounter/e | Encounter.contained[1] is another contained resource of the same id',
    ]);
  });

  test('are the same resource where only the order of properties differs, as deep as they go', () => {
    const deep = '{"a":['.repeat(100_000) + ']}'.repeat(100_000);
    const one = `{"resourceType":"Patient","id":"p","name":[{"family":"Fisk"}],"birthDate":"1970-01-31","x":${deep}}`;
    const other = `{"x":${deep},"id":"p","birthDate":"1970-01-31","resourceType":"Patient","name":[{"family":"Fisk"}]}`;
    const read = parseBundle(
      `{"resourceType":"Bundle","type":"batch","entry":[{"resource":${one}},{"resource":${other}}]}`,
    );
    expect(read.issues).toEqual([]);
    expect(read.record.patients).toHaveLength(1);
  });
});

test('of more than a hundred issues a hundred are listed, and the last says how many are not', () => {
  const patients = Array.from({ length: 150 }, (_, index) => ({ ...PATIENT, id: `p${index}`, birthDate: '1970' }));
  const { issues } = readBundle(bundleOf(...patients));
  expect(issues).toHaveLength(100);
  expect(issues.at(-1)).toEqual({
    resource: 'Bundle',
    path: 'Bundle',
    reason: 'has 51 further issues, which are not listed',
  });
});

test('no reason repeats what the bundle says of a patient', () => {
  const reasons = JSON.stringify(parseBundle(fixtureText('refused')).issues.map(({ reason }) => reason));
  for (const word of ['Bright', 'Good', 'Cough', '1950', '2023-02-30', '1971']) expect(reasons).not.toContain(word);
});
