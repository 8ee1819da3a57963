/** The peers' SQL, hand-written, prepared once a connection. */

const statement = (name, text) => ({ name, text });

/** Columns of the answers, under the names that the graph gives them. */
const ENCOUNTER =
  'e.id, e.version, e.visit_number as "visitNumber", e.status, e.encounter_class as "encounterClass", e.service_from as "serviceFrom", e.service_to as "serviceTo", e.patient_id as "patientId", e.coverage_id as "coverageId", e.provider_id as "providerId"';
const CLAIM =
  'c.id, c.version, c.patient_control_number as "patientControlNumber", c.status, c.service_from as "serviceFrom", c.service_to as "serviceTo", c.total_claim_charge_amount as "totalClaimChargeAmount", c.patient_id as "patientId", c.encounter_id as "encounterId", c.claim_frequency_code as "claimFrequencyCode", c.replaces_id as "replacesId", c.payer_claim_control_number as "payerClaimControlNumber", c.subscriber_member_id as "subscriberMemberId"';
const byParent = (table, parent, columns, order) =>
  `select t.${parent} as "parentId", ${columns} from ${table} t where t.${parent} = any($1::uuid[]) order by ${order}`;

/** Rows of a page in every workload. */
export const PAGE = 50;

/**
 * A statement for each length of page, the length in its text: with a parameter there, PostgreSQL's generic plan expects a
 * tenth of all rows and sorts them all.
 */
const paged = (name, text) => {
  const known = new Map();
  return (first) => {
    const made = known.get(first) ?? statement(`${name}_${first}`, `${text} limit ${first}`);
    known.set(first, made);
    return made;
  };
};

export const SQL = {
  queue: paged(
    'queue',
    `select w.id, w.priority, w.due_at as "dueAt", w.subject_id as "subjectId" from work_item w
     where w.organization_id = $1 and w.facility_id = any($2::uuid[]) and w.kind = $3 and w.status in ('OPEN', 'TAKEN')
     order by w.due_at, w.id`,
  ),
  encounters: statement('encounters', `select ${ENCOUNTER} from encounter e where e.id = any($1::uuid[])`),
  patients: statement(
    'patients',
    'select p.id, p.medical_record_number as "medicalRecordNumber", p.family_name as "familyName", p.given_name as "givenName", p.birth_date as "birthDate" from patient p where p.id = any($1::uuid[])',
  ),
  coverages: statement(
    'coverages',
    'select c.id, c.effective_from as "effectiveFrom", c.effective_to as "effectiveTo" from coverage c where c.id = any($1::uuid[])',
  ),
  providers: statement('providers', 'select p.id, p.npi from provider p where p.id = any($1::uuid[])'),
  liveClaims: statement(
    'live_claims',
    byParent('claim', 'encounter_id', 't.id', 't.id').replace(
      'order by',
      "and t.status not in ('DISCARDED', 'REPLACED') order by",
    ),
  ),
  diagnoses: statement(
    'diagnoses',
    byParent('diagnosis_assignment', 'encounter_id', 't.sequence, t.code, t.title', 't.sequence, t.id'),
  ),
  procedures: statement(
    'procedures',
    byParent(
      'procedure_assignment',
      'encounter_id',
      't.sequence, t.code_set as "codeSet", t.code, t.modifiers, t.units, t.diagnosis_pointers as "diagnosisPointers", t.service_date as "serviceDate"',
      't.sequence, t.id',
    ),
  ),
  claimsPage: paged(
    'claims_page',
    `select ${CLAIM} from claim c where c.organization_id = $1 and c.facility_id = any($2::uuid[]) order by c.id`,
  ),
  claim: statement(
    'claim',
    `select ${CLAIM} from claim c where c.id = $3 and c.organization_id = $1 and c.facility_id = any($2::uuid[])`,
  ),
  lines: statement(
    'lines',
    byParent(
      'service_line',
      'claim_id',
      't.line_number as "lineNumber", t.procedure_code as "procedureCode", t.modifiers, t.units, t.diagnosis_pointers as "diagnosisPointers", t.service_date as "serviceDate", t.charge_amount as "chargeAmount"',
      't.line_number, t.id',
    ),
  ),
  claimDiagnoses: statement(
    'claim_diagnoses',
    byParent('claim_diagnosis', 'claim_id', 't.sequence', 't.sequence, t.id'),
  ),
  replacements: statement(
    'replacements',
    byParent('claim', 'replaces_id', 't.id', 't.id').replace('order by', "and t.status <> 'DISCARDED' order by"),
  ),
  claimsById: statement('claims_by_id', `select ${CLAIM} from claim c where c.id = any($1::uuid[])`),
  payments: statement(
    'payments',
    byParent(
      'claim_payment',
      'claim_id',
      't.id, t.claim_status_code as "claimStatusCode", t.claim_payment_amount as "claimPaymentAmount", t.patient_responsibility_amount as "patientResponsibilityAmount", t.answered_on as "answeredOn"',
      't.recorded_at, t.id',
    ),
  ),
  services: statement(
    'services',
    byParent(
      'service_payment',
      'claim_payment_id',
      't.line_number as "lineNumber", t.charge_amount as "chargeAmount", t.paid_amount as "paidAmount"',
      't.line_number, t.id',
    ),
  ),
  adjustments: statement(
    'adjustments',
    byParent(
      'adjustment',
      'claim_payment_id',
      't.sequence, t.group_code as "groupCode", t.reason_code as "reasonCode", t.amount, t.remark_codes as "remarkCodes"',
      't.sequence, t.id',
    ),
  ),
  denials: statement(
    'denials',
    byParent(
      'denial',
      'claim_id',
      't.id, t.status, t.category, t.routed_to as "routedTo", t.claim_adjustment_reason_code as "claimAdjustmentReasonCode", t.due_on as "dueOn"',
      't.created_at, t.id',
    ),
  ),
  timeline: statement(
    'timeline',
    byParent(
      'claim_event',
      'claim_id',
      't.transition, t.from_status as "fromStatus", t.to_status as "toStatus", t.at, t.actor_id as "actorId"',
      't.at, t.id',
    ),
  ),
  users: statement('users', 'select u.id, u.name from app_user u where u.id = any($1::uuid[])'),
};
