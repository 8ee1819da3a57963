/** What is known of one HTTP request while it is served, and the shape of an answer that GraphQL has no part in. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestNote } from './apollo.ts';
import type { LaneRequest } from './lane.ts';

/** What the hooks of one request tell each other. */
export interface Visit extends RequestNote {
  context?: unknown;
  /** Set where the request takes the lane of trusted documents. */
  lane?: LaneRequest | undefined;
  /** When it began, on the clock of `performance`. */
  since: number;
  authenticated: boolean;
  /** Whether Apollo is at work: a client may hang up meanwhile, and a mutation still has to end. */
  running: boolean;
  ended: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until somebody asks `visitOf`. */
    visit: Visit | null;
  }
}

/** Makes room for the visit in every request. */
export const receiveVisits = (app: FastifyInstance): void => {
  app.decorateRequest('visit', null);
};

/** The visit of that request, begun where there is none. */
export const visitOf = (request: FastifyRequest): Visit => (request.visit ??= newVisit(request.id));

const newVisit = (requestId: string): Visit => ({
  requestId,
  since: performance.now(),
  authenticated: false,
  running: false,
  ended: false,
  codes: new Set<string>(),
});

/** The error of a request that GraphQL has not seen. */
export const badRequest = (message: string): GraphQLFormattedError => ({
  message,
  extensions: { code: 'BAD_REQUEST' },
});

/** One error in the shape that GraphQL clients read. */
export const answer = (
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  error: GraphQLFormattedError,
): FastifyReply => {
  visitOf(request).codes.add(String(error.extensions?.['code']));
  const wanted = request.headers.accept?.includes('application/graphql-response+json') ?? false;
  const type = wanted ? 'application/graphql-response+json; charset=utf-8' : 'application/json; charset=utf-8';
  return reply
    .code(status)
    .type(type)
    .send(JSON.stringify({ errors: [error] }));
};
