import { describe, expect, test } from '@jest/globals';
import { parseBundle, readBundle } from '../../src/fhir/read-bundle.ts';
import { bundleOf, ENCOUNTER, encounterOf, fixture, fixtureText, PATIENT, said } from './bundles.ts';

describe('a visit of which everything is known', () => {
  const read = parseBundle(fixtureText('clinic-visit'));

  test('has no issue, and says what it left out', () => {
    expect(read.issues).toEqual([]);
    expect(said(read.notes)).toEqual([
      'DocumentReference/n1 | DocumentReference.content[0].attachment is "application/pdf", which is not read',
      'Bundle | Bundle.entry holds 2 of type Observation that are not read',
    ]);
  });

  test('gives the patient by the official name, the home address and the medical record number in use', () => {
    expect(read.record.patients).toEqual([
      {
        sourceId: 'Patient/rosa',
        medicalRecordNumber: 'MRN-0042',
        familyName: 'Vale',
        givenName: 'Rosalind May',
        birthDate: '1950-03-09',
        sex: 'FEMALE',
        addressLine: '12 Orchard Lane, Apt 3',
        city: 'Northfield',
        state: 'VT',
        postalCode: '05663',
      },
    ]);
  });

  test('gives payer, coverage, provider and facility with their identifiers', () => {
    const { payers, coverages, providers, facilities } = read.record;
    expect(payers).toEqual([{ sourceId: 'Organization/granite', name: 'Granite State Mutual', payerId: 'GSM01' }]);
    expect(coverages).toEqual([
      {
        sourceId: 'Coverage/granite-1',
        patient: 'Patient/rosa',
        payer: 'Organization/granite',
        memberId: 'GSM-778-01',
        groupNumber: 'G-200',
        relationship: 'SELF',
        priority: 1,
        effectiveFrom: '2024-01-01',
        effectiveTo: '2026-02-28',
      },
    ]);
    expect(providers).toEqual([
      {
        sourceId: 'Practitioner/okoye',
        familyName: 'Okoye',
        givenName: 'Ada',
        npi: '1558598797',
        taxonomyCode: '207Q00000X',
      },
    ]);
    expect(facilities).toEqual([{ sourceId: 'Organization/clinic', name: 'Northfield Clinic', npi: '1234567893' }]);
  });

  test('gives the encounter on its local days, with who performed it, its note and its statements', () => {
    expect(read.record.encounters).toEqual([
      {
        sourceId: 'Encounter/visit-1',
        visitNumber: 'V-2026-001',
        patient: 'Patient/rosa',
        provider: 'Practitioner/okoye',
        facility: 'Organization/clinic',
        coverage: 'Coverage/granite-1',
        encounterClass: 'AMBULATORY',
        serviceFrom: '2026-01-12',
        serviceTo: '2026-01-13',
        reason: 'Shortness of breath',
        documents: [
          {
            sourceId: 'DocumentReference/n1',
            title: 'Progress note',
            documentTypeCode: '11506-3',
            authoredOn: '2026-01-13',
            text: 'Chief complaint: short of breath since Tuesday.\nSpO₂ 93 %, temp 38.1 °C.\n',
          },
        ],
        statements: [
          {
            sourceId: 'Condition/c1',
            kind: 'CONDITION',
            codeSystem: 'http://snomed.info/sct',
            code: '44054006',
            display: 'Sugar disease, well kept',
            recordedOn: '2026-01-12',
          },
          {
            sourceId: 'Condition/c1#2',
            kind: 'CONDITION',
            codeSystem: 'http://hl7.org/fhir/sid/icd-10-cm',
            code: 'E11.9',
            display: 'Type 2 diabetes mellitus without complications',
            recordedOn: '2026-01-12',
          },
          {
            sourceId: 'Procedure/p1',
            kind: 'PROCEDURE',
            codeSystem: 'http://www.ama-assn.org/go/cpt',
            code: '99213',
            display: '99213',
            recordedOn: '2026-01-13',
          },
        ],
      },
    ]);
  });

  test('reads the same a second time, and with the entries the other way round', () => {
    const bundle = fixture('clinic-visit');
    expect(readBundle(bundle)).toEqual(read);
    expect(readBundle({ ...bundle, entry: (bundle['entry'] as []).toReversed() }).record).toEqual(read.record);
  });
});

describe('references', () => {
  const read = parseBundle(fixtureText('outside-references'));

  test.each([
    ['conditional-inside', 'Practitioner/inside', null],
    [
      'conditional-outside',
      'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1558598797',
      'Organization?identifier=https://clinic.example/sites|7',
    ],
    ['logical', 'Practitioner/inside', null],
    ['contained', 'practitioner:sam-bloom', 'organization:harbour-annex'],
    ['unknown', null, null],
    ['nameless', null, null],
    ['versioned', 'Practitioner/inside', null],
  ])('of the encounter "%s" lead to %s and %s', (id, provider, facility) => {
    expect(read.issues).toEqual([]);
    expect(encounterOf(read, id)).toMatchObject({ provider, facility });
  });

  test('to a practitioner outside the bundle carry name and NPI', () => {
    expect(read.record.providers).toContainEqual({
      sourceId: 'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1558598797',
      familyName: 'Okoye',
      givenName: 'Ada',
      npi: '1558598797',
      taxonomyCode: null,
    });
  });

  test('by urn:uuid resolve in either case, to resources that have no id but their fullUrl', () => {
    const { id: _, ...anonymous } = PATIENT;
    const uuid = '0A000000-0000-4000-8000-00000000000B';
    const read = readBundle({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        { fullUrl: `urn:uuid:${uuid}`, resource: anonymous },
        { resource: { ...ENCOUNTER, subject: { reference: `urn:uuid:${uuid.toLowerCase()}` } } },
      ],
    });
    expect(read.issues).toEqual([]);
    expect(encounterOf(read, 'e').patient).toBe(`Patient/${uuid}`);
  });

  test('by urn:uuid to somebody outside the bundle give the id that another bundle would give', () => {
    const individual = { reference: 'urn:uuid:77', display: 'Dr. Mae Lund' };
    const read = readBundle(bundleOf(PATIENT, { ...ENCOUNTER, participant: [{ individual }] }));
    expect(read.record.providers).toMatchObject([
      { sourceId: 'Practitioner/77', familyName: 'Lund', givenName: 'Mae' },
    ]);
    expect(encounterOf(read, 'e').provider).toBe('Practitioner/77');
  });

  test('to names that every JavaScript object has are ids like any other', () => {
    for (const id of ['__proto__', 'constructor', 'hasOwnProperty', 'toString']) {
      const encounter = { ...ENCOUNTER, subject: { reference: `Patient/${id}` } };
      expect(encounterOf(readBundle(bundleOf({ ...PATIENT, id }, encounter)), 'e').patient).toBe(`Patient/${id}`);
      expect(said(readBundle(bundleOf(PATIENT, encounter)).issues)).toEqual([
        `Encounter/e | Encounter.subject names a patient that the bundle does not hold: "Patient/${id}"`,
      ]);
    }
  });
});

describe('what is left out with a note', () => {
  test('an NPI whose check digit is wrong', () => {
    const read = parseBundle(fixtureText('outside-references'));
    expect(read.record.providers.find(({ sourceId }) => sourceId === 'Practitioner/inside')).toMatchObject({
      familyName: 'Zhao',
      givenName: 'Wen Li',
      npi: null,
    });
    expect(said(read.notes)).toContain(
      'Practitioner/inside | Practitioner.identifier[1].value ' +
        'is not an NPI (ten digits, the first 1 or 2, with the right check digit) and is left out',
    );
  });

  test.each(['planned', 'cancelled', 'entered-in-error'])('an encounter that is %s', (status) => {
    const read = readBundle(bundleOf(PATIENT, { ...ENCOUNTER, status, period: {}, subject: null }));
    expect(read.issues).toEqual([]);
    expect(read.record.encounters).toEqual([]);
    expect(said(read.notes)).toEqual([`Encounter/e | Encounter.status is "${status}"; the encounter is left out`]);
  });

  test.each([
    [{ resourceType: 'Condition', verificationStatus: { coding: [{ code: 'refuted' }] } }, 'refuted'],
    [{ resourceType: 'Procedure', status: 'not-done' }, 'not-done'],
  ])('a statement that states nothing: %j', (resource, word) => {
    const about = { id: 's', code: { text: 'x' }, encounter: { reference: 'Encounter/e' } };
    const read = readBundle(bundleOf(PATIENT, ENCOUNTER, { ...resource, ...about }));
    expect(encounterOf(read, 'e').statements).toEqual([]);
    expect(said(read.notes).join()).toContain(word);
  });

  test('an entry without a resource, and one that repeats another word for word', () => {
    const bundle = bundleOf(PATIENT, { ...PATIENT });
    const read = readBundle({ ...bundle, entry: [...(bundle['entry'] as []), { request: { method: 'DELETE' } }] });
    expect(read.issues).toEqual([]);
    expect(read.record.patients).toHaveLength(1);
    expect(said(read.notes)).toEqual([
      'Bundle | Bundle.entry[1].resource repeats Patient/p word for word and is read once',
      'Bundle | Bundle.entry[2] carries no resource and is not read',
    ]);
  });
});

describe('an encounter', () => {
  const reading = (change: object) => encounterOf(readBundle(bundleOf(PATIENT, { ...ENCOUNTER, ...change })), 'e');

  test.each([
    ['AMB', 'AMBULATORY'],
    ['EMER', 'EMERGENCY'],
    ['IMP', 'INPATIENT'],
    ['ACUTE', 'INPATIENT'],
    ['OBSENC', 'OBSERVATION'],
    ['HH', 'HOME'],
    ['VR', 'VIRTUAL'],
    ['__proto__', 'OTHER'],
  ])('of class %s is %s', (code, encounterClass) => {
    expect(reading({ class: { code } }).encounterClass).toBe(encounterClass);
  });

  test('without an end is of one day', () => {
    expect(reading({ period: { start: '2026-01-05' } })).toMatchObject({
      serviceFrom: '2026-01-05',
      serviceTo: '2026-01-05',
    });
  });

  test('may end earlier on the clock of another zone', () => {
    const period = { start: '2026-11-01T01:50:00-04:00', end: '2026-11-01T01:10:00-05:00' };
    expect(reading({ period })).toMatchObject({ serviceFrom: '2026-11-01', serviceTo: '2026-11-01' });
  });

  test('takes its reason from its type where no other is given, and its id for a visit number', () => {
    const type = [{ coding: [{ code: '1', display: 'Check up' }] }];
    expect(reading({ type })).toMatchObject({ reason: 'Check up', visitNumber: 'e' });
  });
});
