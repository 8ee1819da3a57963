/** The voice of a note: the seed's choices, and the patient in words. */

import { plusDays } from '../platform/calendar-date.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { VitalRanges, Voice } from './scenario.ts';

/** For a visit of the patient on that day. */
export const voiceOf = (random: Random, { age, sex }: Person, day: CalendarDate): Voice => {
  const tenths = (least: number, most: number): string => (random.between(least, most) / 10).toFixed(1);
  const child = sex === 'female' ? 'girl' : 'boy';
  const adult = sex === 'female' ? 'woman' : 'man';
  return {
    ...random,
    age,
    person: `${age}-year-old ${age < 18 ? child : adult}`,
    tenths,
    daysBefore: (days) => plusDays(day, -days),
    vitals: (ranges = {}) =>
      [
        `BP ${random.between(...(ranges.systolic ?? [112, 128]))}/${random.between(...(ranges.diastolic ?? [68, 79]))}`,
        ...commonVitals(random, tenths, { pulse: [62, 86], respirations: [12, 17], ...ranges }),
      ].join(', '),
    childVitals: (ranges = {}) =>
      [
        `weight ${8 + age * 2 + random.between(1, 3)} kg`,
        ...commonVitals(random, tenths, { pulse: [88, 112], respirations: [18, 24], ...ranges }),
      ].join(', '),
  };
};

type SteadyRanges = VitalRanges & Required<Pick<VitalRanges, 'pulse' | 'respirations'>>;

const commonVitals = (random: Random, tenths: Voice['tenths'], ranges: SteadyRanges): string[] => [
  `pulse ${random.between(...ranges.pulse)}`,
  `respirations ${random.between(...ranges.respirations)}`,
  `temperature ${tenths(...(ranges.temperature ?? [976, 987]))} F`,
  `oxygen saturation ${random.between(...(ranges.saturation ?? [97, 99]))}% on room air`,
];
