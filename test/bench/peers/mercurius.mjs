/** Mercurius on Fastify with its JIT, DataLoader and prepared statements. */

import { fastify } from 'fastify';
import mercurius from 'mercurius';
import { openContext, resolvers, typeDefs } from './graph.mjs';
import { PORT } from './settings.mjs';

const app = fastify({ logger: false });
await app.register(mercurius, { schema: typeDefs, resolvers, jit: 1, context: openContext, graphiql: false });
app.graphql.addHook('onResolution', async (_execution, { session }) => session.close());
await app.listen({ host: '127.0.0.1', port: PORT });
