import type { Issue } from '../../../src/x12/issue.ts';
import type { Reading } from '../reading.ts';

const LEVELS = ['interchange', 'group', 'set', 'segment', 'element'] as const;

/** Issues as the tables write them: by level and code, with how many there are of more than one. */
export const issuesOf = (issues: readonly Issue[]): string => {
  const counts = new Map<string, number>();
  for (const { level, code } of issues) {
    const key = `${LEVELS.indexOf(level)} ${level} ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${key.slice(2)}${count > 1 ? ` x${count}` : ''}`)
    .join(', ');
};

/** What is answered, as the tables write it. */
export const answeredTo = ({ interchanges, groups }: Reading): string => {
  if (interchanges.length === 0) return '-';
  const notes = interchanges.filter(({ verdict }) => verdict === 'R').map(({ note }) => note);
  if (notes.length > 0) return `TA1 ${[...new Set(notes)].toSorted().join(' ')}`;
  return [...new Set(groups.map(({ verdict }) => verdict))].toSorted().join('') || 'A';
};
