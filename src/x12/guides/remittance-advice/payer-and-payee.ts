/** Loops 1000A and 1000B of the remittance advice: who pays, and who is paid. */

import { ANY_NUMBER, loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { N1, PER } from '../../segments/parties.ts';
import { RDM } from '../../segments/payment.ts';
import { address, cityStateZipCode, reference } from '../shared/uses.ts';

export const payer = loop('1000A', 'payer', required(800), [
  use('payerIdentification', N1, required(800), {
    entityIdentifierCode: R('PR'),
    name: R(),
    identificationCodeQualifier: S('XV'),
    identificationCode: S(),
  }),
  address('payerAddress', required(1000)),
  cityStateZipCode('payerCityStateZipCode', required(1100)),
  reference('additionalPayerIdentifications', situational(1200, 4), '2U', 'EO', 'HI', 'NF'),
  use('payerBusinessContact', PER, situational(1300), {
    contactFunctionCode: R('CX'),
    name: S(),
    communicationNumberQualifier: S('EM', 'FX', 'TE'),
    communicationNumber: S(),
    communicationNumberQualifier2: S('EM', 'EX', 'FX', 'TE'),
    communicationNumber2: S(),
    communicationNumberQualifier3: S('EX'),
    communicationNumber3: S(),
  }),
  use('payerTechnicalContacts', PER, required(1300, ANY_NUMBER), {
    contactFunctionCode: R('BL'),
    name: S(),
    communicationNumberQualifier: S('EM', 'TE', 'UR'),
    communicationNumber: S(),
    communicationNumberQualifier2: S('EM', 'EX', 'FX', 'TE', 'UR'),
    communicationNumber2: S(),
    communicationNumberQualifier3: S('EM', 'EX', 'FX', 'UR'),
    communicationNumber3: S(),
  }),
  use('payerWebSite', PER, situational(1300), {
    contactFunctionCode: R('IC'),
    communicationNumberQualifier: R('UR'),
    communicationNumber: R(),
  }),
]);

export const payee = loop('1000B', 'payee', required(800), [
  use('payeeIdentification', N1, required(800), {
    entityIdentifierCode: R('PE'),
    name: R(),
    identificationCodeQualifier: R('FI', 'XV', 'XX'),
    identificationCode: R(),
  }),
  address('payeeAddress', situational(1000)),
  cityStateZipCode('payeeCityStateZipCode', situational(1100)),
  reference('payeeAdditionalIdentifications', situational(1200, ANY_NUMBER), '0B', 'D3', 'PQ', 'TJ'),
  use('remittanceDeliveryMethod', RDM, situational(1400), {
    reportTransmissionCode: R('BM', 'EM', 'FT', 'OL'),
    name: S(),
    communicationNumber: S(),
  }),
]);
