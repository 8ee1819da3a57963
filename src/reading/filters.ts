/** The filters that every list has, by kind of column, and the SQL conditions they become. */

import { Field, ID, InputType, Int } from 'type-graphql';
import type { ColumnKind } from '../access/column-kinds.ts';
import type { ColumnAttribute, ReferenceAttribute, Shape } from '../access/entity.ts';
import { forbidden } from '../access/actor.ts';
import { guardOf } from '../access/guards.ts';
import { holds } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { enumName } from '../platform/enums.ts';
import { CalendarDate, Icd10Cm, Money, Npi } from '../platform/scalars.ts';
import { isUuid } from '../platform/uuid.ts';
import { sqlTypeOf, type Parameters } from './parameters.ts';

/** A filter as it arrives: operators that all must hold. */
export type FilterValue = Readonly<Record<string, unknown>>;

type Operand = () => unknown;

const operators = { eq: '=', from: '>=', to: '<=', atLeast: '>=', atMost: '<=' } as const;

/** Declares an input type whose fields are operators over one kind of value. */
const filterType = (
  name: string,
  description: string,
  operand: Operand,
  names: readonly string[],
): new () => object => {
  const type = { [name]: class {} }[name]!;
  const sentences: Record<string, string> = {
    eq: 'Equal to.',
    in: 'One of.',
    from: 'On or after.',
    to: 'On or before.',
    atLeast: 'Not less than.',
    atMost: 'Not more than.',
    startsWith: 'Beginning with, letter case ignored.',
    has: 'Holding this one.',
    isNull: 'Absent (true) or present (false).',
  };
  for (const each of names) {
    const fieldType =
      each === 'in'
        ? () => [operand()]
        : each === 'isNull'
          ? () => Boolean
          : each === 'startsWith'
            ? () => String
            : operand;
    Field(fieldType as never, { nullable: true, description: sentences[each]! })(type.prototype, each);
  }
  InputType(name, { description })(type);
  return type;
};

const IdFilter = filterType('IdFilter', 'A condition on an id.', () => ID, ['eq', 'in', 'isNull']);
const TextFilter = filterType('TextFilter', 'A condition on a text.', () => String, [
  'eq',
  'in',
  'startsWith',
  'isNull',
]);
const IntFilter = filterType('IntFilter', 'A condition on a whole number.', () => Int, [
  'eq',
  'atLeast',
  'atMost',
  'isNull',
]);
const BooleanFilter = filterType('BooleanFilter', 'A condition on a yes or no.', () => Boolean, ['eq']);
const DateFilter = filterType('DateFilter', 'A condition on a calendar date.', () => CalendarDate, [
  'eq',
  'from',
  'to',
  'isNull',
]);
const InstantFilter = filterType('InstantFilter', 'A condition on an instant.', () => GraphQLDateTimeISO, [
  'from',
  'to',
  'isNull',
]);
const MoneyFilter = filterType('MoneyFilter', 'A condition on an amount.', () => Money, [
  'eq',
  'atLeast',
  'atMost',
  'isNull',
]);
const NpiFilter = filterType('NPIFilter', 'A condition on an NPI.', () => Npi, ['eq', 'in', 'isNull']);
const Icd10CmFilter = filterType('ICD10CMFilter', 'A condition on an ICD-10-CM code.', () => Icd10Cm, [
  'eq',
  'in',
  'startsWith',
  'isNull',
]);

const TextsFilter = filterType('TextsFilter', 'A condition on a list of texts.', () => String, ['has']);

const BY_KIND: Partial<Record<ColumnKind, new () => object>> = {
  id: IdFilter,
  text: TextFilter,
  integer: IntFilter,
  flag: BooleanFilter,
  date: DateFilter,
  instant: InstantFilter,
  money: MoneyFilter,
  npi: NpiFilter,
  icd10cm: Icd10CmFilter,
  texts: TextsFilter,
};

const enumFilters = new Map<object, new () => object>();

const enumFilter = (values: Readonly<Record<string, string>>): new () => object => {
  const known = enumFilters.get(values);
  if (known) return known;
  const made = filterType(`${enumName(values)}Filter`, `A condition on ${enumName(values)}.`, () => values, [
    'eq',
    'in',
    'isNull',
  ]);
  enumFilters.set(values, made);
  return made;
};

type Filterable = ColumnAttribute | ReferenceAttribute;

const filterable = (shape: Shape): Filterable[] =>
  [...shape.attributes.values()].filter(
    (each): each is Filterable => (each.is === 'column' || each.is === 'reference') && each.filter,
  );

/** Declares the filter input of an entity; null when nothing of it can be filtered by. */
export const filterInputOf = (shape: Shape): (new () => object) | null => {
  const attributes = filterable(shape);
  if (attributes.length === 0) return null;
  const name = `${shape.name}Filter`;
  const type = { [name]: class {} }[name]!;
  for (const attribute of attributes) {
    const of =
      attribute.is === 'reference'
        ? IdFilter
        : attribute.kind === 'enumeration'
          ? enumFilter(attribute.values!)
          : BY_KIND[attribute.kind]!;
    Field(() => of as never, { nullable: true })(type.prototype, attribute.name);
  }
  InputType(name, { description: `Conditions on ${shape.name}, all of which must hold.` })(type);
  return type;
};

/** The SQL conditions of a filter; refuses one on an attribute that these roles may not see, which would be a way to guess it. */
export const conditionsOf = (
  shape: Shape,
  filter: Readonly<Record<string, FilterValue | null | undefined>> | null | undefined,
  roles: readonly Role[],
  add: Parameters['add'],
): string[] =>
  filterable(shape).flatMap((attribute) => {
    const value = filter?.[attribute.name];
    if (!value) return [];
    const guard = guardOf(shape, attribute);
    if (guard && !holds(roles, guard)) throw forbidden(guard, `${shape.name}.${attribute.name}`);
    if (attribute.is === 'column' && attribute.values !== null)
      return namedConditions(attribute, attribute.values, value);
    const type = attribute.is === 'reference' ? 'uuid' : sqlTypeOf(attribute);
    return Object.entries(value).flatMap(([operator, operand]) =>
      operand === null || operand === undefined
        ? []
        : [condition(`t.${attribute.column}`, operator, operand, type, add)],
    );
  });

/**
 * Names of an enum stand in the statement's text: they come from a closed list, and PostgreSQL can only use an index on
 * some of the states when it sees which ones are asked for.
 */
const namedConditions = (
  { column }: ColumnAttribute,
  values: Readonly<Record<string, string>>,
  filter: FilterValue,
): string[] =>
  Object.entries(filter).flatMap(([operator, operand]) => {
    if (operand === null || operand === undefined) return [];
    if (operator === 'isNull') return [operand === true ? `t.${column} is null` : `t.${column} is not null`];
    const names = [operand]
      .flat()
      .map(String)
      .filter((name) => Object.hasOwn(values, name));
    return [names.length === 0 ? 'false' : `t.${column} in (${names.map((name) => `'${name}'`).join(', ')})`];
  });

const condition = (
  column: string,
  operator: string,
  operand: unknown,
  type: string,
  add: Parameters['add'],
): string => {
  if (operator === 'isNull') return operand === true ? `${column} is null` : `${column} is not null`;
  // What is no UUID is nobody's id: it finds nothing, and never comes as far as a cast that would fail.
  if (type === 'uuid') return `${column} = any(${add([operand].flat().map(String).filter(isUuid), 'uuid[]')})`;
  if (operator === 'in') return `${column} = any(${add(operand, `${type}[]`)})`;
  if (operator === 'startsWith')
    return `lower(${column}) like ${add(`${escapeLike(String(operand).toLowerCase())}%`, 'text')}`;
  if (operator === 'has') return `${column} @> array[${add(operand, 'text')}]`;
  return `${column} ${operators[operator as keyof typeof operators]} ${add(operand, type)}`;
};

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
