/** Service lines: how many, which code, how much of it. */

import {
  called,
  found,
  GUIDE,
  INFORMS,
  lines,
  NEVER,
  one,
  says,
  WARNS,
  BLOCKS,
  each,
  type ClaimRule,
} from '../rule.ts';
import { isAnesthesia } from './services.ts';

const UNITS = '2400 SV104|2400 SV205';

/** Up to eight digits and three decimals. */
const isQuantity = (text: string): boolean => /^\d{1,8}(?:\.\d{1,3})?$/.test(text);

export const LINES: readonly ClaimRule[] = [
  {
    id: 'LINES_MISSING',
    ...GUIDE,
    sentence: 'A claim has a service line.',
    source: '2400 LX',
    find: ({ claim }) => one(claim.lines.length === 0, 'lines', '2400 LX', 'The claim has no service line.'),
  },
  {
    id: 'LINES_BEYOND_CLAIM',
    ...GUIDE,
    sentence: 'A professional claim carries 50 lines, an institutional one 999.',
    source: '2400 LX',
    find: ({ claim, isProfessional }) =>
      one(
        claim.lines.length > (isProfessional ? 50 : 999),
        'lines',
        '2400 LX',
        `The claim has ${claim.lines.length} lines; it carries ${isProfessional ? 50 : 999}.`,
        'Split the claim.',
      ),
  },
  {
    id: 'LINE_NUMBERS',
    ...GUIDE,
    sentence: 'Lines are numbered from 1 on, one by one.',
    source: '2400 LX01',
    find: ({ claim }) =>
      one(
        claim.lines.some(({ number }, index) => number !== index + 1),
        'lines',
        '2400 LX01',
        'The lines are not numbered from 1 on.',
      ),
  },
  {
    id: 'PROCEDURE_MISSING',
    ...GUIDE,
    sentence: 'A line of a professional claim has a procedure code.',
    source: '2400 SV101-2',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode }) => seen.isProfessional && !says(procedureCode),
        'procedureCode',
        '2400 SV101-2',
        ({ number }) => `Line ${number} has no procedure code.`,
      ),
  },
  {
    id: 'PROCEDURE_FORM',
    ...NEVER,
    sentence: 'A procedure code has five characters, as CPT and HCPCS have them.',
    source: '2400 SV101-2: code source 130 and 133',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode }) => says(procedureCode) && !/^(?:\d{4}[0-9AFMTU]|[A-V]\d{4})$/.test(procedureCode),
        'procedureCode',
        '2400 SV101-2|2400 SV202-2',
        ({ number }) => `Line ${number} has a procedure code of no known form.`,
      ),
  },
  {
    id: 'CHARGE_MISSING',
    ...GUIDE,
    sentence: 'A line has a charge.',
    source: '2400 SV102',
    find: (seen) =>
      lines(
        seen,
        ({ chargeAmount }) => chargeAmount === null,
        'chargeAmount',
        '2400 SV102|2400 SV203',
        (line) => `${called(line)} has no charge.`,
        'Add its code to the fee schedule, and price the claim again.',
      ),
  },
  {
    id: 'CHARGE_NEGATIVE',
    ...GUIDE,
    sentence: 'A charge is not negative.',
    source: '2400 SV102',
    find: (seen) =>
      lines(
        seen,
        ({ chargeAmount }) => chargeAmount !== null && chargeAmount < 0n,
        'chargeAmount',
        '2400 SV102|2400 SV203',
        (line) => `${called(line)} has a negative charge.`,
        'Correct the claim by a replacement (7) or void (8) instead.',
      ),
  },
  {
    id: 'CHARGE_ZERO',
    ...WARNS,
    sentence: 'A line that costs nothing is meant so.',
    source: '2400 SV102: quality measures and the like',
    find: (seen) =>
      lines(
        seen,
        ({ chargeAmount }) => chargeAmount === 0n,
        'chargeAmount',
        '2400 SV102|2400 SV203',
        (line) => `${called(line)} costs nothing.`,
      ),
  },
  {
    id: 'UNITS_FORM',
    ...GUIDE,
    sentence: 'Units are a number of up to eight digits and three decimals.',
    source: '2400 SV104',
    find: (seen) =>
      lines(
        seen,
        ({ units }) => !isQuantity(units),
        'units',
        UNITS,
        (line) => `The units of ${called(line)} are no number.`,
      ),
  },
  {
    id: 'UNITS_ZERO',
    ...GUIDE,
    sentence: 'A line is for at least some of its service.',
    source: '2400 SV104',
    find: (seen) =>
      lines(
        seen,
        ({ units }) => isQuantity(units) && Number(units) === 0,
        'units',
        UNITS,
        (line) => `${called(line)} has zero units.`,
      ),
  },
  {
    id: 'UNITS_PARTIAL',
    ...WARNS,
    sentence: 'Services are counted in whole units.',
    source: '2400 SV104; Medicare Claims Processing Manual, chapter 26, item 24G',
    find: (seen) =>
      lines(
        seen,
        ({ units, procedureCode }) =>
          isQuantity(units) && !Number.isInteger(Number(units)) && procedureCode?.startsWith('A04') !== true,
        'units',
        UNITS,
        (line) => `${called(line)} has a part of a unit.`,
        'Round as the payer asks for it.',
      ),
  },
  {
    id: 'UNITS_MANY',
    ...WARNS,
    sentence: 'A line has fewer than a thousand units.',
    source: '2400 SV104',
    find: (seen) =>
      lines(
        seen,
        ({ units }) => isQuantity(units) && Number(units) >= 1000,
        'units',
        UNITS,
        (line) => `${called(line)} has a thousand units or more.`,
      ),
  },
  {
    id: 'UNIT_OF_MEASURE',
    ...GUIDE,
    sentence: 'A professional claim counts in units or minutes, an institutional one in units or days.',
    source: '2400 SV103, SV204',
    find: (seen) =>
      lines(
        seen,
        ({ unitOfMeasure }) => unitOfMeasure !== 'UN' && unitOfMeasure !== (seen.isProfessional ? 'MJ' : 'DA'),
        'unitOfMeasure',
        '2400 SV103|2400 SV204',
        (line) => `${called(line)} counts in what this kind of claim does not know.`,
      ),
  },
  {
    id: 'ANESTHESIA_MINUTES',
    ...BLOCKS,
    sentence: 'Anesthesia is counted in minutes.',
    source: '2400 SV103: MJ; codes 00100 to 01999',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, unitOfMeasure }) =>
          seen.isProfessional && isAnesthesia(procedureCode) && procedureCode !== '01996' && unitOfMeasure !== 'MJ',
        'unitOfMeasure',
        '2400 SV103',
        (line) => `${called(line)} is anesthesia, and is not counted in minutes.`,
      ),
  },
  {
    id: 'MINUTES_WITHOUT_ANESTHESIA',
    ...BLOCKS,
    sentence: 'Only anesthesia is counted in minutes.',
    source: '2400 SV103: MJ',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, unitOfMeasure }) =>
          unitOfMeasure === 'MJ' && says(procedureCode) && !isAnesthesia(procedureCode),
        'unitOfMeasure',
        '2400 SV103',
        (line) => `${called(line)} is counted in minutes, and is no anesthesia.`,
      ),
  },
  {
    id: 'LINE_CONTROL_NUMBER_TWICE',
    ...GUIDE,
    sentence: 'The control numbers of lines tell them apart.',
    source: '2400 REF*6R',
    find: ({ claim }) => {
      const seenBefore = new Set<string>();
      return each(claim.lines, (line, number) => {
        const own = line.lineItemControlNumber;
        if (own === null) return null;
        if (seenBefore.has(own))
          return found(
            `lines[${number}].lineItemControlNumber`,
            '2400 REF02',
            `${called(line)} has the control number of an earlier line.`,
          );
        seenBefore.add(own);
        return null;
      });
    },
  },
  {
    id: 'LINE_PLACE_SAME',
    ...INFORMS,
    sentence: 'A line tells its place only where it is not the place of the claim.',
    source: '2400 SV105',
    find: (seen) =>
      lines(
        seen,
        ({ placeOfServiceCode }) => placeOfServiceCode !== null && placeOfServiceCode === seen.claim.facilityCode,
        'placeOfServiceCode',
        '2400 SV105',
        (line) => `${called(line)} tells the place of the claim again; it is not sent.`,
      ),
  },
];
