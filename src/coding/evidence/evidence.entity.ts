import { Field, Int, ObjectType } from 'type-graphql';
import { addAttributes, entity, id, instant, integer, reference, tenant, text } from '../../access/entity.ts';
import { Facility } from '../../access/facility.entity.ts';
import { User } from '../../access/user.entity.ts';
import { DiagnosisAssignment, ProcedureAssignment } from '../assignment.entity.ts';
import { Encounter } from '../encounter.entity.ts';
import { ClinicalDocument } from '../record.entity.ts';
import { lineNumberAt, linesOf, type Line } from './document-lines.ts';
import { hashOf, quoteOf } from './quote.ts';

@entity({
  table: 'evidence',
  permission: 'document.read',
  owner: 'facility',
  phi: 'part',
  description:
    'The words of a document that support one assigned code. It goes with the assignment that it supports, and never changes.',
})
export class Evidence {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'The encounter of both.', { changes: false }) encounter!: Encounter;
  @reference(() => DiagnosisAssignment, 'The diagnosis that it supports.', { nullable: true, changes: false })
  diagnosis!: DiagnosisAssignment | null;
  @reference(() => ProcedureAssignment, 'The procedure that it supports.', { nullable: true, changes: false })
  procedure!: ProcedureAssignment | null;
  @reference(() => ClinicalDocument, 'Where the words stand.', { changes: false }) document!: ClinicalDocument;
  @integer("Offset of the first character in the document's text, in UTF-16 code units.", { changes: false })
  fromOffset!: number;
  @integer('Offset behind the last character.', { changes: false }) toOffset!: number;
  @text('SHA-256 of the words in UTF-8, as they were when they were linked.', { changes: false }) sha256!: string;
  @reference(() => User, 'The coder.', { changes: false }) linkedBy!: User;
  @instant('When.', { changes: false }) linkedAt!: Date;
}

interface QuotedFacts {
  readonly document: { readonly text: string };
  readonly fromOffset: number;
  readonly toOffset: number;
  readonly sha256: string;
}

const PLACE = { document: { text: true }, fromOffset: true, toOffset: true } as const;

const quoted = ({ document, fromOffset, toOffset }: QuotedFacts): string =>
  quoteOf(document.text, { from: fromOffset, to: toOffset });

addAttributes(Evidence, [
  {
    is: 'computed',
    name: 'quote',
    type: () => String,
    nullable: false,
    needs: PLACE,
    compute: (row: QuotedFacts) => quoted(row),
    description: 'The words, as the document has them now.',
  },
  {
    is: 'computed',
    name: 'unchanged',
    type: () => Boolean,
    nullable: false,
    needs: { ...PLACE, sha256: true },
    compute: (row: QuotedFacts) => hashOf(quoted(row)) === row.sha256,
    description: 'True while the document says here what it said when the words were linked.',
  },
  {
    is: 'computed',
    name: 'lineNumber',
    type: () => Int,
    nullable: false,
    needs: { document: { text: true }, fromOffset: true },
    compute: ({ document, fromOffset }: QuotedFacts) => lineNumberAt(document.text, fromOffset),
    description: 'The line of the document in which the words begin.',
  },
]);

@ObjectType({
  description: 'A line of a document. Offsets count UTF-16 code units from 0, as strings of JavaScript and Java do.',
})
export class DocumentLine implements Line {
  @Field(() => Int, { description: 'From 1.' }) number!: number;
  @Field(() => Int, { description: 'Offset of its first character.' }) from!: number;
  @Field(() => Int, { description: 'Offset behind its last character; the line break does not belong to it.' })
  to!: number;
  @Field(() => String) text!: string;
}

addAttributes(ClinicalDocument, [
  {
    is: 'computed',
    name: 'lines',
    type: () => [DocumentLine],
    nullable: false,
    needs: { text: true },
    compute: ({ text: whole }: { readonly text: string }) => linesOf(whole),
    description:
      'The text line by line. CR LF, LF and CR break a line; a text that ends with a break ends with an empty line.',
  },
  {
    is: 'computed',
    name: 'lineCount',
    type: () => Int,
    nullable: false,
    needs: { text: true },
    compute: ({ text: whole }: { readonly text: string }) => linesOf(whole).length,
    description: 'How many lines it has; at least one.',
  },
]);

for (const [target, by, description] of [
  [DiagnosisAssignment, 'diagnosis', 'What in the record supports it, in the order in which it was linked.'],
  [ProcedureAssignment, 'procedure', 'What in the record supports it, in the order in which it was linked.'],
  [ClinicalDocument, 'document', 'What of it supports assigned codes, in the order in which it was linked.'],
] as const) {
  addAttributes(target, [
    { is: 'list', name: 'evidence', target: () => Evidence, by, order: null, where: null, description },
  ]);
}
