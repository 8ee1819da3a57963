/** What other payers decided: when, in which group, for which reason. */

import type { PayerAdjustment } from '../../snapshot/claim-snapshot.ts';
import { each, found, GUIDE, NEVER, WARNS, type ClaimRule } from '../rule.ts';
import { adjusted, decisions, lineDecisions } from './decided.ts';

const GROUPS: ReadonlySet<string> = new Set(['CO', 'CR', 'OA', 'PI', 'PR']);
/** A segment holds six of one group, and there are five segments. */
const segmentsOf = (adjustments: readonly PayerAdjustment[]): number => {
  const counts = new Map<string, number>();
  for (const { groupCode } of adjustments) counts.set(groupCode, (counts.get(groupCode) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.ceil(count / 6), 0);
};

const isQuantity = (text: string): boolean => /^\d{1,8}(?:\.\d{1,3})?$/.test(text);

export const DECISIONS: readonly ClaimRule[] = [
  {
    id: 'COB_LINES_PARTLY_DECIDED',
    ...WARNS,
    sentence: 'Where a payer decided by line, it decided about every line.',
    source: '2430',
    find: (seen) =>
      decisions(
        seen,
        (_, lines, path, { payer }) =>
          lines.length > 0 &&
          seen.claim.lines.some(
            ({ adjudications }) => !adjudications.some(({ payerId }) => payerId === payer.payerId),
          ) &&
          found(path, '2430 SVD', 'The payer decided about some of the lines only.'),
      ),
  },
  {
    id: 'COB_LINE_PAYER_UNKNOWN',
    ...GUIDE,
    sentence: 'A decision about a line is of one of the other payers.',
    source: '2430 SVD01',
    find: (seen) =>
      lineDecisions(
        seen,
        ({ payerId }, path, number) =>
          !seen.claim.otherCoverages.some(({ payer }) => payer.payerId === payerId) &&
          found(`${path}.payerId`, '2430 SVD01', `Line ${number} was decided by a payer that the claim does not name.`),
      ),
  },
  {
    id: 'COB_LINE_TOO_MANY',
    ...GUIDE,
    sentence: 'A line has fifteen decisions at most.',
    source: '2430',
    find: (seen) =>
      each(
        seen.claim.lines,
        ({ adjudications }, number) =>
          adjudications.length > 15 &&
          found(`lines[${number}].adjudications`, '2430 SVD', `Line ${number} has more than fifteen decisions.`),
      ),
  },
  {
    id: 'COB_DATE_MISSING',
    ...GUIDE,
    sentence: 'A decision has a day.',
    source: '2330B and 2430 DTP*573',
    find: (seen) =>
      decisions(
        seen,
        ({ decidedOn }, lines, path) =>
          decidedOn === null &&
          lines.length === 0 &&
          found(`${path}.decidedOn`, '2330B DTP03', 'The decision of the other payer has no day.'),
      ),
  },
  {
    id: 'COB_DATE_TWICE',
    ...WARNS,
    sentence: 'The day of a decision is told with the lines where they have it, and not again with the payer.',
    source: '2330B DTP*573',
    find: (seen) =>
      decisions(
        seen,
        ({ decidedOn }, lines, path) =>
          decidedOn !== null &&
          lines.length > 0 &&
          found(`${path}.decidedOn`, '2330B DTP03', 'The day of the decision is told at the payer and at the lines.'),
      ),
  },
  {
    id: 'COB_DATE_FUTURE',
    ...GUIDE,
    sentence: 'A decision was made before today, or today.',
    source: '2330B and 2430 DTP*573',
    find: (seen) => [
      ...decisions(
        seen,
        ({ decidedOn }, _, path) =>
          decidedOn !== null &&
          decidedOn > seen.facts.today &&
          found(`${path}.decidedOn`, '2330B DTP03', 'The decision of the other payer is dated after today.'),
      ),
      ...lineDecisions(
        seen,
        ({ decidedOn }, path, number) =>
          decidedOn > seen.facts.today &&
          found(`${path}.decidedOn`, '2430 DTP03', `A decision about line ${number} is dated after today.`),
      ),
    ],
  },
  {
    id: 'COB_DATE_BEFORE_SERVICE',
    ...NEVER,
    sentence: 'A decision comes after the service.',
    source: '2430 DTP*573',
    find: (seen) =>
      lineDecisions(
        seen,
        ({ decidedOn }, path, number) =>
          decidedOn < seen.claim.lines[number - 1]!.serviceFrom &&
          found(`${path}.decidedOn`, '2430 DTP03', `A decision about line ${number} is older than the service.`),
      ),
  },
  {
    id: 'COB_GROUP_UNKNOWN',
    ...GUIDE,
    sentence: 'An adjustment belongs to one of the groups.',
    source: '2320 and 2430 CAS01',
    find: (seen) =>
      adjusted(
        seen,
        (list) => list.some(({ groupCode }) => !GROUPS.has(groupCode)),
        'An adjustment belongs to none of the groups CO, OA, PI and PR.',
      ),
  },
  {
    id: 'COB_REASON_FORM',
    ...GUIDE,
    sentence: 'An adjustment has a reason: one to three digits, or a letter and digits.',
    source: '2320 and 2430 CAS02: code source 139',
    find: (seen) =>
      adjusted(
        seen,
        (list) => list.some(({ reasonCode }) => !/^(?:\d{1,3}|[A-Z]\d{1,2})$/.test(reasonCode)),
        'The reason of an adjustment is no claim adjustment reason code.',
      ),
  },
  {
    id: 'COB_ADJUSTMENT_ZERO',
    ...WARNS,
    sentence: 'An adjustment changes something.',
    source: '2320 and 2430 CAS03',
    find: (seen) => adjusted(seen, (list) => list.some(({ amount }) => amount === 0n), 'An adjustment is of nothing.'),
  },
  {
    id: 'COB_ADJUSTMENTS_TOO_MANY',
    ...GUIDE,
    sentence: 'Adjustments fit into five segments of six, each of one group.',
    source: '2320 and 2430 CAS',
    find: (seen) =>
      adjusted(
        seen,
        (list) => segmentsOf(list) > 5,
        'There are more adjustments than five segments hold.',
        'Add up those of the same group and reason.',
      ),
  },
  {
    id: 'COB_ADJUSTMENT_QUANTITY_FORM',
    ...GUIDE,
    sentence: 'The quantity of an adjustment is a number.',
    source: '2320 and 2430 CAS04',
    find: (seen) =>
      adjusted(
        seen,
        (list) => list.some(({ quantity }) => quantity !== null && !/^-?\d{1,8}(?:\.\d{1,3})?$/.test(quantity)),
        'The quantity of an adjustment is no number.',
      ),
  },
  {
    id: 'COB_PAID_NEGATIVE',
    ...NEVER,
    sentence: 'A decision that is told to the next payer is the last one, which paid something or nothing.',
    source: '2320 AMT*D, 2430 SVD02',
    find: (seen) => [
      ...decisions(
        seen,
        ({ paidAmount }, _, path) =>
          paidAmount < 0n && found(`${path}.paidAmount`, '2320 AMT02', 'The other payer paid less than nothing.'),
      ),
      ...lineDecisions(
        seen,
        ({ paidAmount }, path, number) =>
          paidAmount < 0n &&
          found(`${path}.paidAmount`, '2430 SVD02', `For line ${number} less than nothing was paid.`),
      ),
    ],
  },
  {
    id: 'COB_PROCEDURE_MISSING',
    ...GUIDE,
    sentence: 'A decision about a line says for which code the other payer paid.',
    source: '2430 SVD03',
    find: (seen) =>
      lineDecisions(
        seen,
        ({ procedureCode }, path, number) =>
          !/^[0-9A-Z]{5}$/.test(procedureCode) &&
          found(`${path}.procedureCode`, '2430 SVD03-2', `A decision about line ${number} names no procedure code.`),
      ),
  },
  {
    id: 'COB_MODIFIERS',
    ...GUIDE,
    sentence: 'A decision about a line has four modifiers at most, of two letters or digits.',
    source: '2430 SVD03-3 to SVD03-6',
    find: (seen) =>
      lineDecisions(
        seen,
        ({ modifiers }, path, number) =>
          (modifiers.length > 4 || modifiers.some((modifier) => !/^[0-9A-Z]{2}$/.test(modifier))) &&
          found(
            `${path}.modifiers`,
            '2430 SVD03-3',
            `The modifiers in a decision about line ${number} are not as they can be.`,
          ),
      ),
  },
  {
    id: 'COB_UNITS_FORM',
    ...GUIDE,
    sentence: 'A decision about a line says how many units were paid.',
    source: '2430 SVD05',
    find: (seen) =>
      lineDecisions(
        seen,
        ({ paidUnits }, path, number) =>
          !isQuantity(paidUnits) &&
          found(`${path}.paidUnits`, '2430 SVD05', `The paid units of line ${number} are no number.`),
      ),
  },
];
