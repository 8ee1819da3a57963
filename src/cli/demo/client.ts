/** Sends typed operations to a server over HTTP: by their hash, since the server trusts them. */

import type { TypedDocumentString } from './generated/graphql.ts';

/** What came back: data, errors, or both where part of an answer was refused. */
export interface Answer<D> {
  readonly data: D | null;
  readonly errors: readonly AnsweredError[];
}

export interface AnsweredError {
  readonly message: string;
  /** `extensions.code`. */
  readonly code: string;
  /** The rest of the extensions. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Sends one operation. Throws when what comes back is no answer of a GraphQL server, whatever its status. */
export const ask = async <D, V>(
  url: string,
  token: string,
  document: TypedDocumentString<D, V>,
  variables: V,
): Promise<Answer<D>> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify({ documentId: hashOf(document), variables }),
  });
  const text = await response.text();
  const { data = null, errors = [] } = answerIn<D>(text, response.status);
  return { data, errors: errors.map(readError) };
};

const hashOf = ({ __meta__: about }: { readonly __meta__?: Record<string, unknown> | undefined }): string => {
  const hash: unknown = about?.['hash'];
  if (typeof hash !== 'string') throw new Error('The operation has no hash: run npm run codegen.');
  return hash;
};

interface Body<D> {
  readonly data?: D | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

const answerIn = <D>(text: string, status: number): Body<D> => {
  const body: unknown = /^\s*\{/.test(text) ? JSON.parse(text) : null;
  if (body === null || typeof body !== 'object' || !('data' in body || 'errors' in body))
    throw new Error(`The server answered HTTP ${status} without a GraphQL answer.`);
  return body as Body<D>;
};

const readError = ({ message, extensions = {} }: NonNullable<Body<unknown>['errors']>[number]): AnsweredError => {
  const { code, ...details } = extensions;
  return { message, code: String(code), details };
};
