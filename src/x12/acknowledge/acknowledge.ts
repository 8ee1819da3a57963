/** Makes the answer to a received file: TA1 for its interchanges, a 999 for its groups. It adds no judgment. */

import { IMPLEMENTATION_ACKNOWLEDGMENT } from '../guides/implementation-acknowledgment.ts';
import type { Event, GroupResult, InterchangeResult, SetResult } from '../read/events.ts';
import { isIdQualifier } from '../read/interchange.ts';
import { TA1 } from '../segments/envelope.ts';
import { detached } from '../text.ts';
import { carriedText } from './carried.ts';
import { implementationAcknowledgment } from './implementation.ts';
import type { Layout, Writer } from '../write/writer.ts';

/** What is answered to one interchange. */
export interface ReceivedInterchange {
  readonly senderIdQualifier: string;
  readonly senderId: string;
  readonly receiverIdQualifier: string;
  readonly receiverId: string;
  readonly usageIndicator: 'P' | 'T';
  readonly acknowledgmentRequested: boolean;
  readonly result: InterchangeResult;
  readonly groups: readonly { readonly result: GroupResult; readonly sets: readonly SetResult[] }[];
}

/** More than IEA01 can count: an interchange of more is rejected, and none of its groups is answered. */
const MOST_ANSWERED = 100_000;

/** Collects what answers need, interchange by interchange; some hundred bytes for each set, and the issues of a set. */
export const collectResults = (onInterchange: (received: ReceivedInterchange) => void): ((event: Event) => void) => {
  let header: readonly string[] = [];
  let sets: SetResult[] = [];
  let groups: { result: GroupResult; sets: SetResult[] }[] = [];
  return (event) => {
    if (event.kind === 'interchange') {
      header = event.segment.elements.map(detached);
      groups = [];
    }
    if (event.kind === 'group') sets = [];
    if (event.kind === 'setEnd') sets.push(event.result);
    if (event.kind === 'groupEnd' && groups.length < MOST_ANSWERED) groups.push({ result: event.result, sets });
    if (event.kind === 'interchangeEnd') {
      onInterchange({
        senderIdQualifier: header[5] ?? '',
        senderId: header[6] ?? '',
        receiverIdQualifier: header[7] ?? '',
        receiverId: header[8] ?? '',
        usageIndicator: header[15] === 'T' ? 'T' : 'P',
        acknowledgmentRequested: header[14] === '1',
        result: event.result,
        groups,
      });
    }
  };
};

/** Who has no name that could be repeated. */
const UNKNOWN = 'UNKNOWN';

export interface Answering {
  /** Nine digits: ISA13 of the answer. Groups and sets are numbered from 1. */
  readonly controlNumber: string;
  /** CCYYMMDD and HHMM. */
  readonly date: string;
  readonly time: string;
}

/**
 * Writes the interchange that answers, whatever the file may say: what can't be repeated in it is repeated in part. A TA1 stands in it where the sender asked for one or the interchange is at fault;
 * groups of an interchange that is rejected, and acknowledgments themselves, are not answered. Answers false when there
 * is nothing to say, and writes nothing.
 */
export const answer = (
  writer: Writer,
  received: ReceivedInterchange,
  { controlNumber, date, time }: Answering,
  layout: Layout,
): boolean => {
  const { result } = received;
  const noted = received.acknowledgmentRequested || result.verdict !== 'A';
  const answered =
    result.verdict === 'R' ? [] : received.groups.filter((group) => group.result.functionalIdentifierCode !== 'FA');
  if (!noted && answered.length === 0) return false;
  const carried = (value: string, most: number, otherwise = UNKNOWN): string =>
    carriedText(value, most, otherwise, layout);
  writer.openInterchange({
    senderIdQualifier: isIdQualifier(received.receiverIdQualifier) ? received.receiverIdQualifier : 'ZZ',
    senderId: carried(received.receiverId, 15),
    receiverIdQualifier: isIdQualifier(received.senderIdQualifier) ? received.senderIdQualifier : 'ZZ',
    receiverId: carried(received.senderId, 15),
    interchangeDate: date.slice(2),
    interchangeTime: time,
    interchangeControlNumber: controlNumber,
    acknowledgmentRequested: '0',
    usageIndicator: received.usageIndicator,
  });
  if (noted)
    writer.segment(TA1, {
      interchangeControlNumber: carried(result.controlNumber, 9, '0').padStart(9, '0'),
      interchangeDate: carried(result.date, 6, '0').padStart(6, '0'),
      interchangeTime: carried(result.time, 4, '0').padStart(4, '0'),
      interchangeAcknowledgmentCode: result.verdict,
      interchangeNoteCode: result.note,
    });
  for (const [index, { result: group, sets }] of answered.entries()) {
    writer.openGroup({
      functionalIdentifierCode: 'FA',
      // A value that is shorter than its element allows is filled with spaces, as the standard has it.
      applicationSenderCode: carried(group.receiver, 15).padEnd(2),
      applicationReceiverCode: carried(group.sender, 15).padEnd(2),
      date,
      time,
      groupControlNumber: String(index + 1),
      versionReleaseIndustryIdentifierCode: IMPLEMENTATION_ACKNOWLEDGMENT.version,
    });
    writer.set(IMPLEMENTATION_ACKNOWLEDGMENT, '0001', implementationAcknowledgment(group, sets, layout));
    writer.closeGroup();
  }
  writer.closeInterchange();
  return true;
};
