/** What brought the patient: an accident, or the onset of an illness. */

import { BLOCKS, GUIDE, INFORMS, one, says, WARNS, type ClaimRule } from '../rule.ts';
import { isState } from './states.ts';

export const ACCIDENT: readonly ClaimRule[] = [
  {
    id: 'ACCIDENT_DATE_MISSING',
    ...GUIDE,
    sentence: 'An automobile or other accident has a day.',
    source: '2300 DTP*439',
    find: ({ claim: { accident } }) =>
      one(
        accident !== null && accident.date === null && accident.causes.some((cause) => cause !== 'EM'),
        'accident.date',
        '2300 DTP03',
        'The accident has no day.',
      ),
  },
  {
    id: 'WORK_ACCIDENT_DATE_MISSING',
    ...WARNS,
    sentence: 'What happened at work has a day, where it was an accident.',
    source: '2300 DTP*439',
    find: ({ claim: { accident } }) =>
      one(
        accident !== null &&
          accident.date === null &&
          accident.causes.length > 0 &&
          accident.causes.every((cause) => cause === 'EM'),
        'accident.date',
        '2300 DTP03',
        'What happened at work has no day.',
      ),
  },
  {
    id: 'ACCIDENT_CAUSE_MISSING',
    ...GUIDE,
    sentence: 'The day of an accident stands with its cause.',
    source: '2300 CLM11 and DTP*439',
    find: ({ claim: { accident } }) =>
      one(
        accident !== null && accident.causes.length === 0,
        'accident.causes',
        '2300 CLM11-1',
        'There is an accident without a cause.',
        'Say whether it was an automobile (AA), at work (EM) or another (OA).',
      ),
  },
  {
    id: 'ACCIDENT_CAUSE_UNKNOWN',
    ...GUIDE,
    sentence: 'The cause of an accident is AA, EM or OA, each once, at most two.',
    source: '2300 CLM11-1 and CLM11-2',
    find: ({ claim: { accident } }) =>
      one(
        accident !== null &&
          (accident.causes.length > 2 ||
            new Set(accident.causes).size < accident.causes.length ||
            accident.causes.some((cause) => !['AA', 'EM', 'OA'].includes(cause))),
        'accident.causes',
        '2300 CLM11',
        'The causes of the accident are not one or two of AA, EM and OA.',
      ),
  },
  {
    id: 'ACCIDENT_STATE_MISSING',
    ...GUIDE,
    sentence: 'An automobile accident has a state.',
    source: '2300 CLM11-4',
    find: ({ claim: { accident } }) =>
      one(
        accident !== null && accident.causes.includes('AA') && !says(accident.state),
        'accident.state',
        '2300 CLM11-4|2300 REF02',
        'The automobile accident has no state.',
      ),
  },
  {
    id: 'ACCIDENT_STATE_UNKNOWN',
    ...GUIDE,
    sentence: 'The state of an accident is one that there is.',
    source: '2300 CLM11-4: code source 22',
    find: ({ claim: { accident } }) =>
      one(
        accident !== null && says(accident.state) && !isState(accident.state),
        'accident.state',
        '2300 CLM11-4|2300 REF02',
        'The accident was in a state that there is not.',
      ),
  },
  {
    id: 'ACCIDENT_STATE_WITHOUT_AUTOMOBILE',
    ...WARNS,
    sentence: 'Only an automobile accident has a state.',
    source: '2300 CLM11-4',
    find: ({ claim: { accident } }) =>
      one(
        accident !== null && says(accident.state) && !accident.causes.includes('AA'),
        'accident.state',
        '2300 CLM11-4',
        'The accident has a state, and was none with an automobile.',
      ),
  },
  {
    id: 'ACCIDENT_AFTER_SERVICE',
    ...BLOCKS,
    sentence: 'An accident comes before the services for it.',
    source: '2300 DTP*439',
    find: ({ claim: { accident }, lastService }) =>
      one(
        accident !== null && accident.date !== null && lastService !== null && accident.date > lastService,
        'accident.date',
        '2300 DTP03',
        'The accident is after all services.',
      ),
  },
  {
    id: 'ONSET_AFTER_SERVICE',
    ...BLOCKS,
    sentence: 'An illness begins before it is treated.',
    source: '2300 DTP*431',
    find: ({ claim: { onsetDate }, lastService }) =>
      one(
        onsetDate !== null && lastService !== null && onsetDate > lastService,
        'onsetDate',
        '2300 DTP03',
        'The illness begins after all services.',
      ),
  },
  {
    id: 'ONSET_ON_SERVICE_DAY',
    ...INFORMS,
    sentence: 'The onset is told only where it is another day than that of the service.',
    source: '2300 DTP*431',
    find: ({ claim: { onsetDate }, firstService }) =>
      one(
        onsetDate !== null && onsetDate === firstService,
        'onsetDate',
        '2300 DTP03',
        'The onset is the day of the first service.',
      ),
  },
  {
    id: 'INJURY_WITHOUT_ACCIDENT',
    ...INFORMS,
    sentence: 'Payers ask about the accident behind an injury.',
    source: '2300 CLM11; ICD-10-CM chapter 19',
    find: ({ claim: { diagnoses, accident } }) =>
      one(
        accident === null && /^[ST]\d/.test(diagnoses[0]?.code ?? ''),
        'accident',
        '2300 CLM11',
        'The first diagnosis is an injury, and the claim does not say whether there was an accident.',
      ),
  },
];
