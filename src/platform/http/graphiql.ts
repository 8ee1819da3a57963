/**
 * The query editor: Ruru, a GraphiQL that is served whole from its package, so that the page asks nobody else for
 * anything.
 */

import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ruruHTML } from 'ruru/server';

/** Where the editor is served. */
export const GRAPHIQL_PATH = '/graphiql';

const STATIC_PATH = '/graphiql/static/';

/**
 * Serves the editor. `/graphiql#token=…` opens it with that token in its headers pane: a fragment is never sent to a
 * server, so it reaches no log, and the page removes it from the address at once. `firstQuery` stands in a new editor.
 */
export const serveGraphiql = async (app: FastifyInstance, firstQuery: string | undefined): Promise<void> => {
  const { getStaticFile } = await import('ruru/static');
  const page = graphiqlPage(firstQuery);
  const policy = contentSecurityPolicy(page);
  app.get(GRAPHIQL_PATH, (_request, reply) =>
    reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page),
  );
  app.get(`${STATIC_PATH}*`, async (request, reply) => {
    const file = await getStaticFile({
      staticPath: STATIC_PATH,
      urlPath: request.url,
      acceptEncoding: request.headers['accept-encoding'],
      disallowDevAssets: true,
    });
    if (file === null) return reply.callNotFound();
    return reply
      .headers(file.headers)
      .header('vary', 'accept-encoding')
      .header('cache-control', 'no-cache')
      .send(file.content);
  });
};

const graphiqlPage = (firstQuery: string | undefined): string =>
  ruruHTML({
    staticPath: STATIC_PATH,
    endpoint: '/graphql',
    htmlParts: {
      titleTag: '<title>Claimgraph</title><link rel="icon" href="data:,">',
      configScript: (original) => `${original}<script>${firstQueryScript(firstQuery)}${START_SCRIPT}</script>`,
    },
  });

const firstQueryScript = (query: string | undefined): string =>
  // As JSON, with the one character escaped that could end the script.
  query === undefined ? '' : `RURU_CONFIG.defaultQuery = ${JSON.stringify(query).replaceAll('<', '\\u003c')};`;

// The editor keeps a history of queries, variables and headers: here for as long as its tab is open, and not on the
// disk. It asks for the schema before it has read its own headers pane, so that one question gets the token here.
const START_SCRIPT = `
Object.defineProperty(window, 'localStorage', { value: window.sessionStorage });
RURU_CONFIG.showPersistHeadersSettings = false;
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token !== null) {
  const authorization = 'Bearer ' + token;
  RURU_CONFIG.initialHeaders = JSON.stringify({ Authorization: authorization }, null, 2);
  history.replaceState(null, '', location.pathname);
  const plainFetch = window.fetch;
  window.fetch = (url, init = {}) => {
    const headers = new Headers(init.headers);
    const asksForSchema = typeof init.body === 'string' && init.body.includes('IntrospectionQuery');
    if (asksForSchema && !headers.has('authorization')) headers.set('authorization', authorization);
    return plainFetch(url, { ...init, headers });
  };
}`;

/**
 * The page may run its own scripts, each named by its hash, and talk to this server only. The editor styles itself
 * inline.
 */
const contentSecurityPolicy = (page: string): string => {
  const inline = [...page.matchAll(/<script(?: type="module")?>(.*?)<\/script>/gs)].map(([, script = '']) => script);
  const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`,
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};
