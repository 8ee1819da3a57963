/** Rules about the claim as a whole, other payers, filing, bills and texts. */

import { claimKey, lineKeys } from '../../../../src/billing/scrubber/claim-key.ts';
import type { PayerProfile } from '../../../../src/billing/scrubber/facts.ts';
import { CLAIMS, day, NPI } from '../claims.ts';
import type { Case } from './case.ts';

const profile: PayerProfile = {
  rules: [],
  authorizationRequired: new Set(['20610']),
  referralRequired: new Set(['20610']),
  drugCodeRequired: new Set(),
};
const { professional, secondary } = CLAIMS;
const cob = secondary.otherCoverages[0]!;
const later = {
  ...cob,
  payer: { ...cob.payer, payerId: 'LT300', responsibility: 'T' },
};
const undecided = { ...later, adjudication: null };
const adjustment = { groupCode: 'CO', reasonCode: '45', amount: 1_00n, quantity: null };
const decided = secondary.lines[0]!.adjudications[0]!;
const notByLine = { 'lines[1].adjudications': [], 'lines[2].adjudications': [], 'lines[3].adjudications': [] };
const clinician = { name: professional.renderingProvider!.name, npi: NPI[3], taxonomyCode: null };
const bill = CLAIMS.institutional.institutional!;

export const CLAIMS_CASES: readonly Case[] = [
  {
    rule: 'TOTAL_NOT_SUM',
    breaks: { totalClaimChargeAmount: 250_01n },
    keeps: { totalClaimChargeAmount: 251_00n, 'lines[1].chargeAmount': 121_00n },
  },
  { rule: 'TOTAL_ZERO', breaks: { totalClaimChargeAmount: 0n } },
  { rule: 'TOTAL_NEGATIVE', breaks: { totalClaimChargeAmount: -1n }, keeps: { totalClaimChargeAmount: 0n } },
  {
    rule: 'AMOUNT_BEYOND_GUIDE',
    breaks: { 'lines[1].chargeAmount': 100_000_000_00n },
    keeps: { 'lines[1].chargeAmount': 99_999_999_99n },
  },
  { rule: 'CONTROL_NUMBER_MISSING', breaks: { patientControlNumber: '' } },
  {
    rule: 'CONTROL_NUMBER_CHARACTERS',
    breaks: { patientControlNumber: 'HV#1' },
    keeps: { patientControlNumber: 'HV-1' },
  },
  { rule: 'CONTROL_NUMBER_PERSONAL', breaks: { patientControlNumber: 'M10000001' } },
  {
    rule: 'FREQUENCY_UNKNOWN',
    breaks: { claimFrequencyCode: '6' },
    keeps: { claimFrequencyCode: '8', payerClaimControlNumber: 'P1' },
  },
  {
    rule: 'PAYER_NUMBER_MISSING',
    breaks: { claimFrequencyCode: '7' },
    keeps: { claimFrequencyCode: '7', payerClaimControlNumber: 'P1' },
    path: 'payerClaimControlNumber',
  },
  {
    rule: 'PAYER_NUMBER_ON_ORIGINAL',
    breaks: { payerClaimControlNumber: 'P1' },
    keeps: { payerClaimControlNumber: 'P1', claimFrequencyCode: '7' },
  },
  {
    rule: 'PAYER_NUMBER_IS_OURS',
    breaks: { payerClaimControlNumber: professional.patientControlNumber, claimFrequencyCode: '7' },
    keeps: { payerClaimControlNumber: 'P1', claimFrequencyCode: '7' },
  },
  { rule: 'MEDICARE_REPLACEMENT', of: 'medicare', breaks: { claimFrequencyCode: '7', payerClaimControlNumber: 'P1' } },
  {
    rule: 'CLAIM_SENT_BEFORE',
    breaks: { patientControlNumber: 'HV2' },
    keeps: { 'lines[1].chargeAmount': 121_00n },
    path: 'claim',
    facts: { sentClaims: new Set([claimKey(professional)]) },
  },
  {
    rule: 'SERVICE_SENT_BEFORE',
    breaks: { 'lines[1].chargeAmount': 121_00n },
    keeps: { 'lines[1].modifiers': ['76'] },
    path: 'lines[1].procedureCode',
    facts: { sentLines: new Set([lineKeys(professional)[0]!]) },
  },
  {
    rule: 'NOTE_WITHOUT_NEED',
    breaks: { note: 'Records on request' },
    keeps: { note: 'Records on request', 'lines[3].description': 'Unusual' },
  },

  {
    rule: 'COB_TOO_MANY',
    of: 'secondary',
    breaks: { otherCoverages: Array.from({ length: 11 }, () => cob) },
    keeps: { otherCoverages: Array.from({ length: 10 }, () => cob) },
  },
  { rule: 'COB_PAYER_NAME_MISSING', of: 'secondary', breaks: { 'otherCoverages[1].payer.name': '' } },
  { rule: 'COB_PAYER_ID_MISSING', of: 'secondary', breaks: { 'otherCoverages[1].payer.payerId': null } },
  {
    rule: 'COB_PAYER_ID_TWICE',
    of: 'secondary',
    breaks: { otherCoverages: [cob, { ...undecided, payer: { ...undecided.payer, payerId: 'CM200' } }] },
    keeps: { otherCoverages: [cob, undecided] },
    path: 'otherCoverages[2].payer.payerId',
  },
  {
    rule: 'COB_PAYER_IS_BILLED',
    of: 'secondary',
    breaks: { 'payer.payerId': 'CM200' },
    path: 'otherCoverages[1].payer.payerId',
  },
  { rule: 'COB_RESPONSIBILITY_UNKNOWN', of: 'secondary', breaks: { 'otherCoverages[1].payer.responsibility': '1' } },
  {
    rule: 'COB_FILING_INDICATOR_MISSING',
    of: 'secondary',
    breaks: { 'otherCoverages[1].payer.claimFilingIndicatorCode': null },
  },
  {
    rule: 'COB_FILING_INDICATOR_UNKNOWN',
    of: 'secondary',
    breaks: { 'otherCoverages[1].payer.claimFilingIndicatorCode': 'XX' },
    keeps: { 'otherCoverages[1].payer.claimFilingIndicatorCode': 'CI' },
  },
  {
    rule: 'COB_RELATIONSHIP_UNKNOWN',
    of: 'secondary',
    breaks: { 'otherCoverages[1].relationship': 'COUSIN' },
    keeps: { 'otherCoverages[1].relationship': 'SPOUSE' },
  },
  { rule: 'COB_SUBSCRIBER_NAME_MISSING', of: 'secondary', breaks: { 'otherCoverages[1].subscriber.name.family': '' } },
  { rule: 'COB_MEMBER_ID_MISSING', of: 'secondary', breaks: { 'otherCoverages[1].subscriber.memberId': null } },
  {
    rule: 'COB_ORDER',
    of: 'secondary',
    breaks: { otherCoverages: [undecided, cob] },
    keeps: { otherCoverages: [cob, undecided] },
  },
  {
    rule: 'COB_NOT_DECIDED',
    of: 'secondary',
    breaks: { 'otherCoverages[1].adjudication': null },
    keeps: { otherCoverages: [cob, undecided] },
  },
  {
    rule: 'COB_LATER_DECIDED',
    of: 'secondary',
    breaks: { otherCoverages: [cob, later] },
    keeps: { otherCoverages: [cob, undecided] },
    path: 'otherCoverages[2].adjudication',
  },
  {
    rule: 'COB_MEDICARE_NUMBER',
    of: 'secondary',
    breaks: { 'otherCoverages[1].payer.claimFilingIndicatorCode': 'MB' },
    keeps: {
      'otherCoverages[1].payer.claimFilingIndicatorCode': 'MB',
      'otherCoverages[1].subscriber.memberId': '1EG4TE5MK73',
    },
    path: 'otherCoverages[1].subscriber.memberId',
  },
  {
    rule: 'MEDICAID_NOT_LAST',
    of: 'secondary',
    breaks: { 'payer.claimFilingIndicatorCode': 'MC', otherCoverages: [cob, undecided] },
    keeps: { 'payer.claimFilingIndicatorCode': 'MC' },
    path: 'otherCoverages[2].payer.responsibility',
  },
  { rule: 'COB_NOTHING_LEFT', of: 'secondary', breaks: { 'otherCoverages[1].adjudication.paidAmount': 250_00n } },
  { rule: 'COB_CLAIM_NOT_BALANCED', of: 'secondary', breaks: { 'otherCoverages[1].adjudication.paidAmount': 190_01n } },
  {
    rule: 'COB_LINE_NOT_BALANCED',
    of: 'secondary',
    breaks: { 'lines[2].adjudications[1].paidAmount': 11_00n },
    keeps: { ...notByLine },
    path: 'lines[2].adjudications',
  },
  {
    rule: 'COB_PAID_NOT_SUM',
    of: 'secondary',
    breaks: {
      'otherCoverages[1].adjudication.paidAmount': 180_00n,
      'otherCoverages[1].adjudication.adjustments': [{ ...adjustment, amount: 9_00n }],
    },
    keeps: {
      'otherCoverages[1].adjudication.paidAmount': 181_00n,
      'otherCoverages[1].adjudication.adjustments': [{ ...adjustment, amount: 9_00n }],
    },
  },
  {
    rule: 'COB_LINES_PARTLY_DECIDED',
    of: 'secondary',
    breaks: { 'lines[2].adjudications': [] },
    keeps: notByLine,
    path: 'otherCoverages[1].adjudication',
  },
  { rule: 'COB_LINE_PAYER_UNKNOWN', of: 'secondary', breaks: { 'lines[1].adjudications[1].payerId': 'XX' } },
  {
    rule: 'COB_LINE_TOO_MANY',
    of: 'secondary',
    breaks: { 'lines[1].adjudications': Array.from({ length: 16 }, () => decided) },
    keeps: { 'lines[1].adjudications': Array.from({ length: 15 }, () => decided) },
  },
  {
    rule: 'COB_DATE_MISSING',
    of: 'secondary',
    breaks: notByLine,
    keeps: { ...notByLine, 'otherCoverages[1].adjudication.decidedOn': day('2026-06-01') },
    path: 'otherCoverages[1].adjudication.decidedOn',
  },
  {
    rule: 'COB_DATE_TWICE',
    of: 'secondary',
    breaks: { 'otherCoverages[1].adjudication.decidedOn': day('2026-06-01') },
  },
  {
    rule: 'COB_DATE_FUTURE',
    of: 'secondary',
    breaks: { 'lines[1].adjudications[1].decidedOn': day('2026-07-01') },
    keeps: { 'lines[1].adjudications[1].decidedOn': day('2026-06-30') },
  },
  {
    rule: 'COB_DATE_BEFORE_SERVICE',
    of: 'secondary',
    breaks: { 'lines[1].adjudications[1].decidedOn': day('2026-05-03') },
    keeps: { 'lines[1].adjudications[1].decidedOn': day('2026-05-04') },
  },
  {
    rule: 'COB_GROUP_UNKNOWN',
    of: 'secondary',
    breaks: { 'lines[1].adjudications[1].adjustments[1].groupCode': 'XX' },
    keeps: { 'lines[1].adjudications[1].adjustments[1].groupCode': 'OA' },
    path: 'lines[1].adjudications[1].adjustments',
  },
  {
    rule: 'COB_REASON_FORM',
    of: 'secondary',
    breaks: { 'lines[1].adjudications[1].adjustments[1].reasonCode': 'CO45' },
    keeps: { 'lines[1].adjudications[1].adjustments[1].reasonCode': 'B7' },
    path: 'lines[1].adjudications[1].adjustments',
  },
  {
    rule: 'COB_ADJUSTMENT_ZERO',
    of: 'secondary',
    breaks: { 'otherCoverages[1].adjudication.adjustments': [{ ...adjustment, amount: 0n }] },
    keeps: { 'otherCoverages[1].adjudication.adjustments': [adjustment] },
  },
  {
    rule: 'COB_ADJUSTMENTS_TOO_MANY',
    of: 'secondary',
    breaks: { 'otherCoverages[1].adjudication.adjustments': Array.from({ length: 31 }, () => adjustment) },
    keeps: { 'otherCoverages[1].adjudication.adjustments': Array.from({ length: 30 }, () => adjustment) },
  },
  {
    rule: 'COB_ADJUSTMENT_QUANTITY_FORM',
    of: 'secondary',
    breaks: { 'otherCoverages[1].adjudication.adjustments': [{ ...adjustment, quantity: 'one' }] },
    keeps: { 'otherCoverages[1].adjudication.adjustments': [{ ...adjustment, quantity: '1' }] },
  },
  {
    rule: 'COB_PAID_NEGATIVE',
    of: 'secondary',
    breaks: { 'otherCoverages[1].adjudication.paidAmount': -1n },
    keeps: { 'otherCoverages[1].adjudication.paidAmount': 0n },
  },
  { rule: 'COB_PROCEDURE_MISSING', of: 'secondary', breaks: { 'lines[1].adjudications[1].procedureCode': '' } },
  {
    rule: 'COB_MODIFIERS',
    of: 'secondary',
    breaks: { 'lines[1].adjudications[1].modifiers': ['2'] },
    keeps: { 'lines[1].adjudications[1].modifiers': ['25'] },
  },
  {
    rule: 'COB_UNITS_FORM',
    of: 'secondary',
    breaks: { 'lines[1].adjudications[1].paidUnits': '' },
    keeps: { 'lines[1].adjudications[1].paidUnits': '0' },
  },

  {
    rule: 'FILING_LIMIT_PASSED',
    breaks: { 'payer.timelyFilingDays': 56 },
    keeps: { 'payer.timelyFilingDays': 57 },
    path: 'delayReasonCode',
  },
  {
    rule: 'FILING_LATE_WITH_REASON',
    breaks: { 'payer.timelyFilingDays': 30, delayReasonCode: '7' },
    keeps: { 'payer.timelyFilingDays': 30 },
    path: 'delayReasonCode',
  },
  {
    rule: 'FILING_LIMIT_NEAR',
    breaks: { 'payer.timelyFilingDays': 71 },
    keeps: { 'payer.timelyFilingDays': 72 },
    path: 'lines',
  },
  { rule: 'DELAY_REASON_UNKNOWN', breaks: { delayReasonCode: '12' }, keeps: { delayReasonCode: '11' } },
  {
    rule: 'DELAY_REASON_IN_TIME',
    breaks: { delayReasonCode: '1' },
    keeps: { delayReasonCode: '1', 'payer.timelyFilingDays': 30 },
  },
  {
    rule: 'AUTHORIZATION_REQUIRED',
    breaks: { priorAuthorizationNumber: null },
    keeps: { priorAuthorizationNumber: 'PA1' },
    path: 'lines[3].priorAuthorizationNumber',
    facts: { profile },
  },
  {
    rule: 'REFERRAL_REQUIRED',
    breaks: { referralNumber: null },
    keeps: { referralNumber: 'RF1' },
    path: 'lines[3].procedureCode',
    facts: { profile },
  },
  {
    rule: 'AUTHORIZATION_FORM',
    breaks: { priorAuthorizationNumber: 'by phone' },
    keeps: { priorAuthorizationNumber: 'PA-1' },
  },
  {
    rule: 'LINE_AUTHORIZATION_SAME',
    breaks: { 'lines[1].priorAuthorizationNumber': 'PA1', priorAuthorizationNumber: 'PA1' },
    keeps: { 'lines[1].priorAuthorizationNumber': 'PA2', priorAuthorizationNumber: 'PA1' },
  },
  {
    rule: 'REFERRAL_WITHOUT_PROVIDER',
    breaks: { referralNumber: 'RF1' },
    keeps: { referralNumber: 'RF1', referringProvider: clinician },
    path: 'referringProvider',
  },

  { rule: 'BILL_FACTS_MISSING', of: 'institutional', breaks: { institutional: null } },
  { rule: 'TYPE_OF_BILL_FORM', of: 'institutional', breaks: { facilityCode: '0' }, keeps: { facilityCode: '83' } },
  {
    rule: 'STATEMENT_DATES_REVERSED',
    of: 'institutional',
    breaks: { 'institutional.statementTo': day('2026-04-30') },
    keeps: { 'institutional.statementTo': day('2026-05-01') },
  },
  { rule: 'STATEMENT_IN_FUTURE', of: 'institutional', breaks: { 'institutional.statementTo': day('2026-07-01') } },
  {
    rule: 'LINE_OUTSIDE_STATEMENT',
    of: 'institutional',
    breaks: { 'lines[1].serviceFrom': day('2026-04-30') },
    keeps: { 'lines[1].serviceFrom': day('2026-05-01') },
  },
  {
    rule: 'BILL_ADMISSION_MISSING',
    of: 'institutional',
    breaks: { admission: null },
    keeps: { admission: null, facilityCode: '13' },
  },
  {
    rule: 'ADMISSION_HOUR',
    of: 'institutional',
    breaks: { 'admission.admittedAt': '25' },
    keeps: { 'admission.admittedAt': '0000' },
  },
  {
    rule: 'ADMISSION_AFTER_STATEMENT',
    of: 'institutional',
    breaks: { 'admission.admittedOn': day('2026-05-06') },
    keeps: { 'admission.admittedOn': day('2026-05-05') },
  },
  {
    rule: 'ADMISSION_TYPE',
    of: 'institutional',
    breaks: { 'institutional.admissionTypeCode': '6' },
    keeps: { 'institutional.admissionTypeCode': '9' },
  },
  {
    rule: 'ADMISSION_SOURCE',
    of: 'institutional',
    breaks: { 'institutional.admissionSourceCode': null },
    keeps: { 'institutional.admissionSourceCode': null, facilityCode: '14' },
  },
  {
    rule: 'PATIENT_STATUS',
    of: 'institutional',
    breaks: { 'institutional.patientStatusCode': '1' },
    keeps: { 'institutional.patientStatusCode': '20' },
  },
  {
    rule: 'PATIENT_STATUS_AND_FREQUENCY',
    of: 'institutional',
    breaks: { 'institutional.patientStatusCode': '30' },
    keeps: { 'institutional.patientStatusCode': '30', claimFrequencyCode: '2' },
  },
  { rule: 'ATTENDING_MISSING', of: 'institutional', breaks: { renderingProvider: null } },
  {
    rule: 'OPERATING_MISSING',
    of: 'institutional',
    breaks: { operatingProvider: null },
    keeps: { operatingProvider: null, 'institutional.procedures': [] },
  },
  { rule: 'REVENUE_CODE', of: 'institutional', breaks: { 'lines[1].revenueCode': '120' } },
  { rule: 'REVENUE_TOTAL_LINE', of: 'institutional', breaks: { 'lines[1].revenueCode': '0001' } },
  { rule: 'REVENUE_CODE_PROFESSIONAL', breaks: { 'lines[1].revenueCode': '0510' } },
  {
    rule: 'REVENUE_NEEDS_PROCEDURE',
    of: 'outpatient',
    breaks: { 'lines[1].procedureCode': null },
    keeps: { 'lines[1].procedureCode': null, 'lines[1].revenueCode': '0250' },
  },
  { rule: 'DIAGNOSIS_GROUP_FORM', of: 'institutional', breaks: { 'institutional.diagnosisRelatedGroup': '41' } },
  {
    rule: 'DIAGNOSIS_GROUP_MISSING',
    of: 'institutional',
    breaks: { 'institutional.diagnosisRelatedGroup': null },
    keeps: { 'institutional.diagnosisRelatedGroup': null, facilityCode: '21' },
  },
  {
    rule: 'ADMITTING_DIAGNOSIS_MISSING',
    of: 'institutional',
    breaks: { 'institutional.admittingDiagnosis': null },
    keeps: { 'institutional.admittingDiagnosis': null, facilityCode: '13' },
  },
  {
    rule: 'PRESENT_ON_ADMISSION_UNKNOWN',
    of: 'institutional',
    breaks: { 'diagnoses[1].presentOnAdmission': '1' },
    keeps: { 'diagnoses[1].presentOnAdmission': 'W' },
  },
  {
    rule: 'PRESENT_ON_ADMISSION_MISSING',
    of: 'institutional',
    breaks: { 'diagnoses[1].presentOnAdmission': null },
    keeps: { 'diagnoses[1].presentOnAdmission': null, facilityCode: '13' },
  },

  {
    rule: 'BILL_CODES_TOO_MANY',
    of: 'outpatient',
    breaks: { 'institutional.reasonsForVisit': ['R1011', 'R1012', 'R1013', 'R1030'] },
    keeps: { 'institutional.reasonsForVisit': ['R1011', 'R1012', 'R1013'] },
  },
  {
    rule: 'CONDITION_CODE_FORM',
    of: 'institutional',
    breaks: { 'institutional.conditionCodes[1]': '9' },
    keeps: { 'institutional.conditionCodes[1]': 'A1' },
  },
  {
    rule: 'CONDITION_CODE_TWICE',
    of: 'institutional',
    breaks: { 'institutional.conditionCodes': ['09', '09'] },
    keeps: { 'institutional.conditionCodes': ['09', '10'] },
    path: 'institutional.conditionCodes[2]',
  },
  {
    rule: 'OCCURRENCE_CODE_FORM',
    of: 'institutional',
    breaks: { 'institutional.occurrences[1].code': '111' },
    keeps: { 'institutional.occurrences[1].code': 'A3' },
  },
  {
    rule: 'OCCURRENCE_IN_FUTURE',
    of: 'institutional',
    breaks: { 'institutional.occurrences[1].on': day('2026-07-01') },
  },
  {
    rule: 'OCCURRENCE_SPAN_REVERSED',
    of: 'institutional',
    breaks: { 'institutional.occurrenceSpans[1].to': day('2026-05-01') },
  },
  {
    rule: 'VALUE_CODE_FORM',
    of: 'institutional',
    breaks: { 'institutional.values': [{ code: '80', amount: -1n }] },
    keeps: { 'institutional.values': [{ code: 'A0', amount: 0n }] },
    path: 'institutional.values[1]',
  },
  { rule: 'BILL_PROCEDURE_FORM', of: 'institutional', breaks: { 'institutional.procedures[1].code': '47562' } },
  { rule: 'BILL_PROCEDURE_OUTPATIENT', of: 'outpatient', breaks: { 'institutional.procedures': bill.procedures } },
  {
    rule: 'BILL_PROCEDURE_DATE',
    of: 'institutional',
    breaks: { 'institutional.procedures[1].on': day('2026-05-06') },
    keeps: { 'institutional.procedures[1].on': day('2026-04-29') },
  },
  {
    rule: 'BILL_DIAGNOSIS_FORM',
    of: 'institutional',
    breaks: { 'institutional.admittingDiagnosis': 'R10.11' },
    keeps: { 'institutional.externalCauses': [{ code: 'W010XXA', presentOnAdmission: null }] },
  },
  {
    rule: 'REASON_FOR_VISIT_MISSING',
    of: 'outpatient',
    breaks: { 'institutional.reasonsForVisit': [] },
    keeps: { 'institutional.reasonsForVisit': [], 'lines[1].revenueCode': '0510' },
  },

  {
    rule: 'TEXT_DELIMITER',
    breaks: { 'subscriber.name.family': 'Abara*' },
    keeps: { 'subscriber.name.family': "O'Hara-Lee" },
  },
  { rule: 'TEXT_CONTROL_CHARACTER', breaks: { note: 'One\nTwo' }, keeps: { note: 'One Two' } },
  { rule: 'TEXT_BLANK', breaks: { note: ' ' }, keeps: { note: null } },
  {
    rule: 'TEXT_TOO_LONG',
    breaks: { patientControlNumber: 'A'.repeat(21) },
    keeps: { patientControlNumber: 'A'.repeat(20) },
  },
  { rule: 'TEXT_TOO_SHORT', breaks: { 'patient.address.city': 'A' }, keeps: { 'patient.address.city': 'Aa' } },
  {
    rule: 'TEXT_BEYOND_CHARACTER_SET',
    breaks: { 'patient.name.family': 'Núñez' },
    keeps: { 'patient.name.family': 'Nunez' },
  },
  {
    rule: 'TEXT_SPACES',
    breaks: { 'patient.name.family': 'Abara  Lee' },
    keeps: { 'patient.name.family': 'Abara Lee' },
  },
];
