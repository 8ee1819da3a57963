/**
 * Reading values out of JSON that nobody has checked. A `Place` is a value with its address, so that every complaint
 * names where it comes from; absent (or null) is never a complaint here: whoever needs the value says so.
 */

import { calendarDate, type CalendarDate } from '../platform/calendar-date.ts';
import type { Findings } from './findings.ts';

export interface Place {
  readonly findings: Findings;
  readonly resource: string;
  readonly path: string;
  readonly value: unknown;
}

/** The longest accepted texts, in UTF-16 units: names and identifiers, displays and titles, whole notes. */
export const MOST_CHARACTERS = { code: 100, name: 200, uri: 2_000, display: 1_000, note: 1_000_000 } as const;

/** Whether something stands there. */
export const isPresent = (place: Place): boolean => place.value !== undefined && place.value !== null;

/** Adds an issue at the place. */
export const issueAt = (place: Place, reason: string): void => place.findings.issue(place.resource, place.path, reason);

/** Adds a note at the place. */
export const noteAt = (place: Place, reason: string): void => place.findings.note(place.resource, place.path, reason);

/**
 * The property reached by the names, one object inside the other. An issue where something else than an object stands.
 */
export const at = (place: Place, ...names: readonly string[]): Place => {
  let here = place;
  for (const name of names) {
    here = {
      findings: here.findings,
      resource: here.resource,
      path: `${here.path}.${name}`,
      value: member(here, name),
    };
  }
  return here;
};

/** The elements of a list; none where it is absent. An issue where something else than a list stands. */
export const list = (place: Place): Place[] => {
  const { findings, resource, path, value } = place;
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    issueAt(place, 'must be a list');
    return [];
  }
  return (value as readonly unknown[]).map((element, index) => ({
    findings,
    resource,
    path: `${path}[${index}]`,
    value: element,
  }));
};

/**
 * The text, trimmed; null where it is absent or blank. An issue, and null, where it is not text, is longer than `most`,
 * or holds what PostgreSQL cannot store as text (NUL, half a surrogate pair).
 */
export const textAt = (place: Place, most: number = MOST_CHARACTERS.name): string | null => {
  if (!isPresent(place)) return null;
  if (typeof place.value !== 'string') {
    issueAt(place, 'must be text');
    return null;
  }
  const text = place.value.trim();
  const fault = textFault(text, most);
  if (fault !== null) issueAt(place, fault);
  return fault === null && text !== '' ? text : null;
};

/** Why the text cannot be stored, or null. */
export const textFault = (text: string, most: number): string | null => {
  if (text.length > most) return `is longer than ${most} characters`;
  if (text.includes('\u0000')) return 'holds a NUL character';
  return text.isWellFormed() ? null : 'holds half of a surrogate pair, which is no character';
};

/** A positive whole number; null where it is absent, an issue where it is something else. */
export const countAt = (place: Place): number | null => {
  if (!isPresent(place)) return null;
  const { value } = place;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1_000) return value;
  issueAt(place, 'must be a whole number from 1 to 1000');
  return null;
};

/** Whether the flag is set; false where it is absent, an issue where it is neither true nor false. */
export const flagAt = (place: Place): boolean => {
  if (isPresent(place) && typeof place.value !== 'boolean') issueAt(place, 'must be true or false');
  return place.value === true;
};

/**
 * The calendar day of a FHIR date, dateTime or instant as it is written: its first ten characters, in no other zone.
 * Null where it is absent; an issue where it is only a year or a month, or is no date.
 */
export const dayAt = (place: Place): CalendarDate | null => {
  const written = dateAt(place);
  if (written === null || written.length >= 10) return written as CalendarDate | null;
  issueAt(place, 'must be a full day, not only a year or a month');
  return null;
};

/** As `dayAt`, but a year or a month alone counts as absent: for a date that something else can stand in for. */
export const dayIfFullAt = (place: Place): CalendarDate | null => {
  const written = dateAt(place);
  return written !== null && written.length >= 10 ? (written as CalendarDate) : null;
};

/**
 * The first and the last day of a period, either null where open. A bound of a year or a month counts whole, as FHIR's
 * Period says.
 */
export const periodAt = (place: Place): { from: CalendarDate | null; to: CalendarDate | null } => {
  const start = dateAt(at(place, 'start'));
  const end = dateAt(at(place, 'end'));
  const from = start === null ? null : calendarDate(start.padEnd(10, '-01'));
  const to = end === null ? null : lastDayOf(end);
  if (from !== null && to !== null && to < from) issueAt(at(place, 'end'), 'is before the start of the period');
  return { from, to };
};

const DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** `YYYY`, `YYYY-MM` or a real `YYYY-MM-DD`. */
const dateAt = (place: Place): string | null => {
  const text = textAt(place, MOST_CHARACTERS.code);
  if (text === null) return null;
  const date = text.slice(0, 10);
  if (DATE.test(text) && calendarDate(date.padEnd(10, '-01')) !== null) return date;
  issueAt(place, 'is not a date');
  return null;
};

const lastDayOf = (date: string): CalendarDate | null => {
  const [year = '', month = '12', day] = date.split('-');
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return calendarDate(`${year}-${month}-${day ?? String(last)}`);
};

const member = (place: Place, name: string): unknown => {
  const { value } = place;
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return Object.hasOwn(value, name) ? value[name] : undefined;
  issueAt(place, 'must be an object');
  return undefined;
};

/** Whether the value is a JSON object, which a list is not. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
