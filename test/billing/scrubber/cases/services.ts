/** Rules about days, diagnoses, lines, modifiers, places and drugs. */

import { CLAIMS, day, NPI } from '../claims.ts';
import type { Case } from './case.ts';

const accident = (causes: readonly string[], date: string | null, state: string | null = null) => ({
  causes,
  state,
  date: date === null ? null : day(date),
});
const stay = (admittedOn: string, dischargedOn: string | null) => ({
  admittedOn: day(admittedOn),
  admittedAt: null,
  dischargedOn: dischargedOn === null ? null : day(dischargedOn),
});
const referring = {
  name: { family: 'Zhang', given: 'Li', middle: null, suffix: null },
  npi: NPI[3],
  taxonomyCode: null,
};
const facility = { name: 'Harbor Valley Main Clinic', npi: NPI[4], address: CLAIMS.professional.patient.address };
const codes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ code: `E11${100 + index}`, presentOnAdmission: null }));
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...CLAIMS.professional.lines[0]!,
    number: index + 1,
    lineItemControlNumber: null,
  }));

export const SERVICES: readonly Case[] = [
  { rule: 'DATE_NOT_A_DAY', breaks: { onsetDate: day('2026-02-30') }, keeps: { onsetDate: day('2026-02-28') } },
  {
    rule: 'SERVICE_DATES_REVERSED',
    breaks: { 'lines[1].serviceTo': day('2026-05-03') },
    keeps: { 'lines[1].serviceTo': day('2026-05-05') },
  },
  {
    rule: 'SERVICE_IN_FUTURE',
    breaks: { 'lines[1].serviceTo': day('2026-07-01') },
    keeps: { 'lines[1].serviceTo': day('2026-06-30') },
  },
  {
    rule: 'SERVICE_BEFORE_BIRTH',
    breaks: { 'lines[1].serviceFrom': day('1979-05-04') },
    keeps: { 'patient.birthDate': null },
  },
  {
    rule: 'SERVICE_BEFORE_ICD10',
    breaks: { 'lines[1].serviceFrom': day('2015-09-30') },
    keeps: { 'lines[1].serviceFrom': day('2015-10-01') },
  },
  {
    rule: 'SERVICE_ACROSS_MONTHS',
    breaks: { 'lines[1].serviceTo': day('2026-06-01') },
    keeps: { 'lines[1].serviceTo': day('2026-05-31') },
  },
  {
    rule: 'SERVICES_FAR_APART',
    breaks: { 'lines[1].serviceFrom': day('2025-05-01') },
    keeps: { 'lines[1].serviceFrom': day('2025-05-04') },
    path: 'lines',
  },
  {
    rule: 'INPATIENT_WITHOUT_ADMISSION',
    breaks: { facilityCode: '21' },
    keeps: { facilityCode: '21', admission: stay('2026-05-01', null) },
    path: 'admission',
  },
  {
    rule: 'ADMISSION_WITHOUT_INPATIENT',
    breaks: { admission: stay('2026-05-01', null) },
    keeps: { admission: stay('2026-05-01', null), facilityCode: '21' },
  },
  {
    rule: 'DISCHARGE_BEFORE_ADMISSION',
    breaks: { admission: stay('2026-05-04', '2026-05-03') },
    keeps: { admission: stay('2026-05-04', '2026-05-04') },
    path: 'admission.dischargedOn',
  },
  {
    rule: 'STAY_IN_FUTURE',
    breaks: { admission: stay('2026-05-04', '2026-07-01') },
    keeps: { admission: stay('2026-05-04', '2026-06-30') },
  },
  {
    rule: 'SERVICE_OUTSIDE_STAY',
    breaks: { 'lines[1].serviceFrom': day('2026-04-30'), facilityCode: '21', admission: stay('2026-05-01', null) },
    keeps: { facilityCode: '21', admission: stay('2026-05-01', '2026-05-04') },
  },
  {
    rule: 'ACCIDENT_DATE_MISSING',
    breaks: { accident: accident(['OA'], null) },
    keeps: { accident: accident(['EM'], null) },
    path: 'accident.date',
  },
  {
    rule: 'WORK_ACCIDENT_DATE_MISSING',
    breaks: { accident: accident(['EM'], null) },
    keeps: { accident: accident(['OA'], null) },
    path: 'accident.date',
  },
  {
    rule: 'ACCIDENT_CAUSE_MISSING',
    breaks: { accident: accident([], '2026-05-03') },
    keeps: { accident: accident(['OA'], '2026-05-03') },
    path: 'accident.causes',
  },
  {
    rule: 'ACCIDENT_CAUSE_UNKNOWN',
    breaks: { accident: accident(['AA', 'EM', 'OA'], '2026-05-03', 'OR') },
    keeps: { accident: accident(['AA', 'EM'], '2026-05-03', 'OR') },
    path: 'accident.causes',
  },
  {
    rule: 'ACCIDENT_STATE_MISSING',
    breaks: { accident: accident(['AA'], '2026-05-03') },
    keeps: { accident: accident(['OA'], '2026-05-03') },
    path: 'accident.state',
  },
  {
    rule: 'ACCIDENT_STATE_UNKNOWN',
    breaks: { accident: accident(['AA'], '2026-05-03', 'ZZ') },
    keeps: { accident: accident(['AA'], '2026-05-03', 'BC') },
    path: 'accident.state',
  },
  {
    rule: 'ACCIDENT_STATE_WITHOUT_AUTOMOBILE',
    breaks: { accident: accident(['OA'], '2026-05-03', 'OR') },
    keeps: { accident: accident(['AA'], '2026-05-03', 'OR') },
    path: 'accident.state',
  },
  {
    rule: 'ACCIDENT_AFTER_SERVICE',
    breaks: { accident: accident(['OA'], '2026-05-05') },
    keeps: { accident: accident(['OA'], '2026-05-04') },
    path: 'accident.date',
  },
  { rule: 'ONSET_AFTER_SERVICE', breaks: { onsetDate: day('2026-05-05') }, keeps: { onsetDate: day('2026-05-04') } },
  { rule: 'ONSET_ON_SERVICE_DAY', breaks: { onsetDate: day('2026-05-04') }, keeps: { onsetDate: day('2026-05-03') } },
  {
    rule: 'INJURY_WITHOUT_ACCIDENT',
    breaks: { 'diagnoses[1].code': 'S52501A' },
    keeps: { 'diagnoses[1].code': 'S52501A', accident: accident(['OA'], '2026-05-03') },
    path: 'accident',
  },

  { rule: 'DIAGNOSES_MISSING', breaks: { diagnoses: [] } },
  { rule: 'DIAGNOSES_BEYOND_CLAIM', breaks: { diagnoses: codes(13) }, keeps: { diagnoses: codes(12) } },
  { rule: 'DIAGNOSIS_WITH_POINT', breaks: { 'diagnoses[1].code': 'E11.621' } },
  { rule: 'DIAGNOSIS_FORM', breaks: { 'diagnoses[1].code': '25000' }, keeps: { 'diagnoses[1].code': 'U071' } },
  { rule: 'DIAGNOSIS_TWICE', breaks: { 'diagnoses[2].code': 'E11621' } },
  {
    rule: 'EXTERNAL_CAUSE_PRINCIPAL',
    breaks: { 'diagnoses[1].code': 'W010XXA' },
    keeps: { 'diagnoses[2].code': 'W010XXA' },
  },
  {
    rule: 'EXTERNAL_CAUSE_POINTED',
    breaks: { 'diagnoses[2].code': 'W010XXA' },
    keeps: { 'diagnoses[2].code': 'W010XXA', 'lines[3].diagnosisPointers': [1, 2] },
    path: 'lines[3].diagnosisPointers',
  },
  { rule: 'POINTER_MISSING', breaks: { 'lines[1].diagnosisPointers': [] } },
  {
    rule: 'POINTERS_BEYOND_LINE',
    breaks: { 'lines[1].diagnosisPointers': [1, 2, 3, 4, 5], diagnoses: codes(5) },
    keeps: { 'lines[1].diagnosisPointers': [1, 2, 3, 4], diagnoses: codes(5) },
  },
  {
    rule: 'POINTER_OUTSIDE_CLAIM',
    breaks: { 'lines[1].diagnosisPointers': [3] },
    keeps: { 'lines[1].diagnosisPointers': [2] },
  },
  {
    rule: 'POINTER_TWICE',
    breaks: { 'lines[1].diagnosisPointers': [1, 1] },
    keeps: { 'lines[1].diagnosisPointers': [1, 2] },
  },
  { rule: 'DIAGNOSIS_NOT_POINTED', breaks: { 'lines[3].diagnosisPointers': [1] }, path: 'diagnoses[2].code' },
  { rule: 'PRESENT_ON_ADMISSION_PROFESSIONAL', breaks: { 'diagnoses[1].presentOnAdmission': 'Y' } },

  { rule: 'LINES_MISSING', breaks: { lines: [] } },
  { rule: 'LINES_BEYOND_CLAIM', breaks: { lines: many(51) }, keeps: { lines: many(50) } },
  { rule: 'LINE_NUMBERS', breaks: { 'lines[2].number': 3 }, path: 'lines' },
  { rule: 'PROCEDURE_MISSING', breaks: { 'lines[1].procedureCode': null } },
  {
    rule: 'PROCEDURE_FORM',
    breaks: { 'lines[1].procedureCode': '9921' },
    keeps: { 'lines[1].procedureCode': '0042T' },
  },
  { rule: 'CHARGE_MISSING', breaks: { 'lines[1].chargeAmount': null } },
  { rule: 'CHARGE_NEGATIVE', breaks: { 'lines[1].chargeAmount': -1n }, keeps: { 'lines[1].chargeAmount': 0n } },
  { rule: 'CHARGE_ZERO', breaks: { 'lines[1].chargeAmount': 0n }, keeps: { 'lines[1].chargeAmount': 1n } },
  { rule: 'UNITS_FORM', breaks: { 'lines[1].units': '1,5' }, keeps: { 'lines[1].units': '1.125' } },
  { rule: 'UNITS_ZERO', breaks: { 'lines[1].units': '0.0' }, keeps: { 'lines[1].units': '0.5' } },
  { rule: 'UNITS_PARTIAL', breaks: { 'lines[1].units': '1.5' }, keeps: { 'lines[1].units': '2' } },
  { rule: 'UNITS_MANY', breaks: { 'lines[1].units': '1000' }, keeps: { 'lines[1].units': '999' } },
  { rule: 'UNIT_OF_MEASURE', breaks: { 'lines[1].unitOfMeasure': 'DA' }, keeps: { 'lines[1].unitOfMeasure': 'MJ' } },
  {
    rule: 'ANESTHESIA_MINUTES',
    breaks: { 'lines[1].procedureCode': '00740' },
    keeps: { 'lines[1].procedureCode': '00740', 'lines[1].unitOfMeasure': 'MJ' },
    path: 'lines[1].unitOfMeasure',
  },
  {
    rule: 'MINUTES_WITHOUT_ANESTHESIA',
    breaks: { 'lines[1].unitOfMeasure': 'MJ' },
    keeps: { 'lines[1].procedureCode': '00740', 'lines[1].unitOfMeasure': 'MJ' },
  },
  {
    rule: 'LINE_CONTROL_NUMBER_TWICE',
    breaks: { 'lines[2].lineItemControlNumber': 'L1' },
    keeps: { 'lines[1].lineItemControlNumber': null, 'lines[2].lineItemControlNumber': null },
  },
  {
    rule: 'LINE_PLACE_SAME',
    breaks: { 'lines[1].placeOfServiceCode': '11' },
    keeps: { 'lines[1].placeOfServiceCode': '12' },
  },

  { rule: 'MODIFIER_FORM', breaks: { 'lines[1].modifiers': ['L'] }, keeps: { 'lines[1].modifiers': ['LT', '59'] } },
  {
    rule: 'MODIFIERS_BEYOND_LINE',
    breaks: { 'lines[1].modifiers': ['25', '59', 'LT', 'XS', '76'] },
    keeps: { 'lines[1].modifiers': ['25', '59', 'LT', 'XS'] },
  },
  { rule: 'MODIFIER_REPEATED', breaks: { 'lines[1].modifiers': ['25', '25'] } },
  {
    rule: 'MODIFIER_WITHOUT_PROCEDURE',
    of: 'institutional',
    breaks: { 'lines[1].modifiers': ['LT'] },
    keeps: { 'lines[1].modifiers': ['LT'], 'lines[1].procedureCode': '99213' },
  },
  {
    rule: 'UNLISTED_WITHOUT_DESCRIPTION',
    breaks: { 'lines[3].procedureCode': '20999' },
    keeps: { 'lines[3].procedureCode': '20999', 'lines[3].description': 'Repair of a tendon' },
    path: 'lines[3].description',
  },
  {
    rule: 'ANESTHESIA_ROLE_MISSING',
    breaks: { 'lines[3].procedureCode': '00740' },
    keeps: { 'lines[3].procedureCode': '00740', 'lines[3].modifiers': ['QZ'] },
    path: 'lines[3].modifiers',
  },
  {
    rule: 'EQUIPMENT_TERMS_MISSING',
    breaks: { 'lines[3].procedureCode': 'E0601' },
    keeps: { 'lines[3].procedureCode': 'E0601', 'lines[3].modifiers': ['RR'] },
    path: 'lines[3].modifiers',
  },
  {
    rule: 'AMBULANCE_ROUTE_MISSING',
    breaks: { 'lines[3].procedureCode': 'A0429' },
    keeps: { 'lines[3].procedureCode': 'A0429', 'lines[3].modifiers': ['SH'] },
    path: 'lines[3].modifiers',
  },
  {
    rule: 'AMBULANCE_TRANSPORT_MISSING',
    breaks: { 'lines[3].procedureCode': 'A0429' },
    keeps: { 'lines[3].procedureCode': 'A4550' },
  },
  {
    rule: 'TELEHEALTH_MODIFIER',
    breaks: { 'lines[3].placeOfServiceCode': '10' },
    keeps: { 'lines[3].placeOfServiceCode': '10', 'lines[3].modifiers': ['95'] },
    path: 'lines[3].modifiers',
  },
  {
    rule: 'LINE_TWICE',
    breaks: { 'lines[2].procedureCode': '20610' },
    keeps: { 'lines[2].procedureCode': '20610', 'lines[3].modifiers': ['76'] },
    path: 'lines[3].procedureCode',
  },

  { rule: 'PLACE_OF_SERVICE_FORM', breaks: { facilityCode: '1' } },
  { rule: 'PLACE_OF_SERVICE_NOT_LISTED', breaks: { facilityCode: '47' }, keeps: { facilityCode: '1' } },
  {
    rule: 'LINE_PLACE_NOT_LISTED',
    breaks: { 'lines[1].placeOfServiceCode': '47' },
    keeps: { 'lines[1].placeOfServiceCode': '10' },
  },
  {
    rule: 'PLACE_NEEDS_FACILITY',
    breaks: { facilityCode: '22' },
    keeps: { facilityCode: '22', serviceFacility: facility },
    path: 'serviceFacility',
  },
  {
    rule: 'HOME_WITH_FACILITY',
    breaks: { serviceFacility: facility, facilityCode: '12' },
    keeps: { facilityCode: '12' },
  },
  {
    rule: 'AMBULANCE_PLACE',
    breaks: { 'lines[3].procedureCode': 'A0429' },
    keeps: { 'lines[3].procedureCode': 'A0429', facilityCode: '41' },
    path: 'lines[3].placeOfServiceCode',
  },
  {
    rule: 'EMERGENCY_IN_OFFICE',
    breaks: { 'lines[1].emergency': true },
    keeps: { 'lines[1].emergency': true, 'lines[1].placeOfServiceCode': '23' },
  },
  {
    rule: 'DIAGNOSTIC_WITHOUT_ORDER',
    of: 'medicare',
    breaks: { 'lines[3].procedureCode': '71046' },
    keeps: { 'lines[3].procedureCode': '71046', referringProvider: referring },
  },
  {
    rule: 'CONSULTATION_WITHOUT_REQUEST',
    breaks: { 'lines[1].procedureCode': '99243' },
    keeps: { 'lines[1].procedureCode': '99243', referringProvider: referring },
  },
  { rule: 'CONSULTATION_OF_MEDICARE', of: 'medicare', breaks: { 'lines[1].procedureCode': '99243' } },
  {
    rule: 'CLIA_MISSING',
    of: 'medicare',
    breaks: { 'lines[3].procedureCode': '85025' },
    keeps: { 'lines[3].procedureCode': '85025', cliaNumber: '38D0000001' },
  },
  { rule: 'CLIA_FORM', breaks: { cliaNumber: '38D000001' }, keeps: { cliaNumber: '38D0000001' } },
  {
    rule: 'CLIA_WITHOUT_LABORATORY',
    breaks: { cliaNumber: '38D0000001' },
    keeps: { cliaNumber: '38D0000001', 'lines[3].procedureCode': '85025' },
  },
  {
    rule: 'VISITS_TWICE',
    breaks: { 'lines[3].procedureCode': '99214', 'lines[1].modifiers': [] },
    keeps: { 'lines[3].procedureCode': '99214' },
    path: 'lines[3].procedureCode',
  },

  {
    rule: 'DRUG_CODE_FORM',
    breaks: { 'lines[2].drug.nationalDrugCode': '0003-0293-05' },
    keeps: { 'lines[2].drug': null },
  },
  { rule: 'DRUG_CODE_INVENTED', breaks: { 'lines[2].drug.nationalDrugCode': '99999999999' } },
  { rule: 'DRUG_UNIT_UNKNOWN', breaks: { 'lines[2].drug.unit': 'MG' }, keeps: { 'lines[2].drug.unit': 'ME' } },
  {
    rule: 'DRUG_QUANTITY_FORM',
    breaks: { 'lines[2].drug.quantity': '1 ml' },
    keeps: { 'lines[2].drug.quantity': '0.125' },
  },
  { rule: 'DRUG_QUANTITY_ZERO', breaks: { 'lines[2].drug.quantity': '0' }, keeps: { 'lines[2].drug.quantity': '0.5' } },
  {
    rule: 'DRUG_CODE_MISSING',
    breaks: { 'lines[2].drug': null, 'payer.claimFilingIndicatorCode': 'MC' },
    keeps: { 'lines[2].drug': null },
  },
  { rule: 'DRUG_ON_VISIT', breaks: { 'lines[1].drug': CLAIMS.professional.lines[1]!.drug } },
  {
    rule: 'DRUG_DISCARDED_NOT_TOLD',
    of: 'medicare',
    breaks: { 'lines[2].modifiers': [] },
    keeps: { 'lines[2].modifiers': ['JZ'] },
  },
];
