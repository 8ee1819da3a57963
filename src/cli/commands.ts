/** Every command. What a command needs is loaded when it is called, so that help and mistakes are answered at once. */

import type { Command, Operand, Option } from './command-line.ts';

const JSON_OUTPUT: Option = { value: null, sentence: 'Prints JSON in place of the table.' };

const IMPORT_OPTIONS: Readonly<Record<string, Option>> = {
  organization: { value: 'NAME', sentence: 'Whose records they are; the sample organization when not given.' },
  facility: { value: 'NAME', sentence: 'Where visits go whose place is not a facility by name or NPI.' },
  json: JSON_OUTPUT,
};

const SET: Operand = { name: 'SET', sentence: 'The list, such as icd10cm or ptp-practitioner; status says them all.' };

const ALLOW_GAP: Option = { value: null, sentence: 'Leaves days between editions that none covers.' };

/** What may be meant by a file that is refused otherwise. */
const CONSENTS: Readonly<Record<string, Option>> = {
  'allow-gap': ALLOW_GAP,
  'allow-same': { value: null, sentence: 'Takes an edition that says nothing which the one beside it does not say.' },
  'allow-loss': {
    value: null,
    sentence: 'Takes an edition that has lost more than 5 % of the rows of the one before.',
  },
  'allow-other-date': { value: null, sentence: 'Takes a file that speaks of another date than that of its edition.' },
};

const X12_FILE: Operand = { name: 'FILE', sentence: 'The file, or - for standard input.' };

export const COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    sentence: 'Runs the API until it is told to stop. Settings come from the environment; README.md lists them.',
    fails: 'could not start, or the database ended.',
    run: async () => (await import('./serve.ts')).serve(),
  },
  {
    name: 'token',
    sentence:
      'Prints a token for a user, alone on standard output. User and organization are made where they are missing.',
    options: {
      user: { value: 'NAME', required: true, sentence: 'The user.' },
      roles: { value: 'ROLE[,ROLE]', required: true, sentence: 'Roles that the token is good for.' },
      organization: { value: 'NAME', sentence: 'The organization; the sample organization when it is not given.' },
      hours: { value: 'N', sentence: 'How long it is good for; 12 when it is not given.' },
    },
    fails: 'no token was made; the reason is said.',
    run: async (asked) => (await import('./token.ts')).token(asked),
  },
  {
    name: 'import fhir',
    sentence: 'Imports FHIR R4 bundles, each whole or not at all. The same bundles again change nothing.',
    operands: [
      {
        name: 'PATH',
        sentence: 'A bundle, or a folder with bundles in .json files and in .ndjson files, one on each line.',
      },
    ],
    options: IMPORT_OPTIONS,
    fails: 'a bundle was refused, with every reason; the others are in.',
    run: async (asked) => (await import('./import.ts')).importFhir(asked),
  },
  {
    name: 'import ndjson',
    sentence: 'Imports FHIR R4 bundles by the hundred thousand, one on each line. The same lines again change nothing.',
    operands: [{ name: 'PATH', sentence: 'A file, a folder with .ndjson files, or - for standard input.' }],
    options: IMPORT_OPTIONS,
    fails: 'a line was refused, with every reason; the others are in.',
    run: async (asked) => (await import('./import-ndjson.ts')).importNdjson(asked),
  },
  {
    name: 'codesets load',
    sentence:
      "Loads a publisher's file as an edition of a code set, whole or not at all. Interrupted, it goes on when run again.",
    operands: [
      SET,
      {
        name: 'FILE',
        several: true,
        sentence: "The publisher's zip, or the file taken out of it; all of them for an edition that comes in several.",
      },
    ],
    options: {
      edition: { value: 'NAME', sentence: 'Its edition, where the name of the file does not tell: 2027, 2026-04.' },
      'effective-from': { value: 'DATE', sentence: 'Its first day, where its name does not tell: YYYY-MM-DD.' },
      replace: { value: null, sentence: 'Puts it in the place of an edition of the same name with other content.' },
      parts: { value: 'NUMBER', sentence: 'How many files the edition has, where it is not as many as usual.' },
      ...CONSENTS,
      json: JSON_OUTPUT,
    },
    fails: 'the file was refused and nothing has changed.',
    run: async (asked) => (await import('./codesets.ts')).load(asked),
  },
  {
    name: 'codesets download',
    sentence: "Fetches an edition from its publisher's own site and loads it.",
    operands: [SET],
    options: {
      edition: { value: 'NAME', sentence: 'The edition; the newest one known when it is not given.' },
      url: { value: 'URL', sentence: 'Where it is, when the publisher has moved it or it is not known here.' },
      sha256: { value: 'HEX', sentence: 'The checksum that the file must have.' },
      to: { value: 'FOLDER', sentence: 'Where the file is kept; downloads in DATA_DIR when it is not given.' },
      replace: { value: null, sentence: 'Puts it in the place of an edition of the same name with other content.' },
      ...CONSENTS,
      json: JSON_OUTPUT,
    },
    fails: 'it could not be fetched or was refused, and nothing has changed.',
    run: async (asked) => (await import('./codesets.ts')).download(asked),
  },
  {
    name: 'codesets drop',
    sentence: 'Removes an edition. Codes that were assigned by it stay as they are.',
    operands: [SET, { name: 'EDITION', sentence: 'Its name, as status says it.' }],
    options: { 'allow-gap': ALLOW_GAP, json: JSON_OUTPUT },
    fails: 'there is no such edition or its days would have none, and nothing has changed.',
    run: async (asked) => (await import('./codesets.ts')).drop(asked),
  },
  {
    name: 'codesets status',
    sentence: 'Says which editions are stored and whether a day is covered.',
    options: {
      on: { value: 'DATE', sentence: 'The day, YYYY-MM-DD; today when it is not given.' },
      json: JSON_OUTPUT,
    },
    fails: 'the database could not be asked.',
    run: async (asked) => (await import('./codesets.ts')).status(asked),
  },
  {
    name: 'verify',
    sentence: 'Checks every invariant of the stored data, as the owner of the tables. Changes nothing.',
    options: { json: JSON_OUTPUT },
    fails: 'an invariant is broken; the rows are named by their ids.',
    run: async (asked) => (await import('./verify.ts')).verify(asked),
  },
  {
    name: 'x12 check',
    sentence: 'Prints every issue of an X12 file as JSON: loop, segment, position, element, and the standard code.',
    operands: [X12_FILE],
    fails: 'the file has an issue.',
    run: async (asked) => (await import('./x12.ts')).check(asked),
  },
  {
    name: 'x12 read',
    sentence: 'Prints an X12 file as JSON, a segment on each line, inside the loops of its guide.',
    operands: [X12_FILE],
    fails: 'it could not be read.',
    run: async (asked) => (await import('./x12.ts')).read(asked),
  },
  {
    name: 'x12 write',
    sentence: 'Prints the X12 file of which read printed the JSON, to the byte.',
    operands: [{ name: 'JSON', sentence: 'The file, or - for standard input.' }],
    fails: 'it could not be written; the segment is named.',
    run: async (asked) => (await import('./x12.ts')).write(asked),
  },
  {
    name: 'x12 ack',
    sentence: 'Prints the TA1 and 999 that would be answered to an X12 file.',
    operands: [X12_FILE],
    fails: 'not all of it is accepted, or it holds no interchange.',
    run: async (asked) => (await import('./x12.ts')).acknowledge(asked),
  },
  {
    name: 'print',
    sentence: 'Writes what is derived from the program into schema.graphql and README.md, in the current folder.',
    options: {
      check: { value: null, sentence: 'Writes nothing and fails where a printed copy is stale.' },
      json: JSON_OUTPUT,
    },
    fails: 'a copy is stale, or README.md has no place for it.',
    run: async (asked) => (await import('./print.ts')).print(asked),
  },
];
