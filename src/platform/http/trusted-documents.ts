/**
 * Documents that clients name by their SHA-256 in place of sending them. Whoever deploys the clients lists theirs in
 * manifests, as GraphQL Code Generator's client preset writes them: a JSON object from each hash to its document.
 */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { GraphQLSchema } from 'graphql';
import type { Examine } from './document-examination.ts';
import { knownDocument, type KnownDocument } from './known-document.ts';
import type { Limits } from './limits.ts';

export interface TrustedDocuments {
  /** `hash` is lower-case hexadecimal. */
  byHash(hash: string): KnownDocument | undefined;
  byText(text: string): KnownDocument | undefined;
}

/** A list of documents, and what an error calls it. */
export interface Manifest {
  readonly name: string;
  readonly documents: Readonly<Record<string, string>>;
}

/** Reads a manifest. Throws an Error that names the file where it is none. */
export const readManifest = async (path: string): Promise<Manifest> => {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`TRUSTED_DOCUMENTS: ${path} cannot be read (${cause.code}).`, { cause });
  });
  return { name: path, documents: documentsIn(text, path) };
};

const documentsIn = (text: string, path: string): Record<string, string> => {
  let listed: unknown;
  try {
    listed = JSON.parse(text);
  } catch (cause) {
    throw new Error(`TRUSTED_DOCUMENTS: ${path} is not JSON.`, { cause });
  }
  if (isManifest(listed)) return listed;
  throw new Error(`TRUSTED_DOCUMENTS: ${path} is not a JSON object from hashes to documents.`);
};

const isManifest = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((document) => typeof document === 'string');

/**
 * Examines every document of the manifests as if it had been sent. Throws one Error that lists each that does not hold,
 * by manifest and hash.
 */
export const trustDocuments = (
  manifests: readonly Manifest[],
  schema: GraphQLSchema,
  limits: Limits,
  examine: Examine,
): TrustedDocuments => {
  const byHash = new Map<string, KnownDocument>();
  const byText = new Map<string, KnownDocument>();
  const problems: string[] = [];
  for (const { name, documents } of manifests) {
    for (const [key, text] of Object.entries(documents)) {
      const hash = key.replace(/^sha256:/, '').toLowerCase();
      if (byHash.get(hash)?.text === text) continue;
      const document = trusted(hash, text, schema, limits, examine);
      if (typeof document === 'string') {
        problems.push(`${name}, ${key}: ${document}`);
        continue;
      }
      byHash.set(hash, document);
      byText.set(text, document);
    }
  }
  if (problems.length > 0)
    throw new Error(`Documents that cannot be trusted:\n${problems.map((line) => `- ${line}`).join('\n')}`);
  return { byHash: (hash) => byHash.get(hash), byText: (text) => byText.get(text) };
};

/** The SHA-256 that names a document. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The document, or why it cannot be trusted. */
const trusted = (
  hash: string,
  text: string,
  schema: GraphQLSchema,
  limits: Limits,
  examine: Examine,
): KnownDocument | string => {
  if (hashOf(text) !== hash) return 'the hash is not the SHA-256 of the document.';
  const examined = examine(text);
  if ('objections' in examined) return examined.objections.map(({ error }) => error.message).join(' ');
  return knownDocument(text, examined.document, schema, limits);
};
