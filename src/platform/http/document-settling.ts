/** Decides of the document of each request, before anything runs, whether and by which way it may. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';
import { Refusal } from '../errors.ts';
import type { Logger } from '../log.ts';
import { refusalError } from './client-errors.ts';
import { examination, keepingDocuments, type Examine } from './document-examination.ts';
import { checkText, type Limits } from './limits.ts';
import {
  fieldsOfSearch,
  isRecord,
  namedDocument,
  namesHash,
  plainRequest,
  recordOf,
  type Fields,
} from './named-document.ts';
import type { KnownDocument } from './known-document.ts';
import { trustDocuments, type Manifest, type TrustedDocuments } from './trusted-documents.ts';
import { answerObjections, laneRequest } from './lane.ts';
import { answer, badRequest, visitOf } from './visit.ts';

/** What documents are held against. */
export interface DocumentRules {
  readonly limits: Limits;
  readonly examine: Examine;
  readonly trusted: TrustedDocuments;
  /** Whether no other documents run. */
  readonly trustedOnly: boolean;
}

/** The rules of a server. Throws an Error that lists every document of its manifests that does not hold. */
export const documentRules = (
  { schema, config, manifests = [] }: { schema: GraphQLSchema; config: Config; manifests?: readonly Manifest[] },
  limits: Limits,
): DocumentRules => {
  const examine = examination(schema, limits, config);
  return {
    limits,
    examine: keepingDocuments(examine, schema, limits),
    trusted: trustDocuments(manifests, schema, limits, examine),
    trustedOnly: config.trustedDocumentsOnly,
  };
};

/**
 * Answers what must not run, and says nothing of what may: that goes on by the lane, where `visit.lane` is set, or through
 * Apollo, which also refuses what is no request for a document at all.
 */
export type Settle = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;

export const settler = (rules: DocumentRules, log: Logger): Settle => {
  const { trusted, trustedOnly } = rules;
  return (request, reply) => {
    const search = request.method === 'GET' ? searchOf(request) : null;
    if (search !== null && NUL.test(`${search.get('query') ?? ''}${search.get('variables') ?? ''}`))
      return answer(request, reply, 400, badRequest('U+0000 cannot be stored.'));
    const fields = search === null ? recordOf(request.body) : fieldsOfSearch(search);
    const named = fields && namedDocument(fields);
    if (named !== null && 'wrong' in named) return answer(request, reply, 400, badRequest(named.wrong));
    const document = named && ('text' in named ? trusted.byText(named.text) : trusted.byHash(named.hash));
    if (fields && document) return settleTrusted(request, reply, fields, document);
    if (trustedOnly) return answer(request, reply, 400, refusalError(NOT_TRUSTED));
    if (fields === null || named === null) return leaveToApollo(request, reply, search?.get('query') ?? '', rules);
    if ('hash' in named) return answer(request, reply, 200, NOT_FOUND);
    return settleText(request, reply, fields, named.text, rules, log);
  };
};

const NUL = /\\u(?:0000|\{0+\})/;

/** Apollo clients know it by these words, and send the document in full. */
const NOT_FOUND: GraphQLFormattedError = {
  message: 'PersistedQueryNotFound',
  extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
};

const NOT_TRUSTED = new Refusal('DOCUMENT_NOT_TRUSTED', 'This server runs only documents that it was given at start.');

/** By the lane if it can be, else through Apollo as if the text had been sent. */
const settleTrusted = (
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  document: KnownDocument,
): FastifyReply | undefined => {
  const visit = visitOf(request);
  const plain = plainRequest(request, fields);
  visit.lane = (plain && laneRequest(plain, document)) ?? undefined;
  if (visit.lane !== undefined) return undefined;
  visit.document = document.document;
  sendInFull(request, fields, document.text);
  return requireAddress(request, reply);
};

const settleText = (
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  text: string,
  rules: DocumentRules,
  log: Logger,
): FastifyReply | undefined => {
  if (NUL.test(text)) return answer(request, reply, 400, badRequest('U+0000 cannot be stored.'));
  const visit = visitOf(request);
  const plain = plainRequest(request, fields);
  if (plain !== null) {
    const examined = rules.examine(text);
    if ('objections' in examined) {
      const { status, body } = answerObjections(examined.objections, plain.form, visit, log);
      return reply.code(status).type(plain.form.type).send(body);
    }
    // Known by now, it needs Apollo for nothing; one that comes for the first time is Apollo's to run.
    visit.lane = (examined.known && laneRequest(plain, examined.known)) ?? undefined;
    if (visit.lane !== undefined) return undefined;
    visit.document = examined.document;
  }
  if (namesHash(fields)) sendInFull(request, fields, text);
  return leaveToApollo(request, reply, plain === null ? text : '', rules);
};

/** Apollo examines the document itself where that was not done here, but for what its parser must not see. */
const leaveToApollo = (
  request: FastifyRequest,
  reply: FastifyReply,
  unexamined: string,
  { limits }: DocumentRules,
): FastifyReply | undefined => {
  const refusal = checkText(unexamined, limits);
  return refusal === null ? requireAddress(request, reply) : answer(request, reply, 400, refusalError(refusal));
};

/** Apollo's integration builds the request's URL, and throws where the Host header is not one. */
const requireAddress = (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined =>
  URL.canParse(request.url, baseOf(request))
    ? undefined
    : answer(request, reply, 400, badRequest('The request has no valid address.'));

const baseOf = (request: FastifyRequest): string => `${request.protocol}://${request.hostname}/`;

const searchOf = ({ url }: FastifyRequest): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');

/** The request as it would be without a hash: with its document's text, which is all that Apollo knows of. */
const sendInFull = (request: FastifyRequest, { documentId: _hash, ...fields }: Fields, text: string): void => {
  const { persistedQuery: _persisted, ...extensions } = recordOf(fields['extensions']);
  // What is no object stays as it is, for Apollo to refuse.
  const full = { ...fields, query: text, ...(isRecord(fields['extensions']) ? { extensions } : {}) };
  if (request.method !== 'GET') request.body = full;
  else request.raw.url = `/graphql?${searchFrom(full).toString()}`;
};

const searchFrom = (fields: Fields): URLSearchParams =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
