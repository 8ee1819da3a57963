/** The invented organization that the sample bundles come from: its places, its clinicians, the payers, its prices. */

import type { Cents } from '../platform/money.ts';
import { isNpi } from '../platform/npi.ts';

export interface SampleAddress {
  readonly line: string;
  readonly city: string;
  readonly state: string;
  /** Nine digits with a hyphen: an 837 asks for all nine from a billing provider. */
  readonly postalCode: string;
}

export interface SampleFacility {
  readonly name: string;
  readonly npi: string;
  /** CMS place of service: 11 office, 22 outpatient hospital. */
  readonly placeOfServiceCode: string;
  readonly taxonomyCode: string;
  readonly address: SampleAddress;
}

export interface SampleClinician {
  readonly familyName: string;
  readonly givenName: string;
  readonly credential: string;
  readonly npi: string;
  readonly specialty: Specialty;
}

export interface SamplePayer {
  readonly name: string;
  /** The payer's electronic id, as in NM109 of loop 2010BB. */
  readonly payerId: string;
  readonly covers: 'WORKING_AGE' | 'SENIOR' | 'ANY_CHILD_OR_ADULT';
}

/**
 * Ten digits with the right check digit. All sample numbers start with 2: the standard allows it, and the numbers
 * issued so far start with 1, so none of ours can be somebody's.
 */
const npi = (firstNine: string): string => {
  const found = Array.from({ length: 10 }, (_, digit) => `${firstNine}${digit}`).find(isNpi);
  if (found === undefined) throw new RangeError(`${firstNine} cannot begin an NPI.`);
  return found;
};

/** The biller. The tax id and the numbers are invented; the ZIP code is not in use. */
export const SAMPLE_ORGANIZATION = {
  name: 'Harbor Valley Medical Group',
  npi: npi('200000001'),
  taxId: '12-3456789',
  /** NUCC taxonomy: multi-specialty group. */
  taxonomyCode: '193200000X',
  address: { line: '100 Harbor Road', city: 'Harbor Valley', state: 'OR', postalCode: '97999-0001' },
} as const satisfies { readonly address: SampleAddress } & Readonly<Record<string, unknown>>;

/** The clinic first, the hospital second. */
export const SAMPLE_FACILITIES: readonly [clinic: SampleFacility, hospital: SampleFacility] = [
  {
    name: 'Harbor Valley Main Clinic',
    npi: npi('200000011'),
    placeOfServiceCode: '11',
    taxonomyCode: '261QM1300X',
    address: { line: '100 Harbor Road', city: 'Harbor Valley', state: 'OR', postalCode: '97999-0001' },
  },
  {
    name: 'Harbor Valley Eastside Hospital',
    npi: npi('200000012'),
    placeOfServiceCode: '22',
    taxonomyCode: '282N00000X',
    address: { line: '2200 Eastside Avenue', city: 'Harbor Valley', state: 'OR', postalCode: '97999-0220' },
  },
];

/** NUCC taxonomy codes of the specialties that the group has. */
export const SPECIALTIES = {
  familyMedicine: '207Q00000X',
  internalMedicine: '207R00000X',
  pediatrics: '208000000X',
  emergencyMedicine: '207P00000X',
  hospitalist: '208M00000X',
  cardiology: '207RC0000X',
  gastroenterology: '207RG0100X',
  obstetrics: '207V00000X',
  orthopedics: '207X00000X',
  ophthalmology: '207W00000X',
  dermatology: '207N00000X',
  psychiatry: '2084P0800X',
  podiatry: '213E00000X',
} as const;

export type Specialty = keyof typeof SPECIALTIES;

const clinician = (number: number, givenName: string, familyName: string, specialty: Specialty, credential = 'MD') => ({
  familyName,
  givenName,
  credential,
  npi: npi(`2000001${String(number).padStart(2, '0')}`),
  specialty,
});

/** At least one for each specialty. */
export const SAMPLE_CLINICIANS: readonly SampleClinician[] = [
  clinician(1, 'Nadia', 'Thornquist', 'familyMedicine'),
  clinician(2, 'Samuel', 'Okonjo', 'familyMedicine', 'DO'),
  clinician(3, 'Priya', 'Venkatwar', 'internalMedicine'),
  clinician(4, 'Harold', 'Lindemayer', 'internalMedicine'),
  clinician(5, 'Camila', 'Restovar', 'pediatrics'),
  clinician(6, 'Jonah', 'Amsterdyke', 'emergencyMedicine'),
  clinician(7, 'Keiko', 'Morishiro', 'emergencyMedicine'),
  clinician(8, 'Dorothea', 'Vanslyke', 'hospitalist'),
  clinician(9, 'Emeka', 'Adichukwu', 'cardiology'),
  clinician(10, 'Rosalind', 'Peverell', 'gastroenterology'),
  clinician(11, 'Ines', 'Calvarado', 'obstetrics'),
  clinician(12, 'Torsten', 'Bjornvik', 'orthopedics'),
  clinician(13, 'Miriam', 'Halpernick', 'ophthalmology'),
  clinician(14, 'Quentin', 'Abernarth', 'dermatology'),
  clinician(15, 'Salome', 'Dzhanidze', 'psychiatry'),
  clinician(16, 'Wendell', 'Crossgrove', 'podiatry', 'DPM'),
];

/** Six invented payers. */
export const SAMPLE_PAYERS: readonly SamplePayer[] = [
  { name: 'Tidewater Mutual Health Plan', payerId: 'ZTMH1', covers: 'WORKING_AGE' },
  { name: 'Larkspur Employees Benefit Trust', payerId: 'ZLEB2', covers: 'WORKING_AGE' },
  { name: 'Copperline Health Cooperative', payerId: 'ZCHC3', covers: 'ANY_CHILD_OR_ADULT' },
  { name: 'Valley Neighbors State Health Plan', payerId: 'ZVNS4', covers: 'ANY_CHILD_OR_ADULT' },
  { name: 'Lighthouse Senior Plan', payerId: 'ZLSP5', covers: 'SENIOR' },
  { name: 'Goldenrod Senior Choice', payerId: 'ZGSC6', covers: 'SENIOR' },
];

export interface SampleFee {
  /** The CPT or HCPCS Level II number. */
  readonly code: string;
  /** For one unit. */
  readonly amountCents: Cents;
}

/** Invented prices by code number: office and emergency visits, then tests and procedures, then supplies and drugs. */
const FEES_BY_CODE: Readonly<Record<string, Cents>> = {
  '99202': 118_00n,
  '99203': 176_00n,
  '99204': 262_00n,
  '99205': 345_00n,
  '99211': 38_00n,
  '99212': 92_00n,
  '99213': 148_00n,
  '99214': 209_00n,
  '99215': 292_00n,
  '99281': 45_00n,
  '99282': 88_00n,
  '99283': 152_00n,
  '99284': 258_00n,
  '99285': 374_00n,
  '99221': 205_00n,
  '99222': 276_00n,
  '99223': 405_00n,
  '99231': 98_00n,
  '99232': 162_00n,
  '99233': 241_00n,
  '99238': 168_00n,
  '99239': 236_00n,
  '99391': 165_00n,
  '99392': 174_00n,
  '99393': 173_00n,
  '99394': 190_00n,
  '99395': 194_00n,
  '99396': 208_00n,
  '92004': 296_00n,
  '92014': 245_00n,
  '92015': 42_00n,
  '36415': 9_50n,
  '36416': 6_00n,
  '80048': 24_00n,
  '80053': 31_00n,
  '80061': 38_00n,
  '81002': 8_25n,
  '81003': 7_75n,
  '82728': 39_00n,
  '82950': 14_50n,
  '83036': 28_00n,
  '83880': 74_00n,
  '84443': 47_00n,
  '84550': 13_00n,
  '85025': 21_50n,
  '87086': 23_00n,
  '87880': 32_00n,
  '71046': 68_00n,
  '72100': 82_00n,
  '73110': 79_00n,
  '73502': 96_00n,
  '73562': 86_00n,
  '73610': 77_00n,
  '92551': 22_00n,
  '93000': 41_00n,
  '93010': 19_00n,
  '94010': 62_00n,
  '94640': 34_00n,
  '96110': 26_00n,
  '96127': 11_00n,
  '96372': 31_00n,
  '99173': 8_00n,
  '59025': 108_00n,
  '90460': 36_00n,
  '90471': 38_00n,
  '90633': 52_00n,
  '90715': 64_00n,
  '11042': 224_00n,
  '12001': 186_00n,
  '12002': 214_00n,
  '17000': 128_00n,
  '17003': 13_50n,
  '20610': 142_00n,
  '29125': 132_00n,
  '45378': 685_00n,
  '45380': 798_00n,
  '45385': 912_00n,
  '69210': 91_00n,
  A6212: 14_00n,
  E0114: 58_00n,
  G0121: 640_00n,
  G0439: 231_00n,
  G0444: 32_00n,
  G2211: 28_00n,
  J0165: 2_40n,
  J1200: 3_20n,
  J1885: 4_10n,
  J3301: 3_75n,
  J3420: 5_60n,
  J7613: 1_10n,
  J7620: 1_45n,
  L4350: 126_00n,
  L4361: 298_00n,
};

/** The group's fee schedule; one row a code. */
export const SAMPLE_FEES: readonly SampleFee[] = Object.entries(FEES_BY_CODE).map(([code, amountCents]) => ({
  code,
  amountCents,
}));
