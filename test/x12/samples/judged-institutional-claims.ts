/** Samples of institutional claims: what is wrong in each, and what a person found on opening it. */

import type { Judged } from './judged.ts';

export const JUDGED_INSTITUTIONAL_CLAIMS: readonly Judged[] = [
  [
    '837I/X12-Examples__InstitutionalClaim.txt',
    'R',
    'element 1 x4, element 8, element I10 x2, element I6',
    'CLM05 stands in CLM04, and all after it one place early; DTP*434 says a single day under RD8.',
  ],
  ['837I/X12Parser__InstitutionalClaim4010.txt', 'R', 'set 4, set I6', 'Version 004010; SE01 miscounts.'],
  ['837I/api-examples__837I-X299-all-fields.dat', '-', 'interchange 022', 'Begins with ST: there is no interchange.'],
  [
    '837I/api-examples__837I-all-fields.dat',
    'R',
    'group 4, element 1 x2, element I10 x6',
    'SVD04, the revenue code, is missing; hCP09, HCP10, SBR05, MIA02 and SVD03-8 are not used in this guide; GE02 repeats another number.',
  ],
  ['837I/api-examples__837I-inst-claim.dat', '-', 'interchange 022', 'Begins with ST: there is no interchange.'],
  [
    '837I/api-examples__837I-minimal.dat',
    'R',
    'set 6, element I10',
    'GS01 says HP; an 837 goes by HC; CLM06 is not used in institutional claims.',
  ],
  [
    '837I/hccinfhir__sample_837_1.txt',
    'R',
    'segment 2, segment 3 x5, segment 5 x6, segment 6 x4, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/hccinfhir__sample_837_10.txt',
    'R',
    'segment 2, segment 3 x4, segment 5 x3, segment 6 x3, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/hccinfhir__sample_837_2.txt',
    'R',
    'segment 2, segment 3 x4, segment 5 x2, segment 6 x3, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/hccinfhir__sample_837_3.txt',
    'R',
    'segment 2, segment 3 x3, segment 5 x5, segment 6 x2, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/hccinfhir__sample_837_4.txt',
    'R',
    'segment 2, segment 3 x2, segment 5 x7, segment 6, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/hccinfhir__sample_837_5.txt',
    'R',
    'segment 2, segment 3 x5, segment 5 x5, segment 6 x4, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/hccinfhir__sample_837_6.txt',
    'R',
    'segment 2, segment 3 x6, segment 5 x5, segment 6 x5, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/hccinfhir__sample_837_7.txt',
    'R',
    'segment 2, segment 3 x5, segment 5 x4, segment 6 x4, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/hccinfhir__sample_837_8.txt',
    'R',
    'segment 2, segment 3 x5, segment 5 x2, segment 6 x4, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/hccinfhir__sample_837_9.txt',
    'R',
    'segment 2, segment 3 x5, segment 5 x7, segment 6 x4, segment I7, element I10, element I6 x3',
    'An institutional guide is named over a professional claim: SV1, facility qualifier B, repeated principal diagnoses, no CL1; submitter and receiver are named by XX, PER stands with the receiver, no payer is named.',
  ],
  [
    '837I/x12-parser__x223-test.txt',
    'R',
    'set 4, segment 3, segment 5, element I10 x5, element I6 x3',
    'CLM05-2, CLM06 and CLM10 are those of a professional claim; DTP*434 says a day where a range belongs; the second line date says 304; 2330F names the facility, and lacks its REF; SE01 miscounts.',
  ],
  [
    '837I/x12__demo.837i',
    'R',
    'element I10, element I6',
    'CLM06 is not used in institutional claims; DTP*434 says a day where a range belongs.',
  ],
  [
    '837I/x12__out-of-network-repriced-claim.837i',
    'R',
    'segment 2, segment 3, element 1 x3, element 5 x2, element I10',
    'Composites are parted by >, and ISA16 declares a colon; CLM06 is not used.',
  ],
  [
    '837I/x12__ppo-repriced-claim.837i',
    'R',
    'segment 2 x3, segment 3, element 1 x4, element 5 x3, element I10',
    'Composites are parted by >, and ISA16 declares a colon; CLM06 is not used.',
  ],
  ['837I/x12__two-claims-single-provider.837i', 'E', 'element I10 x2', 'CLM06 is not used in institutional claims.'],
];
