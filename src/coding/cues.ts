/**
 * Words by which a record says that a condition is not there, somebody else's, past, or not sure. One list: suggestions
 * read how far each reaches, coding edits whether a clause has any.
 */

/** Alternatives of a pattern in lower case, parted by `|`; with `\b` on both sides. */
export interface Cues {
  /** Before what they speak of: `no fever`. */
  readonly ahead: string;
  /** Behind it: `fever was absent`. */
  readonly behind: string;
}

export const DENIED: Cues = {
  ahead:
    'not (?:due|related|secondary|attributed) to|not caused by|unrelated to|no|not|never|nor|neither|without|denies|denied|' +
    "denying|deny|negative for|neg for|negatives?(?=\\s*:)|(?:do|does|did|is|was|are|were|has|have|had)n['’]?t|absence of|absent|" +
    'free of|' +
    'rules out|ruled out|rule out for|excluded|excludes|excluding|lack of|lacks|none of|no evidence of|no longer|' +
    'failed to reveal|unremarkable for|discarded|discarding|nil|resolved|avoid|prevent|prevention of|prophylaxis|' +
    'prophylactic|risk of|screening for|if|return (?:at once )?(?:with|for)|come back with|call (?:at once )?(?:with|for)|' +
    'in case of|watch for|warned (?:of|about)',
  behind:
    '(?:is|was|were|are|been|being) (?:ruled out|excluded|absent|negative|discarded|denied|not (?:present|seen|observed|found|' +
    'evident|detected|palpable|palpated|identified))|negative|not present|ruled out|(?:thought |judged |considered )?unlikely|' +
    'absent|not (?:seen|observed|found|detected|palpated|evident)',
};

/** People other than the patient; a child may be the patient. */
const PEOPLE =
  'mother|father|brother|sister|siblings?|aunt|uncle|grandmother|grandfather|grandparents?|cousin|parents|wife|husband|' +
  'spouse|partner|boyfriend|girlfriend|fiancee?|son|daughter|grandson|granddaughter|nephew|niece|neighbou?r|roommate|' +
  'co-?worker|colleague|classmate|friend|household (?:member|contact)|mom|dad';

export const OF_OTHERS: Cues = {
  ahead: `${PEOPLE}|maternal|paternal|family history(?: of)?|fhx|relatives?`,
  behind: `in (?:his|her|the|a|their) (?:${PEOPLE}|family)|family history|runs in the family`,
};

/** People who speak for the patient, come along, or live with them, say nothing of their own health. */
export const OF_OTHERS_IN_NAME_ONLY =
  `(?:by|per|with|to|from|for|via|against) (?:his |her |the |their |a |an |patient's )?(?:${PEOPLE})(?! (?:who|with) )|` +
  `(?:${PEOPLE}) (?:also )?(?:says?|said|states?|stated|reports?|reported|notes?|noted|noticed|notices|brought|found|called|` +
  `observed|saw|witnessed|describes?|described|thinks|believes|is (?:here|present|at|concerned|worried)|present|at bedside|` +
  `helps|assists|gives|accompan\\w+|drove|confirms|confirmed|denies|denied|agrees)`;

export const PAST: Cues = {
  ahead:
    'history of|h/o|hx of|hx|status post|s/p|personal history|past history|previous|previously|prior|former|formerly|old|' +
    'remote|in childhood',
  behind: '(?:in|since) (?:childhood|(?:19|20)[0-9]{2})|years ago|months ago|in the past',
};

/** An age is no past. */
export const AGE = '(?:years?|yrs?|months?|weeks?|days?|y|yo)[ -]old|y/o';

export const DOUBTED: Cues = {
  ahead:
    'possible|possibly|probable|probably|suspected|suspicion of|suspicious for|suspect|rule out|r/o|likely|questionable|' +
    'presumed|presumptive|concern for|concerning for|may be|might be|could be|consistent with|compatible with|suggestive of|' +
    'suggesting|suggested|differential(?: diagnosis)?|versus|vs|should|compatible',
  behind:
    '(?:is|was) (?:suspected|possible|likely|considered)|suspected|cannot be excluded|is to be ruled out|versus|vs',
};

/** Met with a disease, which the patient need not have. */
export const EXPOSED: Pick<Cues, 'ahead'> = {
  ahead: 'exposed to|exposures? to|(?:in |close |recent )*contact (?:with|to)|close contact of',
};
