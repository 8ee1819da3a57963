/** Judges what the elements of a segment, or the parts of a composite, demand of each other. */

import type { SyntaxRule } from '../declare/segment.ts';
import type { At, Found } from './check-segment.ts';
import type { PlaceCheck } from './compiled.ts';

/** `from` is the index of the first place in `values`; `within` the composite, null for the segment itself. */
export const checkSyntax = (
  rules: readonly SyntaxRule[],
  checks: readonly PlaceCheck[],
  values: readonly string[],
  from: number,
  within: At | null,
  found: Found,
): void => {
  // Several rules may miss the same element; it is said once.
  const said = new Set<string>();
  for (const rule of rules) {
    if (isKept(rule, values, from)) continue;
    const { positions, kind } = rule;
    const there = positions.filter((position) => isThere(values, position, from));
    const absent = positions.filter((position) => !there.includes(position));
    const name = (position: number): string => checks[position - 1]?.name ?? String(position);
    const report = (code: string, position: number, sentence: string): void => {
      // That the guide always needs it is said already.
      const isSaid = code === '2' && checks[position - 1]?.usage === 'R';
      if (isSaid || said.has(`${code} ${position}`)) return;
      said.add(`${code} ${position}`);
      const at =
        within === null ? { element: position, component: null, repetition: null } : { ...within, component: position };
      found(code, at, checks[position - 1] ?? null, '', sentence);
    };
    const [first] = positions;
    const names = (list: readonly number[]): string => list.map(name).join(', ');
    if (kind === 'R') report('2', first!, `One of ${names(positions)} is needed.`);
    else if (kind === 'E') report('10', there[1]!, `Only one of ${names(positions)} may stand.`);
    else if (kind === 'L')
      report('2', positions[1]!, `One of ${names(positions.slice(1))} is needed where ${name(first!)} stands.`);
    else
      for (const position of absent)
        report(
          '2',
          position,
          `${name(position)} is needed where ${kind === 'C' ? name(first!) : names(there)} stands.`,
        );
  }
};

const isThere = (values: readonly string[], position: number, from: number): boolean => {
  const value = values[position - 1 + from];
  return value !== undefined && value !== '';
};

const isKept = ({ kind, positions }: SyntaxRule, values: readonly string[], from: number): boolean => {
  let there = 0;
  for (const position of positions) if (isThere(values, position, from)) there += 1;
  const [first] = positions;
  switch (kind) {
    case 'P':
      return there === 0 || there === positions.length;
    case 'R':
      return there > 0;
    case 'E':
      return there <= 1;
    case 'C':
      return there === positions.length || !isThere(values, first!, from);
    case 'L':
      return there > 1 || !isThere(values, first!, from);
  }
};
