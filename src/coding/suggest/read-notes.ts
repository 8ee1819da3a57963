/** Reads the notes of an encounter, and leaves the event that any reading of protected health information leaves. */

import type { GraphQLResolveInfo } from 'graphql';
import { actorOf, type RequestContext } from '../../access/context.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { notFound } from '../../platform/errors.ts';
import { requireId } from '../../reading/read.ts';
import { readFromSource } from '../../reading/source.ts';
import type { Note } from './mentions.ts';

export interface NotesOfEncounter {
  /** The first day of the encounter: codes are of the edition of that day. */
  readonly serviceFrom: CalendarDate;
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
    const [encounter] = await cells(ENCOUNTER, [id]);
    if (!encounter) throw notFound('Encounter');
    const rows = await cells(DOCUMENTS, [id]);
    return {
      result: {
        serviceFrom: encounter[0] as CalendarDate,
        notes: rows.map(([documentId, text]) => ({ documentId: documentId as string, text: text as string })),
      },
      subjects: new Set([`Encounter:${id}`]),
    };
  });
};

const ENCOUNTER = 'select service_from::text from encounter where id = $1';
const DOCUMENTS = 'select id, text from clinical_document where encounter_id = $1 order by authored_on, id';
