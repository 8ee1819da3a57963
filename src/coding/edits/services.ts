/** Kinds of services by the ranges of their codes. Numbers alone: whether a code is valid is the matter of its list. */

/** Whether a service is an evaluation and management of the patient (a visit), which modifiers 24, 25, 27 and 57 are for. */
export const isEvaluation = (code: string): boolean =>
  within(code, EVALUATIONS) || EVALUATIONS_OF_HCPCS.test(code) || EYE_VISITS.has(code);

/** Whether a service is a laboratory test, which modifier 91 is for. */
export const isLaboratoryTest = (code: string): boolean => LABORATORY.test(code);

/** Kinds of visits that are given in one kind of place: the setting that the code is of. */
export type VisitSetting = 'OFFICE' | 'HOSPITAL' | 'EMERGENCY' | 'NURSING_FACILITY' | 'HOME';

/** The setting that a visit's code is of; null for other services, and for visits that are given anywhere. */
export const settingOf = (code: string): VisitSetting | null =>
  SETTINGS.find(([, ranges]) => within(code, ranges))?.[0] ?? null;

type Ranges = readonly (readonly [from: string, to: string])[];

const within = (code: string, ranges: Ranges): boolean =>
  code.length === 5 && ranges.some(([from, to]) => from <= code && code <= to && NUMBER.test(code));

const NUMBER = /^\d{5}$/;

const EVALUATIONS: Ranges = [
  ['99201', '99499'],
  // By telephone and video, since 2025.
  ['98000', '98016'],
];

/** Visits of ophthalmology stand in the chapter of medicine, and are visits by the NCCI Policy Manual. */
const EYE_VISITS: ReadonlySet<string> = new Set(['92002', '92004', '92012', '92014']);

/**
 * HCPCS codes that stand for visits: G0245 and G0246, the preventive visits of Medicare, visits of hospital clinics and
 * emergency rooms, of health centers, by video and by telephone, prolonged ones, T1015.
 */
const EVALUATIONS_OF_HCPCS =
  /^(?:G024[56]|G031[678]|G038[0-4]|G0402|G040[678]|G042[5-7]|G043[89]|G0463|G046[6-9]|G0470|G050[89]|G2012|G2212|G225[12]|T1015)$/;

/** Pathology and laboratory, its proprietary tests, and the tests that HCPCS numbers. */
const LABORATORY =
  /^(?:8\d{4}|\d{4}U|G0027|G0103|G012[34]|G014[1-8]|G030[67]|G0328|G043[2-5]|G047[256]|G048[0-3]|G0499|G0659|P[2-7]\d{3}|Q011[1-5])$/;

const SETTINGS: readonly (readonly [VisitSetting, Ranges])[] = [
  ['OFFICE', [['99201', '99215']]],
  [
    'HOSPITAL',
    [
      ['99221', '99223'],
      ['99231', '99236'],
      ['99238', '99239'],
    ],
  ],
  ['EMERGENCY', [['99281', '99285']]],
  [
    'NURSING_FACILITY',
    [
      ['99304', '99310'],
      ['99315', '99316'],
    ],
  ],
  [
    'HOME',
    [
      ['99341', '99345'],
      ['99347', '99350'],
    ],
  ],
];
