/** GraphQL Yoga on node:http with graphql-jit, DataLoader and prepared statements. */

import { createServer } from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { createSchema, createYoga } from 'graphql-yoga';
import { openContext, resolvers, typeDefs } from './graph.mjs';
import { PORT } from './settings.mjs';

const useSession = {
  onExecute: ({ args }) => ({ onExecuteDone: () => args.contextValue.session.close() }),
};

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: openContext,
  plugins: [useGraphQlJit(), useSession],
  logging: false,
  graphiql: false,
  landingPage: false,
  maskedErrors: false,
  cors: false,
  batching: false,
});

createServer((request, response) => void yoga(request, response)).listen(PORT, '127.0.0.1');
