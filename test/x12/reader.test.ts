import { expect, test } from '@jest/globals';
import { IMPLEMENTATION_ACKNOWLEDGMENT } from '../../src/x12/guides/implementation-acknowledgment.ts';
import type { Issue } from '../../src/x12/issue.ts';
import { readX12 } from '../../src/x12/read/reader.ts';
import { LONGEST_SEGMENT } from '../../src/x12/read/segments.ts';
import { writeX12 } from '../../src/x12/write/writer.ts';
import { inEnvelope } from './envelope.ts';

const issuesOf = (text: string, piece = text.length): Issue[] => {
  const issues: Issue[] = [];
  const reader = readX12((event) => {
    if (event.kind === 'issue') issues.push(event.issue);
  });
  const bytes = Buffer.from(text, 'latin1');
  for (let from = 0; from < bytes.length; from += piece) reader.push(bytes.subarray(from, from + piece));
  reader.end();
  return issues;
};

const acknowledging = (dataElementReferenceNumber: string): string => {
  const text: string[] = [];
  const writer = writeX12((one) => text.push(one));
  inEnvelope(writer, IMPLEMENTATION_ACKNOWLEDGMENT, () =>
    writer.set(IMPLEMENTATION_ACKNOWLEDGMENT, '0001', {
      functionalGroupResponseHeader: {
        functionalIdentifierCode: 'HC',
        groupControlNumber: '1',
        versionReleaseIndustryIdentifierCode: '005010X222A1',
      },
      transactionSetResponses: [
        {
          transactionSetResponse: {
            transactionSetIdentifierCode: '837',
            transactionSetControlNumber: '0001',
            implementationConventionReference: '005010X222A1',
          },
          segmentErrors: [
            {
              segmentError: {
                segmentIdCode: 'CLM',
                segmentPositionInTransactionSet: '17',
                implementationSegmentSyntaxErrorCode: '8',
              },
              elementErrors: [
                {
                  elementError: {
                    positionInSegment: { elementPositionInSegment: '5' },
                    dataElementReferenceNumber,
                    implementationDataElementSyntaxErrorCode: '1',
                  },
                },
              ],
            },
          ],
          transactionSetResponseTrailer: {
            transactionSetAcknowledgmentCode: 'R',
            implementationTransactionSetSyntaxErrorCode1: 'I5',
          },
        },
      ],
      functionalGroupResponseTrailer: {
        functionalGroupAcknowledgeCode: 'R',
        numberOfTransactionSetsIncluded: '1',
        numberOfReceivedTransactionSets: '1',
        numberOfAcceptedTransactionSets: '0',
      },
    }),
  );
  return text.join('');
};

test.each(['1331', 'C023'])('an acknowledgment may name the element at fault as %s', (number) => {
  expect(issuesOf(acknowledging(number))).toEqual([]);
});

const ISA =
  'ISA*00*          *00*          *ZZ*A              *ZZ*B              *261124*0930*^*00501*000000001*0*T*:~';

test.each([106, 65_536, 10_000_000])('a segment without end is refused at its first byte, in pieces of %d', (piece) => {
  const text = `${ISA}GS*${'A'.repeat(LONGEST_SEGMENT)}~GE*0*1~IEA*1*000000001~`;
  expect(issuesOf(text, piece).map(({ code, offset }) => ({ code, offset }))).toEqual([
    { code: '004', offset: ISA.length },
    { code: '023', offset: 0 },
  ]);
});

test('an ISA that comes after other text is found, however it is parted', () => {
  const text = `A letter.\n${ISA}IEA*0*000000001~`;
  for (const piece of [1, 2, 3, 5, 1_000])
    expect(issuesOf(text, piece).map(({ code, offset }) => ({ code, offset }))).toEqual([{ code: '022', offset: 0 }]);
});
