/** Reads an interchange, from ISA to IEA, and judges its envelope by the codes of TA105. */

import { issue, keptIssue, MOST_KEPT, type Issue } from '../issue.ts';
import { envelopeText } from '../text.ts';
import { isDate, isTime } from '../check/dates.ts';
import type { InterchangeResult } from './events.ts';
import type { RawSegment } from './segments.ts';

export interface InterchangeReading {
  readonly group: (controlNumber: string, header: RawSegment) => void;
  /** A segment that is in no set. */
  readonly lost: (segment: RawSegment) => void;
  /** With its IEA, or null when it was cut off. */
  readonly end: (trailer: RawSegment | null) => InterchangeResult;
}

/** Faults of which the groups can be read all the same. */
const READABLE: ReadonlySet<string> = new Set(['005', '007', '010', '012', '014', '015', '019', '020']);

const QUALIFIERS: ReadonlySet<string> = new Set(['01', '14', '20', '27', '28', '29', '30', '33', 'ZZ']);

/** Whether ISA05 or ISA07 may say it. */
export const isIdQualifier = (value: string): boolean => QUALIFIERS.has(value);

/** A place of ISA, the code of TA105 for it, what it must be, and a test. */
type Rule = readonly [
  element: number,
  code: string,
  sentence: string,
  holds: (value: string, elements: readonly string[]) => boolean,
];

const RULES: readonly Rule[] = [
  [1, '010', 'ISA01 says 00 or 03.', (value) => value === '00' || value === '03'],
  [3, '012', 'ISA03 says 00 or 01.', (value) => value === '00' || value === '01'],
  [5, '005', 'ISA05 says what kind of id the sender gives.', isIdQualifier],
  [6, '006', 'ISA06 names the sender.', (value) => value.trim() !== ''],
  [7, '007', 'ISA07 says what kind of id the receiver has.', isIdQualifier],
  [8, '008', 'ISA08 names the receiver.', (value) => value.trim() !== ''],
  [9, '014', 'ISA09 is a date, YYMMDD.', (value) => value.length === 6 && isDate(value)],
  [10, '015', 'ISA10 is a time, HHMM.', (value) => value.length === 4 && isTime(value)],
  [12, '017', 'ISA12 names version 00501, or 00401 before it.', (value) => value === '00501' || value === '00401'],
  [13, '018', 'ISA13 is a control number of 9 digits.', (value) => /^\d{9}$/.test(value)],
  [14, '019', 'ISA14 says 0 or 1.', (value) => value === '0' || value === '1'],
  [15, '020', 'ISA15 says P or T.', (value) => value === 'P' || value === 'T'],
  [16, '027', 'ISA16 is another character than ISA11.', (value, elements) => value !== elements[11]],
];

/** IEA01 can count no more groups; the numbers of more are not compared, so that memory has a bound. */
const MOST_REMEMBERED = 99_999;

export const interchangeReading = (
  header: RawSegment,
  isFixed: boolean,
  report: (found: Issue) => void,
): InterchangeReading => {
  const { elements } = header;
  const controlNumber = elements[13] ?? '';
  const issues: Issue[] = [];
  /** The first of those that let nothing be read, else the first of all. */
  let decisive: string | null = null;
  const groupNumbers = new Set<string>();
  let groups = 0;

  const note = (code: string, one: RawSegment, elementPosition: number | null, sentence: string): void => {
    const found = issue({
      level: 'interchange',
      code,
      sentence,
      segmentId: one.id,
      elementPosition,
      offset: one.offset,
    });
    if (decisive === null || (READABLE.has(decisive) && !READABLE.has(code))) decisive = code;
    if (issues.length < MOST_KEPT) issues.push(keptIssue(found));
    report(found);
  };

  if (!isFixed) note('022', header, null, 'An ISA has 106 characters, its elements padded to their lengths.');
  for (const [element, code, sentence, holds] of RULES)
    if (!holds(elements[element] ?? '', elements)) note(code, header, element, sentence);

  const group = (number: string, one: RawSegment): void => {
    groups += 1;
    if (groupNumbers.has(number)) note('024', one, 6, 'Another group of the interchange has this control number.');
    if (groupNumbers.size < MOST_REMEMBERED) groupNumbers.add(number);
  };

  const lost = (one: RawSegment): void => note('024', one, null, 'This segment stands in no transaction set.');

  const end = (trailer: RawSegment | null): InterchangeResult => {
    if (trailer === null) note('023', header, null, 'The interchange ends without IEA.');
    else {
      const [, count = '', number = ''] = trailer.elements.slice(0, 3).map(envelopeText);
      if (number !== controlNumber) note('001', trailer, 2, 'IEA02 must repeat the control number of ISA13.');
      if (!/^\d{1,5}$/.test(count) || Number(count) !== groups)
        note('021', trailer, 1, `IEA01 must count the groups of the interchange: ${groups}.`);
    }
    const verdict = decisive === null ? 'A' : READABLE.has(decisive) ? 'E' : 'R';
    return {
      controlNumber,
      date: elements[9] ?? '',
      time: elements[10] ?? '',
      verdict,
      note: decisive ?? '000',
      groups,
      issues,
    };
  };

  return { group, lost, end };
};
