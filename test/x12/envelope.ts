/** An interchange of one group around what a test writes. */

import type { Guide } from '../../src/x12/declare/guide.ts';
import type { Writer } from '../../src/x12/write/writer.ts';

export const HEAD = {
  senderIdQualifier: 'ZZ',
  senderId: 'HARBORVALLEY',
  receiverIdQualifier: 'ZZ',
  receiverId: 'GOLDENROD',
  interchangeDate: '261124',
  interchangeTime: '0930',
  interchangeControlNumber: '000000042',
  acknowledgmentRequested: '0',
  usageIndicator: 'T',
} as const;

export const inEnvelope = (writer: Writer, guide: Guide, content: () => void): void => {
  writer.openInterchange(HEAD);
  writer.openGroup({
    functionalIdentifierCode: guide.functionalIdentifierCode,
    applicationSenderCode: 'HARBORVALLEY',
    applicationReceiverCode: 'GOLDENROD',
    date: '20261124',
    time: '0930',
    groupControlNumber: '1',
    versionReleaseIndustryIdentifierCode: guide.version,
  });
  content();
  writer.closeGroup();
  writer.closeInterchange();
};
