/** States, territories and provinces as the postal services write them, with the first digit of their ZIP codes. */

/** By first digit. Where one state has two, it stands twice. */
const BY_FIRST_DIGIT = [
  'CT MA ME NH NJ NY PR RI VI VT AE',
  'DE NY PA',
  'DC MD NC SC VA WV',
  'AA AL FL GA MS TN',
  'IN KY MI OH',
  'DC IA MN MT ND SD WI',
  'IL KS MO NE',
  'AR LA OK TX',
  'AZ CO ID NM NV TX UT WY',
  'AK AP AS CA FM GU HI MH MP OR PW WA',
];

const CANADA = 'AB BC MB NB NL NS NT NU ON PE QC SK YT';

const DIGITS = new Map<string, string>();
BY_FIRST_DIGIT.forEach((states, digit) => {
  for (const state of states.split(' ')) DIGITS.set(state, `${DIGITS.get(state) ?? ''}${digit}`);
});
const PROVINCES: ReadonlySet<string> = new Set(CANADA.split(' '));

export const isState = (code: string): boolean => DIGITS.has(code) || PROVINCES.has(code);

/** The first digits that ZIP codes of a state have; undefined where it has none. */
export const firstDigitsOf = (state: string): string | undefined => DIGITS.get(state);
