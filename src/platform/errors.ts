/** The one error of the house: a refusal that a person can act on. Everything else is a fault, and is masked. */

import { GraphQLError } from 'graphql';

/**
 * The catalogue: every `extensions.code` a client can meet, with the sentence that the README prints.
 * A code is never renamed; what a message says may change.
 */
export const ERROR_CATALOGUE = {
  UNAUTHENTICATED: 'No token, or one that is expired, forged, or meant for somebody else. Ask for a new one.',
  FORBIDDEN: 'The roles of this token lack `permission`; `field` names what was refused.',
  NOT_FOUND: 'Nothing of this `type` with that id can be seen with this token.',
  ILLEGAL_TRANSITION:
    'The subject is in state `from`, which this `transition` does not leave; `allowed` lists those that do.',
  GUARD_REFUSED: 'The state is right but something else is not: `reasons` holds every reason at once.',
  STALE_VERSION:
    'Somebody changed the subject since it was read: `expected` was sent, `actual` is stored. Read it again.',
  EDITION_MISSING:
    'No edition of the lists that were asked begins by the date `onDate`: `missing` names each with the edition that is due.',
  CODE_NOT_VALID:
    'The `value` is not a valid code of `codeSet` on the date `onDate`; `issues` names every fault of the set, with its path and mend.',
  OUT_OF_BALANCE: 'The amounts do not add up: `issues` names each sum that fails and by how much. Nothing was posted.',
  FHIR_REFUSED: 'The bundle was refused whole: `issues` names each resource, path and reason. Nothing was stored.',
  LIMIT_EXCEEDED:
    'The operation is too deep, too wide or too costly: `limit` names which limit, `allowed` and `actual` say by how much.',
  DOCUMENT_NOT_TRUSTED: 'This server runs only documents that its operator listed, and this is none of them.',
  BAD_USER_INPUT:
    'An argument is not of the form that is asked for; `argument` names it where it can, and `issues` each fault where all are told.',
  OVERLOADED: 'The server has more to do than it gets done, and did not begin with this. Ask again later.',
  INTERNAL_SERVER_ERROR: 'A fault on our side. `errorId` finds it in the log.',
} as const;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERROR_CATALOGUE;

/**
 * A request that is understood and not carried out. `message` is a sentence that a biller can act on and holds no
 * protected health information; `details` become the GraphQL error's `extensions` beside `code`.
 */
export class Refusal extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { ...details, code } });
    this.name = 'Refusal';
    this.code = code;
  }
}

/** What a `NOT_FOUND` says, the same for a row that is absent and for one that is out of scope. */
export const notFound = (type: string): Refusal =>
  new Refusal('NOT_FOUND', `No ${type} with that id is visible to you.`, { type });

/**
 * What is said of a text that PostgreSQL cannot store (a NUL character): the caller's fault, and only PostgreSQL notices.
 * Any other error is answered as it is.
 */
export const unstorableAsRefusal = (error: unknown): unknown =>
  UNSTORABLE.has(String((error as { code?: unknown } | null)?.code))
    ? new Refusal('BAD_USER_INPUT', 'A text holds a character that cannot be stored.')
    : error;

/** In a parameter, in JSON, and in a statement whose values the ORM has written out: there a NUL ends the message early. */
const UNSTORABLE = new Set(['22021', '22P05', '08P01']);
