/** What PostGraphile is asked: the same data in the schema that it derives from the tables, by its names. */

const PATIENT = `patient: patientByPatientIdAndOrganizationId { id: rowId medicalRecordNumber familyName givenName birthDate }`;
const ENCOUNTER = `
  id: rowId version visitNumber status encounterClass serviceFrom serviceTo ${PATIENT}
  diagnoses: diagnosisAssignmentsByEncounterIdAndOrganizationIdAndFacilityIdList(orderBy: [SEQUENCE_ASC]) { sequence code title }
  procedures: procedureAssignmentsByEncounterIdAndOrganizationIdAndFacilityIdList(orderBy: [SEQUENCE_ASC]) {
    sequence codeSet code modifiers units diagnosisPointers serviceDate
  }
  availableActions { name allowed }`;
const CLAIM = `
  id: rowId version patientControlNumber status serviceFrom serviceTo totalClaimChargeAmount ${PATIENT}
  serviceLines: serviceLinesByClaimIdAndOrganizationIdAndFacilityIdList(orderBy: [LINE_NUMBER_ASC]) {
    lineNumber procedureCode modifiers units diagnosisPointers serviceDate chargeAmount
  }
  availableActions { name allowed }`;
const ONE_CLAIM = `${CLAIM}
  payments: claimPaymentsByClaimIdAndOrganizationIdAndFacilityIdList(orderBy: [RECORDED_AT_ASC]) {
    claimStatusCode claimPaymentAmount patientResponsibilityAmount answeredOn
    services: servicePaymentsByClaimPaymentIdAndOrganizationIdAndFacilityIdList(orderBy: [LINE_NUMBER_ASC]) {
      lineNumber chargeAmount paidAmount
    }
    adjustments: adjustmentsByClaimPaymentIdAndOrganizationIdAndFacilityIdList(orderBy: [SEQUENCE_ASC]) {
      sequence groupCode reasonCode amount remarkCodes
    }
  }
  denials: denialsByClaimIdAndOrganizationIdAndFacilityIdList(orderBy: [CREATED_AT_ASC]) {
    id: rowId status category routedTo claimAdjustmentReasonCode dueOn
  }
  timeline: claimEventsByClaimIdAndOrganizationIdAndFacilityIdList(orderBy: [AT_ASC]) {
    transition fromStatus toStatus at actor: appUserByActorIdAndOrganizationId { name }
  }`;

export const POSTGRAPHILE = {
  queue: `query Queue($kind: String!, $first: Int!) {
    workQueue(kind: $kind, first: $first) { id: rowId priority dueAt subject { ${ENCOUNTER} } }
  }`,
  claims: `query Claims($first: Int!) { claims: allClaimsList(first: $first) { ${CLAIM} } }`,
  claim: `query OneClaim($id: UUID!) { claim: claimByRowId(rowId: $id) { ${ONE_CLAIM} } }`,
};

/** Only formats are brought into line: cents as decimals, instants in UTC, codes with their dot. */
export const canonicalPostgraphile = {
  queue: ({ workQueue }) =>
    workQueue.map((item) => ({ ...item, dueAt: new Date(item.dueAt).toISOString(), subject: encounter(item.subject) })),
  claims: ({ claims }) => claims.map(claim),
  claim: (data) => oneClaim(data.claim),
};

const cents = (text) => (text === null ? null : (Number(text) / 100).toFixed(2));
const dotted = (code) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code);
const encounter = (row) => ({ ...row, diagnoses: row.diagnoses.map((each) => ({ ...each, code: dotted(each.code) })) });
const claim = (row) => ({
  ...row,
  totalClaimChargeAmount: cents(row.totalClaimChargeAmount),
  serviceLines: row.serviceLines.map((line) => ({ ...line, chargeAmount: cents(line.chargeAmount) })),
});
const oneClaim = (row) => ({
  ...claim(row),
  payments: row.payments.map((payment) => ({
    ...payment,
    claimPaymentAmount: cents(payment.claimPaymentAmount),
    patientResponsibilityAmount: cents(payment.patientResponsibilityAmount),
    services: payment.services.map((each) => ({
      ...each,
      chargeAmount: cents(each.chargeAmount),
      paidAmount: cents(each.paidAmount),
    })),
    adjustments: payment.adjustments.map((each) => ({ ...each, amount: cents(each.amount) })),
  })),
  timeline: row.timeline.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
});
