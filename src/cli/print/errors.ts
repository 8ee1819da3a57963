/** The codes of errors, for the README. */

import type { PROTOCOL_CODES } from '../../platform/http/client-errors.ts';
import { ERROR_CATALOGUE } from '../../platform/errors.ts';
import { code, markdownTable } from './markdown.ts';

/** Codes that are Apollo's: the request is no GraphQL request that could be carried out. */
const PROTOCOL_SENTENCES: Readonly<Record<(typeof PROTOCOL_CODES)[number], string>> = {
  BAD_REQUEST: 'The HTTP request is not one of GraphQL over HTTP.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL; the error has its line and column.',
  GRAPHQL_VALIDATION_FAILED: 'The document asks for something that the schema does not have.',
  OPERATION_RESOLUTION_FAILURE: 'The document has several operations and `operationName` names none of them.',
  PERSISTED_QUERY_NOT_FOUND: 'No trusted document has that hash. Send the document in full.',
};

/** The catalogue, and the codes of the protocol. */
export const printErrors = (): string =>
  markdownTable(
    ['`extensions.code`', 'What it says'],
    [...Object.entries(ERROR_CATALOGUE), ...Object.entries(PROTOCOL_SENTENCES)].map(([name, sentence]) => [
      code(name),
      sentence,
    ]),
  );
