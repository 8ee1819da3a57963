/**
 * Golden files: an operation (`.graphql`, with the role that sends it), every statement that PostgreSQL got for it
 * (`.sql`) and the answer (`.json`). A difference is either a fault or a decision: run with UPDATE_GOLDEN=1 to decide.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isRole } from '../../src/access/roles.ts';
import { compareGolden, statementsText } from '../support/golden.ts';
import type { Json } from '../support/house.ts';
import { makeWorld, type World } from './world.ts';

const FOLDER = join(import.meta.dirname, 'golden');
const OPERATIONS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => name.replace('.graphql', ''));

let world: World;
beforeAll(async () => {
  world = await makeWorld(45);
});
afterAll(() => world.house.close());

/** What `$name` of an operation stands for. */
const variables = (): Json => ({
  claim: world.claims[0]!.id,
  encounter: world.encounterIds[0],
});

describe('The golden operation', () => {
  test.each(OPERATIONS)('%s sends these statements and answers this', async (name) => {
    const document = readFileSync(join(FOLDER, `${name}.graphql`), 'utf8');
    const role = /^# as (\w+)$/m.exec(document)?.[1] ?? '';
    if (!isRole(role)) throw new Error(`${name}.graphql does not say as whom: begin it with "# as CODER".`);
    const statements: string[] = [];
    const { data, errors } = await world.house.ask(await world.house.as([role]), document, variables(), (sql) =>
      statements.push(sql),
    );
    const answer = {
      data,
      ...(errors ? { errors: errors.map(({ message, path, extensions }) => ({ message, path, extensions })) } : {}),
    };
    compareGolden(FOLDER, `${name}.sql`, statementsText(statements));
    compareGolden(FOLDER, `${name}.json`, `${jsonText(normal(answer), '')}\n`);
  });

  test('is there for each file of statements and answers', () => {
    const files = readdirSync(FOLDER).filter((name) => !name.endsWith('.graphql'));
    expect(new Set(files.map((name) => name.replace(/\.(sql|json)$/, '')))).toEqual(new Set(OPERATIONS));
    expect(OPERATIONS.length).toBeGreaterThanOrEqual(12);
  });
});

/** Ids by their order of appearance, instants and cursors by their kind: all that differs from run to run. */
const normal = (answer: unknown): unknown => {
  const ids = new Map<string, string>();
  const nameOf = (id: string): string => {
    if (!ids.has(id)) ids.set(id, `id ${ids.size + 1}`);
    return ids.get(id)!;
  };
  const text = JSON.stringify(answer)
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, nameOf)
    .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"an instant"')
    .replaceAll(/"WyJ[\w-]+"/g, '"a cursor"')
    .replaceAll(/("patientControlNumber":)"[0-9A-Z]{14}"/g, '$1"14 characters"');
  return JSON.parse(text);
};

/** JSON with whatever fits on a line of its own. */
const jsonText = (value: unknown, indent: string): string => {
  const line = JSON.stringify(value);
  if (line.length + indent.length <= 110 || value === null || typeof value !== 'object') return line;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((each) => deeper + jsonText(each, deeper))
    : Object.entries(value).map(([key, each]) => `${deeper}${JSON.stringify(key)}: ${jsonText(each, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
};
