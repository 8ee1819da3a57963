/** Diagnoses and what lines point to. */

import { BLOCKS, called, each, found, GUIDE, INFORMS, lines, one, WARNS, type ClaimRule, type Found } from '../rule.ts';
import type { Seen } from '../seen.ts';

const POINTERS = '2400 SV107';

const diagnoses = (
  { claim }: Seen,
  broken: (code: string, index: number) => boolean,
  message: (number: number) => string,
  mend: string | null = null,
): readonly Found[] =>
  each(
    claim.diagnoses,
    ({ code }, number) =>
      broken(code, number - 1) && found(`diagnoses[${number}].code`, '2300 HI', message(number), mend, code),
  );

export const DIAGNOSES: readonly ClaimRule[] = [
  {
    id: 'DIAGNOSES_MISSING',
    ...GUIDE,
    sentence: 'A claim has a diagnosis.',
    source: '2300 HI',
    find: ({ claim }) => one(claim.diagnoses.length === 0, 'diagnoses', '2300 HI', 'The claim has no diagnosis.'),
  },
  {
    id: 'DIAGNOSES_BEYOND_CLAIM',
    ...GUIDE,
    sentence: 'A professional claim carries 12 diagnoses, an institutional one 25.',
    source: '2300 HI',
    find: ({ claim, isProfessional }) =>
      one(
        claim.diagnoses.length > (isProfessional ? 12 : 25),
        'diagnoses',
        '2300 HI',
        `The claim has ${claim.diagnoses.length} diagnoses; it carries ${isProfessional ? 12 : 25}.`,
        'Leave out those that matter least, or send a second claim.',
      ),
  },
  {
    id: 'DIAGNOSIS_WITH_POINT',
    ...GUIDE,
    sentence: 'A diagnosis is written without its point.',
    source: '2300 HI: code source 897',
    find: (seen) =>
      diagnoses(
        seen,
        (code) => code.includes('.'),
        (number) => `Diagnosis ${number} is written with a point.`,
      ),
  },
  {
    id: 'DIAGNOSIS_FORM',
    ...BLOCKS,
    sentence: 'A diagnosis has the form of ICD-10-CM: a letter, a digit, and one to five letters or digits.',
    source: '2300 HI: code source 897',
    find: (seen) =>
      diagnoses(
        seen,
        (code) => !code.includes('.') && !/^[A-Z]\d[0-9A-Z]{1,5}$/.test(code),
        (number) => `Diagnosis ${number} does not have the form of an ICD-10-CM code.`,
      ),
  },
  {
    id: 'DIAGNOSIS_TWICE',
    ...GUIDE,
    sentence: 'A diagnosis stands once on a claim.',
    source: '2300 HI',
    find: (seen) =>
      diagnoses(
        seen,
        (code, index) => seen.claim.diagnoses.findIndex((first) => first.code === code) < index,
        (number) => `Diagnosis ${number} stands on the claim already.`,
        'Remove it; let lines point to the first.',
      ),
  },
  {
    id: 'EXTERNAL_CAUSE_PRINCIPAL',
    ...BLOCKS,
    sentence: 'An external cause is never the first diagnosis.',
    source: '2300 HI01; ICD-10-CM official guidelines I.C.20.a.6',
    find: (seen) =>
      diagnoses(
        seen,
        (code, index) => index === 0 && /^[VWXY]\d/.test(code),
        () => 'The first diagnosis is an external cause.',
        'Put the injury or illness first.',
      ),
  },
  {
    id: 'EXTERNAL_CAUSE_POINTED',
    ...WARNS,
    sentence: 'A line points to an illness or injury first, not to its cause.',
    source: '2400 SV107-1',
    find: (seen) =>
      lines(
        seen,
        ({ diagnosisPointers: [first] }) =>
          first !== undefined && /^[VWXY]\d/.test(seen.claim.diagnoses[first - 1]?.code ?? ''),
        'diagnosisPointers',
        '2400 SV107-1',
        (line) => `${called(line)} points to an external cause first.`,
      ),
  },
  {
    id: 'POINTER_MISSING',
    ...GUIDE,
    sentence: 'A line of a professional claim points to a diagnosis.',
    source: '2400 SV107-1',
    find: (seen) =>
      lines(
        seen,
        ({ diagnosisPointers }) => seen.isProfessional && diagnosisPointers.length === 0,
        'diagnosisPointers',
        POINTERS,
        (line) => `${called(line)} points to no diagnosis.`,
      ),
  },
  {
    id: 'POINTERS_BEYOND_LINE',
    ...GUIDE,
    sentence: 'A line points to four diagnoses at most.',
    source: '2400 SV107',
    find: (seen) =>
      lines(
        seen,
        ({ diagnosisPointers }) => diagnosisPointers.length > 4,
        'diagnosisPointers',
        POINTERS,
        (line) => `${called(line)} points to ${line.diagnosisPointers.length} diagnoses.`,
        'Keep the four that matter most.',
      ),
  },
  {
    id: 'POINTER_OUTSIDE_CLAIM',
    ...GUIDE,
    sentence: 'A line points to diagnoses that stand on the claim.',
    source: '2400 SV107',
    find: (seen) =>
      lines(
        seen,
        ({ diagnosisPointers }) =>
          diagnosisPointers.some(
            (pointer) => !Number.isInteger(pointer) || pointer < 1 || pointer > seen.claim.diagnoses.length,
          ),
        'diagnosisPointers',
        POINTERS,
        (line) => `${called(line)} points to a diagnosis that is not on the claim.`,
      ),
  },
  {
    id: 'POINTER_TWICE',
    ...GUIDE,
    sentence: 'A line points to a diagnosis once.',
    source: '2400 SV107',
    find: (seen) =>
      lines(
        seen,
        ({ diagnosisPointers }) => new Set(diagnosisPointers).size < diagnosisPointers.length,
        'diagnosisPointers',
        POINTERS,
        (line) => `${called(line)} points to a diagnosis twice.`,
      ),
  },
  {
    id: 'DIAGNOSIS_NOT_POINTED',
    ...INFORMS,
    sentence: 'Some line is for each diagnosis of a professional claim.',
    source: '2400 SV107',
    find: (seen) => {
      if (!seen.isProfessional) return [];
      const pointed = new Set(seen.claim.lines.flatMap(({ diagnosisPointers }) => diagnosisPointers));
      return diagnoses(
        seen,
        (_, index) => !pointed.has(index + 1),
        (number) => `No line points to diagnosis ${number}.`,
      );
    },
  },
  {
    id: 'PRESENT_ON_ADMISSION_PROFESSIONAL',
    ...WARNS,
    sentence: 'Only institutional claims say what was present on admission.',
    source: '837I HI; 42 CFR 412.50',
    find: ({ claim, isProfessional }) =>
      each(
        claim.diagnoses,
        ({ presentOnAdmission }, number) =>
          isProfessional &&
          presentOnAdmission !== null &&
          found(
            `diagnoses[${number}].presentOnAdmission`,
            '2300 HI',
            `Diagnosis ${number} says whether it was present on admission, which a professional claim has no place for.`,
          ),
      ),
  },
];
