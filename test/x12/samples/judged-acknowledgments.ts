/** Samples of acknowledgments, and of sets that are not read here: what is wrong in each, and what a person found on opening it. */

import type { Judged } from './judged.ts';

export const JUDGED_ACKNOWLEDGMENTS: readonly Judged[] = [
  [
    '277CA/X12Parser__277_Deidentified_from_nth.txt',
    'R',
    'element 9, element I6 x13',
    'BHT01, BHT05 and the entities of STC are masked by 9 and X.',
  ],
  [
    '277CA/X12Parser__FromBogeyone.txt',
    'TA1 023',
    'interchange 023, group 3, set 2, segment I7 x2, element I12',
    'Cut off after the HL of 2000B: no SE, GE, IEA, and what 2000B needs is missing.',
  ],
  [
    '277CA/X12Parser__FromLatitude81uk.txt',
    'TA1 022',
    'interchange 001, interchange 014, interchange 017, interchange 018, interchange 022, segment 2 x2, segment 3 x2, element 5, element 8 x4, element 9, element I6',
    'Dates, times, codes and control numbers are overwritten at random, ISA among them; DTP of 2200A have lost their qualifiers.',
  ],
  [
    '277CA/api-examples__277CA-all-fields.edi',
    'R',
    'element I10, element I12 x10',
    'Two levels are called 9, so that numbers and parents do not fit; STC02 is not used at 2200C.',
  ],
  ['277CA/api-examples__277CA-receiver-rejected.edi', 'R', 'element I12', '2000B promises levels that do not follow.'],
  [
    '277CA/api-examples__X214-payer-response-multiple-responders.edi',
    'E',
    'element I10',
    'STC02 is not used at 2200C.',
  ],
  [
    '278_275/X12Parser__Example_3_1_1_Request.txt',
    'R',
    'group 1, set I6',
    'A 278: neither its guide nor its kind of group is read here.',
  ],
  [
    '278_275/X12Parser__Example_3_1_2_Response.txt',
    'R',
    'group 1, set I6',
    'A 278: neither its guide nor its kind of group is read here.',
  ],
  [
    '278_275/X12Parser__Example_3_2_1_Request.txt',
    'R',
    'group 1, set I6',
    'A 278: neither its guide nor its kind of group is read here.',
  ],
  [
    '278_275/X12Parser__Example_3_2_2_Response.txt',
    'R',
    'group 1, set I6',
    'A 278: neither its guide nor its kind of group is read here.',
  ],
  [
    '278_275/X12Parser__Example_3_3_1_Request.txt',
    'R',
    'group 1, set I6',
    'A 278: neither its guide nor its kind of group is read here.',
  ],
  [
    '278_275/X12Parser__Example_3_3_2_Response.txt',
    'R',
    'group 1, set I6',
    'A 278: neither its guide nor its kind of group is read here.',
  ],
  [
    '278_275/X12Parser__FromImplementationGuide_1.txt',
    'TA1 017',
    'interchange 017, group 1, set I6',
    'ISA12 names no version that is read; a 278.',
  ],
  [
    '278_275/staedi__sample275_with_HL7_invalid_BIN01.edi',
    'R',
    'group 1, set I6',
    'A 275: neither its guide nor its kind of group is read here.',
  ],
  [
    '278_275/staedi__sample275_with_HL7_valid_BIN01.edi',
    'R',
    'group 1, set I6',
    'A 275: neither its guide nor its kind of group is read here.',
  ],
  ['999_997_TA1/X12Parser__DHS_Wisconsin_Sample.txt', 'R', 'element 4', 'AK202 has less than 4 characters.'],
  ['999_997_TA1/staedi__invalid997_min.edi', 'R', 'group 4, set I6', 'GE02 repeats another number; a 997.'],
  [
    '999_997_TA1/staedi__invalid999.edi',
    'R',
    'set 4, segment 2, segment 5, element 3 x2, element I6',
    'Made to be wrong: IK5 before AK2 and twice after it, AK2 too long, a verdict Q; SE01 miscounts.',
  ],
  [
    '999_997_TA1/staedi__optionalInterchangeServices.edi',
    'TA1 024',
    'interchange 010, interchange 024 x2, set I6',
    'ISB and ISE are known to no guide; ISA01 says 01; a 997.',
  ],
  ['999_997_TA1/staedi__x12_interchange_ack.txt', 'TA1 021', 'interchange 021', 'IEA01 counts the TA1 as a group.'],
  [
    '999_997_TA1/stupidedi__1.edi',
    'TA1 022',
    'interchange 007, interchange 017, interchange 022, set I6',
    'ISA is not padded, its qualifier 12 and version 00400 are not read; a 997 of 004010.',
  ],
  ['999_997_TA1/x12-parser__x12_999_accepted.txt', 'TA1 001', 'interchange 001', 'IEA02 repeats another number.'],
];
