import type { PtpRow } from '../../../src/codesets/files/rows.ts';
import { ptpPacker } from '../../../src/codesets/tables/ptp.ts';
import type { Packed } from '../../../src/codesets/tables/table.ts';

/** Rows packed as the program does it while they come. */
export const packPtp = (rows: readonly PtpRow[]): Packed => {
  const packer = ptpPacker();
  for (const row of rows) packer.add(row);
  return packer.done();
};
