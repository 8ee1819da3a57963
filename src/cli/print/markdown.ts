/** Markdown as the README uses it. */

/** A table; a cell must not hold a line break. */
export const markdownTable = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n');

/** As code. */
export const code = (text: string): string => `\`${text}\``;

const escaped = (cell: string): string => cell.replaceAll('|', '\\|');
