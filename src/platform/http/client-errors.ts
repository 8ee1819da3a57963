/**
 * What of an error a client may read. A refusal passes whole. What graphql-js and Apollo say about the request passes
 * without the values that they quote, since a value may be protected health information. Everything else is a fault:
 * it goes to the log under a fresh id, and the client gets the id.
 */

import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind, print } from 'graphql';
import type { GraphQLFormattedError, VariableDefinitionNode } from 'graphql';
import { Refusal } from '../errors.ts';
import { argumentPath } from './argument-path.ts';
import { tokenRefusal } from './limits.ts';
import type { Logger } from '../log.ts';

/** Apollo's codes for a request that is no valid GraphQL request; they are not in the catalogue of refusals. */
export const PROTOCOL_CODES = [
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
] as const;

const MASKED = 'Something went wrong on our side. The error id finds the reason in the log.';

/** The error as the client reads it. A fault is written to the log, with `about` beside it. */
export const clientError = (
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Logger,
  about: Readonly<Record<string, unknown>> = {},
): GraphQLFormattedError => {
  const place = placeOf(formatted);
  const told = refusalOf(error, formatted) ?? requestError(formatted, error) ?? argumentError(formatted, error);
  if (told !== null) return { ...told, ...place };
  return { ...fault(originOf(error), log, about), ...place };
};

/** The masked form of something that was thrown and is not for the client. Writes it to the log. */
export const fault = (
  error: unknown,
  log: Logger,
  about: Readonly<Record<string, unknown>> = {},
): GraphQLFormattedError => {
  const errorId = randomUUID();
  log.error({ ...about, errorId, err: error }, 'fault');
  return { message: MASKED, extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } };
};

/** A refusal as it stands in an answer. */
export const refusalError = (refusal: Refusal): GraphQLFormattedError => ({
  message: refusal.message,
  extensions: refusal.extensions,
});

type Told = Pick<GraphQLFormattedError, 'message' | 'extensions'>;

const refusalOf = (error: unknown, formatted: GraphQLFormattedError): Told | null => {
  for (const cause of causesOf(error)) if (cause instanceof Refusal) return refusalError(cause);
  const tooLong = tokenRefusal(formatted.message);
  return tooLong === null ? null : refusalError(tooLong);
};

/** Errors about the request itself, from before execution: those have no path. */
const requestError = (formatted: GraphQLFormattedError, error: unknown): Told | null => {
  if (formatted.path !== undefined) return null;
  const code = PROTOCOL_CODES.find((known) => known === formatted.extensions?.['code']);
  const [node] = error instanceof GraphQLError ? (error.nodes ?? []) : [];
  if (code === 'GRAPHQL_VALIDATION_FAILED') return validationError(formatted, error, node?.kind);
  if (code === 'GRAPHQL_PARSE_FAILED') return told(code, withoutTokens(formatted.message));
  if (code !== undefined) return told(code, formatted.message);
  if (node?.kind === Kind.VARIABLE_DEFINITION) return variableError(formatted.message, error, node);
  const tooMany = formatted.message.startsWith('Too many errors processing variables');
  return tooMany ? told('BAD_USER_INPUT', 'More variables are not of the form that the schema asks for.') : null;
};

const validationError = (formatted: GraphQLFormattedError, error: unknown, kind: Kind | undefined): Told => {
  if (formatted.extensions?.['validationErrorCode'] === 'INTROSPECTION_DISABLED') {
    return told('GRAPHQL_VALIDATION_FAILED', 'This server does not answer questions about its schema.');
  }
  const ofScalar = scalarReason(error);
  if (ofScalar !== null) return ofArgument(told('BAD_USER_INPUT', ofScalar), error);
  // An error without a place is one that a scalar threw, or the one that says that there are too many.
  const ofLiteral = kind === undefined ? !formatted.message.startsWith('Too many') : VALUE_KINDS.has(kind);
  if (!ofLiteral) return told('GRAPHQL_VALIDATION_FAILED', formatted.message);
  return told(
    'GRAPHQL_VALIDATION_FAILED',
    `A literal is not of the form that the schema asks for. ${reasonOf(formatted.message)}`.trim(),
  );
};

/** With the place of the literal that the error is about. */
const ofArgument = (refused: Told, error: unknown): Told => {
  const [node] = error instanceof GraphQLError ? (error.nodes ?? []) : [];
  const argument = node === undefined ? null : argumentPath(node);
  return argument === null ? refused : { ...refused, extensions: { ...refused.extensions, argument } };
};

const variableError = (message: string, error: unknown, { variable, type }: VariableDefinitionNode): Told => {
  // "Variable "$a" got invalid value <the value> at "a.b[0]"; <the reason>": only the path and known reasons are kept.
  const name = variable.name.value;
  const path = new RegExp(` at "(${name}(?:\\.\\w+|\\[\\d+\\])+)"; `).exec(message)?.[1];
  const place = path === undefined ? '' : ` at "${path}"`;
  const inner = causesOf(error).find((cause) => cause instanceof GraphQLError && cause.nodes === undefined);
  const reason = scalarReason(error) ?? reasonOf(inner instanceof GraphQLError ? inner.message : message);
  const sentence = `The variable "$${name}" of type "${print(type)}" is not of the form that the schema asks for${place}.`;
  return told('BAD_USER_INPUT', `${sentence} ${reason}`.trim());
};

/** What a scalar of ours says, which never quotes the value. They are known by their code; others have none. */
const scalarReason = (error: unknown): string | null => {
  const scalar = causesOf(error).findLast(
    (cause) => cause instanceof GraphQLError && cause.extensions['code'] === 'BAD_USER_INPUT',
  );
  if (!(scalar instanceof GraphQLError)) return null;
  const [node] = scalar.nodes ?? [];
  return node === undefined || VALUE_KINDS.has(node.kind) ? scalar.message : null;
};

/**
 * What graphql-js says of an argument only when it comes to the field: a variable inside a literal that is null or
 * absent.
 */
const argumentError = (formatted: GraphQLFormattedError, error: unknown): Told | null => {
  const argument = /^Argument "(\w+)" (?:has invalid value |of required type |of non-null type )/.exec(
    formatted.message,
  )?.[1];
  const fromGraphql = causesOf(error).every((cause) => cause instanceof GraphQLError);
  if (argument === undefined || !fromGraphql || formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return null;
  const refused = told('BAD_USER_INPUT', `The argument "${argument}" is not of the form that the schema asks for.`);
  return { ...refused, extensions: { ...refused.extensions, argument } };
};

/**
 * The reasons of graphql-js that name parts of the schema, and what is kept of each. Everything else may quote a
 * value.
 */
const REASONS: readonly [RegExp, (name: string) => string][] = [
  [/^(Field "\w+(?:\.\w+)?" of required type "[\w![\]]+" was not provided)\./, (reason) => `${reason}.`],
  [/^(Field "\w+" is not defined by type "\w+")\./, (reason) => `${reason}.`],
  [/^(Field "\w+(?:\.\w+)?" must be non-null)\./, (reason) => `${reason}.`],
  [
    /^Variable "\$\w+" (of (?:required|non-null) type "[\w![\]]+" (?:was not provided|must not be null))\.$/,
    (reason) => `A value ${reason}.`,
  ],
  [/^Expected non-nullable type ("[\w![\]]+") not to be null\./, (type) => `A value of type ${type} must not be null.`],
  [/^Expected (?:value of )?type ("[\w![\]]+")/, (type) => `A value of type ${type} is expected.`],
  [
    /^(Exactly one key must be specified for OneOf type "\w+"|OneOf Input Object "\w+" must specify exactly one key)\./,
    (reason) => `${reason}.`,
  ],
  [/^(Int|Float|String|Boolean|ID) cannot represent/, (type) => `A value of type "${type}" is expected.`],
  [/^Enum ("\w+") cannot represent/, (type) => `A value of the enum ${type} is expected.`],
  [/^Value ".*" does not exist in ("\w+") enum/s, (type) => `A value of the enum ${type} is expected.`],
];

const reasonOf = (message: string): string => {
  for (const [pattern, sentence] of REASONS) {
    const [, name] = pattern.exec(message) ?? [];
    if (name !== undefined) return sentence(name);
  }
  return '';
};

const VALUE_KINDS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/** A syntax error says which token it met; its kind is enough beside the location. */
const withoutTokens = (message: string): string =>
  message
    .replace(/\b(Name|Int|Float|String|BlockString|Comment) ".*"/s, '$1')
    .replace(/(?:but got|found): .*/s, '')
    .trim();

const told = (code: string, message: string): Told => ({ message: shortened(message), extensions: { code } });

// A name in the document may be as long as the document, and is repeated in what validation says of it.
const shortened = (message: string): string => (message.length > 500 ? `${message.slice(0, 500)}…` : message);

const placeOf = ({ locations, path }: GraphQLFormattedError): Partial<GraphQLFormattedError> => ({
  ...(locations === undefined ? {} : { locations }),
  ...(path === undefined ? {} : { path }),
});

const originOf = (error: unknown): unknown => causesOf(error).at(-1);

/** The error and what it wraps, outermost first. */
const causesOf = (error: unknown): unknown[] => {
  const chain: unknown[] = [error];
  for (let cause = error; cause instanceof GraphQLError && cause.originalError && chain.length < 10;) {
    cause = cause.originalError;
    chain.push(cause);
  }
  return chain;
};
