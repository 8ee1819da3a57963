/** Reads a functional group, from GS to GE. */

import { isFunctionalGroupKnown } from '../guides/guides.ts';
import { issue, keptIssue, type Issue } from '../issue.ts';
import { envelopeText } from '../text.ts';
import type { GroupResult, SetResult } from './events.ts';
import type { RawSegment } from './segments.ts';

export interface GroupReading {
  readonly functionalIdentifierCode: string;
  readonly controlNumber: string;
  /** GS08. */
  readonly version: string;
  /** Notes a set's control number; false when another set of the group has it. */
  readonly isFirst: (controlNumber: string) => boolean;
  readonly set: (result: SetResult) => void;
  /** With its GE, or null when it was cut off. */
  readonly end: (trailer: RawSegment | null) => GroupResult;
}

/** GE01 can count no more sets; the numbers of more are not compared, so that memory has a bound. */
const MOST_REMEMBERED = 999_999;

export const groupReading = (header: RawSegment, report: (found: Issue) => void): GroupReading => {
  const [, kind = '', sender = '', receiver = '', , , controlNumber = '', , version = ''] = header.elements
    .slice(0, 9)
    .map(envelopeText);
  const issues: Issue[] = [];
  const seen = new Set<string>();
  let received = 0;
  let accepted = 0;
  let withErrors = false;

  const note = (code: string, one: RawSegment, elementPosition: number | null, sentence: string): void => {
    const found = issue({ level: 'group', code, sentence, segmentId: one.id, elementPosition, offset: one.offset });
    issues.push(keptIssue(found));
    report(found);
  };

  if (!isFunctionalGroupKnown(kind)) note('1', header, 1, 'Groups of this kind are not read here.');
  if (!/^\d{1,9}$/.test(controlNumber)) note('6', header, 6, 'GS06 must be a control number of 1 to 9 digits.');

  const set = (result: SetResult): void => {
    received += 1;
    if (result.verdict !== 'R') accepted += 1;
    withErrors ||= result.verdict === 'E';
  };

  const end = (trailer: RawSegment | null): GroupResult => {
    let included: number | null = null;
    if (trailer === null) note('3', header, null, 'The group ends without GE.');
    else {
      const [, count = '', number = ''] = trailer.elements.slice(0, 3).map(envelopeText);
      included = /^\d{1,9}$/.test(count) ? Number(count) : null;
      if (number !== controlNumber) note('4', trailer, 2, 'GE02 must repeat the control number of GS06.');
      if (included !== received) note('5', trailer, 1, `GE01 must count the sets of the group: ${received}.`);
    }
    return {
      functionalIdentifierCode: kind,
      controlNumber,
      version,
      sender,
      receiver,
      verdict: verdictOf(issues.length > 0, received, accepted, withErrors),
      included,
      received,
      accepted,
      issues,
    };
  };

  return {
    functionalIdentifierCode: kind,
    controlNumber,
    version,
    isFirst: (number) => {
      if (seen.has(number)) return false;
      if (seen.size < MOST_REMEMBERED) seen.add(number);
      return true;
    },
    set,
    end,
  };
};

const verdictOf = (
  broken: boolean,
  received: number,
  accepted: number,
  withErrors: boolean,
): GroupResult['verdict'] => {
  if (broken || accepted === 0) return 'R';
  if (accepted < received) return 'P';
  return withErrors ? 'E' : 'A';
};
