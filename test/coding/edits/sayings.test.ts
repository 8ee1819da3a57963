/** What findings tell a coder to do, and when an override of one still holds. */

import { describe, expect, test } from '@jest/globals';
import { editsOf } from '../../../src/coding/edits/edits.ts';
import type { CodingToCheck, Finding } from '../../../src/coding/edits/finding.ts';
import { TABLES } from './cases/editions.ts';
import { coding, diagnoses, elsewhere, entry, found, note, procedures, tablesOf } from './world.ts';

const saidOf = (rule: string, lines: readonly string[], more: Partial<CodingToCheck> = {}): Finding[] =>
  found({ diagnoses: diagnoses('A000'), procedures: procedures(...lines), ...more }, TABLES).filter(
    (each) => each.rule === rule,
  );

const WITHOUT_FEES = { ...TABLES, PHYSICIAN_FEE_SCHEDULE: null };

describe('Of two services that are paid as one, a coder is told', () => {
  const mendOf = (...lines: string[]): string => saidOf('PTP', lines)[0]!.mend!;

  test('25 for a visit beside minor surgery, and 57 beside major surgery', () => {
    expect(mendOf('10001', '99213')).toBe(
      'Only where the record shows a significant visit apart from 10001, add 25 to 99213; else remove 99213.',
    );
    expect(mendOf('10009', '99213')).toBe(
      'Only where the record shows that 10009 was decided on at that visit, add 57 to 99213; else remove 99213.',
    );
  });

  test('both where the days after surgery are not known', () => {
    const asked = { diagnoses: diagnoses('A000'), procedures: procedures('10009', '99213') };
    const mend = found(asked, WITHOUT_FEES).find(({ rule }) => rule === 'PTP')!.mend!;
    expect(mend).toContain('add 25 to 99213');
    expect(mend).toContain('57');
  });

  test('the four closer modifiers for a procedure, 59 only after them, and a side where it has sides', () => {
    const mend = mendOf('10008', '10010');
    expect(mend).toMatch(/^Only where the record shows .*XE .*XS .*XP .*XU .*or 59 .*; else remove 10010\.$/);
    expect(mend).not.toMatch(/\b(?:25|57|LT|RT)\b/);
    expect(mendOf('10008', '10001')).toContain('LT and RT');
  });

  test('either for a procedure that is part of a visit', () => {
    expect(mendOf('99291', '10001')).toMatch(/add 25 to 99291.*add to 10001 XE/);
  });

  test('which modifier of the lines parts nothing', () => {
    expect(saidOf('PTP', ['10001', '99213-59'])[0]!.message).toBe(
      '99213 is part of 10001 on the same day, and 59 on 99213 does not part them.',
    );
    expect(saidOf('PTP', ['10001', '10002-59'])[0]!).toMatchObject({
      message: '10002 is part of 10001 on the same day.',
      mend: 'No modifier makes both payable: remove 10002.',
    });
  });

  test('what to do where a modifier parts them, once for lines alike', () => {
    const told = saidOf('PTP_BYPASSED', ['10001', '99213-25', '99213-25']);
    expect(told).toMatchObject([
      {
        assignmentIds: ['p2', 'p3', 'p1'],
        message: '99213 stands beside 10001 by 25 on 99213 alone.',
        mend: expect.stringMatching(/^See that the record shows .* take 25 on 99213 away and remove 99213\.$/),
      },
    ]);
  });
});

describe('A condition that a code asks for', () => {
  const saidOfCodes = (rule: string, ...codes: string[]): Finding[] =>
    found({ diagnoses: diagnoses(...codes) }, TABLES).filter((each) => each.rule === rule);

  test('is never to be added but where the record documents it', () => {
    const all = [
      ...saidOfCodes('CODE_FIRST_MISSING', 'B23'),
      ...saidOfCodes('CODE_FIRST_MISSING', 'A000', 'B14'),
      ...saidOfCodes('CODE_FIRST_MISSING', 'D10'),
      ...saidOfCodes('ADDITIONAL_CODE', 'D13'),
      ...saidOfCodes('CODE_ALSO', 'B12', 'B21'),
    ];
    expect(all).toHaveLength(5);
    for (const { mend } of all) expect(mend).toMatch(/record documents/);
  });

  test('is told by the headings of its codes, and the rest by their number', () => {
    const codes = ['E10.1', 'E10.2', 'B12', 'B13', 'B14', 'B20', 'B21', 'Z10-Z11'].map((each) => `one (${each})`);
    const tables = tablesOf({
      ICD10CM_TABULAR: [
        entry(
          'Q10',
          null,
          codes.map((each) => note('CODE_FIRST', each)),
        ),
      ],
    });
    const [told] = found({ diagnoses: diagnoses('Q10') }, tables);
    expect(told!.message).toContain('E10.-, B12, B13, B14, B20 and 2 others');
  });
});

describe('What is said', () => {
  test('of nearly every coding comes behind what is particular to this one', () => {
    const rules = found(
      {
        diagnoses: diagnoses('B12', 'H1019', 'D13'),
        procedures: procedures('10001-RT').map((each) => ({ ...each, diagnosisPointers: [2] })),
      },
      TABLES,
    ).map(({ rule }) => rule);
    expect(rules).toEqual([
      'SIDE_UNSPECIFIED',
      'DIAGNOSIS_WITHOUT_SERVICE',
      'DIAGNOSIS_WITHOUT_SERVICE',
      'ADDITIONAL_CODE',
      'ADDITIONAL_CODE',
    ]);
  });
});

describe('A list that is not loaded', () => {
  test('is named with the day, and with whom to ask', () => {
    const lines = procedures('10001', '10004@2027-01-05', '10004@2026-03-02');
    const all = editsOf(coding({ diagnoses: diagnoses('A000'), procedures: lines }), (on) =>
      on === '2027-01-05' ? { ...TABLES, MUE_PRACTITIONER: null } : TABLES,
    );
    expect(all.filter(({ message }) => message.startsWith('No edition'))).toMatchObject([
      {
        message:
          'No edition of Medically unlikely edits, practitioners is loaded for 2027-01-05: how many units are likely was not checked.',
        mend: expect.stringMatching(/^Ask whoever runs this server .*2027-01-05.* load mue-practitioner FILE/),
        key: 'EDITION_MISSING MUE_PRACTITIONER 2027-01-05',
      },
    ]);
  });
});

describe('Of a code that leaves a number open, a coder is pointed to the one that the notes say', () => {
  test.each([
    ['N209', 'Long gloom, stage 3b, since spring.', 'N20.32'],
    ['N209', 'Long gloom stage IIIb.', 'N20.32'],
    ['N209', 'Stage 3 of a long gloom.', 'N20.30'],
    ['N2030', 'Long gloom, stage 3a.', 'N20.31'],
    ['N210', 'Thick skin, grade 3.', 'N21.3'],
    ['N210', 'Thick skin of grade I.', 'N21.1'],
    ['N220', '2nd-degree burn, toe.', 'N22.2'],
    ['N220', 'Second degree burn of a toe.', 'N22.2'],
    ['N229', 'CKD 4.', 'N22.4'],
    ['N229', 'CKD4 is followed elsewhere.', 'N22.4'],
    ['N230', 'Class II heaviness.', 'N23.2'],
    ['O2000', 'Second trimester.', 'O20.02'],
    ['O2000', 'At 20 weeks gestation.', 'O20.02'],
    ['O2000', 'Gestational age of 9 weeks.', 'O20.01'],
    ['O2100', '20w3d today.', 'O21.20'],
  ])('%s and %s', (code, note, better) => {
    const told = found({ diagnoses: diagnoses(code), notes: [note] }, TABLES);
    expect(told.filter(({ rule }) => rule === 'NOTES_SAY_MORE').map(({ mend }) => mend)).toEqual([
      `Look at ${better}.`,
    ]);
  });

  test('but not by the class of a heart', () => {
    const told = found({ diagnoses: diagnoses('N230'), notes: ['Heaviness, NYHA class II.'] }, TABLES);
    expect(told.filter(({ rule }) => rule === 'NOTES_SAY_MORE')).toEqual([]);
  });
});

describe('What was let stand', () => {
  const keysOf = (rule: string, lines: readonly string[], more: Partial<CodingToCheck> = {}): string[] =>
    saidOf(rule, lines, more).map(({ key }) => key);

  test('is another thing with other units, on a line and over a day', () => {
    expect(keysOf('MUE_BY_LINE', ['10006x3'])).toEqual(keysOf('MUE_BY_LINE', ['10006x3']));
    expect(keysOf('MUE_BY_LINE', ['10006x3'])).not.toEqual(keysOf('MUE_BY_LINE', ['10006x300']));
    expect(keysOf('MUE_BY_DAY', ['10008x3'])).not.toEqual(keysOf('MUE_BY_DAY', ['10008x300']));
    expect(keysOf('MUE_BY_DAY', ['10008x2', '10008-76x2'])).toEqual(keysOf('MUE_BY_DAY', ['10008-76x2', '10008x2']));
    const [here, both] = [{}, { elsewhere: elsewhere('10008') }];
    expect(keysOf('MUE_BY_DAY', ['10008x4'], here)).not.toEqual(keysOf('MUE_BY_DAY', ['10008x3'], both));
    expect(keysOf('NOT_BILATERAL', ['10001-50x2'])).not.toEqual(keysOf('NOT_BILATERAL', ['10001-50x9']));
  });

  test('is another pair with other modifiers, units or lines, and the same in another order', () => {
    const keys = [
      ['10001', '10003'],
      ['10001', '10003x2'],
      ['10001', '10003-25'],
      ['10001', '10003', '10003'],
    ].map((lines) => keysOf('PTP', lines).join());
    expect(new Set(keys).size).toBe(keys.length);
    expect(keysOf('PTP', ['10003', '10001'])).toEqual(keysOf('PTP', ['10001', '10003']));
  });

  test('is another repetition with another modifier', () => {
    expect(keysOf('REPEATED_SERVICE', ['10004-25', '10004-25'])).not.toEqual(
      keysOf('REPEATED_SERVICE', ['10004', '10004']),
    );
  });

  test('is another conflict of age at another age', () => {
    const aged = (birthDate: string) =>
      keysOf('AGE_CONFLICT', [], { diagnoses: diagnoses('C10'), patient: patient(birthDate) });
    expect(aged('1980-05-06')).not.toEqual(aged('2024-01-01'));
  });
});

const patient = (birthDate: string): CodingToCheck['patient'] =>
  ({ birthDate, sex: 'MALE' }) as CodingToCheck['patient'];
