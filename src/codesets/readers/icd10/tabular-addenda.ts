/**
 * The addenda to the tabular list of ICD-10-CM, which tell what changes against the edition before. CDC/NCHS publishes
 * them as a PDF, `icd10cm-tabular-addenda-2026.pdf`; this reads the text of it, as `pdftotext -layout` gives it.
 */

import type { CodeFileContent, CodeFileReader } from '../../files/code-file.ts';
import { issueLog } from '../../files/code-file.ts';
import type { TabularRow } from '../../files/rows.ts';
import { utf8Text } from '../../files/xml.ts';
import { applyAddenda } from './addenda-changes.ts';
import { addendaLines } from './addenda-lines.ts';
import { namedFiscalYears, titleElsewhere } from './tabular-editions.ts';

/**
 * All entries of the new edition. A change that finds nothing to change is a miss; the publisher's own files have a few,
 * so that up to one in two hundred changes (and one in any file) is passed over, and told as a slip. More than that,
 * and the file does not follow the edition before: it is refused, every miss with its line.
 */
export const readTabularAddenda = (bytes: Uint8Array, before?: readonly TabularRow[]): CodeFileContent<TabularRow> => {
  const log = issueLog();
  const text = utf8Text(bytes, log);
  if (text === null) return log.or([], 0);
  if (before === undefined || before.length === 0) {
    log.add(1, 1, 'the edition that these changes begin from is not loaded');
  }
  if (!/^[\s\S]{0,400}\bAddenda\b/.test(text)) log.add(1, 1, 'the file does not begin with the title of addenda');
  const lines = log.isEmpty() ? addendaLines(text, log) : [];
  if (log.isEmpty() && lines.length === 0) log.add(1, 1, 'the file holds no change');
  if (!log.isEmpty() || before === undefined) return log.or([], 0);
  const { rows, misses: found } = applyAddenda(lines, before);
  const misses = found.map((miss) => ({ ...miss, reason: `page ${pageOf(text, miss.line)}: ${miss.reason}` }));
  const changes = lines.filter(({ action }) => action !== 'NO_CHANGE').length;
  if (misses.length > Math.max(1, changes / 200)) {
    for (const { line, column, reason } of misses) log.add(line, column, reason);
  }
  return log.or(rows, misses.length, misses);
};

/** The page of the PDF that a line was taken from: each but the first begins with a form feed. */
const pageOf = (text: string, line: number): number =>
  text.split('\n', line).reduce((page, each) => page + each.split('\f').length - 1, 1);

export const tabularAddenda: CodeFileReader<TabularRow> = {
  codeSet: 'ICD10CM_TABULAR',
  fileName: /^(?:icd10cm[-_])?tabular[-_]addenda[-_].*\.txt$/i,
  form: 'TEXT',
  editions: namedFiscalYears,
  amends: true,
  contradicts: titleElsewhere,
  read: readTabularAddenda,
};
