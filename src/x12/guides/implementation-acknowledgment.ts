/** 999: what a receiver found in a functional group, segment by segment. Guide 005010X231A1. */

import { ANY_NUMBER, guide, loop, R, required, S, situational, use, type TreeOf } from '../declare/guide.ts';
import { codes } from './shared/codes.ts';
import { AK1, AK2, AK9, CTX, IK3, IK4, IK5 } from '../segments/envelope.ts';

const POSITION = {
  elementPositionInSegment: R(),
  componentPositionInComposite: S(),
  repeatingElementPosition: S(),
} as const;

const CONTEXT = {
  contextIdentification: R({ contextName: R(), contextReference: S() }),
  segmentIdCode: S(),
  segmentPositionInTransactionSet: S(),
  loopIdentifierCode: S(),
  positionInSegment: S(POSITION),
  referenceInSegment: S({ dataElementReferenceNumber: R(), dataElementReferenceNumber2: S() }),
} as const;

const elementError = loop('2110', 'elementErrors', situational(600, ANY_NUMBER), [
  use('elementError', IK4, required(600), {
    positionInSegment: R(POSITION),
    dataElementReferenceNumber: S(),
    implementationDataElementSyntaxErrorCode: R(...codes('1 2 3 4 5 6 7 8 9 10 12 13 I6 I9 I10 I11 I12 I13')),
    copyOfBadDataElement: S(),
  }),
  use('elementContexts', CTX, situational(700, 10), CONTEXT),
]);

const segmentError = loop('2100', 'segmentErrors', situational(300, ANY_NUMBER), [
  use('segmentError', IK3, required(300), {
    segmentIdCode: R(),
    segmentPositionInTransactionSet: R(),
    loopIdentifierCode: S(),
    implementationSegmentSyntaxErrorCode: S('1', '2', '3', '4', '5', '6', '7', '8', 'I4', 'I6', 'I7', 'I8', 'I9'),
  }),
  use('segmentContexts', CTX, situational(400, 10), CONTEXT),
  elementError,
]);

const ERROR_OF_SET = S(...codes('1 2 3 4 5 6 7 8 9 10 11 12 13 15 16 17 18 19 23 24 25 26 27 I5 I6'));

const ERROR_OF_GROUP = S(...codes('1 2 3 4 5 6 10 11 12 13 14 15 16 17 18 19 23 24 25 26'));

const transactionSetResponse = loop('2000', 'transactionSetResponses', situational(200, ANY_NUMBER), [
  use('transactionSetResponse', AK2, required(200), {
    transactionSetIdentifierCode: R(),
    transactionSetControlNumber: R(),
    implementationConventionReference: S(),
  }),
  segmentError,
  use('transactionSetResponseTrailer', IK5, required(800), {
    transactionSetAcknowledgmentCode: R('A', 'E', 'M', 'R', 'W', 'X'),
    implementationTransactionSetSyntaxErrorCode1: ERROR_OF_SET,
    implementationTransactionSetSyntaxErrorCode2: ERROR_OF_SET,
    implementationTransactionSetSyntaxErrorCode3: ERROR_OF_SET,
    implementationTransactionSetSyntaxErrorCode4: ERROR_OF_SET,
    implementationTransactionSetSyntaxErrorCode5: ERROR_OF_SET,
  }),
]);

export const IMPLEMENTATION_ACKNOWLEDGMENT = guide(
  {
    transactionSet: '999',
    version: '005010X231A1',
    functionalIdentifierCode: 'FA',
    title: 'Implementation acknowledgment',
  },
  [
    use('functionalGroupResponseHeader', AK1, required(100), {
      functionalIdentifierCode: R(),
      groupControlNumber: R(),
      versionReleaseIndustryIdentifierCode: S(),
    }),
    transactionSetResponse,
    use('functionalGroupResponseTrailer', AK9, required(900), {
      functionalGroupAcknowledgeCode: R('A', 'E', 'M', 'P', 'R', 'W', 'X'),
      numberOfTransactionSetsIncluded: R(),
      numberOfReceivedTransactionSets: R(),
      numberOfAcceptedTransactionSets: R(),
      functionalGroupSyntaxErrorCode1: ERROR_OF_GROUP,
      functionalGroupSyntaxErrorCode2: ERROR_OF_GROUP,
      functionalGroupSyntaxErrorCode3: ERROR_OF_GROUP,
      functionalGroupSyntaxErrorCode4: ERROR_OF_GROUP,
      functionalGroupSyntaxErrorCode5: ERROR_OF_GROUP,
    }),
  ],
);

export type ImplementationAcknowledgment = TreeOf<typeof IMPLEMENTATION_ACKNOWLEDGMENT>;
