import type { TabularTable } from '../../codesets/tables/table.ts';
import type { DiagnosisToCheck } from './finding.ts';
import { instructionsOn, names, type Instruction, type Instructions } from './instructions.ts';
import type { Found, Seen } from './rule.ts';

/** A diagnosis with an instruction that applies to it. */
export interface Instructed {
  readonly tabular: TabularTable;
  readonly diagnosis: DiagnosisToCheck;
  readonly instruction: Instruction;
  /** The other diagnoses that the instruction names, in order. */
  readonly named: readonly DiagnosisToCheck[];
}

/** What is found of each instruction of a kind that applies to a diagnosis of the coding. */
export const eachInstruction = (
  { coding, tables }: Seen,
  kind: keyof Instructions,
  judge: (instructed: Instructed) => Found | readonly Found[] | null,
): Found[] => {
  const tabular = tables.ICD10CM_TABULAR;
  if (!tabular) return [];
  return coding.diagnoses.flatMap((diagnosis) =>
    instructionsOn(tabular, diagnosis.code)[kind].flatMap((instruction) => {
      const named = coding.diagnoses.filter(({ code }) => code !== diagnosis.code && names(tabular, instruction, code));
      return judge({ tabular, diagnosis, instruction, named }) ?? [];
    }),
  );
};
