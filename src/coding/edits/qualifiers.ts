/** Stages, grades, degrees, classes, types, trimesters and weeks of gestation: what a number in a title or a note says. */

/** What is left of a text without them, and what they say in one form: `stage 3b`, `degree 2`, `weeks 34`. */
export interface Qualified {
  readonly rest: string;
  readonly qualifiers: ReadonlySet<string>;
}

/**
 * Reads a text in lower case whose words stand one blank apart. `Stage IIIb`, `3rd degree` and `third trimester` say the
 * same as their numbers; weeks of gestation say the trimester too.
 */
export const qualifiersIn = (text: string): Qualified => {
  const qualifiers = new Set<string>();
  if (!mayQualify(text)) return { rest: text, qualifiers };
  const without = (pattern: RegExp, from: string, name: (found: RegExpExecArray) => readonly string[]): string =>
    from.replace(pattern, (...found) => {
      for (const each of name(found as unknown as RegExpExecArray)) qualifiers.add(each);
      return ' ';
    });
  let rest = without(KIND_FIRST, text, ([, kind, number, letter]) => [
    `${kind === 'ckd' ? 'stage' : kind!} ${numberOf(number!)}${letter ?? ''}`,
  ]);
  rest = without(NUMBER_FIRST, rest, ([, number, kind]) => [`${kind!} ${numberOf(number!)}`]);
  for (const pattern of WEEKS) rest = without(pattern, rest, ([, weeks]) => ofWeeks(Number(weeks)));
  return { rest, qualifiers };
};

/** Whether a text may hold any: most do not, and are told so at once. */
export const mayQualify = (text: string): boolean => MAY_QUALIFY.test(text);

const MAY_QUALIFY = /\b(?:stage|grade|class|type|ckd|degree|trimester|weeks?|gestation)\b|\b\d\dw\d?/i;

/** A class of the heart's work is none of what a code's title calls so. */
const KIND_FIRST =
  /(?<!\b(?:nyha|functional|killip|asa|ccs|mallampati) )\b(stage|grade|class|type|ckd)(?: stage)? (\d{1,2}|i{1,3}|iv|vi{0,3}|ix|x)([a-d])?\b/g;

const NUMBER_FIRST = /\b(first|second|third|fourth|1st|2nd|3rd|4th) (degree|trimester)\b/g;

/** Weeks say how long a pregnancy is only where they say that they are of one. */
const WEEKS = [
  /\b(\d{1,2})(?: \d(?: 7)?)? (?:completed )?weeks?(?: (?:and )?\d days?)?(?: s)?(?: of)? (?:gestation|pregnan\w*)\b/g,
  /\b(?:gestational age|ega|ga|iup|pregnan\w*)(?: of| at| is)* (\d{1,2})(?: \d(?: 7)?)? (?:completed )?(?:weeks?|wks?|w)\b/g,
  /\b(\d\d)w\d?d?\b/g,
] as const;

const ofWeeks = (weeks: number): string[] => [`weeks ${weeks}`, `trimester ${weeks < 14 ? 1 : weeks < 28 ? 2 : 3}`];

const numberOf = (text: string): string => NUMBERS.get(text) ?? String(Number(text));

const NUMBERS: ReadonlyMap<string, string> = new Map([
  ...['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].map(
    (each, place) => [each, `${place + 1}`] as const,
  ),
  ...['first', 'second', 'third', 'fourth'].map((each, place) => [each, `${place + 1}`] as const),
  ...['1st', '2nd', '3rd', '4th'].map((each, place) => [each, `${place + 1}`] as const),
]);
