/** The rules of the coding edits, for the README. */

import { RULES } from '../../coding/edits/edits.ts';
import { code, markdownTable } from './markdown.ts';

/** Every rule: what it asks for, how much it weighs as a rule, and who asks for it. */
export const printEdits = (): string =>
  markdownTable(
    ['Rule', 'What it asks for', 'Weight', 'May be overridden', 'Source'],
    RULES.map(({ id, sentence, severity, overridable, source }) => [
      code(id),
      sentence,
      code(severity),
      severity === 'BLOCKS' ? (overridable ? 'yes' : 'no') : '',
      source,
    ]),
  );
