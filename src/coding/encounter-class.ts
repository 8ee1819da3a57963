import { defineEnum, type ValueOf } from '../platform/enums.ts';

export const EncounterClass = defineEnum('EncounterClass', 'The setting in which care was given.', {
  AMBULATORY: 'An office or clinic visit.',
  EMERGENCY: 'An emergency department visit.',
  INPATIENT: 'An admission.',
  OBSERVATION: 'Under observation, not admitted.',
  HOME: "At the patient's home.",
  VIRTUAL: 'By telephone or video.',
  OTHER: 'Anything else.',
});
export type EncounterClass = ValueOf<typeof EncounterClass>;
