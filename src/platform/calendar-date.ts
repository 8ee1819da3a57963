/** Dates of service are calendar dates: a day on a calendar, with no time and no zone. */

/** A real day as `YYYY-MM-DD`. Compares correctly as text. */
export type CalendarDate = string & { readonly calendarDate: unique symbol };

/** Reads `YYYY-MM-DD`; null when that is not a day that exists (2026-02-30 is not). Years 1800 to 2199. */
export const calendarDate = (text: string): CalendarDate | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return text as CalendarDate;
};

/** The calendar day of an instant in UTC. */
export const dayOf = (instant: Date): CalendarDate => instant.toISOString().slice(0, 10) as CalendarDate;

/** The day `days` later (earlier when negative). */
export const plusDays = (date: CalendarDate, days: number): CalendarDate =>
  dayOf(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000));

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
