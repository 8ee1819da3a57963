import { expect, test } from '@jest/globals';
import { affirmedIn } from '../../../src/coding/edits/affirmed.ts';

const affirmed = (note: string): string[] => affirmedIn([note]).map(({ text }) => text.trim());

test.each([
  ['Fever since Monday.', ['fever since monday']],
  ['Left ankle pain. No fever.', ['left ankle pain']],
  ['No fever, but left ankle pain.', ['left ankle pain']],
  ['A 72-year-old with pain in the left knee.', ['a 72 year old with pain in the left knee']],
])('%j affirms %j', (note, clauses) => expect(affirmed(note)).toEqual(clauses));

test.each([
  'Denies pain in the left knee.',
  'Left knee pain was ruled out.',
  'Possible fracture of the left wrist.',
  'History of left hip fracture.',
  'Wife has pain in the left knee.',
  'S/p left knee replacement.',
  'Left knee pain, if it comes back.',
  'Unlikely in the left knee.',
  'Non-weight-bearing on the left.',
  'Likely left.',
  'Left knee pain: denies',
  'Left knee pain (-)',
])('%j affirms nothing', (note) => expect(affirmed(note)).toEqual([]));
