/** Amounts and dates as X12 writes them. */

import { centsFromText, type Cents } from '../platform/money.ts';
import { calendarDate, type CalendarDate } from '../platform/calendar-date.ts';

/** `324`, `324.5`, `-0.07`: no digit that says nothing. */
export const amountText = (cents: Cents): string => {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  const whole = digits.slice(0, -2);
  const part = digits.slice(-2).replace(/0+$/, '');
  return `${cents < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
};

/** Cents of an amount as X12 writes it; null for one that is no amount of money: more than two decimals, too large. */
export const centsOf = (text: string): Cents | null => {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || (match[2] === '' && !match[3])) return null;
  // More decimals than two say nothing only where they are zero.
  const part = (match[3] ?? '').replace(/0+$/, '');
  return centsFromText(`${match[1]}${match[2] || '0'}${part === '' ? '' : `.${part}`}`);
};

/** CCYYMMDD. */
export const dateText = (date: CalendarDate): string => date.replaceAll('-', '');

/** The calendar date of CCYYMMDD; null when there is no such day. */
export const dateOf = (text: string): CalendarDate | null =>
  /^\d{8}$/.test(text) ? calendarDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : null;
