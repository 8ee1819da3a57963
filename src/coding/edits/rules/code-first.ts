/** Codes that ask for another condition before them: its place, and what it means that it is not there. */

import type { TabularTable } from '../../../codesets/tables/table.ts';
import type { DiagnosisToCheck } from '../finding.ts';
import { instructionsOn, isConditional, isOpen, names, type Instruction } from '../instructions.ts';
import { eachInstruction } from '../each-instruction.ts';
import { manifestationBy } from '../manifestations.ts';
import { entryText, rangesText } from '../range-text.ts';
import { atDiagnosis, icd, type Found, type Rule, type Seen } from '../rule.ts';

const SOURCE = 'ICD-10-CM official guidelines I.A.13';

const codeFirstOrder: Rule = {
  id: 'CODE_FIRST_ORDER',
  severity: 'BLOCKS',
  overridable: true,
  sentence: 'The condition that a code asks to be coded first stands before it.',
  source: SOURCE,
  find: (seen) =>
    eachInstruction(seen, 'CODE_FIRST', ({ tabular, diagnosis, instruction, named }) => {
      const [first] = named;
      if (!first || named.some(({ sequence }) => sequence < diagnosis.sequence)) return null;
      // Two codes that each ask for the other first cannot both have it: the record decides.
      if (asksFirstFor(tabular, first, diagnosis)) return null;
      return {
        path: atDiagnosis(diagnosis, 'sequence'),
        about: [diagnosis, first],
        message: `${icd(first.code)} is coded before ${icd(diagnosis.code)}.`,
        mend: `Move ${icd(first.code)} before ${icd(diagnosis.code)}.`,
        key: `${diagnosis.code} ${first.code}`,
        from: tabular.from,
        at: `code first at ${entryText(instruction.at)}`,
      };
    }),
};

/** Whether a code asks for another one first. */
export const asksFirstFor = (tabular: TabularTable, holder: DiagnosisToCheck, other: DiagnosisToCheck): boolean =>
  instructionsOn(tabular, holder.code).CODE_FIRST.some((instruction) => names(tabular, instruction, other.code));

const codeFirstMissing: Rule = {
  id: 'CODE_FIRST_MISSING',
  severity: 'WARNS',
  overridable: true,
  sentence:
    'A code that asks for another one first has it: a manifestation always, any other where the record documents such a condition.',
  source: `${SOURCE}, I.B.7`,
  find: (seen) =>
    eachInstruction(seen, 'CODE_FIRST', ({ tabular, diagnosis, instruction, named }) => {
      // What is said of a chapter or section would be told of every code of it.
      if (!instruction.atCode || named.length > 0) return null;
      return {
        path: atDiagnosis(diagnosis),
        about: [diagnosis],
        key: `${diagnosis.code} ${instruction.at}`,
        from: tabular.from,
        at: `code first at ${entryText(instruction.at)}`,
        ...missing(seen, tabular, diagnosis, instruction),
      };
    }),
};

type Said = Pick<Found, 'message' | 'mend' | 'severity' | 'rank'>;

const missing = (seen: Seen, tabular: TabularTable, diagnosis: DiagnosisToCheck, instruction: Instruction): Said => {
  const [code, ranges] = [icd(diagnosis.code), rangesText(instruction.references)];
  const hasCause = hasAnother(seen, tabular, diagnosis, instruction);
  if (!hasCause && manifestationBy(seen.tables, diagnosis.code)) {
    return {
      message: `${code} is the manifestation of another condition, and no code of ${ranges} is there.`,
      mend: `Put the condition that the record documents as its cause before it; if the record documents none, ask the clinician or take another code.`,
      // Of examples, the cause may be another code that is there.
      severity: isOpen(instruction) || isConditional(instruction) ? 'WARNS' : 'BLOCKS',
    };
  }
  // Of examples, the code before this one may be another.
  const isOneOfExamples = isOpen(instruction) && seen.coding.diagnoses[0] !== diagnosis;
  const isOneOfSeveral = !isOpen(instruction) && instruction.alternatives > 1;
  if (hasCause || isConditional(instruction) || isOneOfExamples || isOneOfSeveral) {
    return {
      message: `${code} comes after a condition of ${ranges} only where the record documents it; none is there.`,
      mend: 'Add one only where the record documents it; if it does not, all is well.',
      severity: 'INFORMS',
      rank: 2,
    };
  }
  return {
    message: `${code} asks for the condition that it is due to first, and no code of ${ranges} is there.`,
    mend: `If the record documents that condition, put it before ${code}; if it does not, ask the clinician or take another code.`,
    severity: 'WARNS',
  };
};

/** Whether another of the code's notes has the condition that it asks for. */
const hasAnother = (
  { coding }: Seen,
  tabular: TabularTable,
  { code }: DiagnosisToCheck,
  { at }: Instruction,
): boolean =>
  instructionsOn(tabular, code).CODE_FIRST.some(
    (instruction) =>
      instruction.at !== at &&
      coding.diagnoses.some((other) => other.code !== code && names(tabular, instruction, other.code)),
  );

export const CODE_FIRST: readonly Rule[] = [codeFirstOrder, codeFirstMissing];
