/** The six seats of the house. A user may hold several: in a small practice one person codes and bills. */

export const ROLES = {
  CODER: 'Reads the record of an encounter and assigns the codes. Sees no money and no payer answers.',
  CLINICIAN: 'Answers questions of coders, from the record of the encounter asked about. Codes nothing, sees no money.',
  BILLER: 'Turns coded encounters into claims, sends them, works denials. Sees no clinical note text.',
  AUDITOR: 'Reads everything in the organization, who saw and changed what included. Changes nothing.',
  SUPERVISOR: 'Reads both halves, assigns work, reopens and cancels. Does neither coding nor billing.',
  ADMIN: 'Manages users, facilities and reference data. Sees no protected health information.',
} as const;

export type Role = keyof typeof ROLES;

/** Every role, in the order of the printed matrix. */
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** True for the name of a role. */
export const isRole = (name: string): name is Role => Object.hasOwn(ROLES, name);

/**
 * Which rows a permission reaches: those of the actor's own facilities, or all of the organization. A table without a
 * facility (patients, payers ...) belongs to the organization as a whole, and `facility` then means the organization.
 * `asked` is less than `facility`: of encounters, their patients and whatever belongs to them only those about which a
 * clinician was asked.
 */
export type Scope = 'asked' | 'facility' | 'organization';

/** The wider of two scopes. */
export const wider = (one: Scope, other: Scope): Scope => (SCOPES.indexOf(one) > SCOPES.indexOf(other) ? one : other);

const SCOPES: readonly Scope[] = ['asked', 'facility', 'organization'];
