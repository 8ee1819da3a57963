/**
 * Apollo Server as this program runs it: limits, no outside calls, and answers that tell a client nothing about the
 * inside.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerOptions, ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayExecutionResult, GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError } from 'graphql';
import type {
  DocumentNode,
  ExecutionResult,
  FormattedExecutionResult,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { clientError } from './client-errors.ts';
import type { Config } from '../config.ts';
import { Refusal } from '../errors.ts';
import { VALIDATION } from './document-examination.ts';
import { limitsPlugin, limitsRule } from './limits.ts';
import type { Limits } from './limits.ts';
import { withoutValues } from '../log.ts';
import type { Logger } from '../log.ts';

/** What the log will say of a request once it has ended. */
export interface RequestNote {
  requestId: string;
  actorId?: string | undefined;
  operationName?: string | undefined;
  /** The document where it was examined already. */
  document?: DocumentNode | undefined;
  /** The codes of the errors that were answered. */
  codes: Set<string>;
}

/**
 * The note of the request that is being served: Apollo's plugins and formatError are not told which one they work
 * for.
 */
export const currentNote = new AsyncLocalStorage<RequestNote>();

export interface ApolloOptions<C extends BaseContext> {
  schema: GraphQLSchema;
  config: Pick<Config, 'introspection'>;
  log: Logger;
  limits: Limits;
  plugins?: ApolloServerPlugin<C>[] | undefined;
  run: RunOperation<C>;
  /** Makes the body of a result, where `run` answers something that JSON.stringify is not the best at. */
  stringify?: ((result: FormattedExecutionResult) => string) | undefined;
}

/** Runs one operation of a document that was parsed, validated and found within the limits. */
export type RunOperation<C> = (
  asked: {
    readonly document: DocumentNode;
    readonly operation: OperationDefinitionNode;
    readonly variables: Readonly<Record<string, unknown>>;
  },
  context: C,
) => Promise<ExecutionResult>;

/** An Apollo Server that is not started yet. It opens no connection of its own, and takes no signal of the process. */
export const createApollo = <C extends BaseContext>({
  schema,
  config,
  log,
  limits,
  plugins = [],
  run,
  stringify,
}: ApolloOptions<C>): ApolloServer<C> =>
  new ApolloServer<C>({
    gateway: executorAsGateway(schema, run),
    nodeEnv: 'production',
    introspection: config.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    ...(stringify ? { stringifyResult: stringify } : {}),
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [limitsRule(limits)],
    validationOptions: VALIDATION,
    executionOptions: { maxCoercionErrors: 5 },
    documentStore: EXAMINED,
    logger: apolloLogger(log),
    plugins: [
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limitsPlugin<C>(limits),
      requestPlugin<C>(),
      ...plugins,
    ],
    formatError: (formatted, error) => {
      const note = currentNote.getStore();
      const about = { requestId: note?.requestId, operationName: note?.operationName };
      const told = clientError(formatted, error, log, about);
      note?.codes.add(String(told.extensions?.['code']));
      return told;
    },
  });

/** Hands on what was examined before Apollo; any other document it parses and validates itself, and keeps nowhere. */
const EXAMINED: NonNullable<ApolloServerOptions<BaseContext>['documentStore']> = {
  get: async () => currentNote.getStore()?.document,
  set: async () => undefined,
  delete: async () => undefined,
};

/** Apollo takes an executor of one's own only as that of a gateway; this one has a single schema and nothing behind it. */
const executorAsGateway = <C extends BaseContext>(schema: GraphQLSchema, run: RunOperation<C>): GatewayInterface => ({
  load: async () => ({
    executor: async ({ document, operation, request, context }) => {
      // Apollo asks its own executor too where the document has no such operation, and makes the refusal of its error.
      const asked = operation as OperationDefinitionNode | undefined;
      if (asked === undefined) return { errors: [new GraphQLError(absent(request.operationName))] };
      const variables = request.variables ?? {};
      return run({ document, operation: asked, variables }, context as C) as Promise<GatewayExecutionResult>;
    },
  }),
  onSchemaLoadOrUpdate: (callback) => {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  stop: async () => undefined,
});

const absent = (operationName: string | undefined): string =>
  operationName ? 'The document has no operation of that name.' : 'The document has several operations: name one.';

/** Notes the operation's name, and answers 200 where the media type `application/json` asks for it. */
const requestPlugin = <C extends BaseContext>(): ApolloServerPlugin<C> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, operationName, response, schema }) => {
      const note = currentNote.getStore();
      if (note !== undefined) note.operationName = operationName?.slice(0, 80);
      // Without an operation of that name Apollo refuses by itself.
      if (operation === undefined) return;
      if (operation.operation !== 'subscription' && schema.getRootType(operation.operation)) return;
      response.http.status = 400;
      throw new Refusal('BAD_USER_INPUT', `This API has no ${operation.operation} operations.`);
    },
    // GraphQL over HTTP: a client that names application/json takes any other status for one of a proxy, so a well-
    // formed request with an invalid document is answered 200. Who accepts application/graphql-response+json, or
    // names nothing, gets 400.
    willSendResponse: async ({ request, response }) => {
      const accept = request.http?.headers.get('accept') ?? '';
      const legacy = accept.includes('application/json') && !accept.includes('application/graphql-response+json');
      if (!legacy || response.http.status !== 400 || response.body.kind !== 'single') return;
      const codes = response.body.singleResult.errors?.map(({ extensions }) => extensions?.['code']) ?? [];
      if (codes.every((code) => DOCUMENT_CODES.has(code))) response.http.status = 200;
    },
  }),
});

/** What is wrong with a document or its variables, in a request that is well-formed otherwise. */
export const DOCUMENT_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

const apolloLogger = (log: Logger): { [level in 'debug' | 'info' | 'warn' | 'error']: (message: unknown) => void } => ({
  debug: (message) => log.debug({ from: 'apollo' }, withoutValues(String(message))),
  info: (message) => log.info({ from: 'apollo' }, withoutValues(String(message))),
  warn: (message) => log.warn({ from: 'apollo' }, withoutValues(String(message))),
  error: (message) => log.error({ from: 'apollo' }, withoutValues(String(message))),
});
