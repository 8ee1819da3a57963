/** Dates, times and periods as X12 writes them. */

/** CCYYMMDD, or YYMMDD. */
export const isDate = (text: string): boolean => {
  const match = /^(\d{2})?(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!match) return false;
  const [, century, year, month, day] = match;
  const last = new Date(Date.UTC(Number(`${century ?? '20'}${year}`), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last && century !== '00';
};

/** HHMM, HHMMSS, or with one or two digits of a second's parts. */
export const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,2})?$/.test(text);

const isRange = (text: string, of: (one: string) => boolean): boolean => {
  const parts = text.split('-');
  return parts.length === 2 && parts.every(of) && parts[0]! <= parts[1]!;
};

const eight = (text: string): boolean => text.length === 8 && isDate(text);

const FORMATS: ReadonlyMap<string, (text: string) => boolean> = new Map(
  Object.entries({
    D8: eight,
    D6: (text) => text.length === 6 && isDate(text),
    RD8: (text) => isRange(text, eight),
    DT: (text) => text.length === 12 && eight(text.slice(0, 8)) && isTime(text.slice(8)),
    RDT: (text) => isRange(text, (one) => one.length === 12 && eight(one.slice(0, 8)) && isTime(one.slice(8))),
    TM: (text) => text.length === 4 && isTime(text),
    CY: (text) => /^\d{4}$/.test(text),
    RD4: (text) => isRange(text, (one) => /^\d{4}$/.test(one)),
  } satisfies Readonly<Record<string, (text: string) => boolean>>),
);

/** Whether a period is written as its format qualifier says. True for formats that are not known here. */
export const isDatePeriod = (format: string, text: string): boolean => FORMATS.get(format)?.(text.trimEnd()) ?? true;
