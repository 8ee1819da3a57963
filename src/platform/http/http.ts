/** The HTTP server: GraphQL over HTTP, health, the query editor; limits, headers and shutdown around them. */

import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { createApollo, type RunOperation } from './apollo.ts';
import { fault, refusalError } from './client-errors.ts';
import type { Config } from '../config.ts';
import { Refusal } from '../errors.ts';
import { documentRules } from './document-settling.ts';
import { GRAPHIQL_PATH, serveGraphiql } from './graphiql.ts';
import { serveGraphql } from './graphql-route.ts';
import { limitsOf } from './limits.ts';
import { logRequest } from '../log.ts';
import type { Logger } from '../log.ts';
import { STATUS_SENTENCES } from './request-body.ts';
import type { Manifest } from './trusted-documents.ts';
import { answer, badRequest, receiveVisits, visitOf } from './visit.ts';

export interface HttpOptions<C extends BaseContext> {
  schema: GraphQLSchema;
  config: Config;
  log: Logger;
  /**
   * The context of one GraphQL request, made before its body is read. Throws `Refusal` UNAUTHENTICATED where the
   * token is not good enough; whether a request without a token has a context is decided here and nowhere else.
   */
  contextFor(request: { headers: IncomingHttpHeaders; id: string; method: string }): Promise<C>;
  /** Whether requests can be served now: the database answers and its tables are those of this version. */
  ready(): Promise<boolean>;
  /** The id (a UUID) that the log names as the actor of a request. */
  actorId?(context: C): string | undefined;
  plugins?: ApolloServerPlugin<C>[];
  run: RunOperation<C>;
  /** Makes the body of what `run` answered, in JSON.stringify's place. */
  stringify?: (result: FormattedExecutionResult) => string;
  /** Documents that clients may name by their hash. */
  manifests?: readonly Manifest[];
  /** How long the answer to a GraphQL request may take; two minutes unless given. */
  answerWithinMs?: number;
  /** What a new editor at `/graphiql` begins with. */
  editorQuery?: string;
}

/** A server that does not listen yet: `app.inject` asks it in process. */
export interface HttpServer {
  app: FastifyInstance;
  /** Refuses new operations, lets those under way finish for `SHUTDOWN_GRACE_MS`, then closes every connection. */
  stop(): Promise<void>;
}

/** Starts to listen. `port` is the one that was given, or the free one that was found for 0. */
export const startHttp = async <C extends BaseContext>(
  options: HttpOptions<C>,
): Promise<{ url: string; port: number; stop(): Promise<void> }> => {
  const { app, stop } = await createHttp(options);
  const { host, port } = options.config;
  await app.listen({ host, port });
  const address = app.server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { url: `http://${name}:${address.port}`, port: address.port, stop };
};

/** Everything but listening. */
export const createHttp = async <C extends BaseContext>(options: HttpOptions<C>): Promise<HttpServer> => {
  const { config, log } = options;
  const limits = limitsOf(config);
  const rules = documentRules(options, limits);
  const apollo = createApollo<C>({ ...options, limits });
  await apollo.start();
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    requestTimeout: RECEIVE_TIMEOUT_MS,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    frameworkErrors: (_error, request, reply) => {
      void answer(request, reply, 400, badRequest('The request has no valid address.'));
    },
  });
  const state: State = { draining: false, underWay: new Set() };
  const overdue = setInterval(() => answerOverdue(state, options), OVERDUE_STEP_MS).unref();
  receiveVisits(app);
  protect(app, state, options);
  serveHealth(app, state, options);
  serveGraphql(app, apollo, state, options, rules);
  if (config.graphiql) await serveGraphiql(app, options.editorQuery);
  if (config.graphiql) app.get('/', (_request, reply) => reply.redirect(GRAPHIQL_PATH));
  return {
    app,
    stop: async () => {
      state.draining = true;
      const end = Date.now() + config.shutdownGraceMs;
      while (state.underWay.size > 0 && Date.now() < end) await delay(DRAIN_STEP_MS);
      if (state.underWay.size > 0)
        log.warn({ underWay: state.underWay.size }, 'requests cut off at the end of the grace period');
      clearInterval(overdue);
      await app.close();
      await apollo.stop();
    },
  };
};

const RECEIVE_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 120_000;
const OVERDUE_STEP_MS = 250;
const DRAIN_STEP_MS = 20;

/** What the server is about. */
export interface State {
  draining: boolean;
  /** Of GraphQL requests. */
  underWay: Set<FastifyReply>;
}

/** Fastify's own timeout makes a timer and an abort signal for every request, which is a tenth of a small one's cost. */
const answerOverdue = <C extends BaseContext>(
  state: State,
  { answerWithinMs = ANSWER_TIMEOUT_MS }: HttpOptions<C>,
): void => {
  const since = performance.now() - answerWithinMs;
  for (const reply of state.underWay)
    if (visitOf(reply.request).since < since && !reply.sent)
      reply.send(Object.assign(new Error('The answer took too long.'), { statusCode: 503 }));
};

// Only forms that cannot hold a name or a number of a patient are taken over into the log.
const requestId = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{32}$/i.test(given)
    ? given
    : randomUUID();

/** Headers, errors and the log line that every route has. */
const protect = <C extends BaseContext>(app: FastifyInstance, state: State, { log }: HttpOptions<C>): void => {
  app.addHook('onRequest', (request, reply, done) => {
    // Comes after every answer, and for a client that hung up before there was one.
    reply.raw.once('close', () => end(request, reply, state, log));
    reply.headers({ 'x-request-id': request.id, ...HEADERS });
    done();
  });
  app.setNotFoundHandler((request, reply) =>
    answer(request, reply, 404, badRequest('There is nothing at this address.')),
  );
  app.setErrorHandler((error, request, reply) => {
    // The one refusal that is thrown outside Apollo is that of a body that is too large.
    if (error instanceof Refusal) return answer(request, reply, 413, refusalError(error));
    const status = statusOf(error);
    if (status < 500)
      return answer(request, reply, status, badRequest(STATUS_SENTENCES[status] ?? 'The request cannot be read.'));
    return answer(request, reply, status, fault(error, log, { requestId: request.id }));
  });
};

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

const end = (request: FastifyRequest, reply: FastifyReply, state: State, log: Logger): void => {
  const visit = visitOf(request);
  visit.ended = true;
  if (!visit.running) state.underWay.delete(reply);
  const { actorId, operationName, codes } = visit;
  logRequest(log, {
    requestId: request.id,
    method: request.method,
    // The route's pattern: a path that nobody defined may hold anything.
    path: request.routeOptions.url ?? '(no such path)',
    status: reply.raw.writableFinished ? reply.statusCode : CLIENT_HUNG_UP,
    durationMs: Math.round((performance.now() - visit.since) * 10) / 10,
    actorId,
    operationName,
    codes: codes.size > 0 ? [...codes] : undefined,
  });
};

// The number that proxies log for it.
const CLIENT_HUNG_UP = 499;

const statusOf = (error: unknown): number => {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
};

const READY_TIMEOUT_MS = 30_000;

const serveHealth = <C extends BaseContext>(app: FastifyInstance, state: State, { ready }: HttpOptions<C>): void => {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', { handlerTimeout: READY_TIMEOUT_MS }, async (_request, reply) => {
    if (state.draining) return reply.code(503).send({ status: 'draining' });
    return (await ready()) ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' });
  });
};
