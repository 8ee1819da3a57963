import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Field, ID, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../access/context.ts';
import type { Row } from '../../platform/database.ts';
import { readChanged } from '../../reading/read.ts';
import { Encounter } from '../encounter.entity.ts';
import { linkEvidence, unlinkEvidence } from './evidence.commands.ts';

@InputType({
  description:
    'Whole words of a document that support an assigned code: a diagnosis or a procedure, not both. Offsets count UTF-16 code units; space at the ends is left out, and half a word is refused.',
})
export class EvidenceInput {
  @Field(() => Int, { nullable: true, description: 'Sequence of the diagnosis that they support.' })
  diagnosis?: number | null;
  @Field(() => Int, { nullable: true, description: 'Sequence of the procedure that they support.' })
  procedure?: number | null;
  @Field(() => Int, { description: "Offset of the first character in the document's text, from 0." }) from!: number;
  @Field(() => Int, { description: 'Offset behind the last character.' }) to!: number;
}

@Resolver()
export class EvidenceResolver {
  @Extensions({ permission: 'encounter.code' })
  @Mutation(() => Encounter, {
    description: 'Links an assigned code of an encounter that you hold to the words of its record that support it.',
  })
  linkEvidence(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('clinicalDocumentId', () => ID, { description: 'A document of the encounter.' }) documentId: string,
    @Arg('evidence', () => EvidenceInput) { diagnosis, procedure, from, to }: EvidenceInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    const wanted = { documentId, diagnosis: diagnosis ?? null, procedure: procedure ?? null, from, to };
    return readChanged(context, info, Encounter, id, (inside) => linkEvidence(inside, id, version, wanted));
  }

  @Extensions({ permission: 'encounter.code' })
  @Mutation(() => Encounter, { description: 'Takes back a link between an assigned code and the record.' })
  unlinkEvidence(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('evidenceId', () => ID) evidenceId: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) => unlinkEvidence(inside, id, version, evidenceId));
  }
}
