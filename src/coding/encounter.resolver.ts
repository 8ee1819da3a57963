import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Field, ID, Info, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import type { CalendarDate as Day } from '../platform/calendar-date.ts';
import type { Row } from '../platform/database.ts';
import { CalendarDate, Icd10Cm } from '../platform/scalars.ts';
import { rootQueries } from '../reading/graph.ts';
import { readChanged } from '../reading/read.ts';
import { subjectMutations } from '../workflow/subject-mutations.ts';
import { assignCodes, assignDiagnosis, assignProcedure, removeDiagnosis, removeProcedure } from './assign.commands.ts';
import { PresentOnAdmission } from './assignment.entity.ts';
import {
  cancelEncounter,
  finalizeCoding,
  markReady,
  reopenCoding,
  reopenForDenial,
  setEncounterCoverage,
  setEncounterProvider,
} from './encounter.commands.ts';
import { Encounter } from './encounter.entity.ts';
import { encounterLifecycle } from './encounter.lifecycle.ts';

@InputType({ description: 'A diagnosis to assign.' })
export class DiagnosisInput {
  @Field(() => Icd10Cm) code!: string;
  @Field(() => PresentOnAdmission, { nullable: true }) presentOnAdmission?: PresentOnAdmission | null;
}

@InputType({ description: 'A procedure or service to assign.' })
export class ProcedureInput {
  @Field(() => String, { description: 'CPT or HCPCS code.' }) code!: string;
  @Field(() => [String], { description: 'Up to four, two characters each.', defaultValue: [] }) modifiers!: string[];
  @Field(() => Int, { defaultValue: 1 }) units!: number;
  @Field(() => [Int], { description: 'Sequences of one to four diagnoses, the most important first.' })
  diagnosisPointers!: number[];
  @Field(() => CalendarDate, { nullable: true, description: 'The first day of the encounter where not given.' })
  serviceDate?: Day | null;
}

const diagnosis = ({ code, presentOnAdmission }: DiagnosisInput) => ({
  code,
  presentOnAdmission: presentOnAdmission ?? null,
});
const procedure = ({ code, modifiers, units, diagnosisPointers, serviceDate }: ProcedureInput) => ({
  code: code.toUpperCase(),
  modifiers: modifiers.map((modifier) => modifier.toUpperCase()),
  units,
  diagnosisPointers,
  serviceDate: serviceDate ?? null,
});

@Resolver()
export class AssignmentResolver {
  @Extensions({ permission: 'encounter.code' })
  @Mutation(() => Encounter, { description: 'Replaces all diagnoses and procedures of an encounter that you hold.' })
  assignCodes(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('diagnoses', () => [DiagnosisInput]) diagnoses: DiagnosisInput[],
    @Arg('procedures', () => [ProcedureInput]) procedures: ProcedureInput[],
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) =>
      assignCodes(inside, id, version, {
        diagnoses: diagnoses.map(diagnosis),
        procedures: procedures.map(procedure),
      }),
    );
  }

  @Extensions({ permission: 'encounter.code' })
  @Mutation(() => Encounter, { description: 'Adds a diagnosis, at the end unless `sequence` says otherwise.' })
  assignDiagnosis(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('diagnosis', () => DiagnosisInput) wanted: DiagnosisInput,
    @Arg('sequence', () => Int, { nullable: true }) sequence: number | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) =>
      assignDiagnosis(inside, id, version, diagnosis(wanted), sequence ?? null),
    );
  }

  @Extensions({ permission: 'encounter.code' })
  @Mutation(() => Encounter, {
    description: 'Takes a diagnosis away; the later ones move up, and pointers follow them.',
  })
  removeDiagnosis(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('sequence', () => Int) sequence: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) => removeDiagnosis(inside, id, version, sequence));
  }

  @Extensions({ permission: 'encounter.code' })
  @Mutation(() => Encounter, { description: 'Adds a procedure or service at the end.' })
  assignProcedure(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('procedure', () => ProcedureInput) wanted: ProcedureInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) =>
      assignProcedure(inside, id, version, procedure(wanted)),
    );
  }

  @Extensions({ permission: 'encounter.code' })
  @Mutation(() => Encounter, { description: 'Takes a procedure away; the later ones move up.' })
  removeProcedure(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('sequence', () => Int) sequence: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) => removeProcedure(inside, id, version, sequence));
  }
}

@Resolver()
export class BillToResolver {
  @Extensions({ permission: 'encounter.bill-to' })
  @Mutation(() => Encounter, {
    description: "Says which of the patient's coverages an encounter is billed to. Claims that were made keep theirs.",
  })
  setEncounterCoverage(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('coverageId', () => ID) coverageId: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) => setEncounterCoverage(inside, id, version, coverageId));
  }

  @Extensions({ permission: 'encounter.bill-to' })
  @Mutation(() => Encounter, { description: 'Says who rendered the care. Claims that were made keep theirs.' })
  setEncounterProvider(
    @Arg('encounterId', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('providerId', () => ID) providerId: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Encounter, id, (inside) => setEncounterProvider(inside, id, version, providerId));
  }
}

export const encounterResolvers = [
  rootQueries(Encounter, 'encounter', 'encounters'),
  subjectMutations(Encounter, encounterLifecycle, {
    markReady,
    finalizeCoding,
    reopenCoding,
    reopenForDenial,
    cancelEncounter,
  }),
  AssignmentResolver,
  BillToResolver,
];
