/** Words as they are typed (in lower case), and the words that the published lists use instead; the usual meaning first. */
export type Terms = Readonly<Record<string, string | readonly string[]>>;
