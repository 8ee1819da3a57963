/** Samples of professional claims that its authors made to be wrong; most are wrong in more than was meant: what is wrong in each, and what a person found on opening it. */

import type { Judged } from './judged.ts';

export const JUDGED_CLAIMS_OF_X12_PARSER: readonly Judged[] = [
  [
    '837P/x12-parser__x12_ambiguous_loop.txt',
    'R',
    'set 4, element I12',
    '2000B promises levels that do not follow; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_bad_first_line.txt',
    'TA1 022',
    'interchange 022, set 4, element 1 x8, element 5 x4, element I12 x4',
    'ISA02 has 9 characters; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_bad_segment_identifier.txt',
    'R',
    'set 4, segment 1 x3, segment 3 x2, segment I7, element 1 x8, element 5 x4, element I12 x4',
    'Ids lost or misspelt, so that PER, N4 and NM1 are missing; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_bad_valid_code.txt',
    'R',
    'set 4, segment 2 x6, segment I7, element 1 x8, element 5 x4, element I12 x4',
    'The billing provider has an unknown qualifier, so that its loop has no place; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_complex.txt',
    'R',
    'group 5, set 4 x2, segment 3 x8, element 1 x24, element 2 x8, element 5 x12, element I12 x8, element I6 x14',
    'HI parts qualifier and code by the element separator; NM108, OI04 and FRM say what the guide does not; 2330C has no REF; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 and GE01 miscount.',
  ],
  [
    '837P/x12-parser__x12_loop_errors1_exceeds_max_1_parent.txt',
    'R',
    'set 4, segment 4, element 1 x4, element 5 x2, element I12',
    'Two 2010AA under one parent; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_loop_errors2_exceeds_max_repeats_multiple_parents.txt',
    'R',
    'set 4, segment 4, element 1 x8, element 5 x4, element I12 x4',
    'Two 2010AA under one parent; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_loop_errors3_missing_loops.txt',
    'R',
    'set 4, segment I7, element 1 x4, element 5 x2, element I12',
    '2010AA is missing; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_many_claims.txt',
    'R',
    'set 4, element 1 x3280, element 5 x1640, element I12 x2458',
    'HI parts qualifier and code by the element separator in all 820 claims; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_missing_elements.txt',
    'R',
    'set 4, element 1 x10, element 5 x4, element I12 x4',
    'NM102 and CLM05 are missing; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_missing_required_loop_in_one_repeat.txt',
    'R',
    'set 4, segment I7, element 1 x8, element 5 x4, element I12 x5',
    '2010BA is missing once; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_missing_required_loops_mult_repeats.txt',
    'R',
    'set 4, segment 2 x4, segment I7 x2, element 1 x20, element 5 x10, element I12 x10',
    'LX is missing twice, so that the lines have no loop; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_multiple_gs.txt',
    'TA1 024',
    'interchange 021, interchange 024 x2, set 4 x3, element 1 x24, element 5 x12, element I12 x12',
    'Three groups of one number, counted as one; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_multiple_isa.txt',
    'R',
    'set 4 x2, element 1 x16, element 5 x8, element I12 x8',
    'HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_multiple_st.txt',
    'R',
    'group 5, set 23, set 4 x2, element 1 x16, element 5 x8, element I12 x8',
    'Two sets of one number, counted as one; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_multiple_transactions.txt',
    'R',
    'set 4 x312, element 1 x2496, element 5 x1248, element I12 x1248',
    'HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts in all 312 sets.',
  ],
  [
    '837P/x12-parser__x12_no_errors.txt',
    'R',
    'set 4, element 1 x8, element 5 x4, element I12 x4',
    'HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts, whatever its name says.',
  ],
  ['837P/x12-parser__x12_no_isa_line.txt', '-', 'interchange 022', 'Begins with GS: there is no interchange.'],
  [
    '837P/x12-parser__x12_segment_errors.txt',
    'R',
    'set 4, segment 3 x2, segment 5, element I12',
    'N3 and HI are missing, REF*EI stands twice; 2000B promises levels that do not follow; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_segments_out_of_order.txt',
    'R',
    'set 4, segment 3 x2, segment 7 x2, element 1 x8, element 5 x4, element I12 x4',
    'N3 and N4 change places in 2010AA and 2010AB; HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_valid_different_separators.txt',
    'R',
    'set 4, element 1 x8, element 5 x4, element I12 x4',
    'HI parts qualifier and code by the element separator; 2000B promises levels that do not follow; HL01 and HL02 are not numbered through the set; SE01 miscounts.',
  ],
  [
    '837P/x12-parser__x12_writer_test.txt',
    'R',
    'set 4, element I12',
    '2000B promises levels that do not follow; SE01 miscounts.',
  ],
];
