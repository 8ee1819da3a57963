import { describe, expect, test } from '@jest/globals';
import { codeOfContact } from '../../../src/coding/suggest/contact.ts';
import { presumedOf } from '../../../src/coding/suggest/presumed.ts';
import { suggest } from '../../../src/coding/suggest/suggest.ts';
import { code, phrasesOf } from '../../codesets/phrases/rows.ts';

describe('What is presumed to belong together', () => {
  test.each([
    [['I10', 'I509'], ['I110']],
    [['I10', 'I5022', 'N1830'], ['I130']],
    [['I10', 'I509', 'N186'], ['I132']],
    [['I10', 'N184'], ['I129']],
    [['I10', 'N185'], ['I120']],
    [['I110', 'N189'], ['I130']],
    [['I129', 'I509', 'N184'], ['I130']],
    [['E119', 'N1832'], ['E1122']],
    [['E109', 'N184'], ['E1022']],
    [
      ['I10', 'E1165', 'N184'],
      ['I129', 'E1122'],
    ],
    [['I10'], []],
    [['I509', 'N184'], []],
    [['E119', 'I509'], []],
    [['I1310', 'N184'], []],
    [['I10', 'I469'], []],
    [[], []],
  ])('%j: %j', (codes, joined) => expect(presumedOf(codes).map((one) => one.code)).toEqual(joined));
});

describe('Suggestions', () => {
  const PHRASES = phrasesOf({
    codes: [
      code('I10', 'Essential (primary) hypertension'),
      code('I50.9', 'Heart failure, unspecified'),
      code('N18.30', 'Chronic kidney disease, stage 3 unspecified'),
      code('E11.9', 'Type 2 diabetes mellitus without complications'),
    ],
  });
  const suggested = (...texts: string[]) =>
    suggest(
      texts.map((text, place) => ({ documentId: `note ${place}`, text })),
      PHRASES,
      { first: 10, least: 0 },
    );

  test('join what stands in several notes, with the words of all, before its parts', () => {
    const found = suggested('HTN.', 'CHF.', 'Chronic kidney disease, stage 3.');
    const joined = found.find(({ code: each }) => each === 'I130')!;
    expect(joined).toMatchObject({ why: 'GUIDELINE', uncertain: false });
    expect(joined.spans.map(({ documentId }) => documentId)).toEqual(['note 0', 'note 1', 'note 2']);
    const codes = found.map(({ code: each }) => each);
    expect(codes.indexOf('I130')).toBeLessThan(codes.indexOf('I10'));
  });

  test('are no surer than the part that is least sure', () => {
    expect(suggested('HTN. Possible CHF.').find(({ code: each }) => each === 'I110')?.uncertain).toBe(true);
  });

  test.each(['HTN. No CHF.', 'HTN. CHF, not due to hypertension.', 'HTN. Heart failure unrelated to HTN.', 'CHF.'])(
    'join nothing where the record does not: %s',
    (text) => expect(suggested(text).map(({ why }) => why)).not.toContain('GUIDELINE'),
  );
});

test.each([
  ['U071', 'Z20822'],
  ['A159', 'Z201'],
  ['A539', 'Z202'],
  ['B1920', 'Z205'],
  ['B20', 'Z206'],
  ['B019', 'Z20820'],
  ['B059', 'Z20828'],
  ['J101', 'Z20828'],
  ['A379', 'Z20818'],
  ['B852', 'Z207'],
  ['I10', null],
])('Contact with %s is %s', (met, contact) => expect(codeOfContact(met)).toBe(contact));
