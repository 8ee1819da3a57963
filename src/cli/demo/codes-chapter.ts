/** What a note suggests, what the edits say of them at once, and the words of the record that support them. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { codes } from './coding-chapter.ts';
import { ankleRecord, type NewRecord } from './desk-visit.ts';
import { codesOf, counted, list, only } from './facts.ts';
import {
  AssignAndCheckDocument,
  FinalizeCodingDocument,
  FindVisitDocument,
  ImportVisitDocument,
  LinkEvidenceDocument,
  OverrideFindingDocument,
  ReadRecordDocument,
  SuggestCodesDocument,
  TakeBackDocument,
  type AssignAndCheckMutation,
  type SuggestCodesQuery,
  type SupportedFragment,
} from './generated/graphql.ts';
import type { Facts } from './judge.ts';
import type { Cast, Person } from './people.ts';
import type { Stage } from './stage.ts';

/** Coding that no edit objects to, in the hands of its coder. */
export interface CheckedVisit {
  readonly id: string;
  readonly version: number;
  readonly documentId: string;
}

/** Ana codes a twisted ankle: in the wrong order first, and with a code that no rule can object to. */
export const checkCodes = async (stage: Stage, { ana }: Cast, today: CalendarDate): Promise<CheckedVisit> => {
  stage.chapter('Codes that are checked at once');
  const record = ankleRecord(today);
  const { id, version } = await takeNewVisit(stage, ana, record);
  const suggested = await readSuggestions(stage, ana, id);
  const mended = await mistakeAndMend(stage, ana, id, version, record);
  return { id, ...(await supportCodes(stage, ana, id, mended, suggested)) };
};

/** Brings the record in and takes the visit by its number. */
const takeNewVisit = async (stage: Stage, who: Person, { bundle, visitNumber }: NewRecord) => {
  await stage.does({
    who,
    asks: 'Imports the record of a patient, in FHIR R4',
    document: ImportVisitDocument,
    variables: { bundle },
    facts: ({ importFhirBundle: { encounterIds, known, notes } }) => ({
      new: `${encounterIds.length} visits`,
      'known already': String(known),
      notes: list(notes.map(({ resource, path, reason }) => `${resource} ${path} ${reason}`)),
    }),
    expected: { new: /^[1-9]\d* visits$/, 'known already': '0' },
  });
  const { encounters } = await stage.does({
    who,
    asks: 'Looks the visit up by its number',
    document: FindVisitDocument,
    variables: { visitNumber },
    facts: ({ encounters: { edges } }) => ({
      visits: list(edges.map(({ node }) => `${node.serviceFrom}: ${node.reason ?? ''}, ${node.status}`)),
    }),
    expected: { visits: /: Ankle injury, READY$/ },
  });
  const item = encounters.edges[0]!.node.workItem!;
  const { takeWorkItem } = await stage.does({
    who,
    asks: 'Takes this one, not the most urgent',
    document: TakeBackDocument,
    variables: { id: item.id, version: item.version },
    facts: ({ takeWorkItem: { subject } }) => codesOf(only(subject, 'Encounter')),
    expected: { encounter: 'IN_CODING', diagnoses: 'none' },
  });
  return only(takeWorkItem.subject, 'Encounter');
};

type Suggestion = NonNullable<SuggestCodesQuery['suggestCodes']>[number];

/** Answers the suggestion of the sprain. */
const readSuggestions = async (stage: Stage, who: Person, id: string): Promise<Suggestion> => {
  const { suggestCodes } = await stage.does({
    who,
    asks: 'Asks which codes the note may support',
    document: SuggestCodesDocument,
    variables: { id },
    facts: ({ suggestCodes: suggestions }) =>
      Object.fromEntries(
        suggestions.map(({ code, title, why, evidence: [first] }) => [
          code,
          `${title ?? ''}, by ${why}: line ${first?.line}, "${first?.quote}"`,
        ]),
      ),
    expected: { [SPRAIN]: /^Ankle sprain, right.* line \d+, ".*ankle/i },
  });
  return suggestCodes.find(({ code }) => code === SPRAIN) ?? suggestCodes[0]!;
};

const SPRAIN = 'S93.401A';
const STUMBLE = 'W18.40XA';
/** Nothing in the note says so. No rule can know that, and a second person does. */
export const UNSUPPORTED = 'R53.83';

const mistakeAndMend = async (
  stage: Stage,
  who: Person,
  id: string,
  version: number,
  { key }: NewRecord,
): Promise<number> => {
  const { assignCodes: wrong } = await stage.does({
    who,
    asks: 'Assigns codes, the cause of the injury first',
    document: AssignAndCheckDocument,
    variables: codes(id, version, [STUMBLE, SPRAIN, UNSUPPORTED], key.procedures),
    facts: ({ assignCodes }) => findingsOf(assignCodes),
    expected: {
      blocking: '1',
      BLOCKS: /^EXTERNAL_CAUSE_FIRST at diagnoses\[1\]\.code: W18\.40XA .* Put the condition that was treated first\.$/,
    },
  });
  await stage.isRefused('GUARD_REFUSED', {
    who,
    asks: 'Tries to finalize over it',
    document: FinalizeCodingDocument,
    variables: { id, version: wrong.version },
    expected: { transition: 'finalizeCoding', reasons: 'BLOCKING_FINDINGS' },
  });
  await stage.isRefused('BAD_USER_INPUT', {
    who,
    asks: 'Tries to let it stand: this rule allows no exception',
    document: OverrideFindingDocument,
    variables: { id, version: wrong.version, findingId: wrong.findings[0]!.id, reason: 'The patient says so.' },
    expected: { argument: 'codingFindingId' },
  });
  const { assignCodes: right } = await stage.does({
    who,
    asks: 'Mends it: the injury first, then its cause',
    document: AssignAndCheckDocument,
    variables: codes(id, wrong.version, [SPRAIN, STUMBLE, UNSUPPORTED], key.procedures),
    facts: ({ assignCodes }) => findingsOf(assignCodes),
    expected: { blocking: '0', BLOCKS: '' },
  });
  return right.version;
};

/** What blocks in full, the rest counted by their rules. */
const findingsOf = ({ blockingFindings, findings }: NonNullable<AssignAndCheckMutation['assignCodes']>): Facts => ({
  blocking: String(blockingFindings),
  ...Object.fromEntries(
    findings
      .filter(({ severity }) => severity === 'BLOCKS')
      .map(({ rule, path, message, mend }) => ['BLOCKS', `${rule} at ${path}: ${message} ${mend ?? ''}`]),
  ),
  besides: counted(
    findings.filter(({ severity }) => severity !== 'BLOCKS').map(({ severity, rule }) => `${rule} ${severity}`),
  ),
});

/** Links the two codes that the note supports to its words: one by the suggestion, one that the coder marks. */
const supportCodes = async (
  stage: Stage,
  who: Person,
  id: string,
  version: number,
  { evidence: [suggested] }: Suggestion,
): Promise<Omit<CheckedVisit, 'id'>> => {
  const { documentId, line, from, to, quote } = suggested!;
  const { linkEvidence: once } = await stage.does({
    who,
    asks: 'Links the sprain to the words that were suggested',
    document: LinkEvidenceDocument,
    variables: { id, version, documentId, evidence: { diagnosis: 1, from, to } },
    facts: ({ linkEvidence: { diagnoses } }) => supportOf(diagnoses),
    expected: { [SPRAIN]: `line ${line}, "${quote}", unchanged`, [UNSUPPORTED]: 'no evidence' },
  });
  const { encounter } = await stage.does({
    who,
    asks: 'Looks in the note for how it happened',
    document: ReadRecordDocument,
    variables: { id },
    facts: ({ encounter: { documents } }) => ({ note: list((documents ?? []).map(({ title }) => title)) }),
    expected: { note: 'Progress note' },
  });
  const start = encounter.documents![0]!.text.toLowerCase().indexOf(STUMBLED);
  const { linkEvidence: twice } = await stage.does({
    who,
    asks: 'Links the cause to words that she marks',
    document: LinkEvidenceDocument,
    variables: {
      id,
      version: once.version,
      documentId,
      evidence: { diagnosis: 2, from: start, to: start + STUMBLED.length },
    },
    facts: ({ linkEvidence: { diagnoses } }) => supportOf(diagnoses),
    expected: { [STUMBLE]: /^line \d+, "stumbled without falling", unchanged/i, [UNSUPPORTED]: 'no evidence' },
  });
  return { version: twice.version, documentId };
};

const STUMBLED = 'stumbled without falling';

/** The words behind each diagnosis. */
export const supportOf = (diagnoses: readonly SupportedFragment[]): Facts =>
  Object.fromEntries(
    diagnoses.map(({ code, evidence }) => [
      code,
      evidence?.length
        ? list(
            evidence.map(
              ({ lineNumber, quote, unchanged }) =>
                `line ${lineNumber}, "${quote}", ${unchanged ? 'unchanged' : 'changed since'}`,
            ),
          )
        : 'no evidence',
    ]),
  );
