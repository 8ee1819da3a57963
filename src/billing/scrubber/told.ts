/** Every text, day and amount that a claim tells, with its place in the 837: what rules about all of them look at. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Cents } from '../../platform/money.ts';
import { DATA_ELEMENTS } from '../../x12/declare/data-elements.ts';
import type { Address, ClaimSnapshot, Line, PayerAdjustment, PersonName } from '../snapshot/claim-snapshot.ts';
import type { Place } from './rule.ts';

export type Element = keyof typeof DATA_ELEMENTS;

/** A text that is not null; `element` is X12's number, which bounds it. */
export type Told = (value: string, path: string, place: Place, element: Element, most?: number) => void;

/** Calls `told` for every text, in the order of the snapshot. `most` is the guide's own bound where it is less than X12's. */
export const eachText = (claim: ClaimSnapshot, told: Told): void => {
  const say = (value: string | null, path: string, place: Place, element: Element, most?: number): void => {
    if (value !== null) told(value, path, place, element, most);
  };
  headTexts(claim, say);
  personTexts(claim, say);
  claimTexts(claim, say);
  claim.otherCoverages.forEach((_, index) => coverageTexts(claim, index, say));
  claim.lines.forEach((line, index) => lineTexts(line, `lines[${index + 1}]`, say));
};

type Say = (value: string | null, path: string, place: Place, element: Element, most?: number) => void;

const headTexts = ({ submitter, receiver, billingProvider, payer }: ClaimSnapshot, say: Say): void => {
  say(submitter.name, 'submitter.name', '1000A NM103', '1035');
  say(submitter.id, 'submitter.id', '1000A NM109', '67');
  say(submitter.contactName, 'submitter.contactName', '1000A PER02', '93');
  say(submitter.phone, 'submitter.phone', '1000A PER04', '364');
  say(receiver.name, 'receiver.name', '1000B NM103', '1035');
  say(receiver.id, 'receiver.id', '1000B NM109', '67');
  say(billingProvider.taxonomyCode, 'billingProvider.taxonomyCode', '2000A PRV03', '127');
  say(billingProvider.name, 'billingProvider.name', '2010AA NM103', '1035');
  say(billingProvider.npi, 'billingProvider.npi', '2010AA NM109', '67');
  addressTexts(billingProvider.address, 'billingProvider.address', '2010AA', '2010AA', say);
  say(billingProvider.taxId, 'billingProvider.taxId', '2010AA REF02', '127');
  say(billingProvider.phone, 'billingProvider.phone', '2010AA PER04', '364');
  say(payer.name, 'payer.name', '2010BB NM103', '1035');
  say(payer.payerId, 'payer.payerId', '2010BB NM109', '67');
  addressTexts(payer.address, 'payer.address', '2010BB', '2010BB', say);
};

const personTexts = ({ subscriber, patient }: ClaimSnapshot, say: Say): void => {
  say(subscriber.groupNumber, 'subscriber.groupNumber', '2000B SBR03', '127');
  say(subscriber.groupName, 'subscriber.groupName', '2000B SBR04', '93');
  nameTexts(subscriber.name, 'subscriber.name', '2010BA', '2010BA', say);
  say(subscriber.memberId, 'subscriber.memberId', '2010BA NM109', '67');
  const loop = patient.relationship === 'SELF' ? '2010BA' : '2010CA';
  nameTexts(patient.name, 'patient.name', loop, loop, say);
  addressTexts(patient.address, 'patient.address', loop, loop, say);
};

const claimTexts = (claim: ClaimSnapshot, say: Say): void => {
  // The guide takes 20 of X12's 38, which is what a remittance gives back.
  say(claim.patientControlNumber, 'patientControlNumber', '2300 CLM01', '1028', 20);
  say(claim.facilityCode, 'facilityCode', '2300 CLM05-1', '1331');
  say(claim.claimFrequencyCode, 'claimFrequencyCode', '2300 CLM05-3', '1325');
  say(claim.payerClaimControlNumber, 'payerClaimControlNumber', '2300 REF02', '127');
  say(claim.priorAuthorizationNumber, 'priorAuthorizationNumber', '2300 REF02', '127');
  say(claim.referralNumber, 'referralNumber', '2300 REF02', '127');
  say(claim.cliaNumber, 'cliaNumber', '2300 REF02', '127');
  say(claim.delayReasonCode, 'delayReasonCode', '2300 CLM20', '1514');
  say(claim.note, 'note', '2300 NTE02', '352');
  say(claim.accident?.state ?? null, 'accident.state', '2300 CLM11-4|2300 REF02', '156');
  claim.diagnoses.forEach(({ code }, index) => say(code, `diagnoses[${index + 1}].code`, '2300 HI', '1271'));
  const facility = claim.serviceFacility;
  if (facility !== null) {
    say(facility.name, 'serviceFacility.name', '2310C NM103|2310E NM103', '1035');
    say(facility.npi, 'serviceFacility.npi', '2310C NM109|2310E NM109', '67');
    addressTexts(facility.address, 'serviceFacility.address', '2310C', '2310E', say);
  }
  clinicianTexts(claim.referringProvider, 'referringProvider', '2310A', '2310F', say);
  clinicianTexts(claim.renderingProvider, 'renderingProvider', '2310B', '2310A', say);
  clinicianTexts(claim.supervisingProvider, 'supervisingProvider', '2310D', '2310D', say);
  clinicianTexts(claim.operatingProvider, 'operatingProvider', '2310B', '2310B', say);
};

const coverageTexts = (claim: ClaimSnapshot, index: number, say: Say): void => {
  const { payer, subscriber, adjudication } = claim.otherCoverages[index]!;
  const path = `otherCoverages[${index + 1}]`;
  say(payer.name, `${path}.payer.name`, '2330B NM103', '1035');
  say(payer.payerId, `${path}.payer.payerId`, '2330B NM109', '67');
  say(subscriber.groupNumber, `${path}.subscriber.groupNumber`, '2320 SBR03', '127');
  nameTexts(subscriber.name, `${path}.subscriber.name`, '2330A', '2330A', say);
  say(subscriber.memberId, `${path}.subscriber.memberId`, '2330A NM109', '67');
  addressTexts(subscriber.address, `${path}.subscriber.address`, '2330A', '2330A', say);
  if (adjudication === null) return;
  const number = adjudication.payerClaimControlNumber;
  say(number, `${path}.adjudication.payerClaimControlNumber`, '2330B REF02', '127');
  adjustmentTexts(adjudication.adjustments, `${path}.adjudication`, '2320', say);
};

const lineTexts = (line: Line, path: string, say: Say): void => {
  say(line.procedureCode, `${path}.procedureCode`, '2400 SV101-2|2400 SV202-2', '234');
  line.modifiers.forEach((modifier) => say(modifier, `${path}.modifiers`, '2400 SV101-3|2400 SV202-3', '1339'));
  say(line.description, `${path}.description`, '2400 SV101-7|2400 SV202-7', '352');
  say(line.units, `${path}.units`, '2400 SV104|2400 SV205', '380');
  say(line.placeOfServiceCode, `${path}.placeOfServiceCode`, '2400 SV105', '1331');
  say(line.revenueCode, `${path}.revenueCode`, '2400 SV201', '234');
  // Payers give back 30 characters of it.
  say(line.lineItemControlNumber, `${path}.lineItemControlNumber`, '2400 REF02', '127', 30);
  say(line.priorAuthorizationNumber, `${path}.priorAuthorizationNumber`, '2400 REF02', '127');
  if (line.drug !== null) {
    say(line.drug.nationalDrugCode, `${path}.drug.nationalDrugCode`, '2410 LIN03', '234');
    say(line.drug.quantity, `${path}.drug.quantity`, '2410 CTP04', '380');
  }
  clinicianTexts(line.renderingProvider, `${path}.renderingProvider`, '2420A', '2420C', say);
  line.adjudications.forEach((decided, index) => {
    const at = `${path}.adjudications[${index + 1}]`;
    say(decided.payerId, `${at}.payerId`, '2430 SVD01', '67');
    say(decided.procedureCode, `${at}.procedureCode`, '2430 SVD03-2', '234');
    decided.modifiers.forEach((modifier) => say(modifier, `${at}.modifiers`, '2430 SVD03-3', '1339'));
    say(decided.paidUnits, `${at}.paidUnits`, '2430 SVD05', '380');
    adjustmentTexts(decided.adjustments, at, '2430', say);
  });
};

const nameTexts = (name: PersonName, path: string, loop: string, other: string, say: Say): void => {
  say(name.family, `${path}.family`, `${loop} NM103|${other} NM103`, '1035');
  say(name.given, `${path}.given`, `${loop} NM104|${other} NM104`, '1036');
  say(name.middle, `${path}.middle`, `${loop} NM105|${other} NM105`, '1037');
  say(name.suffix, `${path}.suffix`, `${loop} NM107|${other} NM107`, '1039');
};

const clinicianTexts = (
  clinician: ClaimSnapshot['renderingProvider'],
  path: string,
  loop: string,
  other: string,
  say: Say,
): void => {
  if (clinician === null) return;
  nameTexts(clinician.name, `${path}.name`, loop, other, say);
  say(clinician.npi, `${path}.npi`, `${loop} NM109|${other} NM109`, '67');
  say(clinician.taxonomyCode, `${path}.taxonomyCode`, `${loop} PRV03|${other} PRV03`, '127');
};

const addressTexts = (address: Address | null, path: string, loop: string, other: string, say: Say): void => {
  if (address === null) return;
  say(address.line1, `${path}.line1`, `${loop} N301|${other} N301`, '166');
  say(address.line2, `${path}.line2`, `${loop} N302|${other} N302`, '166');
  say(address.city, `${path}.city`, `${loop} N401|${other} N401`, '19');
  say(address.state, `${path}.state`, `${loop} N402|${other} N402`, '156');
  say(address.postalCode, `${path}.postalCode`, `${loop} N403|${other} N403`, '116');
};

const adjustmentTexts = (list: readonly PayerAdjustment[], path: string, loop: string, say: Say): void =>
  list.forEach(({ reasonCode, quantity }, index) => {
    say(reasonCode, `${path}.adjustments[${index + 1}].reasonCode`, `${loop} CAS02`, '1034');
    say(quantity, `${path}.adjustments[${index + 1}].quantity`, `${loop} CAS04`, '380');
  });

export interface ToldDay {
  readonly day: CalendarDate;
  readonly path: string;
  readonly place: Place;
}

/** Every day that is told. */
export const datesOf = (claim: ClaimSnapshot): ToldDay[] => {
  const list: ToldDay[] = [];
  const say = (day: CalendarDate | null | undefined, path: string, place: Place): void => {
    if (day !== null && day !== undefined) list.push({ day, path, place });
  };
  const person = claim.patient.relationship === 'SELF' ? '2010BA' : '2010CA';
  say(claim.patient.birthDate, 'patient.birthDate', `${person} DMG02`);
  say(claim.onsetDate, 'onsetDate', '2300 DTP03');
  say(claim.accident?.date, 'accident.date', '2300 DTP03');
  say(claim.admission?.admittedOn, 'admission.admittedOn', '2300 DTP03');
  say(claim.admission?.dischargedOn, 'admission.dischargedOn', '2300 DTP03');
  say(claim.institutional?.statementFrom, 'institutional.statementFrom', '2300 DTP03');
  say(claim.institutional?.statementTo, 'institutional.statementTo', '2300 DTP03');
  claim.otherCoverages.forEach(({ adjudication }, index) =>
    say(adjudication?.decidedOn, `otherCoverages[${index + 1}].adjudication.decidedOn`, '2330B DTP03'),
  );
  claim.lines.forEach(({ serviceFrom, serviceTo, adjudications }, index) => {
    say(serviceFrom, `lines[${index + 1}].serviceFrom`, '2400 DTP03');
    if (serviceTo !== serviceFrom) say(serviceTo, `lines[${index + 1}].serviceTo`, '2400 DTP03');
    adjudications.forEach(({ decidedOn }, at) =>
      say(decidedOn, `lines[${index + 1}].adjudications[${at + 1}].decidedOn`, '2430 DTP03'),
    );
  });
  return list;
};

/** Calls `told` for every amount. */
export const eachAmount = (claim: ClaimSnapshot, told: (amount: Cents, path: string, place: Place) => void): void => {
  told(claim.totalClaimChargeAmount, 'totalClaimChargeAmount', '2300 CLM02');
  claim.otherCoverages.forEach(({ adjudication }, index) => {
    if (adjudication === null) return;
    const path = `otherCoverages[${index + 1}].adjudication`;
    told(adjudication.paidAmount, `${path}.paidAmount`, '2320 AMT02');
    adjudication.adjustments.forEach(({ amount }, at) =>
      told(amount, `${path}.adjustments[${at + 1}].amount`, '2320 CAS03'),
    );
  });
  claim.lines.forEach((line, index) => {
    const path = `lines[${index + 1}]`;
    if (line.chargeAmount !== null) told(line.chargeAmount, `${path}.chargeAmount`, '2400 SV102|2400 SV203');
    line.adjudications.forEach(({ paidAmount, adjustments }, at) => {
      told(paidAmount, `${path}.adjudications[${at + 1}].paidAmount`, '2430 SVD02');
      adjustments.forEach(({ amount }, of) =>
        told(amount, `${path}.adjudications[${at + 1}].adjustments[${of + 1}].amount`, '2430 CAS03'),
      );
    });
  });
  claim.institutional?.values.forEach(({ amount }, index) =>
    told(amount, `institutional.values[${index + 1}].amount`, '2300 HI'),
  );
};
