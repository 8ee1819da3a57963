/** Which diagnosis each service was for. */

import { atDiagnosis, atProcedure, icd, type Rule } from '../rule.ts';

const MOST_POINTERS = 4;
/** A professional claim holds twelve diagnoses, and a pointer names one of those. */
const MOST_DIAGNOSES = 12;

const toNothing: Rule = {
  id: 'POINTER_TO_NOTHING',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'Every service points to one to four of the assigned diagnoses.',
  source: '837P SV107',
  find: ({ coding: { diagnoses, procedures } }) => {
    const sequences = new Set(diagnoses.map(({ sequence }) => sequence));
    return procedures
      .filter(({ diagnosisPointers: to }) => to.length === 0 || to.some((pointer) => !sequences.has(pointer)))
      .map((procedure) => ({
        path: atProcedure(procedure, 'diagnosisPointers'),
        about: [procedure],
        message:
          procedure.diagnosisPointers.length === 0
            ? `${procedure.code} points to no diagnosis.`
            : `${procedure.code} points to a diagnosis that is not there.`,
        mend: 'Point to the diagnoses that it was for, the most important first.',
        key: `${procedure.code} ${procedure.serviceDate}`,
      }));
  },
};

const tooMany: Rule = {
  id: 'TOO_MANY_POINTERS',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A service points to four diagnoses at most.',
  source: '837P SV107',
  find: ({ coding: { procedures } }) =>
    procedures
      .filter(({ diagnosisPointers }) => diagnosisPointers.length > MOST_POINTERS)
      .map((procedure) => ({
        path: atProcedure(procedure, 'diagnosisPointers'),
        about: [procedure],
        message: `${procedure.code} points to ${procedure.diagnosisPointers.length} diagnoses; a claim takes four.`,
        mend: 'Keep the four that matter most.',
        key: `${procedure.code} ${procedure.serviceDate}`,
      })),
};

const beyondTwelve: Rule = {
  id: 'POINTER_BEYOND_CLAIM',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'A service points to a diagnosis that a claim has room for.',
  source: '837P HI: twelve diagnoses',
  find: ({ coding: { procedures } }) =>
    procedures
      .filter(({ diagnosisPointers }) => diagnosisPointers.some((pointer) => pointer > MOST_DIAGNOSES))
      .map((procedure) => ({
        path: atProcedure(procedure, 'diagnosisPointers'),
        about: [procedure],
        message: `${procedure.code} points beyond the twelfth diagnosis, where a claim ends.`,
        mend: 'Move that diagnosis forward.',
        key: `${procedure.code} ${procedure.serviceDate}`,
      })),
};

const tooManyDiagnoses: Rule = {
  id: 'TOO_MANY_DIAGNOSES',
  severity: 'WARNS',
  overridable: true,
  sentence: 'A professional claim carries twelve diagnoses.',
  source: '837P HI: twelve diagnoses',
  find: ({ coding: { diagnoses } }) =>
    diagnoses.length <= MOST_DIAGNOSES
      ? []
      : [
          {
            path: 'encounter',
            about: diagnoses.slice(MOST_DIAGNOSES),
            message: `There are ${diagnoses.length} diagnoses; those from the thirteenth on go on no professional claim.`,
            mend: 'Put the twelve that matter for billing first.',
            key: `${diagnoses.length} diagnoses`,
          },
        ],
};

const withoutService: Rule = {
  id: 'DIAGNOSIS_WITHOUT_SERVICE',
  severity: 'INFORMS',
  overridable: true,
  rank: 1,
  sentence: 'A diagnosis that no service points to is there for a reason.',
  source: '837P SV107',
  find: ({ coding: { diagnoses, procedures } }) => {
    if (procedures.length === 0) return [];
    const pointed = new Set(procedures.flatMap(({ diagnosisPointers }) => diagnosisPointers));
    return diagnoses
      .filter(({ sequence }) => !pointed.has(sequence))
      .map((diagnosis) => ({
        path: atDiagnosis(diagnosis),
        about: [diagnosis],
        message: `No service points to ${icd(diagnosis.code)}.`,
        mend: 'Point to it from the service that it explains, or leave it as a coexisting condition.',
        key: diagnosis.code,
      }));
  },
};

export const POINTERS: readonly Rule[] = [toNothing, tooMany, beyondTwelve, tooManyDiagnoses, withoutService];
