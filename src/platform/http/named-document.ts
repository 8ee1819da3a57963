/**
 * Which document a request asks for, and whether the rest of the request is as plain as clients send it. What is not is
 * left to Apollo, which knows every other form and how to refuse it.
 */

import type { FastifyRequest } from 'fastify';
import { hashOf } from './trusted-documents.ts';

/** The members of a request, from its body or its search parameters. */
export type Fields = Readonly<Record<string, unknown>>;

/** A document in full, or the SHA-256 of one; or what is wrong with how it was named. */
export type Named = { readonly text: string } | { readonly hash: string } | { readonly wrong: string };

/**
 * The document that a request names: by `query`, by `documentId` ("sha256:" and the hash) or by Apollo clients'
 * `extensions.persistedQuery`. A hash beside the text must be that of the text. Null where nothing is named.
 */
export const namedDocument = ({ query, documentId, extensions }: Fields): Named | null => {
  const persisted = recordOf(extensions)['persistedQuery'];
  const { version, sha256Hash } = recordOf(persisted);
  if (persisted !== undefined && persisted !== null && version !== 1)
    return { wrong: 'Only version 1 of persisted queries is known here.' };
  const hash = documentId ?? sha256Hash;
  if (hash === undefined || hash === null) return typeof query === 'string' ? { text: query } : null;
  if (typeof hash !== 'string') return { wrong: 'The hash of a document is a text.' };
  const digits = hash.replace(/^sha256:/, '').toLowerCase();
  if (query === undefined || query === null) return { hash: digits };
  if (typeof query !== 'string') return null;
  return hashOf(query) === digits
    ? { text: query }
    : { wrong: 'The hash is not the SHA-256 of the document beside it.' };
};

/** Whether a hash is named, beside a text or alone. */
export const namesHash = ({ documentId, extensions }: Fields): boolean =>
  documentId !== undefined || 'persistedQuery' in recordOf(extensions);

/** A request as clients send them. */
export interface PlainRequest {
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly form: AnswerForm;
  /** Whether only queries may be asked for. */
  readonly safe: boolean;
}

/** The request without its document; null where anything about it is out of the ordinary. */
export const plainRequest = (request: FastifyRequest, fields: Fields): PlainRequest | null => {
  const form = FORMS.get(request.headers.accept ?? '');
  const { operationName = null, variables = null, extensions = null } = fields;
  const usual =
    (operationName === null || typeof operationName === 'string') &&
    (variables === null || isRecord(variables)) &&
    (extensions === null || isRecord(extensions));
  const safe = request.method === 'GET';
  if (form === undefined || !usual || (safe && !isPreflighted(request))) return null;
  return { operationName: operationName ?? undefined, variables: variables ?? {}, form, safe };
};

/** The media type of an answer. */
export interface AnswerForm {
  readonly type: string;
  /**
   * Whether the client reads only application/json, and takes any status but 200 for one of a proxy: GraphQL over HTTP
   * then answers 200 to a well-formed request with an invalid document.
   */
  readonly legacy: boolean;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/** What is answered to the Accept headers that clients send. Others are negotiated by Apollo. */
export const FORMS: ReadonlyMap<string, AnswerForm> = new Map([
  ['', { type: JSON_TYPE, legacy: false }],
  ['*/*', { type: JSON_TYPE, legacy: false }],
  ['application/json', { type: JSON_TYPE, legacy: true }],
  ['application/json, text/plain, */*', { type: JSON_TYPE, legacy: true }],
  ['application/json, multipart/mixed', { type: JSON_TYPE, legacy: true }],
  ['application/graphql-response+json', { type: GRAPHQL_TYPE, legacy: false }],
  ['application/graphql-response+json, application/json', { type: GRAPHQL_TYPE, legacy: false }],
  ['application/graphql-response+json,application/json;q=0.9', { type: GRAPHQL_TYPE, legacy: false }],
  ['application/graphql-response+json, application/json;q=0.9', { type: GRAPHQL_TYPE, legacy: false }],
]);

/** A browser asks before it sends either header for a page of another origin. */
const isPreflighted = ({ headers }: FastifyRequest): boolean =>
  Boolean(headers['apollo-require-preflight'] || headers['x-apollo-operation-name']) &&
  headers['content-type'] === undefined;

/** The members of the search parameters, read as Apollo reads them; null where it would refuse to. */
export const fieldsOfSearch = (search: URLSearchParams): Fields | null => {
  const fields: Record<string, unknown> = {};
  for (const name of ['query', 'documentId', 'operationName', 'variables', 'extensions']) {
    const [text, ...more] = search.getAll(name);
    if (more.length > 0) return null;
    if (text === undefined) continue;
    fields[name] = name === 'variables' || name === 'extensions' ? parsedRecord(text) : text;
    if (fields[name] === null) return null;
  }
  return fields;
};

const parsedRecord = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null; // Apollo says what is wrong with it.
  }
};

/** The value where it is an object, else one without members. */
export const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : NOTHING);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NOTHING: Record<string, unknown> = {};
