/** The graph's own scalars. Each refuses what is not of its form, without repeating the value: it may be PHI. */

import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { calendarDate } from './calendar-date.ts';
import { centsFromText, centsToText } from './money.ts';
import { isNpi } from './npi.ts';

export const Money = textScalar({
  name: 'Money',
  description:
    'An amount in US dollars as a decimal string with at most two decimals, such as "125.00" or "-3.07". Integer cents inside.',
  read: centsFromText,
  write: (cents) => centsToText(BigInt(cents as bigint | string | number)),
  hint: 'a decimal string such as "125.00"',
});

export const CalendarDate = textScalar({
  name: 'CalendarDate',
  description: 'A day on the calendar as YYYY-MM-DD, without time or zone.',
  read: calendarDate,
  write: String,
  hint: 'a day that exists, as YYYY-MM-DD',
});

export const Npi = textScalar({
  name: 'NPI',
  description: 'A National Provider Identifier: ten digits, the last a check digit.',
  read: (text) => (isNpi(text) ? text : null),
  write: String,
  hint: 'ten digits with a right check digit',
});

export const Icd10Cm = textScalar({
  name: 'ICD10CM',
  description:
    'An ICD-10-CM code, read with or without the dot, written with it: "E11.9". That it is valid on a date is checked where it is used.',
  read: (text) => {
    const plain = text.trim().toUpperCase().replace('.', '');
    return /^[A-TV-Z][0-9][0-9A-Z][0-9A-Z]{0,4}$|^U[0-9][0-9A-Z]{1,5}$/.test(plain) ? plain : null;
  },
  write: (code) => withDot(String(code)),
  hint: 'an ICD-10-CM code such as "E11.9"',
});

/** An ICD-10-CM code as people write it: `E119` is `E11.9`. */
export const withDot = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code);

interface TextScalar<T> {
  name: string;
  description: string;
  read: (text: string) => T | null;
  write: (value: unknown) => string;
  hint: string;
}

function textScalar<T>({ name, description, read, write, hint }: TextScalar<T>): GraphQLScalarType<T, string> {
  // A literal is named, so that the answer can say where it stands.
  const parsed = (value: unknown, nodes?: ValueNode): T => {
    const found = typeof value === 'string' ? read(value) : null;
    if (found !== null) return found;
    throw new GraphQLError(`${name} must be ${hint}.`, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: write,
    parseValue: (value) => parsed(value),
    parseLiteral: (node: ValueNode) => parsed(node.kind === Kind.STRING ? node.value : null, node),
  });
}
