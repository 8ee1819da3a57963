/** What a condition of the past is coded as: still there, a history code, or nothing. Pure. */

/**
 * The code for a condition that a record calls previous, or a history of: itself where such a condition does not go away
 * (hypertension), a code for the history where there is one (Z85 to Z87), null where nothing is left of it.
 */
export const codeOfPast = (code: string): string | null => {
  const entry = PAST.find(([from, to]) => code >= from && code.slice(0, to.length) <= to);
  return entry === undefined ? code : entry[2];
};

/** Codes from, codes to (both with all below them), and what they become; codes that stand in no line stay. */
const PAST: readonly (readonly [from: string, to: string, becomes: string | null])[] = [
  ['A00', 'A14', null],
  ['A15', 'A19', 'Z8611'],
  ['A20', 'B14', 'Z8619'],
  ['B25', 'B89', 'Z8619'],
  ['C18', 'C18', 'Z85038'],
  ['C34', 'C34', 'Z85118'],
  ['C50', 'C50', 'Z853'],
  ['C61', 'C61', 'Z8546'],
  ['C62', 'C62', 'Z8547'],
  ['C64', 'C64', 'Z85528'],
  ['C67', 'C67', 'Z8551'],
  ['C73', 'C73', 'Z85850'],
  ['C43', 'C43', 'Z85820'],
  ['C44', 'C44', 'Z85828'],
  ['C81', 'C81', 'Z8571'],
  ['C82', 'C85', 'Z8572'],
  ['C91', 'C95', 'Z856'],
  ['C00', 'C76', 'Z859'],
  ['I21', 'I22', 'I252'],
  ['I26', 'I26', 'Z86711'],
  ['I60', 'I62', null],
  ['I63', 'I63', 'Z8673'],
  ['G45', 'G45', 'Z8673'],
  ['I824', 'I824', 'Z86718'],
  ['J00', 'J06', null],
  ['J12', 'J18', 'Z8701'],
  ['J20', 'J22', null],
  ['K25', 'K28', 'Z8711'],
  ['K35', 'K38', null],
  ['K80', 'K82', 'Z8719'],
  ['K85', 'K85', 'Z8719'],
  ['N20', 'N23', 'Z87442'],
  ['N390', 'N390', 'Z87440'],
  ['O00', 'O9A', null],
  ['S00', 'S99', null],
  ['T07', 'T14', null],
];
