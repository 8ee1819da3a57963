/** British spellings as the American ones that the published lists use. */

/** The American spelling of a word in lower case; a word that is spelt alike everywhere comes back as it is. */
export const american = (word: string): string => {
  if (word.length < 4 || !MAY_BE_BRITISH.test(word)) return word;
  let spelt = word;
  for (const [british, other] of PARTS) if (spelt.includes(british)) spelt = spelt.replace(british, other);
  return IZED.test(spelt) ? spelt.replace(/is(ed|ing|ation)$/, 'iz$1') : spelt;
};

/** Nearly every word is spared the list. */
const MAY_BE_BRITISH = /ae|oe|our|[tb]re|sulph|mould|tyre|luminium|grey|is(?:ed|ing|ation)$/;

/** Only stems that take -ize: not `raised`, `bruised`, `promising`. */
const IZED =
  /(?:local|general|hospital|immun|steril|catheter|stabil|mobil|visual|vascular|organ|character|sensit|traumat|fertil)is(?:ed|ing|ation)$/;

const PARTS: readonly (readonly [british: string, american: string])[] = [
  ['haem', 'hem'],
  ['aemi', 'emi'],
  ['naem', 'nem'],
  ['chaem', 'chem'],
  ['oedem', 'edem'],
  ['oesoph', 'esoph'],
  ['oestr', 'estr'],
  ['rrhoea', 'rrhea'],
  ['rrhoe', 'rrhe'],
  ['pnoea', 'pnea'],
  ['pnoei', 'pnei'],
  ['paed', 'ped'],
  ['gynae', 'gyne'],
  ['naesth', 'nesth'],
  ['foet', 'fet'],
  ['faec', 'fec'],
  ['caesar', 'cesar'],
  ['caecum', 'cecum'],
  ['caeca', 'ceca'],
  ['aetiol', 'etiol'],
  ['coelia', 'celia'],
  ['synaes', 'synes'],
  ['aesthe', 'esthe'],
  ['amoeb', 'ameb'],
  ['homoeo', 'homeo'],
  ['manoeuv', 'maneuv'],
  ['tumour', 'tumor'],
  ['behaviour', 'behavior'],
  ['colour', 'color'],
  ['labour', 'labor'],
  ['odour', 'odor'],
  ['humour', 'humor'],
  ['goitre', 'goiter'],
  ['fibre', 'fiber'],
  ['centre', 'center'],
  ['litre', 'liter'],
  ['metre', 'meter'],
  ['calibre', 'caliber'],
  ['sulph', 'sulf'],
  ['mould', 'mold'],
  ['tyre', 'tire'],
  ['aluminium', 'aluminum'],
  ['grey', 'gray'],
];
