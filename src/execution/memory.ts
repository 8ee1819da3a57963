/** What the executor remembers of operations. Nothing in it grows without end: what was used least lately is forgotten. */

import { print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { decidingVariables, type Compiled } from './compiled.ts';
import { keepRecent, type Recent } from './recent.ts';
import { recordingSchema } from './recording.ts';

export interface Memory {
  readonly plain: GraphQLSchema;
  readonly recording: GraphQLSchema;
  readonly documents: WeakMap<DocumentNode, KnownDocument>;
  /** Whether nothing in an operation is refused to a set of roles. */
  readonly decisions: Recent<boolean>;
  /** Whether an operation can be answered as text. */
  readonly writable: Recent<boolean>;
  readonly variants: Recent<Variant>;
  /** How many operations ran in which way. */
  readonly ran: Record<'behind the rules' | 'written' | 'walked' | 'compiled', number>;
}

export interface KnownDocument {
  /** Stands for the document in keys. */
  readonly key: string;
  readonly length: number;
  /** Variables that decide which selections are left in. */
  readonly deciding: readonly string[];
}

/** An operation with the selections that some variables leave in. */
export interface Variant {
  uses: number;
  /** Null while it is not worth compiling, and for good where it cannot be. */
  compiled: Compiled | null;
}

/** Code takes 150 to 600 bytes for each character of its document, hence a limit in those: some 60 MB. */
const LIMITS = { decisions: 20_000, characters: 200_000 };

/** Knows nothing yet. */
export const newMemory = (plain: GraphQLSchema, limits: typeof LIMITS = LIMITS): Memory => ({
  plain,
  recording: recordingSchema(plain),
  documents: new WeakMap(),
  decisions: keepRecent(limits.decisions),
  writable: keepRecent(limits.decisions),
  variants: keepRecent(limits.characters),
  ran: { 'behind the rules': 0, written: 0, walked: 0, compiled: 0 },
});

/** What there is to know of a document by itself, found out at first asking. */
export const knownDocument = ({ documents }: Memory, document: DocumentNode): KnownDocument => {
  let known = documents.get(document);
  if (!known) documents.set(document, (known = newDocument(document)));
  return known;
};

let documents = 0;

const newDocument = (document: DocumentNode): KnownDocument => ({
  key: String((documents += 1)),
  length: document.loc?.end ?? print(document).length,
  deciding: decidingVariables(document),
});
