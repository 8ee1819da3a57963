/** The limit programs' SQL: everything of a page that is one row each, facts included, in one statement. */

import { PAGE } from '../peers/statements.mjs';

const ENCOUNTER_FACTS = `e.status,
  exists (select from claim k where k.encounter_id = e.id and k.status not in ('DISCARDED', 'REPLACED')) as billed,
  case when c.id is not null then coalesce(c.effective_from, e.service_from) <= e.service_from and e.service_from <= coalesce(c.effective_to, e.service_from) end as in_force,
  r.npi is not null as has_npi`;

const CLAIM_FACTS = `k.status,
  k.status = 'DRAFT' and k.subscriber_member_id is not null
    and coalesce((select bool_and(l.charge_amount > 0 is true) and count(*) <= 50 from service_line l where l.claim_id = k.id), false)
    and (select count(*) <= 12 from claim_diagnosis d where d.claim_id = k.id)
    and (k.claim_frequency_code = '1' or exists (select from claim o where o.id = k.replaces_id and o.payer_claim_control_number is not null)) as complete,
  k.payer_claim_control_number is not null as numbered,
  case when k.status in ('PAID', 'PARTIALLY_DENIED', 'DENIED') then exists (select from claim o where o.replaces_id = k.id and o.status <> 'DISCARDED') end as replaced,
  case when k.status in ('PAID', 'PARTIALLY_DENIED', 'DENIED') then exists (select from encounter e where e.id = k.encounter_id and e.status in ('RELEASED', 'BILLED')) end as final,
  case when k.status in ('PAID', 'PARTIALLY_DENIED', 'DENIED') then exists (select from denial d where d.claim_id = k.id and d.status not in ('ACCEPTED', 'OVERTURNED', 'UPHELD')) end as open_denial`;

/**
 * The page is cut before anything is joined to it, and its length stands in the text: with a parameter there, PostgreSQL's
 * generic plan expects a tenth of all rows and sorts them all.
 */
const QUEUE_FROM = `(select id, priority, due_at, subject_id from work_item
    where organization_id = $1 and facility_id = any($2::uuid[]) and kind = $3 and status in ('OPEN', 'TAKEN')
    order by due_at, id limit ${PAGE}) w
  join encounter e on e.id = w.subject_id join patient p on p.id = e.patient_id
  left join coverage c on c.id = e.coverage_id left join provider r on r.id = e.provider_id
  order by w.due_at, w.id`;
const CLAIMS_FROM = `(select * from claim where organization_id = $1 and facility_id = any($2::uuid[]) order by id limit ${PAGE}) k
  join patient p on p.id = k.patient_id order by k.id`;
const CLAIM_FROM =
  'claim k join patient p on p.id = k.patient_id where k.organization_id = $1 and k.facility_id = any($2::uuid[]) and k.id = $3';

const instant = (column) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const money = (column) => `to_char(${column} / 100.0, 'FM99999999990.00')`;
const columns = (fields) =>
  Object.entries(fields)
    .map(([name, sql]) => `${sql} as "${name}"`)
    .join(', ');
const json = (fields) =>
  `json_build_object(${Object.entries(fields)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`;
// Rows turned to JSON as a whole: a tenth cheaper than json_build_object for each of them.
const list = (fields, from, order) =>
  `(select coalesce(json_agg(x), '[]') from (select ${columns(fields)} from ${from} order by ${order}) x)`;
const dotted = `case when length(t.code) > 3 then left(t.code, 3) || '.' || substr(t.code, 4) else t.code end`;

const PATIENT = json({
  id: 'p.id',
  medicalRecordNumber: 'p.medical_record_number',
  familyName: 'p.family_name',
  givenName: 'p.given_name',
  birthDate: 'p.birth_date',
});
const DIAGNOSES = list(
  { sequence: 't.sequence', code: dotted, title: 't.title' },
  'diagnosis_assignment t where t.encounter_id = e.id',
  't.sequence',
);
const PROCEDURES = list(
  { sequence: 't.sequence', codeSet: 't.code_set', code: 't.code', modifiers: 't.modifiers', units: 't.units', diagnosisPointers: 't.diagnosis_pointers', serviceDate: 't.service_date' },
  'procedure_assignment t where t.encounter_id = e.id', 't.sequence',
); // prettier-ignore
const LINES = list(
  { lineNumber: 't.line_number', procedureCode: 't.procedure_code', modifiers: 't.modifiers', units: 't.units', diagnosisPointers: 't.diagnosis_pointers', serviceDate: 't.service_date', chargeAmount: money('t.charge_amount') },
  'service_line t where t.claim_id = k.id', 't.line_number',
); // prettier-ignore
const SERVICES = list(
  { lineNumber: 's.line_number', chargeAmount: money('s.charge_amount'), paidAmount: money('s.paid_amount') },
  'service_payment s where s.claim_payment_id = t.id',
  's.line_number',
);
const ADJUSTMENTS = list(
  {
    sequence: 'a.sequence',
    groupCode: 'a.group_code',
    reasonCode: 'a.reason_code',
    amount: money('a.amount'),
    remarkCodes: 'a.remark_codes',
  },
  'adjustment a where a.claim_payment_id = t.id',
  'a.sequence',
);
const PAYMENTS = list(
  { claimStatusCode: 't.claim_status_code', claimPaymentAmount: money('t.claim_payment_amount'), patientResponsibilityAmount: money('t.patient_responsibility_amount'), answeredOn: 't.answered_on', services: SERVICES, adjustments: ADJUSTMENTS },
  'claim_payment t where t.claim_id = k.id', 't.recorded_at, t.id',
); // prettier-ignore
const DENIALS = list(
  { id: 't.id', status: 't.status', category: 't.category', routedTo: 't.routed_to', claimAdjustmentReasonCode: 't.claim_adjustment_reason_code', dueOn: 't.due_on' },
  'denial t where t.claim_id = k.id', 't.created_at, t.id',
); // prettier-ignore

const TIMELINE = list(
  { transition: 't.transition', fromStatus: 't.from_status', toStatus: 't.to_status', at: instant('t.at'), actor: json({ name: 'u.name' }) },
  'claim_event t join app_user u on u.id = t.actor_id where t.claim_id = k.id', 't.at, t.id',
); // prettier-ignore

const ENCOUNTER = {
  id: 'e.id',
  version: 'e.version',
  visitNumber: 'e.visit_number',
  status: 'e.status',
  encounterClass: 'e.encounter_class',
  serviceFrom: 'e.service_from',
  serviceTo: 'e.service_to',
  patient: PATIENT,
  diagnoses: DIAGNOSES,
  procedures: PROCEDURES,
};
const CLAIM = {
  id: 'k.id',
  version: 'k.version',
  patientControlNumber: 'k.patient_control_number',
  status: 'k.status',
  serviceFrom: 'k.service_from',
  serviceTo: 'k.service_to',
  totalClaimChargeAmount: money('k.total_claim_charge_amount'),
  patient: PATIENT,
  serviceLines: LINES,
};
const ITEM = {
  id: 'w.id',
  priority: 'w.priority',
  dueAt: instant('w.due_at'),
};

/** PostgreSQL writes the text of each row; the allowed actions are put in before its last brace. */
export const AS_TEXT = {
  queue: `select ${json({ ...ITEM, subject: json(ENCOUNTER) })}::text as text, ${ENCOUNTER_FACTS} from ${QUEUE_FROM}`,
  claims: `select ${json(CLAIM)}::text as text, ${CLAIM_FACTS} from ${CLAIMS_FROM}`,
  claim: `select ${json({ ...CLAIM, payments: PAYMENTS, denials: DENIALS, timeline: TIMELINE })}::text as text, ${CLAIM_FACTS} from ${CLAIM_FROM}`,
};

const PATIENT_COLUMNS =
  'p.id as "patientId", p.medical_record_number as "medicalRecordNumber", p.family_name as "familyName", p.given_name as "givenName", p.birth_date as "birthDate"';
const { patient: _p, diagnoses: _d, procedures: _r, ...ENCOUNTER_COLUMNS } = ENCOUNTER;
const { patient: _q, serviceLines: _l, totalClaimChargeAmount: _t, ...CLAIM_COLUMNS } = CLAIM;
const children = (table, parent, shown, order) =>
  `select t.${parent} as parent, ${shown} from ${table} t where t.${parent} = any($1::uuid[]) order by ${order}`;

/** Plain rows: the page, and the children of all its rows at once. */
export const AS_ROWS = {
  queue: `select w.id as item, w.priority, w.due_at as due, ${columns(ENCOUNTER_COLUMNS)}, ${PATIENT_COLUMNS}, ${ENCOUNTER_FACTS} from ${QUEUE_FROM}`,
  claims: `select ${columns(CLAIM_COLUMNS)}, k.total_claim_charge_amount as total, ${PATIENT_COLUMNS}, ${CLAIM_FACTS} from ${CLAIMS_FROM}`,
  claim: `select ${columns(CLAIM_COLUMNS)}, k.total_claim_charge_amount as total, ${PATIENT_COLUMNS}, ${CLAIM_FACTS} from ${CLAIM_FROM}`,
  diagnoses: children('diagnosis_assignment', 'encounter_id', 't.sequence, t.code, t.title', 't.sequence'),
  procedures: children(
    'procedure_assignment',
    'encounter_id',
    't.sequence, t.code_set as "codeSet", t.code, t.modifiers, t.units, t.diagnosis_pointers as "diagnosisPointers", t.service_date as "serviceDate"',
    't.sequence',
  ),
  lines: children(
    'service_line',
    'claim_id',
    't.line_number as "lineNumber", t.procedure_code as "procedureCode", t.modifiers, t.units, t.diagnosis_pointers as "diagnosisPointers", t.service_date as "serviceDate", t.charge_amount as charge',
    't.line_number',
  ),
};
