/**
 * Notes that people have labelled with codes, and what suggestions are worth on them. The notes lie outside of this project
 * (`shared-folder.ts`): 700 case reports in English (machine translated), with the diagnoses that the corpus gives each.
 */

import { execFileSync } from 'node:child_process';
import type { CodeRow } from '../../../src/codesets/files/rows.ts';
import type { Suggestion } from '../../../src/coding/suggest/suggest.ts';
import { shared } from '../../support/shared-folder.ts';

export interface LabelledNote {
  readonly id: string;
  readonly text: string;
  /** In normal form. */
  readonly codes: readonly string[];
}

/** TUNED are the publisher's training and development parts; KEPT is its test part, which nothing was tuned on. */
export type Part = 'TUNED' | 'KEPT';

interface Line {
  readonly id: string;
  readonly split: string;
  readonly text_en_machine_translated: string;
  readonly dx_icd10cm: readonly string[];
}

export const labelledNotes = (part: Part): LabelledNote[] =>
  execFileSync('xz', ['-dc', shared('fhir-and-notes/codiesp/codiesp_v4_700_cases.jsonl.xz')], { maxBuffer: 2 ** 26 })
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .filter(({ split }) => (split === 'test') === (part === 'KEPT'))
    .map(({ id, text_en_machine_translated: text, dx_icd10cm: codes }) => ({
      id,
      text,
      // Some have the placeholders of a seventh character that they do not give: W19.XXX.
      codes: [...new Set(codes.map((code) => code.replace('.', '').replace(/X+$/, '')))],
    }));

export interface Figures {
  readonly notes: number;
  /** Labels, each once a note. */
  readonly labels: number;
  /** Labels that are headings in the list now: any code below one meets it. */
  readonly headings: number;
  /** Labels that the list does not have any more; nothing meets them, and they count as missed. */
  readonly gone: number;
  readonly suggested: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The mean over notes of the average precision at each label met. */
  readonly meanAveragePrecision: number;
  /** The share of labels among the first k suggestions, by k. */
  readonly labelsIn: Readonly<Record<number, number>>;
  /** The share of notes with a label among the first k suggestions, by k. */
  readonly notesHit: Readonly<Record<number, number>>;
}

export const FIRST = [1, 5, 10, 20] as const;

/** Suggestions of each note (the best first) against its labels, by whole code or by category of three characters. */
export const figuresOf = (
  notes: readonly LabelledNote[],
  suggested: readonly (readonly Pick<Suggestion, 'code'>[])[],
  list: ReadonlyMap<string, CodeRow>,
  by: 'CODE' | 'CATEGORY',
): Figures => {
  const form = (code: string): string => (by === 'CODE' ? code : code.slice(0, 3));
  const meets = (label: string, code: string): boolean =>
    code === label || (by === 'CODE' && list.get(label)?.billable === false && code.startsWith(label));
  const totals = { labels: 0, headings: 0, gone: 0, suggested: 0, met: 0, averages: 0 };
  const labelsIn = zeros();
  const notesHit = zeros();
  notes.forEach(({ codes }, at) => {
    const labels = [...new Set(codes.map(form))];
    const ranked = [...new Set(suggested[at]!.map(({ code }) => form(code)))];
    const left = new Set(labels);
    const ranks = ranked.flatMap((code, rank) => {
      const label = [...left].find((each) => meets(each, code));
      return label !== undefined && left.delete(label) ? [rank] : [];
    });
    totals.labels += labels.length;
    totals.headings += labels.filter((label) => list.get(label)?.billable === false).length;
    totals.gone += labels.filter((label) => !list.has(label)).length;
    totals.suggested += ranked.length;
    totals.met += ranks.length;
    totals.averages +=
      ranks.reduce((sum, rank, place) => sum + (place + 1) / (rank + 1), 0) / Math.max(1, labels.length);
    for (const k of FIRST) {
      const hits = ranks.filter((rank) => rank < k).length;
      labelsIn[k]! += hits;
      notesHit[k]! += hits > 0 ? 1 : 0;
    }
  });
  const precision = totals.met / totals.suggested;
  const recall = totals.met / totals.labels;
  return {
    notes: notes.length,
    labels: totals.labels,
    headings: totals.headings,
    gone: totals.gone,
    suggested: totals.suggested,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    meanAveragePrecision: totals.averages / notes.length,
    labelsIn: shares(labelsIn, totals.labels),
    notesHit: shares(notesHit, notes.length),
  };
};

const zeros = (): Record<number, number> => Object.fromEntries(FIRST.map((k) => [k, 0]));

const shares = (counts: Readonly<Record<number, number>>, of: number): Record<number, number> =>
  Object.fromEntries(Object.entries(counts).map(([k, count]) => [k, count / of]));
