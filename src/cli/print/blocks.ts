/** Printed parts of a text that is written by hand: what stands between two markers, and nothing else. */

/** A text, and what of it was not as it should be. */
export interface Filled {
  readonly text: string;
  readonly blocks: readonly { readonly name: string; readonly state: 'CURRENT' | 'STALE' | 'ABSENT' }[];
}

/** Puts each block between `<!-- printed: NAME -->` and `<!-- end: NAME -->`; one without both of them is left out. */
export const fillBlocks = (text: string, blocks: Readonly<Record<string, string>>): Filled => {
  let filled = text;
  const states = Object.entries(blocks).map(([name, content]) => {
    const [start, end] = [`<!-- printed: ${name} -->`, `<!-- end: ${name} -->`];
    const from = filled.indexOf(start);
    const to = filled.indexOf(end, from);
    if (from < 0 || to < 0) return { name, state: 'ABSENT' as const };
    const wanted = `${start}\n\n${content}\n\n${end}`;
    const isCurrent = filled.slice(from, to + end.length) === wanted;
    filled = filled.slice(0, from) + wanted + filled.slice(to + end.length);
    return { name, state: isCurrent ? ('CURRENT' as const) : ('STALE' as const) };
  });
  return { text: filled, blocks: states };
};
