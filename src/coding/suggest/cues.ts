/** Words that say that a condition is not there, not the patient's, not now, or not sure; and how far they reach. Pure. */

export type Cue = 'NEGATED' | 'FAMILY' | 'HISTORY' | 'UNCERTAIN' | 'ENDS';

/** What is said of the words from `from` before `to`: UTF-16 offsets in the note. */
export interface Reach {
  readonly cue: Exclude<Cue, 'ENDS'>;
  readonly from: number;
  readonly to: number;
}

/**
 * The reaches of all cues of one sentence. A cue reaches over lists (`no fever, chills or cough`) up to what turns the
 * sentence (`but`, `except`, `with`), and no farther than the sentence.
 */
export const reachesIn = (text: string, from: number, to: number): Reach[] => {
  const sentence = text.slice(from, to).toLowerCase();
  const quiet = sentence.replaceAll(NOT_A_CUE, (words) => ' '.repeat(words.length));
  const ends = [...quiet.matchAll(TURNS)].map(({ index }) => index);
  const reaches: Reach[] = [];
  for (const [cue, direction, pattern] of CUES) {
    for (const { 0: words, index } of quiet.matchAll(pattern)) {
      const after = index + words.length;
      const [start, end] =
        direction === 'AFTER'
          ? [after, ends.find((at) => at >= after) ?? sentence.length]
          : [ends.findLast((at) => at < index) ?? 0, index];
      reaches.push({ cue, from: from + start, to: from + end });
    }
  }
  return reaches;
};

const any = (words: string): RegExp =>
  new RegExp(
    `\\b(?:${words
      .split('|')
      .map((word) => word.trim())
      .join('|')})\\b`,
    'g',
  );

/** They hold a word of a cue and say something else. */
const NOT_A_CUE =
  /\b(?:no (?:change|increase|significant change|improvement|response|longer|further|doubt|other)|not (?:only|necessarily|certain if|improv\w+|respond\w*|resolv\w+)|without (?:improvement|response|change|success|treatment|difficulty)|no (?:prior )?treatment|cannot be ruled out|not be ruled out|not ruled out|could not rule out|cannot rule out|not exclude[d]?)\b/g;

const TURNS = any(
  'but|however|except|although|though|nevertheless|which|who|apart from|aside from|other than|presents?|presented|presenting|showed|shows|revealed|reveals|secondary to|due to|reports|complains|developed|diagnosed with|found|so|then|because',
);

const CUES: readonly (readonly [cue: Reach['cue'], direction: 'AFTER' | 'BEFORE', pattern: RegExp])[] = [
  [
    'NEGATED',
    'AFTER',
    any(
      'no|not|never|nor|neither|without|denies|denied|denying|deny|negative for|absence of|absent|free of|rules out|ruled out|rule out for|excluded|excludes|excluding|lack of|lacks|none of|no evidence of|failed to reveal|unremarkable for|discarded|discarding|nil|resolved|avoid|prevent|prevention of|prophylaxis|prophylactic|risk of|screening for|if|return (?:at once )?(?:with|for)|come back with|call (?:at once )?(?:with|for)|in case of|watch for|warned (?:of|about)',
    ),
  ],
  [
    'NEGATED',
    'BEFORE',
    any(
      '(?:is|was|were|are|been|being) (?:ruled out|excluded|absent|negative|discarded|denied|not (?:present|seen|observed|found|evident|detected|palpable|palpated|identified))|negative|not present|ruled out|(?:thought |judged |considered )?unlikely|absent|not (?:seen|observed|found|detected|palpated|evident)',
    ),
  ],
  [
    'FAMILY',
    'AFTER',
    any(
      'mother|father|brother|sister|siblings?|aunt|uncle|grandmother|grandfather|grandparents?|cousin|parents|maternal|paternal|family history(?: of)?|relatives?',
    ),
  ],
  [
    'FAMILY',
    'BEFORE',
    any('in (?:his|her|the|a) (?:mother|father|brother|sister|family|son|daughter)|family history|runs in the family'),
  ],
  [
    'HISTORY',
    'AFTER',
    any(
      'history of|h/o|hx of|status post|s/p|personal history|past history|previous|previously|prior|former|formerly|old|remote|in childhood',
    ),
  ],
  ['HISTORY', 'BEFORE', any('(?:in|since) (?:childhood|(?:19|20)[0-9]{2})|years ago|months ago|in the past')],
  [
    'UNCERTAIN',
    'AFTER',
    any(
      'possible|possibly|probable|probably|suspected|suspicion of|suspicious for|suspect|rule out|r/o|likely|questionable|presumed|presumptive|concern for|concerning for|may be|might be|could be|consistent with|compatible with|suggestive of|suggesting|suggested|differential(?: diagnosis)?|versus|vs|should|compatible',
    ),
  ],
  [
    'UNCERTAIN',
    'BEFORE',
    any(
      '(?:is|was) (?:suspected|possible|likely|considered)|suspected|cannot be excluded|is to be ruled out|versus|vs',
    ),
  ],
];
