/**
 * How a question may be worded. After the practice brief of AHIMA and ACDIS on compliant queries: no word about money or
 * what a code is worth, clinical alternatives to choose from, and no alternative put into the clinician's mouth. A machine
 * can only look at words: what it lets through may still lead, and a reviewer has the last word.
 */

/** What is wrong with a wording, by the argument that it is about. The message repeats no word of the question: it may be PHI. */
export interface WordingFault {
  readonly argument: 'question' | 'options';
  readonly message: string;
}

/** Everything that is wrong with a question and its options; empty when it may be asked. */
export const wordingFaults = (question: string, options: readonly string[]): WordingFault[] => {
  const faults: WordingFault[] = [];
  const fault = (argument: WordingFault['argument'], message: string): void => void faults.push({ argument, message });
  const asked = plain(question);
  const offered = options.map(plain);
  if (question.trim().length < 10 || question.length > 2000)
    fault('question', 'A question has from 10 to 2,000 characters.');
  if (offered.length < 2 || offered.length > 6) fault('options', 'A question offers from two to six alternatives.');
  if (options.some((option, index) => offered[index] === '' || option.length > 200))
    fault('options', 'An alternative has from 1 to 200 characters.');
  if (new Set(offered).size < offered.length) fault('options', 'An alternative is offered twice.');
  if (offered.some((option) => ALWAYS_OFFERED.test(option)))
    fault('options', 'Something else, and unable to determine, are offered with every question: name the others only.');
  if (MONEY.test(asked)) fault('question', SPEAKS_OF_MONEY);
  if (offered.some((option) => MONEY.test(option))) fault('options', SPEAKS_OF_MONEY);
  const named = offered.filter((option) => option !== '' && ` ${asked} `.includes(` ${option} `));
  if (named.length > 0 && named.length < offered.length) {
    fault(
      'question',
      'The question names some of the alternatives and not the others, which leads: name all, or none.',
    );
  }
  return faults;
};

const SPEAKS_OF_MONEY = 'A question to a clinician does not speak of payment, of billing, or of what a code is worth.';

/** Small letters, and one space between words. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const ALWAYS_OFFERED = /^(other|something else|unable to determine|cannot be determined|undetermined)$/;

/** In plain form, by whole words. "Charge", "cost" and "denies" are left out: notes are full of discharges and denied pain. */
const MONEY =
  /\b(pay|pays|paid|paying|payer|payers|payment|payments|reimburse|reimburses|reimbursed|reimbursement|reimbursable|revenue|profit|bill|bills|billed|billing|billable|drg|drgs|ms drg|mcc|hcc|hccs|rvu|rvus|case mix|cmi|risk adjustment|risk score|quality score|severity level)\b/;
