/**
 * Who may do what, over which rows. THE table: graphql-shield's rules, the command runner's check, PostgreSQL's
 * row-level security and the role matrix of the README are all derived from it. It is the document that 45 CFR
 * 164.514(d)(2) asks for: by class of person, which categories of information they may use.
 *
 * `writes` lists every table that a command under the permission may touch, as `insert|update|delete table`; a role
 * without such a line cannot do it even with raw SQL under the application's login. Absent means no.
 */

import type { Role, Scope } from './roles.ts';

type Grants = Partial<Record<Role, Scope>>;

interface Declaration {
  readonly sentence: string;
  readonly roles: Grants;
  readonly writes?: readonly `${'insert' | 'update' | 'delete'} ${string}`[];
}

const EVERYONE = {
  CODER: 'facility',
  CLINICIAN: 'facility',
  BILLER: 'facility',
  AUDITOR: 'organization',
  SUPERVISOR: 'organization',
  ADMIN: 'organization',
} as const;
const BOTH_HALVES = {
  CODER: 'facility',
  BILLER: 'facility',
  AUDITOR: 'organization',
  SUPERVISOR: 'organization',
} as const;
/** What a clinician sees of the record of an encounter that a coder asked about. */
const ASKED = { CLINICIAN: 'asked' } as const;
const CLINICAL_HALF = { CODER: 'facility', AUDITOR: 'organization', SUPERVISOR: 'organization' } as const;
const FINANCIAL_HALF = { BILLER: 'facility', AUDITOR: 'organization', SUPERVISOR: 'organization' } as const;

/** What opening, taking and finishing work items touches: part of every command that moves a subject. */
const QUEUES = ['insert work_item', 'update work_item', 'insert outbox'] as const;

export const PERMISSIONS = {
  // The tenant and its people
  'self.read': {
    sentence: 'See who you are and what you may do; leave a trace of what you do.',
    roles: EVERYONE,
    writes: ['insert audit_event'],
  },
  'organization.read': { sentence: 'Read the organization and its facilities.', roles: EVERYONE },
  'organization.manage': {
    sentence: 'Add and change facilities; say whether final coding needs a credential, and of which kind.',
    roles: { ADMIN: 'organization' },
    writes: ['update organization', 'insert facility', 'update facility', 'insert outbox'],
  },
  'user.read': { sentence: 'Read the names, roles and facilities of users.', roles: EVERYONE },
  'user.manage': {
    sentence: 'Add users, grant and withdraw roles and facilities, deactivate.',
    roles: { ADMIN: 'organization' },
    writes: ['insert app_user', 'update app_user', 'insert user_facility', 'delete user_facility', 'insert outbox'],
  },
  'reference.read': { sentence: 'Read payers, providers and the state of the code sets.', roles: EVERYONE },
  'reference.manage': {
    sentence: 'Add and change payers and providers.',
    roles: { ADMIN: 'organization', BILLER: 'organization' },
    writes: ['insert payer', 'update payer', 'insert provider', 'update provider', 'insert outbox'],
  },

  // The record, which both halves work from
  'patient.read': {
    sentence: 'Read patients.',
    roles: { ...BOTH_HALVES, CODER: 'organization', BILLER: 'organization', ...ASKED },
  },
  'coverage.read': {
    sentence: 'Read coverages.',
    roles: { ...BOTH_HALVES, CODER: 'organization', BILLER: 'organization' },
  },
  'coverage.manage': {
    sentence: 'Add and correct coverages.',
    roles: { BILLER: 'organization' },
    writes: ['insert coverage', 'update coverage', 'insert outbox'],
  },
  'encounter.read': {
    sentence: 'Read encounters and the codes assigned to them.',
    roles: { ...BOTH_HALVES, ...ASKED },
  },
  'encounter.import': {
    sentence:
      'Bring in patients, coverages, providers, encounters and their documents; let one without a record be coded.',
    roles: { CODER: 'facility', SUPERVISOR: 'organization' },
    writes: [
      'insert patient',
      'update patient',
      'insert payer',
      'insert coverage',
      'update coverage',
      'insert provider',
      'insert encounter',
      'update encounter',
      'insert clinical_document',
      'insert clinical_statement',
      ...QUEUES,
    ],
  },
  'encounter.cancel': {
    sentence: 'Take an encounter that was entered in error out of the work.',
    roles: { SUPERVISOR: 'organization' },
    writes: ['update encounter', 'update coding_query', ...QUEUES],
  },

  'encounter.bill-to': {
    sentence: 'Say which coverage an encounter is billed to, and who rendered the care.',
    roles: { BILLER: 'facility' },
    writes: ['update encounter', ...QUEUES],
  },

  // The coder's half
  'document.read': {
    sentence: 'Read clinical notes and recorded conditions and procedures.',
    roles: { ...CLINICAL_HALF, ...ASKED },
  },
  'encounter.code': {
    sentence: 'Take an encounter to code, give it back, assign codes, finalize.',
    roles: { CODER: 'facility' },
    writes: [
      'update encounter',
      'insert diagnosis_assignment',
      'update diagnosis_assignment',
      'delete diagnosis_assignment',
      'insert procedure_assignment',
      'update procedure_assignment',
      'delete procedure_assignment',
      'insert coding_finding',
      'update coding_finding',
      'delete coding_finding',
      'insert evidence',
      'delete evidence',
      'insert coding_event',
      'update denial',
      ...QUEUES,
    ],
  },
  'finding.override': {
    sentence: 'Let a finding of the coding edits stand, with a reason, where its rule allows that.',
    roles: { CODER: 'facility', SUPERVISOR: 'organization' },
    writes: ['update coding_finding', 'update encounter', ...QUEUES],
  },
  'encounter.hold': {
    sentence: 'Move an encounter between the coding queue and the coder who holds it.',
    roles: { CODER: 'facility', SUPERVISOR: 'organization' },
    writes: ['update encounter', ...QUEUES],
  },
  'encounter.reopen': {
    sentence: 'Reopen coding that was final.',
    roles: { CODER: 'facility', BILLER: 'facility', SUPERVISOR: 'organization' },
    writes: ['update encounter', 'insert coding_event', ...QUEUES],
  },

  // Who may code, and how it goes
  'credential.read': {
    sentence: 'Read the credentials of users; everybody sees their own with `me`.',
    roles: { AUDITOR: 'organization', SUPERVISOR: 'organization', ADMIN: 'organization' },
  },
  'credential.manage': {
    sentence: "Put credentials of users on record, and verify those that are somebody else's.",
    roles: { SUPERVISOR: 'organization', ADMIN: 'organization' },
    writes: ['insert credential', 'update credential'],
  },
  'coding.measure': {
    sentence: 'Read what each coder did in a period, and how far second looks agreed.',
    roles: { AUDITOR: 'organization', SUPERVISOR: 'organization' },
  },

  // Questions to the clinician
  'query.read': {
    sentence: 'Read the questions of coders to clinicians, and the answers.',
    roles: { ...CLINICAL_HALF, CLINICIAN: 'facility' },
  },
  'query.ask': {
    sentence: 'Ask the clinician about an encounter that you hold; close the question when you have read the answer.',
    roles: { CODER: 'facility' },
    writes: ['insert coding_query', 'update coding_query', 'update encounter', ...QUEUES],
  },
  'query.answer': {
    sentence: 'Take a question of a coder, and answer it.',
    roles: { CLINICIAN: 'facility' },
    writes: ['update coding_query', ...QUEUES],
  },
  'query.withdraw': {
    sentence: 'Take back a question that was not answered yet.',
    roles: { CODER: 'facility', SUPERVISOR: 'organization' },
    writes: ['update coding_query', ...QUEUES],
  },
  'encounter.resume': {
    sentence: 'Let coding go on that waited for an answer: part of answering and of withdrawing.',
    roles: { CODER: 'facility', SUPERVISOR: 'organization', ...ASKED },
    writes: ['update encounter', ...QUEUES],
  },

  // The second look
  'review.read': {
    sentence: 'Read which coding is looked at by a second person, and what came of it.',
    roles: CLINICAL_HALF,
  },
  'review.manage': {
    sentence: 'Say which coding is looked at by a second person before billing.',
    roles: { SUPERVISOR: 'organization' },
    writes: ['insert review_policy', 'update review_policy', 'insert outbox'],
  },
  'encounter.review': {
    sentence: "Take another coder's final coding for a second look; release it to billing or send it back.",
    roles: { CODER: 'facility' },
    writes: ['update encounter', 'insert coding_review', 'insert coding_event', 'update denial', ...QUEUES],
  },
  'review.hold': {
    sentence: 'Move final coding between the review queue and the reviewer who holds it.',
    roles: { CODER: 'facility', SUPERVISOR: 'organization' },
    writes: ['update encounter', ...QUEUES],
  },

  'denial.recode': {
    sentence: 'Take a denial that was routed to coding, and correct the coding that it denied.',
    roles: { CODER: 'facility' },
    writes: ['update encounter', 'insert coding_event', 'update denial', ...QUEUES],
  },

  // The biller's half
  'fee.read': { sentence: 'Read the fee schedule.', roles: { ...FINANCIAL_HALF, ADMIN: 'organization' } },
  'fee.manage': {
    sentence: 'Set charges in the fee schedule.',
    roles: { BILLER: 'organization', ADMIN: 'organization' },
    writes: ['insert fee', 'update fee', 'insert outbox'],
  },
  'claim.read': { sentence: 'Read claims, their lines, charges and timelines.', roles: FINANCIAL_HALF },
  'claim.create': {
    sentence: 'Make a claim, or a replacement of one, from what was coded; price or discard a draft.',
    roles: { BILLER: 'facility' },
    writes: [
      'insert claim',
      'update claim',
      'insert service_line',
      'update service_line',
      'insert claim_diagnosis',
      'insert claim_event',
      'update encounter',
      ...QUEUES,
    ],
  },
  'claim.submit': {
    sentence: 'Submit a claim to the payer.',
    roles: { BILLER: 'facility' },
    writes: ['update claim', 'insert claim_event', 'update denial', ...QUEUES],
  },
  'claim.close': {
    sentence: 'Close a claim on which nothing remains to be done.',
    roles: { BILLER: 'facility' },
    writes: ['update claim', 'insert claim_event', 'update encounter', ...QUEUES],
  },
  'payment.read': { sentence: "Read payers' answers: payments, adjustments, amounts denied.", roles: FINANCIAL_HALF },
  'payment.record': {
    sentence: "Record a payer's answer to a claim.",
    roles: { BILLER: 'facility' },
    writes: [
      'insert claim_payment',
      'insert service_payment',
      'insert adjustment',
      'update claim',
      'insert claim_event',
      'insert denial',
      'update denial',
      ...QUEUES,
    ],
  },
  'denial.read': { sentence: 'Read denials: codes, category, deadline, who works on it.', roles: BOTH_HALVES },
  'denial.work': {
    sentence: 'Take a denial that was routed to billing, accept it.',
    roles: { BILLER: 'facility' },
    writes: ['update denial', ...QUEUES],
  },
  'denial.hold': {
    sentence: 'Move a denial between its queue and the person who holds it.',
    roles: { CODER: 'facility', BILLER: 'facility', SUPERVISOR: 'organization' },
    writes: ['update denial', ...QUEUES],
  },
  'denial.reroute': {
    sentence: 'Send a denial to the other half.',
    roles: { BILLER: 'facility', CODER: 'facility', SUPERVISOR: 'organization' },
    writes: ['update denial', ...QUEUES],
  },

  // Queues and the trail
  'work.read': { sentence: 'Read the work queues.', roles: { ...BOTH_HALVES, CLINICIAN: 'facility' } },
  'work.take': {
    sentence: 'Take work from the queues of your half, and give it back.',
    roles: { CODER: 'facility', CLINICIAN: 'facility', BILLER: 'facility' },
    writes: ['update work_item', 'update encounter', 'update denial', 'insert outbox'],
  },
  'work.move': {
    sentence: 'Finish or give back the work item of a subject that moved on.',
    roles: { CODER: 'facility', CLINICIAN: 'facility', BILLER: 'facility', SUPERVISOR: 'organization' },
    writes: QUEUES,
  },
  'work.assign': {
    sentence: 'Give work to a named person, or take it away from them.',
    roles: { SUPERVISOR: 'organization' },
    writes: ['update work_item', 'update encounter', 'update denial', 'insert outbox'],
  },
  'audit.read': { sentence: 'Read who saw and changed what.', roles: { AUDITOR: 'organization' } },
} as const satisfies Record<`${string}.${string}`, Declaration>;

/** The name of a permission, `noun.verb`. */
export type Permission = keyof typeof PERMISSIONS;

/** What a permission says, seen without its literal types. */
export const declarationOf = (permission: Permission): Declaration => PERMISSIONS[permission];

/** Every permission, in the order of the table. */
export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as readonly Permission[];

/** True for the name of a permission. */
export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name);

/** The roles that hold a permission, each with the rows it reaches. */
export const rolesOf = (permission: Permission): ReadonlyMap<Role, Scope> =>
  new Map(Object.entries(declarationOf(permission).roles) as [Role, Scope][]);

/** True when at least one of the roles holds the permission. */
export const holds = (roles: readonly Role[], permission: Permission): boolean => {
  const grants = declarationOf(permission).roles;
  return roles.some((role) => grants[role] !== undefined);
};

/** Every permission that at least one of the roles holds, in the order of the table. Worked out once for each list of roles. */
export const permissionsOf = (roles: readonly Role[]): readonly Permission[] => {
  const known = worked.get(roles) ?? PERMISSION_NAMES.filter((permission) => holds(roles, permission));
  worked.set(roles, known);
  return known;
};

const worked = new WeakMap<readonly Role[], readonly Permission[]>();

/** True when whoever holds `first` holds `second` too, in a scope at least as wide: an edge between them needs no rule. */
export const implies = (first: Permission, second: Permission): boolean =>
  [...rolesOf(first)].every(([role]) => rolesOf(second).has(role));
