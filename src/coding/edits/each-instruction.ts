import type { TabularTable } from '../../codesets/tables/table.ts';
import type { DiagnosisToCheck } from './finding.ts';
import { instructionsOn, letterOf, names, type Instruction, type Instructions } from './instructions.ts';
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
  const { diagnoses } = coding;
  const letters = diagnoses.reduce((bits, { code }) => bits | letterOf(code), 0);
  return diagnoses.flatMap((diagnosis) =>
    instructionsOn(tabular, diagnosis.code)[kind].flatMap((instruction) => {
      // Most instructions name nothing that begins like one of the diagnoses, and are not asked about each.
      const named =
        (instruction.letters & letters) === 0
          ? []
          : diagnoses.filter(
              ({ code }) =>
                (instruction.letters & letterOf(code)) !== 0 &&
                code !== diagnosis.code &&
                names(tabular, instruction, code),
            );
      return judge({ tabular, diagnosis, instruction, named }) ?? [];
    }),
  );
};
