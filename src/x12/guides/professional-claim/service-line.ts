/** A service of a claim: 2400 and all below it. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { CR1, CR3, CRC, HCP, NTE, PWK, QTY } from '../../segments/claim.ts';
import { CTP, FRM, LIN, LQ, MEA, PS1, SV1, SV5, SVD } from '../../segments/service-line.ts';
import { LX } from '../../segments/parties.ts';
import {
  adjustments,
  conditions,
  contractInformation,
  fileInformation,
  supplementalInformation,
} from '../shared/claims.ts';
import { PRICING_METHODS, REPRICED, REPRICING_VERDICT } from '../shared/pricing.ts';
import { amount, date, dateOrRange, reference, referenceOfPayer } from '../shared/uses.ts';
import { AMBULANCE_CONDITIONS, AMBULANCE_TRANSPORT } from './ambulance.ts';
import {
  ambulanceDropOffLocation,
  ambulancePickUpLocation,
  orderingProvider,
  purchasedServiceProvider,
  referringProvider,
  renderingProvider,
  serviceFacilityLocation,
  supervisingProvider,
} from './service-line-parties.ts';

const PROCEDURE_QUALIFIERS = ['ER', 'HC', 'IV', 'WK'] as const;

const PROCEDURE = {
  productOrServiceIdQualifier: R(...PROCEDURE_QUALIFIERS),
  procedureCode: R(),
  modifier1: S(),
  modifier2: S(),
  modifier3: S(),
  modifier4: S(),
  description: S(),
} as const;

const professionalService = use('professionalService', SV1, required(3700), {
  procedure: R(PROCEDURE),
  lineItemChargeAmount: R(),
  unitOrBasisForMeasurementCode: R('MJ', 'UN'),
  serviceUnitCount: R(),
  placeOfServiceCode: S(),
  diagnosisPointers: R({
    diagnosisPointer1: R(),
    diagnosisPointer2: S(),
    diagnosisPointer3: S(),
    diagnosisPointer4: S(),
  }),
  emergencyIndicator: S('Y'),
  epsdtIndicator: S('Y'),
  familyPlanningIndicator: S('Y'),
  copayStatusCode: S('0'),
});

const durableMedicalEquipmentService = use('durableMedicalEquipmentService', SV5, situational(4000), {
  procedure: R({ productOrServiceIdQualifier: R('HC'), procedureCode: R() }),
  unitOrBasisForMeasurementCode: R('DA'),
  lengthOfMedicalNecessity: R(),
  rentalPrice: R(),
  purchasePrice: R(),
  rentalUnitPriceIndicator: R('1', '4', '6'),
});

/** How the certificate of medical necessity travels. */
const necessityCertificate = use('durableMedicalEquipmentCertificateIndicator', PWK, situational(4200), {
  reportTypeCode: R('CT'),
  reportTransmissionCode: R('AB', 'AD', 'AF', 'AG', 'NS'),
});

const durableMedicalEquipmentCertification = use('durableMedicalEquipmentCertification', CR3, situational(4350), {
  certificationTypeCode: R('I', 'R', 'S'),
  unitOrBasisForMeasurementCode: R('MO'),
  quantity: R(),
});

const hospiceEmployee = use('hospiceEmployeeIndicator', CRC, situational(4500), {
  codeCategory: R('70'),
  yesNoConditionOrResponseCode: R('N', 'Y'),
  conditionIndicator1: R('65'),
});

const durableMedicalEquipmentCondition = use('durableMedicalEquipmentCondition', CRC, situational(4500), {
  codeCategory: R('09'),
  yesNoConditionOrResponseCode: R('N', 'Y'),
  conditionIndicator1: R('38', 'ZV'),
  conditionIndicator2: S('38', 'ZV'),
});

const testResults = use('testResults', MEA, situational(4620, 5), {
  measurementReferenceIdCode: R('OG', 'TR'),
  measurementQualifier: R('HT', 'R1', 'R2', 'R3', 'R4'),
  measurementValue: R(),
});

const purchasedService = use('purchasedServiceInformation', PS1, situational(4880), {
  purchasedServiceProviderIdentifier: R(),
  purchasedServiceChargeAmount: R(),
});

const linePricing = use('linePricing', HCP, situational(4920), {
  pricingMethodology: R(...PRICING_METHODS),
  ...REPRICED,
  productOrServiceIdQualifier: S(...PROCEDURE_QUALIFIERS),
  repricedApprovedProcedureCode: S(),
  unitOrBasisForMeasurementCode: S('MJ', 'UN'),
  repricedApprovedServiceUnitCount: S(),
  ...REPRICING_VERDICT,
});

const drugIdentification = loop('2410', 'drugIdentification', situational(4930), [
  use('drugIdentification', LIN, required(4930), {
    productOrServiceIdQualifier: R('EN', 'EO', 'HI', 'N4', 'ON', 'UK', 'UP'),
    productOrServiceId: R(),
  }),
  use('drugQuantity', CTP, required(4940), {
    quantity: R(),
    compositeUnitOfMeasure: R({ unitOrBasisForMeasurementCode: R('F2', 'GR', 'ME', 'ML', 'UN') }),
  }),
  reference('prescriptionNumber', situational(4950), 'VY', 'XZ'),
]);

const lineAdjudication = loop('2430', 'lineAdjudications', situational(5400, 15), [
  use('lineAdjudicationInformation', SVD, required(5400), {
    otherPayerPrimaryIdentifier: R(),
    serviceLinePaidAmount: R(),
    procedure: R(PROCEDURE),
    paidServiceUnitCount: R(),
    bundledOrUnbundledLineNumber: S(),
  }),
  adjustments('lineAdjustments', situational(5450, 5)),
  date('lineCheckOrRemittanceDate', required(5500), '573'),
  amount('remainingPatientLiability', situational(5505), 'EAF'),
]);

const formIdentification = loop('2440', 'formIdentifications', situational(5510, ANY_NUMBER), [
  use('formIdentificationCode', LQ, required(5510), {
    codeListQualifierCode: R('AS', 'UT'),
    industryCode: R(),
  }),
  use('supportingDocumentation', FRM, required(5520, 99), {
    questionNumberOrLetter: R(),
    yesNoResponse: S('N', 'W', 'Y'),
    textResponse: S(),
    dateResponse: S(),
    percentResponse: S(),
  }),
]);

export const serviceLine = loop('2400', 'serviceLines', required(3650, 50), [
  use('serviceLineNumber', LX, required(3650), { assignedNumber: R() }),
  professionalService,
  durableMedicalEquipmentService,
  supplementalInformation('lineSupplementalInformation', situational(4200, 10)),
  necessityCertificate,
  use('ambulanceTransportInformation', CR1, situational(4250), AMBULANCE_TRANSPORT),
  durableMedicalEquipmentCertification,
  conditions('ambulanceCertifications', situational(4500, 3), ['07'], AMBULANCE_CONDITIONS),
  hospiceEmployee,
  durableMedicalEquipmentCondition,
  dateOrRange('serviceDate', required(4550), '472'),
  date('prescriptionDate', situational(4550), '471'),
  date('certificationRevisionDate', situational(4550), '607'),
  date('beginTherapyDate', situational(4550), '463'),
  date('lastCertificationDate', situational(4550), '461'),
  date('lastSeenDate', situational(4550), '304'),
  date('testDates', situational(4550, 2), '738', '739'),
  date('shippedDate', situational(4550), '011'),
  date('lastXrayDate', situational(4550), '455'),
  date('initialTreatmentDate', situational(4550), '454'),
  use('ambulancePatientCount', QTY, situational(4600), { quantityQualifier: R('PT'), quantity: R() }),
  use('obstetricAnesthesiaAdditionalUnits', QTY, situational(4600), { quantityQualifier: R('FL'), quantity: R() }),
  testResults,
  contractInformation('contractInformation', situational(4650)),
  reference('repricedLineItemReferenceNumber', situational(4700), '9B'),
  reference('adjustedRepricedLineItemReferenceNumber', situational(4700), '9D'),
  referenceOfPayer('priorAuthorizations', situational(4700, 5), 'G1'),
  reference('lineItemControlNumber', situational(4700), '6R'),
  reference('mammographyCertificationNumber', situational(4700), 'EW'),
  reference('clinicalLaboratoryImprovementAmendmentNumber', situational(4700), 'X4'),
  reference('referringClinicalLaboratoryImprovementAmendmentNumber', situational(4700), 'F4'),
  reference('immunizationBatchNumber', situational(4700), 'BT'),
  referenceOfPayer('referralNumbers', situational(4700, 5), '9F'),
  amount('salesTaxAmount', situational(4750), 'T'),
  amount('postageClaimedAmount', situational(4750), 'F4'),
  fileInformation('fileInformation', situational(4800, 10)),
  use('lineNote', NTE, situational(4850), { noteReferenceCode: R('ADD', 'DCP'), description: R() }),
  use('thirdPartyOrganizationNote', NTE, situational(4850), { noteReferenceCode: R('TPO'), description: R() }),
  purchasedService,
  linePricing,
  drugIdentification,
  renderingProvider,
  purchasedServiceProvider,
  serviceFacilityLocation,
  supervisingProvider,
  orderingProvider,
  referringProvider,
  ambulancePickUpLocation,
  ambulanceDropOffLocation,
  lineAdjudication,
  formIdentification,
]);
