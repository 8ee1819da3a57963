/**
 * The National Correct Coding Initiative of CMS: procedure-to-procedure edits, medically unlikely edits, add-on codes. They
 * compare all services of the patient with the provider on a day, those of other visits too. The lists are those for
 * practitioners: what is coded here goes out on professional claims, wherever the care was given.
 */

import { daysOf } from '../day.ts';
import { atProcedure, type Found, type Rule } from '../rule.ts';
import { PTP } from './ptp.ts';

const mueByLine: Rule = {
  id: 'MUE_BY_LINE',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'The units of a line are not more than one patient can have.',
  source: 'Medically unlikely edits, adjudication indicator 1',
  find: (seen) =>
    seen.coding.procedures.flatMap((procedure) => {
      const table = seen.on(procedure.serviceDate).MUE_PRACTITIONER;
      const edit = table?.find(procedure.code);
      if (!edit || edit.indicator !== 1 || procedure.units <= edit.units) return [];
      return [
        {
          path: atProcedure(procedure, 'units'),
          about: [procedure],
          message: `${procedure.code} has ${procedure.units} units; ${edit.units} on a line is the most.`,
          mend: 'Correct the units, or give what goes beyond a line of its own with the modifier that says why.',
          key: `${procedure.code} ${procedure.serviceDate} ${procedure.units} of ${edit.units}`,
          from: table!.from,
          at: procedure.code,
        },
      ];
    }),
};

const mueByDay: Rule = {
  id: 'MUE_BY_DAY',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'The units of a day are not more than one patient can have; indicator 3 may be overridden.',
  source: 'Medically unlikely edits, adjudication indicators 2 and 3',
  find: (seen) =>
    [...daysOf(seen)].flatMap(([day, services]) =>
      [...Map.groupBy(services, ({ code }) => code)].flatMap(([code, lines]): Found[] => {
        const table = seen.on(day).MUE_PRACTITIONER;
        const edit = table?.find(code);
        const own = lines.flatMap((line) => line.here ?? []);
        const units = lines.reduce((sum, line) => sum + line.units, 0);
        if (!edit || edit.indicator === 1 || own.length === 0 || units <= edit.units) return [];
        const others = [...new Set(lines.flatMap(({ visit }) => visit ?? []))];
        return [
          {
            path: atProcedure(own[0]!, 'units'),
            about: own,
            message:
              `${code} has ${units} units on ${day}${others.length > 0 ? `, ${others.join(', ')} included` : ''}; ` +
              `${edit.units} a day is the most.`,
            mend:
              edit.indicator === 2
                ? 'Correct the units: the limit is absolute.'
                : 'Correct the units, or be ready to show that they were needed.',
            key: [code, day, `${units} of ${edit.units}`, ...others].join(' '),
            // Indicator 2 is policy, and no appeal changes it; 3 can be shown to have been necessary.
            overridable: edit.indicator === 3,
            from: table!.from,
            at: `${code}, indicator ${edit.indicator}`,
          },
        ];
      }),
    ),
};

const addOn: Rule = {
  id: 'ADD_ON_WITHOUT_PRIMARY',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'An add-on service stands beside a service that it adds to.',
  source: 'NCCI add-on code edits',
  find: (seen) =>
    [...daysOf(seen)].flatMap(([day, services]) => {
      const table = seen.on(day).ADD_ON;
      if (!table) return [];
      const codes = new Set(services.map(({ code }) => code));
      return services.flatMap(({ here: procedure }) => {
        if (procedure === null) return [];
        const lines = table.primariesOf(procedure.code, day);
        if (lines.length === 0 || lines.some(({ primary }) => primary !== null && codes.has(primary))) return [];
        const primaries = lines.flatMap(({ primary }) => primary ?? []);
        const open = lines.some(({ type, primary }) => type !== 1 || primary === null);
        return [
          {
            path: atProcedure(procedure),
            about: [procedure],
            message:
              primaries.length === 0
                ? `${procedure.code} is an add-on; which service it may add to, the payer decides.`
                : `${procedure.code} is an add-on, and none of the services that it adds to is there on ${day}.`,
            mend:
              primaries.length === 0
                ? 'See that its primary service is billed the same day.'
                : `Add its primary service, such as ${primaries.slice(0, 6).join(', ')}, or remove it.`,
            key: `${procedure.code} ${day}`,
            severity: primaries.length === 0 ? 'INFORMS' : open ? 'WARNS' : 'BLOCKS',
            from: table.from,
            at: procedure.code,
          },
        ];
      });
    }),
};

const notCompared: Rule = {
  id: 'OTHER_VISITS_NOT_COMPARED',
  severity: 'INFORMS',
  overridable: true,
  sentence: 'Who rendered the care is known, so that services can be compared with those of other visits of the day.',
  source: 'NCCI policy manual, chapter I: same provider, same day',
  find: ({ coding: { providerNamed, procedures } }) =>
    providerNamed || procedures.length === 0
      ? []
      : [
          {
            path: 'encounter',
            about: [],
            message:
              'Services were not compared with those of other visits of the day: it is not known who rendered the care.',
            mend: 'Have the provider set, then look at the codes again.',
            key: 'provider',
          },
        ],
};

export const NCCI: readonly Rule[] = [...PTP, mueByLine, mueByDay, addOn, notCompared];
