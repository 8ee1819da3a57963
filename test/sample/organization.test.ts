import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { STARTER_HCPCS } from '../../src/codesets/starter/hcpcs.ts';
import { isNpi } from '../../src/platform/npi.ts';
import {
  SAMPLE_CLINICIANS,
  SAMPLE_FACILITIES,
  SAMPLE_FEES,
  SAMPLE_ORGANIZATION,
  SAMPLE_PAYERS,
  SPECIALTIES,
} from '../../src/sample/organization.ts';
import { shared, testOnShared } from '../support/shared-data.ts';

describe('the sample organization', () => {
  const npis = [SAMPLE_ORGANIZATION, ...SAMPLE_FACILITIES, ...SAMPLE_CLINICIANS].map(({ npi }) => npi);

  test('has a valid NPI of its own for itself, each facility and each clinician', () => {
    expect(npis.filter((npi) => !isNpi(npi))).toEqual([]);
    expect(new Set(npis).size).toBe(npis.length);
  });

  test('uses only NPIs that nobody can have', () => {
    expect(npis.filter((npi) => !npi.startsWith('2'))).toEqual([]);
  });

  test('has a tax id of the form of an EIN, and addresses with nine-digit ZIP codes', () => {
    expect(SAMPLE_ORGANIZATION.taxId).toMatch(/^\d{2}-\d{7}$/);
    for (const { address } of [SAMPLE_ORGANIZATION, ...SAMPLE_FACILITIES])
      expect(address.postalCode).toMatch(/^\d{5}-\d{4}$/);
  });

  test('has a clinic that is an office and a hospital that is not', () => {
    expect(SAMPLE_FACILITIES.map(({ name, placeOfServiceCode }) => [name, placeOfServiceCode])).toEqual([
      ['Harbor Valley Main Clinic', '11'],
      ['Harbor Valley Eastside Hospital', '22'],
    ]);
  });

  test('has somebody for every specialty', () => {
    const present = new Set(SAMPLE_CLINICIANS.map(({ specialty }) => specialty));
    expect(Object.keys(SPECIALTIES).filter((specialty) => !present.has(specialty as keyof typeof SPECIALTIES))).toEqual(
      [],
    );
  });

  test('deals with six payers of different names and electronic ids, at least two for every age', () => {
    expect(new Set(SAMPLE_PAYERS.map(({ name }) => name)).size).toBe(6);
    expect(new Set(SAMPLE_PAYERS.map(({ payerId }) => payerId)).size).toBe(6);
    expect(SAMPLE_PAYERS.filter(({ covers }) => covers === 'SENIOR').length).toBeGreaterThanOrEqual(2);
  });
});

describe('the sample fee schedule', () => {
  test('prices every code once, above zero, in cents', () => {
    expect(new Set(SAMPLE_FEES.map(({ code }) => code)).size).toBe(SAMPLE_FEES.length);
    expect(SAMPLE_FEES.filter(({ code, amountCents }) => !/^[0-9A-Z]\d{4}$/.test(code) || amountCents <= 0n)).toEqual(
      [],
    );
    expect(SAMPLE_FEES.find(({ code }) => code === '99213')?.amountCents).toBe(148_00n);
  });

  test('takes its HCPCS Level II codes from the starter edition', () => {
    const starter = new Set(STARTER_HCPCS.map(({ code }) => code));
    expect(SAMPLE_FEES.filter(({ code }) => /^[A-Z]/.test(code) && !starter.has(code))).toEqual([]);
  });

  testOnShared('holds only code numbers that the published lists know', () => {
    const list = readFileSync(shared('ncci-and-fees/procedure_code_numbers_all_sources.csv'), 'utf8');
    const known = new Set(list.split(/\r?\n/).map((line) => line.split(',')[0]));
    expect(SAMPLE_FEES.filter(({ code }) => !known.has(code))).toEqual([]);
  });
});
