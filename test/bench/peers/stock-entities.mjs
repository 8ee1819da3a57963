/**
 * The stock assembly's entities, by the book: each class is table row (MikroORM) and GraphQL type (type-graphql) in one.
 * Decorators are called as functions, since this is plain JavaScript.
 */

import 'reflect-metadata';
import { Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Collection } from '@mikro-orm/postgresql';
import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

const Money = new GraphQLScalarType({ name: 'Money', serialize: (cents) => (Number(cents) / 100).toFixed(2) });
const Icd10Cm = new GraphQLScalarType({
  name: 'Icd10Cm',
  serialize: (code) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code),
});

/** A column that is a field, unless `type` is null. */
const column = (target, name, orm, type, nullable = false) => {
  Property({ nullable, ...orm })(target.prototype, name);
  if (type) Field(() => type, { nullable })(target.prototype, name);
};
const text = (target, ...names) => names.forEach((name) => column(target, name, { type: 'text' }, String));
const date = (target, ...names) => names.forEach((name) => column(target, name, { type: 'date' }, String));
const integer = (target, ...names) => names.forEach((name) => column(target, name, { type: 'integer' }, Int));
const money = (target, name, nullable) => column(target, name, { type: 'bigint' }, Money, nullable);
const texts = (target, name) => column(target, name, { type: 'string[]', columnType: 'text[]' }, [String]);
const integers = (target, name) => column(target, name, { type: 'integer[]', columnType: 'integer[]' }, [Int]);
const hidden = (target, name, type, nullable = false) => column(target, name, { type }, null, nullable);
const one = (target, name, other, { nullable = false, shown = true } = {}) => {
  ManyToOne({ entity: () => other(), nullable })(target.prototype, name);
  if (shown) Field(() => other(), { nullable })(target.prototype, name);
};
const many = (target, name, other, mappedBy, orderBy, shown = true) => {
  OneToMany({ entity: () => other(), mappedBy, orderBy })(target.prototype, name);
  if (shown) Field(() => [other()])(target.prototype, name);
};
const key = (target) => {
  PrimaryKey({ type: 'uuid' })(target.prototype, 'id');
  Field(() => ID)(target.prototype, 'id');
};
const entity = (target, tableName) => {
  Entity({ tableName })(target);
  ObjectType()(target);
};

export class Action {}
Field(() => String)(Action.prototype, 'name');
Field(() => Boolean)(Action.prototype, 'allowed');
ObjectType()(Action);

export class Patient {}
key(Patient);
text(Patient, 'medicalRecordNumber', 'familyName', 'givenName');
date(Patient, 'birthDate');
entity(Patient, 'patient');

export class Coverage {}
key(Coverage);
hidden(Coverage, 'effectiveFrom', 'date', true);
hidden(Coverage, 'effectiveTo', 'date', true);
entity(Coverage, 'coverage');

export class Provider {}
key(Provider);
hidden(Provider, 'npi', 'text', true);
entity(Provider, 'provider');

export class Encounter {
  diagnoses = new Collection(this);
  procedures = new Collection(this);
  claims = new Collection(this);
}
key(Encounter);
integer(Encounter, 'version');
text(Encounter, 'visitNumber', 'status', 'encounterClass');
date(Encounter, 'serviceFrom', 'serviceTo');
one(Encounter, 'patient', () => Patient);
one(Encounter, 'coverage', () => Coverage, { nullable: true, shown: false });
one(Encounter, 'provider', () => Provider, { nullable: true, shown: false });
many(Encounter, 'diagnoses', () => Diagnosis, 'encounter', { sequence: 'asc' });
many(Encounter, 'procedures', () => Procedure, 'encounter', { sequence: 'asc' });
many(Encounter, 'claims', () => Claim, 'encounter', { id: 'asc' }, false);
entity(Encounter, 'encounter');

export class Diagnosis {}
key(Diagnosis);
one(Diagnosis, 'encounter', () => Encounter, { shown: false });
integer(Diagnosis, 'sequence');
column(Diagnosis, 'code', { type: 'text' }, Icd10Cm);
text(Diagnosis, 'title');
entity(Diagnosis, 'diagnosis_assignment');

export class Procedure {}
key(Procedure);
one(Procedure, 'encounter', () => Encounter, { shown: false });
integer(Procedure, 'sequence', 'units');
text(Procedure, 'codeSet', 'code');
texts(Procedure, 'modifiers');
integers(Procedure, 'diagnosisPointers');
date(Procedure, 'serviceDate');
entity(Procedure, 'procedure_assignment');

export class WorkItem {}
key(WorkItem);
hidden(WorkItem, 'organizationId', 'uuid');
hidden(WorkItem, 'facilityId', 'uuid');
hidden(WorkItem, 'kind', 'text');
hidden(WorkItem, 'status', 'text');
integer(WorkItem, 'priority');
column(WorkItem, 'dueAt', { type: 'datetime' }, GraphQLDateTimeISO);
ManyToOne({ entity: () => Encounter, fieldName: 'subject_id' })(WorkItem.prototype, 'subject');
Field(() => Encounter, { nullable: true })(WorkItem.prototype, 'subject');
entity(WorkItem, 'work_item');

export class Claim {
  serviceLines = new Collection(this);
  diagnoses = new Collection(this);
  payments = new Collection(this);
  denials = new Collection(this);
  replacements = new Collection(this);
  timeline = new Collection(this);
}
key(Claim);
hidden(Claim, 'organizationId', 'uuid');
hidden(Claim, 'facilityId', 'uuid');
integer(Claim, 'version');
text(Claim, 'patientControlNumber', 'status');
date(Claim, 'serviceFrom', 'serviceTo');
money(Claim, 'totalClaimChargeAmount');
hidden(Claim, 'claimFrequencyCode', 'text');
hidden(Claim, 'payerClaimControlNumber', 'text', true);
hidden(Claim, 'subscriberMemberId', 'text', true);
one(Claim, 'patient', () => Patient);
one(Claim, 'encounter', () => Encounter, { shown: false });
one(Claim, 'replaces', () => Claim, { nullable: true, shown: false });
many(Claim, 'serviceLines', () => ServiceLine, 'claim', { lineNumber: 'asc' });
many(Claim, 'diagnoses', () => ClaimDiagnosis, 'claim', { sequence: 'asc' }, false);
many(Claim, 'payments', () => Payment, 'claim', { recordedAt: 'asc' });
many(Claim, 'denials', () => Denial, 'claim', { createdAt: 'asc', id: 'asc' });
many(Claim, 'timeline', () => ClaimEvent, 'claim', { at: 'asc', id: 'asc' });
many(Claim, 'replacements', () => Claim, 'replaces', { id: 'asc' }, false);
entity(Claim, 'claim');

export class ClaimDiagnosis {}
key(ClaimDiagnosis);
one(ClaimDiagnosis, 'claim', () => Claim, { shown: false });
integer(ClaimDiagnosis, 'sequence');
entity(ClaimDiagnosis, 'claim_diagnosis');

export class ServiceLine {}
key(ServiceLine);
one(ServiceLine, 'claim', () => Claim, { shown: false });
integer(ServiceLine, 'lineNumber', 'units');
text(ServiceLine, 'procedureCode');
texts(ServiceLine, 'modifiers');
integers(ServiceLine, 'diagnosisPointers');
date(ServiceLine, 'serviceDate');
money(ServiceLine, 'chargeAmount', true);
entity(ServiceLine, 'service_line');

export class Payment {
  services = new Collection(this);
  adjustments = new Collection(this);
}
key(Payment);
one(Payment, 'claim', () => Claim, { shown: false });
text(Payment, 'claimStatusCode');
money(Payment, 'claimPaymentAmount');
money(Payment, 'patientResponsibilityAmount');
date(Payment, 'answeredOn');
hidden(Payment, 'recordedAt', 'datetime');
many(Payment, 'services', () => ServicePayment, 'claimPayment', { lineNumber: 'asc' });
many(Payment, 'adjustments', () => Adjustment, 'claimPayment', { sequence: 'asc' });
entity(Payment, 'claim_payment');

export class ServicePayment {}
key(ServicePayment);
one(ServicePayment, 'claimPayment', () => Payment, { shown: false });
integer(ServicePayment, 'lineNumber');
money(ServicePayment, 'chargeAmount');
money(ServicePayment, 'paidAmount');
entity(ServicePayment, 'service_payment');

export class Adjustment {}
key(Adjustment);
one(Adjustment, 'claimPayment', () => Payment, { shown: false });
integer(Adjustment, 'sequence');
text(Adjustment, 'groupCode', 'reasonCode');
money(Adjustment, 'amount');
texts(Adjustment, 'remarkCodes');
entity(Adjustment, 'adjustment');

export class Denial {}
key(Denial);
one(Denial, 'claim', () => Claim, { shown: false });
text(Denial, 'status', 'category', 'routedTo', 'claimAdjustmentReasonCode');
date(Denial, 'dueOn');
hidden(Denial, 'createdAt', 'datetime');
entity(Denial, 'denial');

export class ClaimEvent {}
key(ClaimEvent);
one(ClaimEvent, 'claim', () => Claim, { shown: false });
text(ClaimEvent, 'transition', 'toStatus');
column(ClaimEvent, 'fromStatus', { type: 'text' }, String, true);
column(ClaimEvent, 'at', { type: 'datetime' }, GraphQLDateTimeISO);
one(ClaimEvent, 'actor', () => User);
entity(ClaimEvent, 'claim_event');

export class User {}
key(User);
text(User, 'name');
entity(User, 'app_user');

export class Me {}
Field(() => String)(Me.prototype, 'userName');
ObjectType()(Me);
