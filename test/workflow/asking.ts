/** Asking about a transition and asking for it, with the answers in one form, so that they can be compared. */

import type { GraphQLSchema } from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import { rootOperation, typeNamedBy, type Target, type Targets } from '../access/operations.ts';
import type { Json, TestHouse } from '../support/house.ts';
import type { Kind } from './families.ts';
import type { Declared } from './standings.ts';

export const MOVED = 'moved';
export const OUT_OF_SIGHT = 'out of sight';

/** A refusal by its code, a guard's with the codes of all its reasons after a colon. */
const verdictOf = (codes: readonly string[]): string =>
  ['FORBIDDEN', 'ILLEGAL_TRANSITION'].includes(codes[0]!) ? codes.join() : `GUARD_REFUSED: ${codes.join()}`;

/** What `availableActions` of each subject says of a transition. */
export const announced = async (
  house: TestHouse,
  actor: Actor,
  kind: Kind,
  transition: string,
  ids: readonly string[],
): Promise<string[]> => {
  const fields = ids.map(
    (id, index) => `a${index}: node(id: "${id}") { ... on ${kind} { availableActions { name allowed reasonCodes } } }`,
  );
  const data = await house.data(actor, `{ ${fields.join(' ')} }`);
  return ids.map((_, index) => {
    const subject = data[`a${index}`] as Json | null;
    if (subject === null) return OUT_OF_SIGHT;
    const { allowed, reasonCodes } = (subject['availableActions'] as Json[]).find(({ name }) => name === transition)!;
    return allowed ? MOVED : verdictOf(reasonCodes as string[]);
  });
};

/** What comes of sending the mutation that makes a transition. `others` are what it names beside the subject. */
export const sent = async (
  house: TestHouse,
  actor: Actor,
  { kind, name, mutation }: Pick<Declared, 'kind' | 'name'> & { readonly mutation: string },
  subject: Target,
  others: Targets,
): Promise<string> => {
  const targets: Targets = (type, field) => (type === kind ? Promise.resolve(subject) : others(type, field));
  const { source, variables } = await rootOperation(house.schema, 'mutation', mutation, targets, actor.roles);
  const { errors } = await house.ask(actor, source, { ...variables, ...GIVEN[name] });
  if (!errors) return MOVED;
  const { code, reasons } = errors[0]!.extensions as { code?: string; reasons?: { code: string }[] };
  return code === 'GUARD_REFUSED' ? verdictOf(reasons!.map((each) => each.code)) : (code ?? errors[0]!.message);
};

/** An answer to the two lines of 100.00 that every furnished claim has. */
const answer = (paidAmount: string, reasonCode: string): Record<string, unknown> => {
  const adjustments = [{ groupCode: 'CO', reasonCode, amount: `${100 - Number(paidAmount)}.00` }];
  const services = [1, 2].map((lineNumber) => ({ lineNumber, paidAmount, adjustments }));
  const claimPaymentAmount = `${2 * Number(paidAmount)}`;
  return { answer: { claimStatusCode: '1', claimPaymentAmount, answeredOn: '2026-10-30', services } };
};

/** Arguments that lead to one transition and not another. */
const GIVEN: Readonly<Record<string, Record<string, unknown>>> = {
  settle: answer('60', '45'),
  denyInPart: answer('60', '50'),
  deny: answer('0', '50'),
  askClinician: {
    query: {
      question: 'What does the note describe?',
      options: ['One condition', 'Another condition'],
      indicators: ['Reason mark'],
      hold: false,
    },
  },
  overrideFinding: { reason: 'The record shows why.' },
  answerCodingQuery: { choice: 'UNABLE_TO_DETERMINE' },
  assignCodes: { diagnoses: [{ code: 'I10' }], procedures: [] },
};

/** The mutation by which a client asks for a transition of a subject by the subject's own id, or null. */
export const mutationOf = (schema: GraphQLSchema, { lifecycle, name, transition }: Declared): string | null => {
  if (transition.mutation === null) return null;
  const mutation = transition.mutation ?? name;
  // A transition that is part of another one's mutation moves another subject than the one that is named.
  if (mutation !== name && mutation in lifecycle.transitions) return null;
  const field = schema.getMutationType()!.getFields()[mutation];
  const named = field?.args.map((argument) => typeNamedBy(argument.name, field)).find((type) => type !== null);
  return named === lifecycle.of ? mutation : null;
};
