/** Drugs: the national drug code, its unit and quantity. */

import { BLOCKS, called, GUIDE, INFORMS, lines, NEVER, says, WARNS, type ClaimRule } from '../rule.ts';
import type { Line } from '../../snapshot/claim-snapshot.ts';
import { isDrug, isEvaluation } from './services.ts';

const UNITS: ReadonlySet<string> = new Set(['F2', 'GR', 'ME', 'ML', 'UN']);
const isQuantity = (text: string): boolean => /^\d{1,8}(?:\.\d{1,3})?$/.test(text);
const isCode = (text: string): boolean => /^\d{11}$/.test(text);

/** One digit throughout, or no labeler, product or package. */
const isInvented = (code: string): boolean => /^(\d)\1{10}$/.test(code) || /^0{5}|^\d{5}0{4}/.test(code);

const drug = (broken: (of: NonNullable<Line['drug']>) => boolean) => (line: Line) =>
  line.drug !== null && broken(line.drug);

export const DRUGS: readonly ClaimRule[] = [
  {
    id: 'DRUG_CODE_FORM',
    ...GUIDE,
    sentence: 'A national drug code has eleven digits and no dash.',
    source: '2410 LIN03: code source 240',
    find: (seen) =>
      lines(
        seen,
        drug(({ nationalDrugCode }) => !isCode(nationalDrugCode)),
        'drug.nationalDrugCode',
        '2410 LIN03',
        (line) => `The drug code of ${called(line)} is not eleven digits.`,
        'Fill the part that is short with a zero in front: five, four and two digits.',
      ),
  },
  {
    id: 'DRUG_CODE_INVENTED',
    ...NEVER,
    sentence: 'A national drug code is one of a product.',
    source: '2410 LIN03: code source 240',
    find: (seen) =>
      lines(
        seen,
        drug(({ nationalDrugCode }) => isCode(nationalDrugCode) && isInvented(nationalDrugCode)),
        'drug.nationalDrugCode',
        '2410 LIN03',
        (line) => `The drug code of ${called(line)} is of no product.`,
      ),
  },
  {
    id: 'DRUG_UNIT_UNKNOWN',
    ...GUIDE,
    sentence: 'A drug is measured in F2, GR, ME, ML or UN.',
    source: '2410 CTP05-1',
    find: (seen) =>
      lines(
        seen,
        drug(({ unit }) => !UNITS.has(unit)),
        'drug.unit',
        '2410 CTP05-1',
        (line) => `The drug of ${called(line)} is measured in none of F2, GR, ME, ML, UN.`,
      ),
  },
  {
    id: 'DRUG_QUANTITY_FORM',
    ...GUIDE,
    sentence: 'The quantity of a drug is a number of up to eight digits and three decimals.',
    source: '2410 CTP04',
    find: (seen) =>
      lines(
        seen,
        drug(({ quantity }) => !isQuantity(quantity)),
        'drug.quantity',
        '2410 CTP04',
        (line) => `The quantity of the drug of ${called(line)} is no number.`,
      ),
  },
  {
    id: 'DRUG_QUANTITY_ZERO',
    ...GUIDE,
    sentence: 'Some of the drug was given.',
    source: '2410 CTP04',
    find: (seen) =>
      lines(
        seen,
        drug(({ quantity }) => isQuantity(quantity) && Number(quantity) === 0),
        'drug.quantity',
        '2410 CTP04',
        (line) => `The quantity of the drug of ${called(line)} is zero.`,
      ),
  },
  {
    id: 'DRUG_CODE_MISSING',
    ...BLOCKS,
    sentence: 'A drug billed to Medicaid, or to a payer that asks for it, has its national drug code.',
    source: '2410; 42 CFR 447.520; the profile of the payer',
    find: (seen) =>
      lines(
        seen,
        (line) =>
          line.drug === null &&
          line.procedureCode !== null &&
          ((seen.isMedicaid && isDrug(line.procedureCode)) ||
            seen.facts.profile?.drugCodeRequired.has(line.procedureCode) === true),
        'drug',
        '2410 LIN03',
        (line) => `${called(line)} is a drug, and has no national drug code.`,
        'Take it from the package that was used, with unit and quantity.',
      ),
  },
  {
    id: 'DRUG_ON_VISIT',
    ...WARNS,
    sentence: 'A national drug code stands with a drug.',
    source: '2410',
    find: (seen) =>
      lines(
        seen,
        (line) => line.drug !== null && isEvaluation(line.procedureCode),
        'drug',
        '2410 LIN03',
        (line) => `${called(line)} is a visit, and has a national drug code.`,
      ),
  },
  {
    id: 'DRUG_DISCARDED_NOT_TOLD',
    ...INFORMS,
    sentence: 'A drug billed to Medicare says whether some of it was thrown away.',
    source: 'Medicare Claims Processing Manual, chapter 17, 40: JW and JZ on single-dose containers',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, modifiers }) =>
          seen.isMedicare &&
          isDrug(procedureCode) &&
          !says(modifiers.find((modifier) => modifier === 'JW' || modifier === 'JZ') ?? null),
        'modifiers',
        '2400 SV101-3',
        (line) => `${called(line)} has neither JW nor JZ.`,
        'Add one of them where the drug came in a container for one dose.',
      ),
  },
];
