/** Samples of remittance advice: what is wrong in each, and what a person found on opening it. */

import type { Judged } from './judged.ts';

export const JUDGED_PAYMENTS: readonly Judged[] = [
  [
    '835/X12-Examples__Custom835.txt',
    'R',
    'set 6, element 5',
    'GS01 says HC; an 835 goes by HP; SVC01-1 says a code of its own making.',
  ],
  ['835/X12-Examples__Payment.txt', 'R', 'set 6', 'GS01 says HC; an 835 goes by HP.'],
  [
    '835/X12Parser__835_DeIdent_01.dat',
    'TA1 017',
    'interchange 015, interchange 017, set I6',
    'ISA10 and ISA12 are masked by 9, and so is the version.',
  ],
  [
    '835/X12Parser__835_DeIdent_02.dat',
    'TA1 017',
    'interchange 001, interchange 015, interchange 017, set 3, set 7 x6, set I6 x6',
    'ISA10, ISA12, the version and ST02 are masked by 9; masked control numbers differ from their repetition.',
  ],
  ['835/X12Parser__ExampleFromNth.txt', 'R', 'element I6 x84', 'SVC01-1 is masked as XX.'],
  ['835/api-examples__835-all-fields.dat', 'R', 'segment 7', 'REF*EV stands after DTM*405; the guide has it before.'],
  ['835/api-examples__835-all-fields.edi', 'R', 'segment 7', 'REF*EV stands after DTM*405; the guide has it before.'],
  [
    '835/api-examples__835-minimal.edi',
    'R',
    'set 7, segment 7',
    'ST02 has less than 4 characters; REF*EV stands after DTM*405; the guide has it before.',
  ],
  [
    '835/api-examples__835-validation-issues.edi',
    'R',
    'set 4, segment 1, segment 3 x2',
    'Made to be wrong: no TRN, no PER of the payer, a segment XX; SE01 miscounts.',
  ],
  [
    '835/api-examples__negotiated_discount.dat',
    'R',
    'set 4, segment 7 x5, element 4, element I6',
    'REF*EV stands after DTM*405, DTM of claims after AMT; NM1*TT says a person; a modifier of one character; SE01 miscounts.',
  ],
  ['835/api-examples__not_covered_inpatient.dat', 'R', 'set 4', 'SE01 miscounts.'],
  ['835/edi-835-parser__blue_cross_nc_sample.txt', '-', 'interchange 022', 'Begins with ST: there is no interchange.'],
  [
    '835/stupidedi__1.edi',
    'TA1 022',
    'interchange 022, set I6',
    'Elements of ISA are not padded to their lengths; version 4010.',
  ],
  [
    '835/stupidedi__1_2.edi',
    'R',
    'interchange 022, segment 3',
    'A description stands before the ISA; PER*BL of the payer, which this guide needs, is missing.',
  ],
  [
    '835/stupidedi__2.edi',
    'R',
    'interchange 022, segment 3',
    'A description stands before the ISA; PER*BL of the payer is missing.',
  ],
  [
    '835/stupidedi__3a.edi',
    'R',
    'interchange 022, set 4, segment 3',
    'A description stands before the ISA; PER*BL of the payer is missing; SE01 miscounts.',
  ],
  [
    '835/stupidedi__recover.txt',
    'R',
    'interchange 022, segment 1, segment 2 x9, segment 3, element I6',
    'Made to be wrong: LX is called LXXXX, so that nothing of its claim has a place; a description stands before the ISA; PER*BL is missing.',
  ],
  [
    '835/stupidedi__split.edi',
    'TA1 021',
    'interchange 021, interchange 022, group 4, group 5, set 4 x3, segment 3, segment I7 x4',
    'Made to be split: sets without payer and payee, wrong counts everywhere, GE of a group under the number of another; a description stands before the ISA.',
  ],
  [
    '835/x12__cob-contractural-adjustment.835',
    'R',
    'segment 3, element 1 x2, element 5',
    'BPR16 and PER*BL are missing; composites are parted by >, and ISA16 declares a colon.',
  ],
  [
    '835/x12__demo.835',
    'R',
    'segment 3, element I10 x4',
    'PER*BL of the payer is missing; TS309 and TS311 are not used in version 5010.',
  ],
  ['835/x12__managed-care.835', 'R', 'segment 3, element 8', 'PER*BL of the payer is missing; BPR16 says month 23.'],
  [
    '835/x12__secondary-payment.835',
    'R',
    'segment 3, element 1 x3, element 5 x2',
    'BPR16 and PER*BL are missing; composites are parted by >, and ISA16 declares a colon.',
  ],
  [
    '835/x12__tertiary-payment.835',
    'R',
    'segment 3, element 1 x3, element 4',
    'BPR16 and PER*BL are missing; SVC01 has no procedure, SVC06 is the count of units.',
  ],
];
