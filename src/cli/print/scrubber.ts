/** The rules of the scrubber, for the README. */

import { RULES } from '../../billing/scrubber/rules.ts';
import { code, markdownTable } from './markdown.ts';

/** Every rule: what it asks for, how much it weighs, whether the guide demands it, and who asks for it. */
export const printScrubber = (): string =>
  markdownTable(
    ['Rule', 'What it asks for', 'Weight', 'Guide', 'May be overridden', 'Source'],
    RULES.map(({ id, sentence, severity, guide, overridable, source }) => [
      code(id),
      sentence,
      code(severity),
      guide ? 'yes' : '',
      severity === 'BLOCKS' ? (overridable ? 'yes' : 'no') : '',
      source,
    ]),
  );
