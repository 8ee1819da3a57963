/** Which visits a patient has, when, where and with whom. */

import { plusDays } from '../platform/calendar-date.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { SAMPLE_CLINICIANS, SAMPLE_FACILITIES } from './organization.ts';
import type { SampleClinician, SampleFacility } from './organization.ts';
import { fits } from './people.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { SAMPLE_SCENARIOS } from './scenarios.ts';

export interface Visit {
  readonly scenario: Scenario;
  readonly facility: SampleFacility;
  readonly clinician: SampleClinician;
  readonly from: CalendarDate;
  /** The day of discharge; `from` where nobody stayed the night. */
  readonly to: CalendarDate;
}

/** How far before `until` a sample reaches. */
export const SAMPLE_DAYS = 120;

/** One to four visits in order of time, none overlapping, the given scenario among them. */
export const planVisits = (random: Random, given: Scenario, patient: Person, until: CalendarDate): Visit[] => {
  const scenarios = chooseScenarios(random, given, patient);
  const share = SAMPLE_DAYS / scenarios.length;
  return scenarios.map((scenario, index) => {
    const [fewestNights, mostNights] = scenario.setting.nights;
    const nights = random.between(fewestNights, mostNights);
    const from = plusDays(until, share * index + random.between(0, share - nights - 1) - SAMPLE_DAYS);
    return {
      scenario,
      facility: SAMPLE_FACILITIES[scenario.setting.facility === 'CLINIC' ? 0 : 1],
      clinician: random.pick(SAMPLE_CLINICIANS.filter(({ specialty }) => specialty === scenario.specialty)),
      from,
      to: plusDays(from, nights),
    };
  });
};

const chooseScenarios = (random: Random, given: Scenario, patient: Person): Scenario[] => {
  const chosen = [given];
  const wanted = given.isAlone ? 1 : random.pick([1, 2, 2, 3, 3, 4]);
  for (const other of random.shuffled(SAMPLE_SCENARIOS)) {
    if (chosen.length < wanted && isPossible(other, patient) && chosen.every((one) => !sharesTheme(one, other)))
      chosen.push(other);
  }
  return given.isNewPatient ? chosen : random.shuffled(chosen);
};

/** As a further visit of somebody who was chosen for another. */
const isPossible = (scenario: Scenario, patient: Person): boolean =>
  fits(scenario.who, patient) && scenario.isNewPatient !== true && scenario.isAlone !== true;

const sharesTheme = (one: Scenario, other: Scenario): boolean =>
  one.themes.some((theme) => other.themes.includes(theme));
