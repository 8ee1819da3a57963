/** Searches with the codes that answer them, as lists of them are written. */

export interface ExpectedSearch {
  readonly text: string;
  /** `*` stands for whatever follows; a list's name stands before a code of a list other than ICD-10-CM. */
  readonly accepted: readonly string[];
}

/** One a line: the search, `=`, the codes. */
export const expectedSearches = (lines: readonly string[]): readonly ExpectedSearch[] =>
  lines.map((line) => {
    const [text, accepted] = line.split(' = ') as [string, string];
    return { text, accepted: accepted.split(' ') };
  });

/** Weights are tuned on the half at even places, the other is kept for the figures. */
export const halvesOf = (
  searches: readonly ExpectedSearch[],
): readonly [tuned: readonly ExpectedSearch[], kept: readonly ExpectedSearch[]] => [
  searches.filter((_search, place) => place % 2 === 0),
  searches.filter((_search, place) => place % 2 === 1),
];
