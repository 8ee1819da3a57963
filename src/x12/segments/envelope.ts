/** Segments of the envelope and of acknowledgments: interchange, group, set, and what is answered about them. */

import { repeated, segment } from '../declare/segment.ts';
import { C030, C998, C999 } from './composites.ts';

export const ISA = segment('ISA', {
  authorizationInformationQualifier: 'I01',
  authorizationInformation: 'I02',
  securityInformationQualifier: 'I03',
  securityInformation: 'I04',
  senderIdQualifier: 'I05',
  senderId: 'I06',
  receiverIdQualifier: 'I05',
  receiverId: 'I07',
  interchangeDate: 'I08',
  interchangeTime: 'I09',
  repetitionSeparator: 'I65',
  interchangeControlVersionNumber: 'I11',
  interchangeControlNumber: 'I12',
  acknowledgmentRequested: 'I13',
  usageIndicator: 'I14',
  componentElementSeparator: 'I15',
});

export const IEA = segment('IEA', {
  numberOfIncludedFunctionalGroups: 'I16',
  interchangeControlNumber: 'I12',
});

export const TA1 = segment('TA1', {
  interchangeControlNumber: 'I12',
  interchangeDate: 'I08',
  interchangeTime: 'I09',
  interchangeAcknowledgmentCode: 'I17',
  interchangeNoteCode: 'I18',
});

export const GS = segment('GS', {
  functionalIdentifierCode: '479',
  applicationSenderCode: '142',
  applicationReceiverCode: '124',
  date: '373',
  time: '337',
  groupControlNumber: '28',
  responsibleAgencyCode: '455',
  versionReleaseIndustryIdentifierCode: '480',
});

export const GE = segment('GE', {
  numberOfTransactionSetsIncluded: '97',
  groupControlNumber: '28',
});

export const ST = segment('ST', {
  transactionSetIdentifierCode: '143',
  transactionSetControlNumber: '329',
  implementationConventionReference: '1705',
});

export const SE = segment('SE', {
  numberOfIncludedSegments: '96',
  transactionSetControlNumber: '329',
});

export const AK1 = segment('AK1', {
  functionalIdentifierCode: '479',
  groupControlNumber: '28',
  versionReleaseIndustryIdentifierCode: '480',
});

export const AK2 = segment('AK2', {
  transactionSetIdentifierCode: '143',
  transactionSetControlNumber: '329',
  implementationConventionReference: '1705',
});

export const IK3 = segment('IK3', {
  segmentIdCode: '721',
  segmentPositionInTransactionSet: '719',
  loopIdentifierCode: '447',
  implementationSegmentSyntaxErrorCode: '620',
});

export const CTX = segment('CTX', {
  contextIdentification: repeated(C998, 10),
  segmentIdCode: '721',
  segmentPositionInTransactionSet: '719',
  loopIdentifierCode: '447',
  positionInSegment: C030,
  referenceInSegment: C999,
});

export const IK4 = segment('IK4', {
  positionInSegment: C030,
  dataElementReferenceNumber: '725',
  implementationDataElementSyntaxErrorCode: '621',
  copyOfBadDataElement: '724',
});

export const IK5 = segment('IK5', {
  transactionSetAcknowledgmentCode: '717',
  implementationTransactionSetSyntaxErrorCode1: '618',
  implementationTransactionSetSyntaxErrorCode2: '618',
  implementationTransactionSetSyntaxErrorCode3: '618',
  implementationTransactionSetSyntaxErrorCode4: '618',
  implementationTransactionSetSyntaxErrorCode5: '618',
});

export const AK9 = segment('AK9', {
  functionalGroupAcknowledgeCode: '715',
  numberOfTransactionSetsIncluded: '97',
  numberOfReceivedTransactionSets: '123',
  numberOfAcceptedTransactionSets: '2',
  functionalGroupSyntaxErrorCode1: '716',
  functionalGroupSyntaxErrorCode2: '716',
  functionalGroupSyntaxErrorCode3: '716',
  functionalGroupSyntaxErrorCode4: '716',
  functionalGroupSyntaxErrorCode5: '716',
});
