/** `/graphql`: who asks, for which document, and the way that it takes: the lane of trusted documents, or Apollo. */

import type { IncomingMessage } from 'node:http';
import type { ApolloServer, BaseContext } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { currentNote } from './apollo.ts';
import { fault, refusalError } from './client-errors.ts';
import { settler, type DocumentRules } from './document-settling.ts';
import type { HttpOptions, State } from './http.ts';
import { readText } from './request-body.ts';
import { answerKnown } from './lane.ts';
import { answer, badRequest, visitOf } from './visit.ts';

/** Serves the route on an Apollo that was started. */
export const serveGraphql = <C extends BaseContext>(
  app: FastifyInstance,
  apollo: ApolloServer<C>,
  state: State,
  options: HttpOptions<C>,
  rules: DocumentRules,
): void => {
  const { config, schema, run, stringify = JSON.stringify, log } = options;
  const { limits } = rules;
  readBodies(app, options);
  const throughApollo = fastifyApolloHandler<C>(apollo, {
    // Made in onRequest below, and a request without one does not come this far.
    context: async (request) => visitOf(request).context as C,
  });
  const settle = settler(rules, log);
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest: async (request, reply) => {
      if (state.draining)
        return answer(request, reply.header('connection', 'close'), 503, badRequest('The server is stopping.'));
      state.underWay.add(reply);
      allowOrigin(request, reply, config.allowedOrigins);
      if (request.method === 'OPTIONS') return reply.code(204).send();
      return authenticate(request, reply, options);
    },
    handler: async (request, reply) => {
      const refused = settle(request, reply);
      if (refused !== undefined) return refused;
      const visit = visitOf(request);
      visit.running = true;
      try {
        if (visit.lane === undefined)
          return await currentNote.run(visit, () => throughApollo.call(app, request, reply));
        const { status, body } = await answerKnown(visit.lane, visit.context as C, visit, {
          run,
          stringify,
          schema,
          limits,
          log,
        });
        reply.code(status).type(visit.lane.form.type);
        return body;
      } finally {
        visit.running = false;
        if (visit.ended) state.underWay.delete(reply);
      }
    },
  });
};

/** Bodies are JSON and nothing else, as large as whoever sends them may send. */
const readBodies = <C extends BaseContext>(app: FastifyInstance, { config }: HttpOptions<C>): void => {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', (request: FastifyRequest, payload: IncomingMessage, done) => {
    const most = visitOf(request).authenticated ? config.maxImportBytes : config.maxBodyBytes;
    readText(payload, most, (body) => {
      if (body instanceof Error) done(body);
      // The answer comes through the callback; the parser's own promise is for callers without one.
      else void parseJson(request, body, done);
    });
  });
};

/** Makes the context before the body is read: a body of many megabytes is for those who have a token. */
const authenticate = async <C extends BaseContext>(
  request: FastifyRequest,
  reply: FastifyReply,
  { contextFor, actorId, config, log }: HttpOptions<C>,
): Promise<FastifyReply | undefined> => {
  const visit = visitOf(request);
  try {
    const context = await contextFor({ headers: request.headers, id: request.id, method: request.method });
    visit.context = context;
    visit.authenticated = request.headers.authorization !== undefined;
    visit.actorId = actorId?.(context);
    return undefined;
  } catch (error) {
    const small = Number(request.headers['content-length'] ?? 0) <= config.maxBodyBytes;
    if (!small || request.headers['transfer-encoding'] !== undefined) reply.header('connection', 'close');
    if (!(error instanceof Refusal)) return answer(request, reply, 500, fault(error, log, { requestId: request.id }));
    if (error.code === 'OVERLOADED') return answer(request, reply.header('retry-after', '1'), 503, refusalError(error));
    if (error.code !== 'UNAUTHENTICATED') return answer(request, reply, 403, refusalError(error));
    return answer(request, reply.header('www-authenticate', 'Bearer'), 401, refusalError(error));
  }
};

/**
 * Lets pages of the listed origins read the answer. A page of any other origin gets no such header, and its browser
 * refuses.
 */
const allowOrigin = (request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): void => {
  const { origin } = request.headers;
  reply.header('vary', 'origin');
  if (origin === undefined || !origins.includes(origin)) return;
  reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': 'x-request-id' });
  if (request.method !== 'OPTIONS') return;
  reply.headers({
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type, authorization, x-request-id, apollo-require-preflight',
    'access-control-max-age': '600',
  });
};
