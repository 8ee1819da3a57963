/** Reads the notes of an encounter, and leaves the event that any reading of protected health information leaves. */

import type { GraphQLResolveInfo } from 'graphql';
import { actorOf, type RequestContext } from '../../access/context.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { notFound } from '../../platform/errors.ts';
import { requireId } from '../../reading/read.ts';
import { readFromSource } from '../../reading/source.ts';
import { diagnosisDay } from '../diagnosis-day.ts';
import type { EncounterClass } from '../encounter-class.ts';
import type { Note } from './mentions.ts';

export interface NotesOfEncounter {
  /** The day by which its diagnoses are judged: codes are of the edition of that day. */
  readonly day: CalendarDate;
  /** In the order in which they were written. */
  readonly notes: readonly Note[];
}

/** The notes that the actor may read; NOT_FOUND when the encounter is not in the actor's sight. */
export const readNotes = (
  context: RequestContext,
  info: GraphQLResolveInfo,
  encounterId: string,
): Promise<NotesOfEncounter> => {
  const id = requireId(encounterId, 'Encounter');
  return readFromSource(context, actorOf(context), info, async (cells) => {
    const [encounter] = (await cells(ENCOUNTER, [id])) as [EncounterClass, CalendarDate, CalendarDate][];
    if (!encounter) throw notFound('Encounter');
    const [encounterClass, serviceFrom, serviceTo] = encounter;
    const rows = await cells(DOCUMENTS, [id]);
    return {
      result: {
        day: diagnosisDay({ encounterClass, serviceFrom, serviceTo }),
        notes: rows.map(([documentId, text]) => ({ documentId: documentId as string, text: text as string })),
      },
      subjects: new Set([`Encounter:${id}`]),
    };
  });
};

const ENCOUNTER = 'select encounter_class, service_from::text, service_to::text from encounter where id = $1';
const DOCUMENTS = 'select id, text from clinical_document where encounter_id = $1 order by authored_on, id';
