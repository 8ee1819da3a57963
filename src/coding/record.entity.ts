/** What the clinician's system recorded, which coders read and billers do not. */

import { addAttributes, date, entity, enumeration, id, reference, tenant, text } from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import { Encounter } from './encounter.entity.ts';

@entity({
  table: 'clinical_document',
  permission: 'document.read',
  owner: 'facility',
  phi: true,
  description: 'A note or report of an encounter, as plain text.',
})
export class ClinicalDocument {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'The encounter that it documents.', { changes: false }) encounter!: Encounter;
  @text('The id by which the sending system knows the document.', { changes: false }) sourceId!: string;
  @text('Its title.', { filter: true }) title!: string;
  @text('LOINC code of the kind of document.', { nullable: true, filter: true }) documentTypeCode!: string | null;
  @date('The day it was written.', { sort: true, filter: true }) authoredOn!: CalendarDate;
  @text('The whole text.', { changes: false }) text!: string;
}

export const StatementKind = defineEnum('StatementKind', 'What a clinical statement is about.', {
  CONDITION: 'A condition that was found or confirmed.',
  PROCEDURE: 'Something that was done.',
});
export type StatementKind = ValueOf<typeof StatementKind>;

@entity({
  table: 'clinical_statement',
  permission: 'document.read',
  owner: 'facility',
  phi: 'part',
  description:
    "A condition or procedure as the clinician's system recorded it, in that system's own codes: what a coder starts from, never an assignment.",
})
export class ClinicalStatement {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'The encounter that it was recorded in.', { changes: false }) encounter!: Encounter;
  @text('The id by which the sending system knows the statement.', { changes: false }) sourceId!: string;
  @enumeration(StatementKind, 'Condition or procedure.', { filter: true }) kind!: StatementKind;
  @text("URI of the code system, such as SNOMED's.", { nullable: true }) codeSystem!: string | null;
  @text('The code in that system.', { nullable: true, filter: true }) code!: string | null;
  @text('What it says.') display!: string;
  @date('The day it was recorded.', { sort: true }) recordedOn!: CalendarDate;
}

addAttributes(Encounter, [
  {
    is: 'list',
    name: 'documents',
    target: () => ClinicalDocument,
    by: 'encounter',
    order: 'authoredOn',
    where: null,
    description: 'Notes and reports.',
  },
  {
    is: 'list',
    name: 'statements',
    target: () => ClinicalStatement,
    by: 'encounter',
    order: 'recordedOn',
    where: null,
    description: 'Recorded conditions and procedures.',
  },
]);
