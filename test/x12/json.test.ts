import { expect, test } from '@jest/globals';
import type { JsonItem } from '../../src/x12/json/shape.ts';
import { writeJson } from '../../src/x12/json/write.ts';
import { CannotWrite } from '../../src/x12/write/writer.ts';

const DELIMITERS = { element: '*', component: ':', repetition: '^', segment: '~' };

/** An ISA that is enough to write by. */
const ISA = { segment: 'ISA', delimiters: DELIMITERS, text: 'ISA*' };

const deep = (levels: number): object => (levels === 0 ? ISA : { loop: 'loop', content: [deep(levels - 1)] });

const written = (json: unknown): string => {
  const text: string[] = [];
  writeJson((one) => text.push(one)).item(json as JsonItem);
  return text.join('');
};

test.each<readonly [what: string, json: unknown, sentence: string]>([
  ['null', null, 'neither segment, loop nor text'],
  ['a loop without a list', { content: 'X' }, 'content is no list'],
  ['text that is a number', { outside: 5 }, 'outside that is no text'],
  ['bytes that are none', { outside: '\u0100', latin1: true }, 'outside that is no text'],
  ['a delimiter of two characters', { ...ISA, delimiters: { ...DELIMITERS, element: '**' } }, 'a character each'],
  ['elements in a list', { ...ISA, elements: ['X'] }, 'elements without names'],
  ['loops in loops without end', deep(5_000), 'too many loops'],
  [
    'a composite that is a number',
    { content: [ISA, { segment: 'CLM', elements: { healthCareServiceLocation: 5 } }] },
    'parts by name',
  ],
  [
    'a part that is not declared',
    { content: [ISA, { segment: 'CLM', elements: { healthCareServiceLocation: { x: '1' } } }] },
    'no part x',
  ],
])('%s is refused as what it is', (_what, json, sentence) => {
  expect(() => written(json)).toThrow(CannotWrite);
  expect(() => written(json)).toThrow(sentence);
});

test('what was changed within the shape is written', () => {
  expect(written({ content: [ISA, { segment: 'LX', elements: { assignedNumber: '7' } }] })).toBe('ISA*~LX*7~');
});
