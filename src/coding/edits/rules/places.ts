/** Where the services were given: a place of the list, and the kinds of visits that are given there. */

import { settingOf, type VisitSetting } from '../services.ts';
import { atProcedure, eachProcedure, type Rule } from '../rule.ts';

const known: Rule = {
  id: 'PLACE_OF_SERVICE_UNKNOWN',
  severity: 'BLOCKS',
  overridable: false,
  sentence: 'The place of service is one of the list.',
  source: 'CMS place of service codes',
  find: ({ coding, tables: { PLACE_OF_SERVICE: places } }) =>
    !places || places.find(coding.placeOfServiceCode)
      ? []
      : [
          {
            path: 'encounter',
            about: [],
            message: `Place of service ${coding.placeOfServiceCode} of the facility is none of the list.`,
            mend: 'Have the facility corrected.',
            key: coding.placeOfServiceCode,
            from: places.from,
          },
        ],
};

interface Setting {
  readonly name: string;
  /** Places where visits of this kind are not given; of other places nothing is said. */
  readonly never: ReadonlySet<string>;
}

const places = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Video and telephone (02, 10) may stand for any place. */
const SETTINGS: Readonly<Record<VisitSetting, Setting>> = {
  OFFICE: { name: 'an office or to outpatients', never: places('12 13 21 31 32 51 61') },
  HOSPITAL: { name: 'a hospital, admitted or observed', never: places('11 12 13 20 31 32 49 50 71 72 81') },
  EMERGENCY: { name: 'an emergency room', never: places('11 12 13 20 21 31 32 49 50 51 61 71 72 81') },
  NURSING_FACILITY: { name: 'a nursing facility', never: places('11 12 20 21 22 23 49 50 51 61 71 72 81') },
  HOME: { name: 'a home', never: places('11 19 20 21 22 23 24 31 32 49 50 51 61 81') },
};

const ofVisit: Rule = {
  id: 'PLACE_AGAINST_VISIT',
  severity: 'WARNS',
  overridable: true,
  sentence: 'A visit is coded as one of the place where it was.',
  source: 'Medicare Claims Processing Manual, chapter 12, 30.6; CMS place of service codes',
  find: (seen) =>
    eachProcedure(seen, (procedure) => {
      const setting = settingOf(procedure.code);
      const { placeOfServiceCode: place } = seen.coding;
      if (setting === null || !SETTINGS[setting].never.has(place)) return [];
      return [
        {
          path: atProcedure(procedure),
          about: [procedure],
          message: `${procedure.code} is a visit in ${SETTINGS[setting].name}, and the place of service is ${place}.`,
          mend: 'Take a visit code of that place, or have the facility of the encounter corrected.',
          key: `${procedure.code} ${place}`,
        },
      ];
    }),
};

export const PLACES: readonly Rule[] = [known, ofVisit];
