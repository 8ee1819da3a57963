/** What the physician fee schedule says of a service: by part, by side, and with how many surgeons it is paid. */

import { atProcedure, eachProcedure, modifierFound, type Rule } from '../rule.ts';
import { sideOfModifier } from '../sites.ts';
import { sideOfCode } from './sides.ts';

/** Places of service where the facility bills the technical part itself: hospitals, surgical centers, nursing facilities. */
const FACILITY_PLACES = new Set('19 21 22 23 24 26 31 34 41 42 51 52 53 56 61'.split(' '));

const component: Rule = {
  id: 'COMPONENT_NOT_SPLIT',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'Only a service with a professional and a technical part is billed by part.',
  source: 'Medicare physician fee schedule: PC/TC indicator',
  find: (seen) =>
    eachProcedure(seen, (procedure) => {
      const schedule = seen.on(procedure.serviceDate).PHYSICIAN_FEE_SCHEDULE;
      const row = schedule?.find(procedure.code);
      if (!row) return [];
      // 1 has both parts; 6 is laboratory work that a physician interprets: 26 only.
      const allowed =
        row.professionalTechnical === '1' ? ['26', 'TC'] : row.professionalTechnical === '6' ? ['26'] : [];
      return procedure.modifiers
        .filter((modifier) => (modifier === '26' || modifier === 'TC') && !allowed.includes(modifier))
        .map((modifier) =>
          modifierFound(
            procedure,
            `${modifier} ${row.professionalTechnical}`,
            `${procedure.code} is not billed with ${modifier}: it has no such part.`,
            {
              mend: `Take ${modifier} away.`,
              from: schedule!.from,
              at: `indicator ${row.professionalTechnical}`,
            },
          ),
        );
    }),
};

const professionalPart: Rule = {
  id: 'PROFESSIONAL_PART_MISSING',
  severity: 'WARNS',
  overridable: true,
  sentence: 'In a facility, a service with two parts is billed as its professional part.',
  source: 'Medicare physician fee schedule: PC/TC indicator 1',
  find: (seen) =>
    eachProcedure(seen, (procedure) => {
      const schedule = seen.on(procedure.serviceDate).PHYSICIAN_FEE_SCHEDULE;
      if (schedule?.find(procedure.code)?.professionalTechnical !== '1') return [];
      if (!FACILITY_PLACES.has(seen.coding.placeOfServiceCode)) return [];
      if (procedure.modifiers.some((modifier) => modifier === '26' || modifier === 'TC')) return [];
      return [
        modifierFound(procedure, '26', `${procedure.code} in a facility is the professional part alone.`, {
          mend: 'Add modifier 26.',
          from: schedule.from,
        }),
      ];
    }),
};

/** Hospitals, where the technical part is paid to the facility: for its inpatients, and for its outpatients. */
const INPATIENT_PLACES = new Set(['21', '51', '61']);
const OUTPATIENT_PLACES = new Set(['19', '22', '23']);

const technicalPart: Rule = {
  id: 'TECHNICAL_PART_IN_FACILITY',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'The technical part of a service to a patient of a hospital is billed by the hospital.',
  source: 'Medicare Claims Processing Manual, chapter 13, 20.2.1',
  find: (seen) =>
    eachProcedure(seen, (procedure) => {
      const { placeOfServiceCode: place } = seen.coding;
      const isInpatient = INPATIENT_PLACES.has(place);
      if (!procedure.modifiers.includes('TC') || (!isInpatient && !OUTPATIENT_PLACES.has(place))) return [];
      const message = `${procedure.code} with TC at place of service ${place} is billed by the facility.`;
      return [
        modifierFound(procedure, `TC ${place}`, message, {
          mend: 'Remove the line; where the record shows an interpretation, bill that with 26.',
          severity: isInpatient ? 'BLOCKS' : 'WARNS',
        }),
      ];
    }),
};

const bilateral: Rule = {
  id: 'NOT_BILATERAL',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'Modifier 50 stands only on a service that is paid by side.',
  source: 'Medicare physician fee schedule: bilateral indicator',
  find: (seen) =>
    eachProcedure(seen, (procedure) => {
      if (!procedure.modifiers.includes('50')) return [];
      const schedule = seen.on(procedure.serviceDate).PHYSICIAN_FEE_SCHEDULE;
      const row = schedule?.find(procedure.code);
      if (row && row.bilateral !== '1' && row.bilateral !== '3') {
        return [
          modifierFound(
            procedure,
            `50 ${row.bilateral}`,
            `${procedure.code} is not billed with 50: it is not paid by side.`,
            {
              mend: 'Take 50 away.',
              from: schedule!.from,
              at: `indicator ${row.bilateral}`,
            },
          ),
        ];
      }
      if (procedure.units === 1) return [];
      return [
        modifierFound(
          procedure,
          `units ${procedure.units}`,
          `${procedure.code} with 50 has ${procedure.units} units.`,
          {
            path: atProcedure(procedure, 'units'),
            severity: 'WARNS',
            mend: 'One unit with 50 stands for both sides.',
          },
        ),
      ];
    }),
};

/** Who may assist, by modifier: the column of the fee schedule, and its values that say nobody is paid for it. */
const SURGEONS: Readonly<Record<string, readonly ['assistant' | 'coSurgeons' | 'team', readonly string[], string]>> = {
  '62': ['coSurgeons', ['0', '9'], 'two surgeons'],
  '66': ['team', ['0', '9'], 'a team of surgeons'],
  '80': ['assistant', ['1', '9'], 'an assistant at surgery'],
  '81': ['assistant', ['1', '9'], 'an assistant at surgery'],
  '82': ['assistant', ['1', '9'], 'an assistant at surgery'],
  AS: ['assistant', ['1', '9'], 'an assistant at surgery'],
};

const surgeons: Rule = {
  id: 'SURGEON_NOT_PAID',
  severity: 'WARNS',
  overridable: true,
  sentence: 'A second surgeon, a team or an assistant is billed for services that are paid so.',
  source: 'Medicare physician fee schedule: assistant, co-surgeon and team indicators',
  find: (seen) =>
    eachProcedure(seen, (procedure) => {
      const schedule = seen.on(procedure.serviceDate).PHYSICIAN_FEE_SCHEDULE;
      const row = schedule?.find(procedure.code);
      if (!row) return [];
      return procedure.modifiers.flatMap((modifier) => {
        const [column, unpaid, whom] = SURGEONS[modifier] ?? [];
        if (column === undefined || !unpaid!.includes(row[column])) return [];
        return modifierFound(
          procedure,
          `${modifier} ${row[column]}`,
          `${procedure.code} is not paid for ${whom!}: modifier ${modifier}.`,
          {
            mend: `Take the line or ${modifier} away.`,
            from: schedule!.from,
            at: `indicator ${row[column]}`,
          },
        );
      });
    }),
};

const sideMissing: Rule = {
  id: 'SIDE_MODIFIER_MISSING',
  severity: 'INFORMS',
  overridable: true,
  sentence: 'A service that is paid by side says on which side it was, as its diagnoses do.',
  source: 'Medicare physician fee schedule: bilateral indicator 1',
  find: (seen) => {
    const codes = seen.tables.ICD10CM;
    if (!codes) return [];
    return eachProcedure(seen, (procedure) => {
      const schedule = seen.on(procedure.serviceDate).PHYSICIAN_FEE_SCHEDULE;
      if (schedule?.find(procedure.code)?.bilateral !== '1') return [];
      if (procedure.modifiers.some((modifier) => modifier === '50' || sideOfModifier(modifier) !== null)) return [];
      const sides = seen.coding.diagnoses
        .filter(({ sequence }) => procedure.diagnosisPointers.includes(sequence))
        .map(({ code }) => sideOfCode(codes, code));
      const [side] = sides;
      if (side === undefined || side === null || sides.some((other) => other !== side)) return [];
      const modifier = { left: 'LT', right: 'RT', bilateral: '50' }[side];
      return [
        modifierFound(
          procedure,
          modifier,
          `${procedure.code} is paid by side and names none; its diagnoses are ${side}.`,
          {
            mend: `Add ${modifier} if the record supports it.`,
            from: schedule.from,
          },
        ),
      ];
    });
  },
};

export const FEE_SCHEDULE: readonly Rule[] = [
  component,
  professionalPart,
  technicalPart,
  bilateral,
  surgeons,
  sideMissing,
];
