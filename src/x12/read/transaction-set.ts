/** Reads one transaction set, from ST to SE. */

import { checkSegment } from '../check/check-segment.ts';
import { compiledGuide } from '../check/compiled.ts';
import { walk, type Walker } from '../check/walk.ts';
import { guideFor } from '../guides/guides.ts';
import { issue, keptIssue, MOST_KEPT, type Issue } from '../issue.ts';
import { envelopeText } from '../text.ts';
import type { Delimiters } from './delimiters.ts';
import type { Event, SetResult } from './events.ts';
import type { GroupReading } from './group.ts';
import type { RawSegment } from './segments.ts';

export interface SetReading {
  readonly segment: (segment: RawSegment) => void;
  /** With its SE, or null when it was cut off. */
  readonly end: (trailer: RawSegment | null) => { readonly result: SetResult; readonly closed: number };
}

interface Out {
  readonly tell: (event: Event) => void;
  readonly report: (found: Issue) => void;
}

/** Faults of which no content is lost: a set that has no others is accepted with errors. */
const HARMLESS: ReadonlySet<string> = new Set(['element I10', 'element I13', 'segment I4']);

export const setReading = (
  header: RawSegment,
  group: GroupReading,
  delimiters: Delimiters,
  { tell, report }: Out,
): SetReading => {
  const [, transactionSet = '', controlNumber = '', convention = ''] = header.elements.slice(0, 4).map(envelopeText);
  const version = convention === '' ? group.version : convention;
  const guide = guideFor(transactionSet, version);
  tell({ kind: 'set', segment: header, guide });
  const issues: Issue[] = [];
  let issueCount = 0;
  let harmful = false;
  let position = 1;

  const note = (found: Issue): void => {
    issueCount += 1;
    harmful ||= !HARMLESS.has(`${found.level} ${found.code}`);
    if (issues.length < MOST_KEPT) issues.push(keptIssue(found));
    report(found);
  };
  const ofSet = (code: string, one: RawSegment, sentence: string, elementPosition: number | null = null): void =>
    note(
      issue({
        level: 'set',
        code,
        sentence,
        segmentId: one.id,
        segmentPosition: position,
        elementPosition,
        offset: one.offset,
      }),
    );

  if (!/^[A-Za-z0-9]{4,9}$/.test(controlNumber))
    ofSet('7', header, 'ST02 must be a control number of 4 to 9 characters.', 2);
  else if (!group.isFirst(controlNumber)) ofSet('23', header, 'Another set of the group has this control number.', 2);
  if (guide === null) ofSet('I6', header, `No guide for ${transactionSet} in version ${version} is read here.`, 3);
  else if (guide.functionalIdentifierCode !== group.functionalIdentifierCode)
    ofSet('6', header, `A ${transactionSet} belongs in a group of kind ${guide.functionalIdentifierCode}.`, 1);

  const walker: Walker | null = guide === null ? null : walk(compiledGuide(guide), delimiters.component, note);

  const segment = (one: RawSegment): void => {
    position += 1;
    if (!one.terminated) ofSet('2', one, 'The file ends within a segment.');
    if (walker === null) {
      tell({ kind: 'segment', segment: one, use: null, closed: 0, opened: null });
      return;
    }
    const { use, closed, opened, loopId } = walker.next(one, position);
    if (use !== null) checkSegment(one, use, delimiters, { position, loopId }, note);
    tell({ kind: 'segment', segment: one, use, closed, opened });
  };

  const end = (trailer: RawSegment | null): ReturnType<SetReading['end']> => {
    if (trailer !== null) position += 1;
    const closed = walker?.end(trailer ?? header, position) ?? 0;
    if (trailer === null) ofSet('2', header, 'The set ends without SE.');
    else {
      const [, count = '', number = ''] = trailer.elements.slice(0, 3).map(envelopeText);
      if (number !== controlNumber) ofSet('3', trailer, 'SE02 must repeat the control number of ST02.', 2);
      if (!/^\d+$/.test(count) || Number(count) !== position)
        ofSet('4', trailer, `SE01 must count the segments from ST to SE: ${position}.`, 1);
    }
    if (issues.some(({ level }) => level === 'segment' || level === 'element') && harmful)
      issues.push(issue({ level: 'set', code: 'I5', sentence: 'Segments are in error.', offset: header.offset }));
    const verdict = harmful ? 'R' : issueCount > 0 ? 'E' : 'A';
    return {
      result: { transactionSet, controlNumber, version, verdict, segments: position, issues, issueCount },
      closed,
    };
  };

  return { segment, end };
};
