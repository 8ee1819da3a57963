/** A service of a claim: 2400 and all below it. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { HCP, NTE } from '../../segments/claim.ts';
import { CTP, LIN, SV2, SVD } from '../../segments/service-line.ts';
import { LX, NM1 } from '../../segments/parties.ts';
import { adjustments, supplementalInformation } from '../shared/claims.ts';
import { PRICING_METHODS, REPRICED, REPRICING_VERDICT } from '../shared/pricing.ts';
import { amount, date, dateOrRange, NAME, NPI, reference, referenceOfPayer } from '../shared/uses.ts';

/** HP is the rate code of a skilled nursing facility or other prospective payment. */
const PROCEDURE_QUALIFIERS = ['ER', 'HC', 'HP', 'IV', 'WK'] as const;

const PROCEDURE = {
  productOrServiceIdQualifier: R(...PROCEDURE_QUALIFIERS),
  procedureCode: R(),
  modifier1: S(),
  modifier2: S(),
  modifier3: S(),
  modifier4: S(),
  description: S(),
} as const;

const institutionalService = use('institutionalService', SV2, required(3750), {
  serviceLineRevenueCode: R(),
  procedure: S(PROCEDURE),
  lineItemChargeAmount: R(),
  unitOrBasisForMeasurementCode: R('DA', 'UN'),
  serviceUnitCount: R(),
  lineItemDeniedOrNonCoveredChargeAmount: S(),
});

const linePricing = use('linePricing', HCP, situational(4920), {
  pricingMethodology: R(...PRICING_METHODS),
  ...REPRICED,
  repricedApprovedRevenueCode: S(),
  productOrServiceIdQualifier: S(...PROCEDURE_QUALIFIERS),
  repricedApprovedProcedureCode: S(),
  unitOrBasisForMeasurementCode: S('DA', 'UN'),
  repricedApprovedServiceUnitCount: S(),
  ...REPRICING_VERDICT,
});

const drugIdentification = loop('2410', 'drugIdentification', situational(4930), [
  use('drugIdentification', LIN, required(4930), {
    productOrServiceIdQualifier: R('N4'),
    productOrServiceId: R(),
  }),
  use('drugQuantity', CTP, required(4940), {
    quantity: R(),
    compositeUnitOfMeasure: R({ unitOrBasisForMeasurementCode: R('F2', 'GR', 'ME', 'ML', 'UN') }),
  }),
  reference('prescriptionNumber', situational(4950), 'VY', 'XZ'),
]);

const operatingPhysician = loop('2420A', 'operatingPhysician', situational(5000), [
  use('operatingPhysicianName', NM1, required(5000), {
    entityIdentifierCode: R('72'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  referenceOfPayer('operatingPhysicianSecondaryIdentifications', situational(5250, 20), '0B', '1G', 'G2', 'LU'),
]);

const otherOperatingPhysician = loop('2420B', 'otherOperatingPhysician', situational(5000), [
  use('otherOperatingPhysicianName', NM1, required(5000), {
    entityIdentifierCode: R('ZZ'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  referenceOfPayer('otherOperatingPhysicianSecondaryIdentifications', situational(5250, 20), '0B', '1G', 'G2', 'LU'),
]);

const renderingProvider = loop('2420C', 'renderingProvider', situational(5000), [
  use('renderingProviderName', NM1, required(5000), {
    entityIdentifierCode: R('82'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  referenceOfPayer('renderingProviderSecondaryIdentifications', situational(5250, 20), '0B', '1G', 'G2', 'LU'),
]);

const referringProvider = loop('2420D', 'referringProvider', situational(5000), [
  use('referringProviderName', NM1, required(5000), {
    entityIdentifierCode: R('DN'),
    entityTypeQualifier: R('1'),
    ...NAME,
    ...NPI,
  }),
  referenceOfPayer('referringProviderSecondaryIdentifications', situational(5250, 20), '0B', '1G', 'G2'),
]);

const lineAdjudication = loop('2430', 'lineAdjudications', situational(5400, 15), [
  use('lineAdjudicationInformation', SVD, required(5400), {
    otherPayerPrimaryIdentifier: R(),
    serviceLinePaidAmount: R(),
    procedure: S(PROCEDURE),
    serviceLineRevenueCode: R(),
    paidServiceUnitCount: R(),
    bundledOrUnbundledLineNumber: S(),
  }),
  adjustments('lineAdjustments', situational(5450, 5)),
  date('lineCheckOrRemittanceDate', required(5500), '573'),
  amount('remainingPatientLiability', situational(5505), 'EAF'),
]);

export const serviceLine = loop('2400', 'serviceLines', required(3650, 999), [
  use('serviceLineNumber', LX, required(3650), { assignedNumber: R() }),
  institutionalService,
  supplementalInformation('lineSupplementalInformation', situational(4200, 10)),
  dateOrRange('serviceDate', situational(4550), '472'),
  reference('lineItemControlNumber', situational(4700), '6R'),
  reference('repricedLineItemReferenceNumber', situational(4700), '9B'),
  reference('adjustedRepricedLineItemReferenceNumber', situational(4700), '9D'),
  amount('serviceTaxAmount', situational(4750), 'GT'),
  amount('facilityTaxAmount', situational(4750), 'N8'),
  use('thirdPartyOrganizationNote', NTE, situational(4850), { noteReferenceCode: R('TPO'), description: R() }),
  linePricing,
  drugIdentification,
  operatingPhysician,
  otherOperatingPhysician,
  renderingProvider,
  referringProvider,
  lineAdjudication,
]);
