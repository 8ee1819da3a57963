/** Wording that leads a clinician: towards an answer, or by what an answer is worth. By words alone, so much gets through. */

import { plain } from './plain.ts';

/** How a question leads, as sentences; empty for one in which nothing of the kind is found. */
export const leadingFaults = (question: string): string[] => {
  const asked = plain(question);
  const faults: string[] = [];
  const sentences = sentencesOf(question);
  if (EXPECTS_YES.test(asked) || sentences.some((each) => NEGATIVE.test(each)) || TAG.test(question))
    faults.push('The question expects to be agreed with, which leads: ask without "not" and without a tag at its end.');
  if (OPINION.test(asked))
    faults.push('The question says what whoever asks believes, which leads: give the findings only.');
  if (POINTS.test(asked)) faults.push('The question points to one of its alternatives, which leads.');
  if (directs(question) || ROUNDABOUT.test(asked)) {
    faults.push(
      'The question asks for something particular to be documented, which leads: ask which, what, how or whether.',
    );
  }
  return faults;
};

/** Whether an alternative asks to be chosen. */
export const begsToBeChosen = (option: string): boolean => BEGS.test(plain(option)) || MARKS.test(option);

/** Whether a text speaks of payment, of billing, of quality figures, or of what a code is worth. */
export const speaksOfWorth = (text: string): boolean => WORTH.test(plain(text));

/** Whether a question can be answered with yes or no: one that begins with a verb and leaves no choice. */
export const isClosed = (question: string): boolean =>
  sentencesOf(question).some((sentence) => CLOSED.test(sentence) && !OPENS.test(sentence));

const sentencesOf = (question: string): string[] => question.split(/[.!?;:\n]+/).map(plain);

const CLOSED = /^(is|are|was|were|does|do|did|has|have|had|can|could|would|should|will|may|might)\b/;
const OPENS =
  /\b(which|what|how|when|where|why|who|whose|or(?! not\b))\b|^\w+ you( please| kindly)? (clarify|specify|describe|explain|document|indicate|state|provide|give|tell|name|elaborate)\b|^(is|are) there (any )?(other|another|further|additional)\b|\bfurther (specified|clarified|described)\b/;

/** "Don't you agree", "is this not"; the apostrophe is a space in plain form. */
const EXPECTS_YES =
  /\b((do|does|did|is|are|was|were|would|could|should|has|have|had)n t|can t|won t|cannot) (we|you|it|this|that|these|he|she|they|the patient)\b|(?<!\b(what|which|why|how|when|where|who) )\b(do|does|did|is|are|was|were|would|could|should|can) (we|you|it|this|that|he|she|they|the patient) not\b/;

/** A sentence that begins like that: "wouldn't sepsis explain this". */
const NEGATIVE = /^((do|does|did|is|are|was|were|would|could|should|has|have|had)n|can|won) t\b/;

/** Not after a choice of sides. */
const TAG =
  /^(?!.*\bleft\b).*[,;–—-]\s*(right|correct|agreed|yes|no|true|isn['’]t it|don['’]t you( agree| think)?)\s*\?+\s*$/is;

const OPINION =
  /\b((i|we) (strongly )?(believe|think|feel|suspect|assume|expect)|clearly|obviously|undoubtedly|evidently|it is (clear|obvious|evident) that|(seems|appears|looks) (clear|obvious|like))\b/;

const POINTS =
  /\b(choose|pick|select|tick|mark|answer|use)( with)?( the)? (first|second|third|fourth|fifth|sixth|last|top|option [0-9]|number [0-9]|yes|no)\b/;

/** An order to document, at the beginning of a sentence or after words by which people are asked. Some of the verbs are nouns too. */
const VERBS = 'document|add|addend|amend|diagnose|confirm|indicate|specify|write|include';
const ORDER = new RegExp(
  `(?:${[
    `(?:^|[.!?;:\\n]\\s*)(?:${VERBS})`,
    '\\b(?:and|then|just|also)\\s+(?:document|add|diagnose)',
    `\\b(?:please|kindly|(?:can|could|would|will|should|must) you|you (?:must|should|need to|have to|ought to)|(?:need|want|ask|like|urge) you to)\\s+(?:(?:please|also|just|then|kindly)\\s+)*(?:${VERBS}|list|record|chart|state|code|change|update|mention|put|call)`,
  ].join('|')})\\s+(?!\\d|of\\b|says\\b|shows\\b|describes\\b)([^.!?;:\\n]*)`,
  'gi',
);

/** The same without an order: "consider documenting", "we need it documented", "be documented as". */
const ROUNDABOUT =
  /\bconsider (documenting|adding|listing|including)\b|\b(we|i) (need|want|require|would like)( [a-z0-9]+){1,5} (documented|added|listed|coded)\b|\bbe (documented|coded|listed|reported) as\b/;

/** Whether an order names what is to be documented before it comes to a word that leaves it open. */
const directs = (question: string): boolean =>
  [...question.matchAll(ORDER)].some(([, object]) => {
    const words = plain(object!)
      .split(' ')
      .filter((word) => word !== '');
    const at = words.findIndex((word) => !FILLERS.has(word));
    // The diagnosis of something is that thing.
    return at >= 0 && !(LEFT_OPEN.has(words[at]!) && !(NAMELESS.has(words[at]!) && AS.has(words[at + 1] ?? '')));
  });

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const FILLERS = set(
  'the a an your any all in on this that these those below here above next note notes progress addendum discharge summary record chart medical clinical clinically most likely specific exact underlying further additional suspected relevant appropriate associated best more full complete current final principal secondary primary admitting working own professional patient s his her their its there',
);

const LEFT_OPEN = set(
  'type kind acuity severity stage grade degree class depth cause causes etiology aetiology origin significance diagnosis diagnoses condition conditions specificity laterality side site location status opinion judgment judgement assessment interpretation impression relationship relation reason reasons response answer clarification indication indications rationale nature extent duration course timing meaning detail details information organism agent procedure treatment plan findings what which whether if how when where why who whose one either',
);

const NAMELESS = set('diagnosis diagnoses condition conditions');
const AS = set('of as');

const BEGS =
  /\b(please|choose|choosing|pick|select|preferred|prefer|recommended|recommend|this one|(best|correct|right|expected) (answer|choice|option)|tick|click)\b/;
const MARKS = /[!*→←⇐⇒✓✔★☆]|<-|->|<=\s*$/;

/**
 * In plain form, by whole words. "Charge", "cost" and "denies" are left out, and "CC" and "capture" by themselves: notes are
 * full of discharges, of denied pain, of chief complaints, and of paced beats that capture.
 */
const WORTH = new RegExp(
  `\\b(${[
    'pay|pays|paid|paying|payer|payers|payment|payments|reimburse|reimburses|reimbursed|reimbursement|reimbursable',
    'revenue|profit|bill|bills|billed|billing|billable|upcod\\w+|medicare|insurer|insurance',
    'drg|drgs|ms drg|apr drg|mcc|mccs|(a|our|another) cc|cc (capture|rate|mcc|or mcc|and mcc)',
    'hcc|hccs|raf|rafs|rvu|rvus|case mix|cmi|soi|risk adjust\\w*|risk scores?|risk of mortality|expected mortality',
    'severity (of illness|level|score)|relative weight|gmlos|quality (score|scores|metric|metrics|measure|measures|rating)',
    'star rating|psi 90|hac|report card|pepper|captur\\w+ (rate|the severity|severity)|severity capture',
  ].join('|')})\\b`,
);
