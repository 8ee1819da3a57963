/** How a visit is coded, and who may not do what at the coder's desk. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { SampleAnswer } from '../../sample/scenarios.ts';
import { codesFor } from './answer-key.ts';
import { choicesOf, codesOf, counted, list, only } from './facts.ts';
import {
  AssignCodesDocument,
  AssignDiagnosisDocument,
  FinalizeCodingDocument,
  ListClaimsDocument,
  ListPatientsDocument,
  LookAtQueueDocument,
  ReadNoteDocument,
  ReadRecordDocument,
  TakeVisitDocument,
  type AssignCodesMutationVariables,
} from './generated/graphql.ts';
import type { Cast, Person } from './people.ts';
import type { Stage } from './stage.ts';

/** A visit as the chapters pass it on. */
export interface Visit {
  readonly id: string;
  readonly patientId: string;
  readonly key: SampleAnswer;
}

/** A symptom that the sample's notes give for no visit: what Ana picks by mistake. */
const FATIGUE = 'R5383';

/** Codes for `assignCodes`: every procedure for the first diagnosis. */
export const codes = (id: string, version: number, diagnoses: readonly string[], procedures: readonly string[]) =>
  ({
    id,
    version,
    diagnoses: diagnoses.map((code) => ({ code })),
    procedures: procedures.map((code) => ({ code, diagnosisPointers: [1] })),
  }) satisfies AssignCodesMutationVariables;

/** Ana codes the most urgent visit, with one mistake that no rule of coding can see. */
export const codeWithAMistake = async (stage: Stage, cast: Cast, today: CalendarDate): Promise<Visit> => {
  const { ana, ben } = cast;
  stage.chapter("The coder's desk");
  await lookAround(stage, cast);
  const { takeNext: item } = await stage.does({
    who: ana,
    asks: 'Takes the most urgent visit',
    document: TakeVisitDocument,
    variables: { kind: 'CODING' },
    facts: ({ takeNext }) => {
      const { status, visitNumber, reason, serviceFrom } = only(takeNext.subject, 'Encounter');
      return { encounter: status, visit: `${visitNumber} of ${serviceFrom}: ${reason ?? ''}`, item: takeNext.status };
    },
    expected: { encounter: 'IN_CODING', item: 'TAKEN' },
  });
  const { id, version, visitNumber } = only(item.subject, 'Encounter');
  await stage.isRefused('FORBIDDEN', {
    who: ben,
    asks: 'Tries to read the note: billing works from codes, not from notes',
    document: ReadNoteDocument,
    variables: { id },
    facts: ({ encounter: { status, documents } }) => ({
      encounter: status,
      note: documents === null ? 'withheld' : 'answered',
    }),
    expected: { encounter: 'IN_CODING', note: 'withheld', permission: 'document.read', field: 'Encounter.documents' },
  });
  const patientId = await readRecord(stage, ana, id);
  await tryWhatCannotBe(stage, ana, id, version);
  const key = codesFor(visitNumber, today);
  const assigned = await assignTwice(stage, ana, codes(id, version, [FATIGUE], key.procedures));
  await finalize(stage, ana, id, assigned);
  await stage.isRefused('FORBIDDEN', {
    who: ana,
    asks: 'Looks for the claims and what they cost: coding sees no money',
    document: ListClaimsDocument,
    variables: {},
    expected: { permission: 'claim.read', field: 'claims' },
  });
  return { id, patientId, key };
};

const lookAround = async (stage: Stage, { ada, ana }: Cast): Promise<void> => {
  await stage.isRefused('FORBIDDEN', {
    who: ada,
    asks: 'Looks for patients: an administrator sees none',
    document: ListPatientsDocument,
    variables: {},
    expected: { permission: 'patient.read', field: 'patients' },
  });
  await stage.does({
    who: ana,
    asks: 'Looks at the coding queue',
    document: LookAtQueueDocument,
    variables: { kind: 'CODING' },
    facts: ({ workQueue: { totalCount, edges } }) => {
      const { node } = edges[0]!;
      const { visitNumber, reason, facility } = only(node.subject, 'Encounter');
      return {
        waiting: `${totalCount} visits`,
        first: `${visitNumber}: ${reason ?? ''}, ${facility.name}`,
        age: `${node.ageHours} h, due ${node.dueAt.slice(0, 10)}${node.overdue ? ', overdue' : ''}`,
        ...choicesOf(node.availableActions),
      };
    },
    expected: {
      waiting: /^[1-9]\d* visits$/,
      'may now': 'takeWorkItem',
      'may not': 'assignWorkItem (FORBIDDEN); releaseWorkItem (ILLEGAL_TRANSITION)',
    },
  });
};

/** Reads note and recorded conditions. Answers the patient's id. */
export const readRecord = async (stage: Stage, who: Person, id: string): Promise<string> => {
  const { encounter } = await stage.does({
    who,
    asks: 'Reads the note and what the clinician recorded',
    document: ReadRecordDocument,
    variables: { id },
    facts: ({ encounter: { documents, statements } }) => ({
      note: list((documents ?? []).map(({ title, text }) => `${title}, ${text.length} characters`)),
      recorded: list((statements ?? []).map(({ display }) => display)),
    }),
    expected: { note: /[1-9]\d* characters$/ },
  });
  return encounter.patient.id;
};

const tryWhatCannotBe = async (stage: Stage, ana: Person, id: string, version: number): Promise<void> => {
  await stage.isRefused('CODE_NOT_VALID', {
    who: ana,
    asks: 'Tries a heading of ICD-10-CM as a diagnosis',
    document: AssignDiagnosisDocument,
    variables: { id, version, code: 'E11' },
    expected: { codeSet: 'ICD10CM', value: 'E11' },
  });
  await stage.isRefused('GUARD_REFUSED', {
    who: ana,
    asks: 'Tries to finalize with nothing assigned',
    document: FinalizeCodingDocument,
    variables: { id, version },
    expected: { transition: 'finalizeCoding', reasons: 'NO_DIAGNOSIS, NO_PROCEDURE' },
  });
};

/** Two windows of one coder, one version: only one of them writes. Answers the version after it. */
const assignTwice = async (stage: Stage, who: Person, variables: AssignCodesMutationVariables): Promise<number> => {
  const scene = { who, document: AssignCodesDocument, variables };
  const { assignCodes } = await stage.race(
    'STALE_VERSION',
    {
      ...scene,
      asks: 'Assigns codes in one of two windows, in a hurry: fatigue comes first',
      facts: ({ assignCodes: encounter }) => ({
        ...codesOf(encounter),
        'may now': choicesOf(encounter.availableActions)['may now'],
      }),
      expected: {
        encounter: 'IN_CODING',
        'may now': 'assignCodes; recheckCoding; overrideFinding; withdrawOverride; askClinician; finalizeCoding',
      },
    },
    {
      ...scene,
      asks: 'Assigns codes in the other window at the same moment',
      expected: { expected: String(variables.version), actual: String(variables.version + 1) },
    },
  );
  return assignCodes.version;
};

/** Declares the coding final; `denials` are the states that denials of the visit are then in. */
export const finalize = async (
  stage: Stage,
  who: Person,
  id: string,
  version: number,
  expected: { readonly denials?: string } = {},
): Promise<void> => {
  await stage.does({
    who,
    asks: 'Declares the coding final',
    document: FinalizeCodingDocument,
    variables: { id, version },
    facts: ({ finalizeCoding: { status, codedBy, denials } }) => ({
      encounter: status,
      'coded by': codedBy?.name ?? 'nobody',
      ...(denials?.length ? { denials: counted(denials.map((denial) => denial.status)) } : {}),
    }),
    expected: { encounter: 'RELEASED', 'coded by': 'ana', ...expected },
  });
};
