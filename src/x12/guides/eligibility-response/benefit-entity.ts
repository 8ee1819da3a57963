/** Loops 2115 and 2120 of the eligibility response: where a benefit holds, and with whom. */

import { loop, R, required, S, situational, use } from '../../declare/guide.ts';
import { III } from '../../segments/eligibility.ts';
import { N4, NM1, PER } from '../../segments/parties.ts';
import { codes } from '../shared/codes.ts';
import { provider } from '../shared/eligibility.ts';
import { address } from '../shared/uses.ts';

/** A place of service, a nature of injury, or a part of the body. */
export const additionalInformation = (id: string) =>
  loop(id, 'additionalInformation', situational(2600, 10), [
    use('benefitAdditionalInformation', III, required(2600), {
      codeListQualifierCode: S('GR', 'NI', 'ZZ'),
      industryCode: S(),
      codeCategory: S('44'),
      freeFormMessageText: S(),
    }),
  ]);

/** Whom else a benefit is tied to: another payer, a primary care provider, a network. */
export const relatedEntities = (id: string) =>
  loop(id, 'benefitRelatedEntities', situational(3400, 23), [
    use('benefitRelatedEntityName', NM1, required(3400), {
      entityIdentifierCode: R(
        ...codes('13 1I 1P 2B 36 73 FA GP GW I3 IL LR OC P3 P4 P5 PR PRP SEP TTP VER VN VY X3 Y2'),
      ),
      entityTypeQualifier: R('1', '2'),
      lastNameOrOrganizationName: S(),
      firstName: S(),
      middleName: S(),
      nameSuffix: S(),
      identificationCodeQualifier: S(...codes('24 34 46 FA FI II MI NI PI PP SV XV XX')),
      identificationCode: S(),
      entityRelationshipCode: S('01', '02', '27', '41', '48', '65', '72'),
    }),
    address('benefitRelatedEntityAddress', situational(3600)),
    use('benefitRelatedEntityCityStateZipCode', N4, situational(3700), {
      cityName: R(),
      stateOrProvinceCode: S(),
      postalCode: S(),
      countryCode: S(),
      locationQualifier: S('RJ'),
      locationIdentifier: S(),
      countrySubdivisionCode: S(),
    }),
    use('benefitRelatedEntityContacts', PER, situational(3800, 3), {
      contactFunctionCode: R('IC'),
      name: S(),
      communicationNumberQualifier: S('ED', 'EM', 'FX', 'TE', 'UR', 'WP'),
      communicationNumber: S(),
      communicationNumberQualifier2: S('ED', 'EM', 'EX', 'FX', 'TE', 'UR', 'WP'),
      communicationNumber2: S(),
      communicationNumberQualifier3: S('ED', 'EM', 'EX', 'FX', 'TE', 'UR', 'WP'),
      communicationNumber3: S(),
    }),
    provider('benefitRelatedProviderInformation', 3900),
  ]);
