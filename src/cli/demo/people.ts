/** Who appears in the story, each with a token of their own. */

import type { Role } from '../../access/roles.ts';
import { signToken } from '../../access/tokens.ts';
import type { Config } from '../../platform/config.ts';
import { SAMPLE_ORGANIZATION } from '../../sample/organization.ts';
import type { OpenHouse } from '../../house.ts';
import { ensureUser } from '../token.ts';

/** Somebody with one seat in the house. */
export interface Person {
  readonly name: string;
  readonly role: Role;
  readonly token: string;
}

export type Cast = Readonly<Record<keyof typeof CAST, Person>>;

const CAST = {
  ana: { name: 'Ana', role: 'CODER' },
  ben: { name: 'Ben', role: 'BILLER' },
  cleo: { name: 'Cleo', role: 'AUDITOR' },
  sam: { name: 'Sam', role: 'SUPERVISOR' },
  ada: { name: 'Ada', role: 'ADMIN' },
  eve: { name: 'Eve', role: 'CODER' },
  lee: { name: 'Lee', role: 'CLINICIAN' },
} as const satisfies Record<string, Omit<Person, 'token'>>;

/** Makes every one of them a user of the sample organization, and signs their tokens. */
export const assembleCast = async (config: Config, open: OpenHouse): Promise<Cast> => {
  const organization = SAMPLE_ORGANIZATION.name;
  const seated: [string, Person][] = [];
  for (const [user, { name, role }] of Object.entries(CAST)) {
    await ensureUser(open, { organization, user, roles: [role] }, () => undefined);
    seated.push([
      user,
      { name, role, token: await signToken(config, { user, organization, roles: [role], hours: 1 }) },
    ]);
  }
  return Object.fromEntries(seated) as Cast;
};

/** The cast in a line each, for the head of the table. */
export const introduce = (cast: Cast): string =>
  Object.values(cast)
    .map(({ name, role }) => `${name}: ${role.toLowerCase()}`)
    .join('  ');
