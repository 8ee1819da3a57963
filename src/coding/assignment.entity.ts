/** What coders assign: diagnoses and procedures, in order. */

import {
  addAttributes,
  date,
  entity,
  enumeration,
  icd10cm,
  id,
  instant,
  integer,
  integers,
  reference,
  tenant,
  text,
  texts,
} from '../access/entity.ts';
import { Facility } from '../access/facility.entity.ts';
import { User } from '../access/user.entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { defineEnum, type ValueOf } from '../platform/enums.ts';
import { Encounter } from './encounter.entity.ts';

export const PresentOnAdmission = defineEnum(
  'PresentOnAdmission',
  'Present on admission indicator of a diagnosis (inpatient).',
  {
    YES: 'Y: present at the time of inpatient admission.',
    NO: 'N: not present.',
    UNKNOWN: 'U: documentation does not say.',
    UNDETERMINED: 'W: the provider cannot say clinically.',
    EXEMPT: 'Exempt from reporting.',
  },
);
export type PresentOnAdmission = ValueOf<typeof PresentOnAdmission>;

export const ProcedureCodeSet = defineEnum('ProcedureCodeSet', 'The list that a procedure code is from.', {
  CPT: "CPT, of the American Medical Association: the form is checked, the list is the licensee's own.",
  HCPCS: 'HCPCS Level II, of CMS.',
});
export type ProcedureCodeSet = ValueOf<typeof ProcedureCodeSet>;

@entity({
  table: 'diagnosis_assignment',
  permission: 'encounter.read',
  owner: 'facility',
  phi: 'part',
  description: 'An ICD-10-CM code that a coder assigned to an encounter.',
})
export class DiagnosisAssignment {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'The encounter.', { changes: false }) encounter!: Encounter;
  @integer('Its place, from 1; 1 is first-listed or principal.', { sort: true }) sequence!: number;
  @icd10cm('The code.', { filter: true }) code!: string;
  @text('What the edition in force on the day of service calls it.') title!: string;
  @enumeration(PresentOnAdmission, 'Present on admission.', { nullable: true })
  presentOnAdmission!: PresentOnAdmission | null;
  @reference(() => User, 'The coder.', { changes: false }) assignedBy!: User;
  @instant('When.', { changes: false }) assignedAt!: Date;
}

@entity({
  table: 'procedure_assignment',
  permission: 'encounter.read',
  owner: 'facility',
  phi: 'part',
  description: 'A CPT or HCPCS code that a coder assigned to an encounter. What it costs is set in billing.',
})
export class ProcedureAssignment {
  @id() id!: string;
  @tenant() organizationId!: string;
  @reference(() => Facility, 'The facility of the encounter.', { changes: false }) facility!: Facility;
  @reference(() => Encounter, 'The encounter.', { changes: false }) encounter!: Encounter;
  @integer('Its place, from 1.', { sort: true }) sequence!: number;
  @enumeration(ProcedureCodeSet, 'The list that the code is from.', { filter: true }) codeSet!: ProcedureCodeSet;
  @text('The code.', { filter: true }) code!: string;
  @texts('Up to four modifiers, in order (SV101-3 to -6).') modifiers!: string[];
  @integer('Units of service (SV104).') units!: number;
  @integers('Sequences of up to four diagnoses that this service was for, the first the most important (SV107).')
  diagnosisPointers!: number[];
  @date('The day of service (DTP*472).', { filter: true }) serviceDate!: CalendarDate;
  @reference(() => User, 'The coder.', { changes: false }) assignedBy!: User;
  @instant('When.', { changes: false }) assignedAt!: Date;
}

addAttributes(Encounter, [
  {
    is: 'list',
    name: 'diagnoses',
    target: () => DiagnosisAssignment,
    by: 'encounter',
    order: 'sequence',
    where: null,
    description: 'Diagnoses assigned, in order.',
  },
  {
    is: 'list',
    name: 'procedures',
    target: () => ProcedureAssignment,
    by: 'encounter',
    order: 'sequence',
    where: null,
    description: 'Procedures and services assigned, in order.',
  },
]);
