/** Files that no sender means well with, piece by piece, of any size. */

import { Buffer } from 'node:buffer';

const ISA =
  'ISA*00*          *00*          *ZZ*HARBORVALLEY   *ZZ*GOLDENROD      *261124*0930*^*00501*000000042*0*T*:~';
const GS = 'GS*HC*HARBORVALLEY*GOLDENROD*20261124*0930*1*X*005010X222A1~';
const ST = 'ST*837*0001*005010X222A1~BHT*0019*00*1*20261124*0930*CH~';
const HEAD = `${ISA}${GS}${ST}`;
const TAIL = 'SE*1*0001~GE*1*1~IEA*1*000000042~';

/** What a file is called, and its pieces; `size` is what its name counts. */
export const HOSTILE: Readonly<Record<string, (size: number) => Generator<Buffer>>> = {
  'bytes without a terminator': function* (size) {
    yield* repeated(HEAD, 'A'.repeat(100), size / 100, '');
  },
  'bytes without an interchange': function* (size) {
    yield* repeated('', 'ISA* what? ', size / 11, '');
  },
  'bytes in one segment': function* (size) {
    yield* repeated(HEAD, 'A*'.repeat(50), size / 100, `~${TAIL}`);
  },
  'segments of nothing': function* (size) {
    yield* repeated(HEAD, '~', size, TAIL);
  },
  'segments with an error each': function* (size) {
    yield* repeated(HEAD, 'REF*F8*A VALUE THAT IS TOO LONG FOR WHAT IT IS*X~', size, TAIL);
  },
  'segments outside of every set': function* (size) {
    yield* repeated(`${ISA}${GS}`, 'REF*F8*A VALUE THAT IS TOO LONG FOR WHAT IT IS~', size, 'GE*0*1~IEA*1*000000042~');
  },
  'levels, each below the one before': function* (size) {
    let number = 0;
    yield* repeated(HEAD, () => `HL*${(number += 1)}*${number - 1 || ''}*${number % 2 ? 20 : 22}*1~`, size, TAIL);
  },
  'groups, each without an end': function* (size) {
    yield* repeated(ISA, (index) => GS.replace('*1*X', `*${index + 1}*X`), size, 'IEA*1*000000042~');
  },
  'repetitions in one element after the other': function* (size) {
    yield* repeated(HEAD, `HI*${'BK:A^'.repeat(1_000)}BK:A~`, size / 1_000, TAIL);
  },
};

const PIECE = 1 << 18;

const repeated = function* (
  head: string,
  text: string | ((index: number) => string),
  times: number,
  tail: string,
): Generator<Buffer> {
  let piece = head;
  for (let index = 0; index < times; index += 1) {
    piece += typeof text === 'string' ? text : text(index);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece, 'latin1');
    piece = '';
  }
  yield Buffer.from(piece + tail, 'latin1');
};
