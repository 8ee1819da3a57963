import { GraphQLJSON } from 'graphql-scalars';
import { Arg, Ctx, Extensions, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import { importBundle } from './import-bundle.ts';

@ObjectType({ description: 'Something of a bundle that was left out, or read in a lesser way, on purpose.' })
export class FhirNote {
  @Field(() => String, { description: 'Type/id of the resource.' }) resource!: string;
  @Field(() => String) path!: string;
  @Field(() => String, { description: 'The rest of a sentence that begins with the path.' }) reason!: string;
}

@ObjectType({ description: 'What an import did.' })
export class ImportResult {
  @Field(() => [ID], {
    description:
      'Encounters that were not there before: in the coding queue, or waiting for a record to code them from.',
  })
  encounterIds!: string[];
  @Field(() => Int, {
    description: 'Encounters that were there already. Only one that waited for its record has changed, if it came.',
  })
  known!: number;
  @Field(() => [FhirNote]) notes!: FhirNote[];
}

@Resolver()
export class FhirResolver {
  @Extensions({ permission: 'encounter.import' })
  @Mutation(() => ImportResult, {
    description:
      'Imports a FHIR R4 bundle, whole or not at all. The same bundle again changes nothing. Refused with FHIR_REFUSED, which names every resource and path.',
  })
  async importFhirBundle(
    @Arg('bundle', () => GraphQLJSON) bundle: unknown,
    @Arg('facilityId', () => ID, {
      nullable: true,
      description: 'Where visits go whose place is not a facility of yours by name or NPI.',
    })
    facilityId: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ImportResult> {
    const { encounterIds, known, notes } = await importBundle(context, bundle, facilityId ?? null);
    return { encounterIds: [...encounterIds], known, notes: [...notes] };
  }
}
