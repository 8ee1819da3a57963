/** What the eligibility response says of subscriber and dependent alike. */

import { R, S, situational, use } from '../../declare/guide.ts';
import { MPI } from '../../segments/eligibility.ts';
import { DMG, PRV } from '../../segments/parties.ts';
import { codes } from '../shared/codes.ts';
import { PATIENT_PROVIDER_CODES } from '../shared/eligibility.ts';
import { dateOrRange } from '../shared/uses.ts';

export const patientProvider = use('providerInformation', PRV, situational(900), {
  providerCode: R(...PATIENT_PROVIDER_CODES),
  referenceIdentificationQualifier: S('PXC'),
  referenceIdentification: S(),
});

export const demographics = <const N extends string>(name: N) =>
  use(name, DMG, situational(1000), {
    dateTimePeriodFormatQualifier: S('D8'),
    dateTimePeriod: S(),
    genderCode: S('F', 'M', 'U'),
  });

export const patientDates = <const N extends string>(name: N) =>
  dateOrRange(
    name,
    situational(1200, 9),
    ...codes('096 102 152 291 307 318 340 341 342 343 346 347 356 357 382 435 442 458 472 539 540 636 771'),
  );

export const militaryPersonnelInformation = use('militaryPersonnelInformation', MPI, situational(1275), {
  informationStatusCode: R('A', 'C', 'L', 'O', 'P', 'S', 'T'),
  employmentStatusCode: R(...codes('AE AO AS AT AU CC DD HD IR LX PE RE RM RR RU')),
  governmentServiceAffiliationCode: R(...codes('A B C D E F G H I J K L M N O Q R S U W')),
  description: S(),
  militaryServiceRankCode: S(
    ...codes(
      'A1 A2 A3 B1 B2 C1 C2 C3 C4 C5 C6 C7 C8 C9 E1 F1 F2 F3 F4 G1 G4 L1 L2 L3 L4 L5 L6',
      'M1 M2 M3 M4 M5 M6 P1 P2 P3 P4 P5 R1 R2 S1 S2 S3 S4 S5 S6 S7 S8 S9 SA SB SC T1 V1 W1',
    ),
  ),
  dateTimePeriodFormatQualifier: S('D8', 'RD8'),
  dateTimePeriod: S(),
});
