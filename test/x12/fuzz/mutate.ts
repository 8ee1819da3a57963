/** Damages a file: a byte, a segment, a delimiter or its order. Text of which a character is a byte. */

import { LONGEST, interchangeStart, type Delimiters } from '../../../src/x12/read/delimiters.ts';
import type { Random } from '../generate.ts';

/** No input grows past this. */
const LARGEST = 400_000;

const USUAL: Delimiters = { element: '*', component: ':', repetition: '^', segment: '~' };

type Mutation = (text: string, random: Random, other: string) => string;

/** One to six damages, one after the other. `other` is another file, of which pieces may be taken. */
export const mutated = (text: string, random: Random, other: string): string => {
  let now = text;
  for (let left = 1 + below(random, 6); left > 0; left -= 1) {
    const next = oneOf(random, MUTATIONS)(now, random, other);
    if (next.length <= LARGEST) now = next;
  }
  return now;
};

export const below = (random: Random, most: number): number => Math.floor(random() * most);
export const oneOf = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

const delimitersOf = (text: string): Delimiters => interchangeStart(text.slice(0, LONGEST))?.delimiters ?? USUAL;

const splice = (text: string, at: number, removed: number, added: string): string =>
  text.slice(0, at) + added + text.slice(at + removed);

const anyBytes = (random: Random, most: number): string =>
  Array.from({ length: 1 + below(random, most) }, () => String.fromCharCode(below(random, 256))).join('');

/** A change to the list of segments. */
const ofSegments =
  (change: (segments: string[], random: Random, delimiters: Delimiters, other: string) => void): Mutation =>
  (text, random, other) => {
    const delimiters = delimitersOf(text);
    const segments = text.split(delimiters.segment);
    change(segments, random, delimiters, other);
    return segments.join(delimiters.segment);
  };

/** A change to the elements of one segment. */
const ofElements = (change: (elements: string[], random: Random, delimiters: Delimiters) => void): Mutation =>
  ofSegments((segments, random, delimiters) => {
    const at = below(random, segments.length);
    const elements = segments[at]!.split(delimiters.element);
    change(elements, random, delimiters);
    segments[at] = elements.join(delimiters.element);
  });

const INTERESTING = [
  '',
  ' ',
  '0',
  '-1',
  '1',
  '00000000',
  '99999999999999999999',
  '20261332',
  'é',
  '\u00c3\u00a9',
  '\u0000',
  '\u001a',
  '\r\n',
  'ISA',
  'A'.repeat(300),
  '1e5',
  '.',
  '-',
  'constructor',
  '__proto__',
];

const MUTATIONS: readonly Mutation[] = [
  (text, random) => splice(text, below(random, text.length), 1, String.fromCharCode(below(random, 256))),
  (text, random) => splice(text, below(random, text.length), 1 + below(random, 40), ''),
  (text, random) => splice(text, below(random, text.length), 0, anyBytes(random, 20)),
  (text, random) =>
    splice(text, below(random, text.length), 0, oneOf(random, ['~', '*', ':', '^', '\n', '\r', ' ', 'ISA', 'IEA*'])),
  (text, random) => {
    const from = below(random, text.length);
    return splice(text, from, 0, text.slice(from, from + below(random, 2_000)));
  },
  (text, random) => text.slice(0, below(random, text.length)),
  (text, random) => text.slice(below(random, Math.min(text.length, 400))),
  // What stands in ISA, mostly.
  (text, random) =>
    splice(text, below(random, 106), 1, oneOf(random, ['*', ' ', 'X', '^', ':', '~', '\n', '0', '\u00ff'])),
  (text, random) => splice(text, 82, 1, oneOf(random, ['U', '^', ':', '~', ' ', '*', '|'])),
  (text, random) => {
    const { element, component, segment } = delimitersOf(text);
    const which = oneOf(random, [element, component, segment]);
    return text.replaceAll(which, oneOf(random, ['|', '>', '\n', '\u001c', '\u00fe', 'A', ' ', '~', '*', '\u0000']));
  },
  (text, random, other) => splice(text, below(random, text.length), 0, other.slice(0, below(random, 3_000))),
  (text, random, other) => text + oneOf(random, ['', '\n', '\u0000']) + other,
  (text, random) =>
    oneOf(random, ['\u00ef\u00bb\u00bf', 'From: a clerk\n\n', '\u001a', ' '.repeat(300), 'IS', 'ISA*']) + text,
  (text, random) => text.slice(0, 106) + text.slice(106).toLowerCase().slice(0, below(random, text.length)),
  ofSegments((segments, random) => {
    const [a, b] = [below(random, segments.length), below(random, segments.length)];
    [segments[a], segments[b]] = [segments[b]!, segments[a]!];
  }),
  ofSegments((segments, random) => {
    const a = below(random, segments.length - 1);
    [segments[a], segments[a + 1]] = [segments[a + 1] ?? '', segments[a]!];
  }),
  ofSegments((segments, random) => void segments.splice(below(random, segments.length), 1 + below(random, 3))),
  ofSegments((segments, random, { segment }) => {
    const at = below(random, segments.length);
    const times = random() < 0.03 ? 3_000 : 1 + below(random, 30);
    segments[at] = Array.from({ length: times }, () => segments[at]!).join(segment);
  }),
  ofSegments((segments, random) => {
    const [from, to] = [below(random, segments.length), below(random, segments.length)];
    segments.splice(to, 0, ...segments.slice(from, from + 1 + below(random, 20)));
  }),
  ofSegments((segments, random, { segment }, other) => {
    const theirs = other.split(segment);
    segments.splice(below(random, segments.length), 0, ...theirs.slice(below(random, theirs.length)).slice(0, 10));
  }),
  ofSegments((segments, random, { element }) => {
    const levels = segments.map((_, index) => index).filter((index) => /^\s*HL/.test(segments[index]!));
    if (levels.length === 0) return;
    const at = oneOf(random, levels);
    const elements = segments[at]!.split(element);
    elements[1 + below(random, 4)] = oneOf(random, [
      '',
      '0',
      '1',
      '2',
      String(levels.length),
      '999999999999',
      elements[1]!,
      '20',
      '22',
      '23',
      'PT',
    ]);
    segments[at] = elements.join(element);
  }),
  ofElements((elements, random) => void (elements[below(random, elements.length)] = oneOf(random, INTERESTING))),
  ofElements((elements, random, { component }) => {
    const at = below(random, elements.length);
    elements[at] = Array.from({ length: 1 + below(random, 9) }, () => elements[at]).join(component);
  }),
  ofElements((elements, random, { repetition }) => {
    const at = below(random, elements.length);
    const times = random() < 0.03 ? 5_000 : 1 + below(random, 120);
    elements[at] = Array.from({ length: times }, () => elements[at]).join(repetition ?? '^');
  }),
  ofElements((elements, random) => void elements.splice(below(random, elements.length), 1)),
  ofElements((elements, random) => {
    const at = below(random, elements.length);
    elements[at] = elements[at]!.padEnd(random() < 0.02 ? 100_000 : below(random, 400), 'X');
  }),
  ofElements((elements, random) => void elements.push(...Array.from({ length: 1 + below(random, 60) }, () => 'X'))),
  ofElements(
    (elements, random) =>
      void (elements[0] = oneOf(random, [
        '',
        'ST',
        'SE',
        'GS',
        'GE',
        'IEA',
        'ISA',
        'HL',
        'TA1',
        'LX',
        'ZZZ',
        'toString',
        'é',
      ])),
  ),
];
