/**
 * The first look at a document: within the limits, readable, valid. Trusted documents get it at start, all others when
 * they are sent; nothing runs that has not passed it.
 */

import { GraphQLError, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema, ValidationRule } from 'graphql';
import { knownDocument, type KnownDocument } from './known-document.ts';
import { checkShape, checkText, type Limits } from './limits.ts';

/** Why a document is refused: the error, and the same as `clientError` takes it. */
export interface Objection {
  readonly formatted: GraphQLFormattedError;
  readonly error: GraphQLError;
}

/** A document that may run, or every objection to it (five at most). */
export type Examined =
  | { readonly document: DocumentNode; readonly known?: KnownDocument | undefined }
  | { readonly objections: readonly Objection[] };

export type Examine = (text: string) => Examined;

/** Looks from the cheapest to the dearest: the text, its tokens, the document's shape, and only then validation. */
export const examination = (
  schema: GraphQLSchema,
  limits: Limits,
  { introspection }: { readonly introspection: boolean },
): Examine => {
  const rules = introspection ? specifiedRules : [...specifiedRules, noIntrospection];
  return (text) => {
    const tooLarge = checkText(text, limits);
    if (tooLarge !== null) return refused([tooLarge], tooLarge.code);
    const parsed = parsedOrError(text, limits.tokens);
    if (parsed instanceof GraphQLError) return refused([parsed], 'GRAPHQL_PARSE_FAILED');
    const misshapen = checkShape(parsed, limits);
    if (misshapen !== null) return refused([misshapen], misshapen.code);
    const errors = withShortStacks(() => validate(schema, parsed, rules, VALIDATION));
    return errors.length > 0 ? refused(errors, 'GRAPHQL_VALIDATION_FAILED') : { document: parsed };
  };
};

/** A handful is enough to correct a request, and each costs a stack trace. */
export const VALIDATION = { maxErrors: 5, hideSuggestions: true };

/**
 * The same, with valid documents kept for when they come again: from then on they are known. Keeps the most recent of
 * them, within `MOST_BYTES` by estimate; what was refused is looked at again.
 */
export const keepingDocuments = (examine: Examine, schema: GraphQLSchema, limits: Limits): Examine => {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  return (text) => {
    const earlier = kept.get(text);
    const examined = earlier ?? examine(text);
    if ('objections' in examined) return examined;
    const { document } = examined;
    if (earlier === undefined) bytes += bytesOf(text, document);
    else kept.delete(text);
    kept.set(text, {
      document,
      known: earlier ? (earlier.known ?? knownOrNone(text, document, schema, limits)) : undefined,
    });
    for (const [oldest, each] of kept) {
      if (bytes <= MOST_BYTES) break;
      kept.delete(oldest);
      bytes -= bytesOf(oldest, each.document);
    }
    return kept.get(text) ?? examined;
  };
};

interface Kept {
  readonly document: DocumentNode;
  /** Once it has come a second time. */
  readonly known: KnownDocument | undefined;
}

const knownOrNone = (
  text: string,
  document: DocumentNode,
  schema: GraphQLSchema,
  limits: Limits,
): KnownDocument | undefined => {
  const known = knownDocument(text, document, schema, limits);
  return typeof known === 'string' ? undefined : known;
};

const MOST_BYTES = 32 * 1024 * 1024;
/** Of the nodes and the token itself, which nodes hold on to. */
const BYTES_OF_A_TOKEN = 400;

const bytesOf = (text: string, { tokenCount = 0 }: DocumentNode & { readonly tokenCount?: number }): number =>
  2 * text.length + BYTES_OF_A_TOKEN * tokenCount;

/** Nobody reads the stacks of validation's errors, and to walk one costs more than to find the error. */
const withShortStacks = <T>(body: () => T): T => {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  try {
    return body();
  } finally {
    Error.stackTraceLimit = usual;
  }
};

const parsedOrError = (text: string, maxTokens: number): DocumentNode | GraphQLError => {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
};

const refused = (errors: readonly GraphQLError[], code: string): Examined => ({
  objections: errors.map((error) => ({
    formatted: { ...error.toJSON(), extensions: { ...error.extensions, code } },
    error,
  })),
});

const noIntrospection: ValidationRule = (context) => ({
  Field: (node) => {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    const extensions = { validationErrorCode: 'INTROSPECTION_DISABLED' };
    context.reportError(new GraphQLError('Introspection is off.', { nodes: [node], extensions }));
  },
});
