import {
  addAttributes,
  entity,
  enumeration,
  flag,
  id,
  instant,
  integer,
  reference,
  tenant,
  text,
  texts,
  version,
} from '../../access/entity.ts';
import { Facility } from '../../access/facility.entity.ts';
import { User } from '../../access/user.entity.ts';
import { Provider } from '../../parties/provider.entity.ts';
import { defineEnum, type ValueOf } from '../../platform/enums.ts';
import { WorkSubject } from '../../workflow/work-item.entity.ts';
import { Encounter } from '../encounter.entity.ts';
import { ClinicalDocument } from '../record.entity.ts';
import { codingQueryLifecycle } from './coding-query.lifecycle.ts';
import { YesNoPurpose } from './wording.ts';

export const CodingQueryStatus = defineEnum(
  'CodingQueryStatus',
  codingQueryLifecycle.sentence,
  codingQueryLifecycle.states,
);
export type CodingQueryStatus = ValueOf<typeof CodingQueryStatus>;

export const QueryChoice = defineEnum('QueryChoice', 'What a clinician may answer to any question.', {
  OPTION: 'One of the options.',
  OTHER: 'Something else, in words of their own. Offered with every question.',
  UNABLE_TO_DETERMINE: 'That it cannot be determined clinically. Offered with every question.',
});
export type QueryChoice = ValueOf<typeof QueryChoice>;

@entity({
  table: 'coding_query',
  permission: 'query.read',
  owner: 'facility',
  phi: true,
  implements: [WorkSubject],
  description:
    'A question of a coder to the clinician about what the record leaves open, with alternatives that lead nowhere in particular, and the answer.',
})
export class CodingQuery {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'What it is about.', { changes: false }) encounter!: Encounter;
  @reference(() => Provider, 'Whom it asks; absent where the record names nobody.', { nullable: true, changes: false })
  provider!: Provider | null;
  @reference(() => ClinicalDocument, 'The document that gives rise to it.', { nullable: true, changes: false })
  document!: ClinicalDocument | null;
  @text('The question.', { changes: false }) question!: string;
  @texts('What gives rise to it, in the words of the record.', { changes: false }) indicators!: string[];
  @texts(
    'Two to six clinical alternatives, or none where it is open. Something else, and unable to determine, may always be answered beside them.',
    {
      changes: false,
    },
  )
  options!: string[];
  @enumeration(YesNoPurpose, 'What yes or no is asked about; absent where the alternatives are others.', {
    nullable: true,
    filter: true,
    changes: false,
  })
  yesNoPurpose!: YesNoPurpose | null;
  @flag('True where the coding waits for the answer.', { filter: true, changes: false }) hold!: boolean;
  @enumeration(CodingQueryStatus, 'Where it stands.', { filter: true }) status!: CodingQueryStatus;
  @reference(() => User, 'The coder.', { changes: false }) askedBy!: User;
  @instant('When it was asked.', { filter: true, sort: true, changes: false }) askedAt!: Date;
  @instant('When it should be answered.', { filter: true, sort: true, changes: false }) dueAt!: Date;
  @enumeration(QueryChoice, 'What was answered.', { nullable: true, filter: true }) choice!: QueryChoice | null;
  @integer('The place of the option that was chosen, from 1.', { nullable: true }) chosenOption!: number | null;
  @text("The clinician's own words, where none of the options was right.", { nullable: true }) otherAnswer!:
    | string
    | null;
  @text('What the clinician added.', { nullable: true }) comment!: string | null;
  @reference(() => User, 'Who answered.', { nullable: true }) answeredBy!: User | null;
  @instant('When it was answered.', { nullable: true, filter: true }) answeredAt!: Date | null;
  @instant('When it was closed or withdrawn.', { nullable: true }) endedAt!: Date | null;
  @version() version!: number;
}

addAttributes(CodingQuery, [
  {
    is: 'expression',
    name: 'agingDays',
    kind: 'integer',
    guard: null,
    nullable: false,
    sql: 'floor(extract(epoch from coalesce(t.answered_at, t.ended_at, now()) - t.asked_at) / 86400)::integer',
    description: 'Whole days from the question to the answer, to its withdrawal, or to now.',
  },
]);

addAttributes(Encounter, [
  {
    is: 'list',
    name: 'codingQueries',
    target: () => CodingQuery,
    by: 'encounter',
    order: 'askedAt',
    where: null,
    description: 'Questions to the clinician.',
  },
  {
    is: 'list',
    name: 'waitingQueries',
    target: () => CodingQuery,
    by: 'encounter',
    order: 'askedAt',
    where: "t.status in ('OPEN', 'ANSWERED')",
    description: 'Questions that wait for an answer, or for a coder to say that the answer was read.',
  },
]);
