/** Cases of codes that leave open what the notes say: in words, and in stages, degrees and weeks. */

import type { Case } from './case.ts';
import { diagnoses } from '../world.ts';

/** Notes that say more than a code, or nothing more. */
const saying = (title: string, code: string, note: string, more: boolean): Case => ({
  rule: 'NOTES_SAY_MORE',
  title: `${title}: ${note.slice(0, 60)}`,
  coding: { diagnoses: diagnoses(code), notes: [note] },
  told: more ? ['NOTES_SAY_MORE INFORMS diagnoses[1].code'] : [],
});

export const NOTES: readonly Case[] = [
  saying('a stage', 'N209', 'Long gloom, stage 3b.', true),
  saying('a stage denied', 'N209', 'No long gloom of stage 3b.', false),
  saying('a stage of something else', 'N209', 'Stage 3 ache, long.', false),
  saying('a stage that the code has', 'N2032', 'Long gloom, stage 3b.', false),
  saying('a stage in a clause that never ends', 'N209', `Long gloom, ${'and so on, '.repeat(100)}stage 3b.`, false),
  saying('weeks that are of no pregnancy', 'O2000', 'Ache for 20 weeks.', false),
  {
    rule: 'NOTES_SAY_MORE',
    title: 'a kind that somebody of the family has',
    coding: { diagnoses: diagnoses('K109'), notes: ['Family history: rash of the wet kind.'] },
    told: [],
  },
  {
    rule: 'NOTES_SAY_MORE',
    title: 'words that do not stand together',
    coding: { diagnoses: diagnoses('K109'), notes: ['Rash on the arm. Shoes were wet. A kind man.'] },
    told: [],
  },
  {
    rule: 'NOTES_SAY_MORE',
    title: 'a kind that the notes name',
    coding: { diagnoses: diagnoses('K109'), notes: ['A rash of the wet kind on the arm.'] },
    told: ['NOTES_SAY_MORE INFORMS diagnoses[1].code'],
  },
  {
    rule: 'NOTES_SAY_MORE',
    title: 'a kind that the notes deny',
    coding: { diagnoses: diagnoses('K109'), notes: ['Rash. No rash of wet kind.'] },
    told: [],
  },
];
