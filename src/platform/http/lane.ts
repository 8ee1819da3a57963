/**
 * The short way of a document that is known, trusted or examined before: no parsing, no validation, no measuring. What depends on variables is still
 * checked each time, and the answer is what Apollo would give, to the byte.
 */

import type { FormattedExecutionResult, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from '../log.ts';
import { DOCUMENT_CODES, type RequestNote, type RunOperation } from './apollo.ts';
import { clientError, refusalError } from './client-errors.ts';
import type { Objection } from './document-examination.ts';
import { checkCost, checkVariableDepth, type Limits } from './limits.ts';
import type { AnswerForm, PlainRequest } from './named-document.ts';
import type { KnownDocument, KnownOperation } from './known-document.ts';

/** A plain request for an operation of a known document. */
export interface LaneRequest extends PlainRequest {
  readonly document: KnownDocument;
  readonly operation: KnownOperation;
}

/** The request as the lane takes it; null where Apollo has something to refuse about it. */
export const laneRequest = (plain: PlainRequest, document: KnownDocument): LaneRequest | null => {
  const { operationName, safe } = plain;
  const operation =
    operationName === undefined && document.operations.length === 1
      ? document.operations[0]
      : document.operations.find(({ name }) => name !== undefined && name === operationName);
  if (operation === undefined || (safe && operation.operation.operation !== 'query')) return null;
  return { ...plain, document, operation };
};

/** An answer that has its body and status, and lacks only headers. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

export interface LaneOptions<C> {
  readonly run: RunOperation<C>;
  readonly stringify: (result: FormattedExecutionResult) => string;
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly log: Logger;
}

/** Runs the operation, and answers as Apollo would. */
export const answerKnown = async <C>(
  { document: { document }, operation: { operation, affordable, name }, variables, form }: LaneRequest,
  context: C,
  note: RequestNote,
  { run, stringify, schema, limits, log }: LaneOptions<C>,
): Promise<Answered> => {
  note.operationName = name?.slice(0, 80);
  const refusal =
    checkVariableDepth(variables, limits) ?? (affordable ? null : checkCost(document, name, variables, limits, schema));
  if (refusal !== null) return answered({ errors: [noted(refusalError(refusal), note)] }, form);
  const { errors, data, extensions } = await run({ document, operation, variables }, context);
  if (errors === undefined) return { status: 200, body: `${stringify({ data, extensions })}\n` };
  return answered({ errors: errors.map((error) => told(error, note, log)), data, extensions }, form, stringify);
};

/** The answer to a document that was examined and refused. */
export const answerObjections = (
  objections: readonly Objection[],
  form: AnswerForm,
  note: RequestNote,
  log: Logger,
): Answered =>
  answered(
    {
      errors: objections.map(({ formatted, error }) =>
        noted(clientError(formatted, error, log, { requestId: note.requestId }), note),
      ),
    },
    form,
  );

type Result = FormattedExecutionResult;

const answered = (
  result: Result,
  { legacy }: AnswerForm,
  stringify: LaneOptions<never>['stringify'] = JSON.stringify,
): Answered => {
  const forgiven = legacy && result.errors!.every(({ extensions }) => DOCUMENT_CODES.has(extensions?.['code']));
  return { status: result.data === undefined && !forgiven ? 400 : 200, body: `${stringify(result)}\n` };
};

/** Apollo calls every error without a code one of the server, and so does `clientError` expect it. */
const told = (error: GraphQLError, note: RequestNote, log: Logger): GraphQLFormattedError => {
  const formatted = {
    ...error.toJSON(),
    extensions: { ...error.extensions, code: error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR' },
  };
  const { requestId, operationName } = note;
  return noted(clientError(formatted, error, log, { requestId, operationName }), note);
};

const noted = (error: GraphQLFormattedError, note: RequestNote): GraphQLFormattedError => {
  note.codes.add(String(error.extensions?.['code']));
  return error;
};
