/** Judges the elements of a segment against its use in a guide. */

import { issue, type Issue } from '../issue.ts';
import type { Delimiters } from '../read/delimiters.ts';
import type { RawSegment } from '../read/segments.ts';
import { checkSyntax } from './check-syntax.ts';
import { valueFault } from './check-value.ts';
import type { CompiledUse, PlaceCheck } from './compiled.ts';
import { isDatePeriod } from './dates.ts';

/** Where in a segment, from 1: component and repetition are null where there is none. */
export interface At {
  readonly element: number;
  readonly component: number | null;
  readonly repetition: number | null;
}

export type Found = (code: string, at: At, check: PlaceCheck | null, value: string, sentence: string) => void;

/** What the checks of one segment share. */
interface Checking {
  readonly delimiters: Delimiters;
  /** Whether all of it is printable ASCII, as nearly all is. */
  readonly isPlain: boolean;
  readonly found: Found;
}

/** Reports every fault of the segment's elements, in their order; what they demand of each other comes after. */
export const checkSegment = (
  segment: RawSegment,
  use: CompiledUse,
  delimiters: Delimiters,
  place: { readonly position: number; readonly loopId: string | null },
  report: (found: Issue) => void,
): void => {
  const found: Found = (code, at, check, value, sentence) =>
    report(
      issue({
        level: 'element',
        code,
        sentence,
        segmentId: segment.id,
        segmentPosition: place.position,
        loopId: place.loopId,
        elementPosition: at.element,
        componentPosition: at.component,
        repetition: at.repetition,
        dataElement: check?.element.number ?? null,
        value,
        offset: segment.offset,
      }),
    );
  const checking = { delimiters, isPlain: !/[^ -~]/.test(segment.text), found };
  const values = segment.elements;
  const last = Math.max(values.length - 1, use.lastNeeded);
  for (let element = 1; element <= last; element += 1) {
    const check = use.checks[element - 1];
    if (check !== undefined) checkElement(check, values[element] ?? '', element, checking);
    else if (values[element] !== '')
      found('3', atElement(element), null, values[element]!, `${segment.id} has ${use.checks.length} elements.`);
  }
  checkSyntax(use.syntax, use.checks, values, 1, null, found);
  if (use.hasPeriod) checkPeriods(use.checks, values, 1, null, found);
};

const atElement = (element: number): At => ({ element, component: null, repetition: null });

const checkElement = (check: PlaceCheck, value: string, element: number, checking: Checking): void => {
  const { found, delimiters } = checking;
  if (value === '') {
    if (check.usage === 'R') found('1', atElement(element), check, '', `${check.name} is needed.`);
  } else if (check.usage === null) found('I10', atElement(element), check, value, `${check.name} is not used here.`);
  else if (delimiters.repetition === null || !value.includes(delimiters.repetition))
    checkOnce(check, value, element, null, checking);
  else checkRepetitions(check, value.split(delimiters.repetition), value, element, checking);
};

const checkRepetitions = (
  check: PlaceCheck,
  values: readonly string[],
  value: string,
  element: number,
  checking: Checking,
): void => {
  if (values.length > check.repeats) {
    const most = check.repeats === 1 ? 'does not repeat' : `repeats up to ${check.repeats} times`;
    checking.found('12', atElement(element), check, value, `${check.name} ${most}.`);
  } else for (const [index, one] of values.entries()) checkOnce(check, one, element, index + 1, checking);
};

const checkOnce = (
  check: PlaceCheck,
  value: string,
  element: number,
  repetition: number | null,
  checking: Checking,
): void => {
  const { parts } = check;
  const { delimiters, found } = checking;
  if (parts === null) {
    if (!value.includes(delimiters.component)) checkValue(check, value, element, null, repetition, checking);
    else found('13', { element, component: null, repetition }, check, value, `${check.name} has no parts.`);
    return;
  }
  const values = value.split(delimiters.component);
  for (const [index, part] of parts.entries())
    checkPart(part, values[index] ?? '', element, index + 1, repetition, checking);
  const within = { element, component: parts.length + 1, repetition };
  if (values.length > parts.length && values.slice(parts.length).some((one) => one !== ''))
    found('13', within, null, value, `${check.name} has ${parts.length} parts.`);
  checkSyntax(check.syntax, parts, values, 0, within, found);
  if (check.hasPeriod) checkPeriods(parts, values, 0, within, found);
};

const checkPart = (
  check: PlaceCheck,
  value: string,
  element: number,
  component: number,
  repetition: number | null,
  checking: Checking,
): void => {
  if (value === '' && check.usage !== 'R') return;
  const at = { element, component, repetition };
  if (value === '') checking.found('1', at, check, '', `${check.name} is needed.`);
  else if (check.usage === null) checking.found('I10', at, check, value, `${check.name} is not used here.`);
  else checkValue(check, value, element, component, repetition, checking);
};

const checkValue = (
  check: PlaceCheck,
  value: string,
  element: number,
  component: number | null,
  repetition: number | null,
  { isPlain, found }: Checking,
): void => {
  const fault = valueFault(check.element, value, isPlain);
  if (fault !== null)
    found(fault.code, { element, component, repetition }, check, value, `${check.name} ${fault.sentence}`);
  else if (check.codes !== null && !check.codes.has(value) && !check.codes.has(value.trimEnd()))
    found(
      'I6',
      { element, component, repetition },
      check,
      value,
      `${check.name} says here one of: ${someOf(check.codes)}.`,
    );
};

const someOf = (codes: ReadonlySet<string>): string => {
  const list = [...codes];
  return list.length <= 12 ? list.join(', ') : `${list.slice(0, 12).join(', ')} and ${list.length - 12} others`;
};

/** A format qualifier (element 1250) says how the value beside it (element 1251) is written. */
const checkPeriods = (
  checks: readonly PlaceCheck[],
  values: readonly string[],
  from: number,
  within: At | null,
  found: Found,
): void => {
  for (let index = 0; index + 1 < checks.length; index += 1) {
    const next = checks[index + 1]!;
    if (checks[index]!.element.number !== '1250' || next.element.number !== '1251') continue;
    const [format, value] = [values[index + from] ?? '', values[index + from + 1] ?? ''];
    if (format === '' || value === '' || next.usage === null || isDatePeriod(format, value)) continue;
    const at = within === null ? atElement(index + 2) : { ...within, component: index + 2 };
    found('8', at, next, value, `${next.name} is no date of the form that ${format} asks for.`);
  }
};
