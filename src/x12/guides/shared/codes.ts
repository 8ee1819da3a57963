/** Long lists of codes, written as one text. */

/** The codes of a text such as `'AA BM EL'`, each known to TypeScript. Several texts are one list. */
export const codes = <const L extends readonly string[]>(...lists: L): readonly Words<L[number]>[] =>
  lists.flatMap((list) => list.split(' ')) as Words<L[number]>[];

type Words<T extends string, Found = never> = T extends `${infer Head} ${infer Rest}`
  ? Words<Rest, Found | Head>
  : Found | T;
