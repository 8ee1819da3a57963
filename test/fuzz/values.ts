/** Values for arguments: as literals of a document, and as what a client would send in its variables, good and bad. */

import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import type { Random } from '../../src/sample/random.ts';

/** What ids and cursors are drawn from: those of the world that is asked, and some of nothing. */
export interface Pools {
  readonly ids: readonly string[];
  readonly cursors: readonly string[];
}

/** Where in a document a value is wanted. */
export interface Place {
  readonly random: Random;
  readonly pools: Pools;
  /** The argument or input field. */
  readonly name: string;
  readonly type: GraphQLInputType;
  /** Objects within objects around it. */
  readonly depth: number;
  /** A variable of a type that fits here, as `$name`; null where none is wanted. */
  readonly variable: (place: Place) => string | null;
}

/** A literal that validation lets pass, variables in it now and then. */
export const literalFor = (place: Place): string => {
  const { random, type } = place;
  const variable = place.variable(place);
  if (variable !== null) return variable;
  if (!isNonNullType(type) && random.chance(0.08)) return 'null';
  const known = getNullableType(type);
  if (isListType(known)) {
    const item = { ...place, type: known.ofType };
    // One item may stand for the list of it; but not a variable, whose type would have to be the list's.
    if (random.chance(0.2)) return literalFor({ ...item, variable: () => null });
    return `[${several(random, 0, 3, () => literalFor(item)).join(', ')}]`;
  }
  if (isInputObjectType(known)) {
    const fields = chosenFields(place, Object.values(known.getFields()), false);
    const texts = fields.map(({ name, type: of }) => {
      const value = literalFor({ ...place, name, type: of, depth: place.depth + 1 });
      return `${name}: ${value}`;
    });
    return `{${random.shuffled(texts).join(', ')}}`;
  }
  if (isEnumType(known)) return random.pick(known.getValues()).name;
  const { good } = scalarsFor(place, getNamedType(type).name);
  return untyped(random.pick(good));
};

/** A value as a client would send it; `badness` is the share of those that the schema does not allow. */
export const valueFor = (place: Place, badness: number): unknown => {
  const { random, type } = place;
  if (random.chance(badness)) return random.pick([null, 'NOPE', 17, 1.5, true, [], {}, [null], { unknown: 1 }]);
  if (!isNonNullType(type) && random.chance(0.1)) return null;
  const known = getNullableType(type);
  if (isListType(known)) {
    const item = { ...place, type: known.ofType };
    return random.chance(0.2) ? valueFor(item, badness) : several(random, 0, 3, () => valueFor(item, badness));
  }
  if (isInputObjectType(known)) {
    const fields = chosenFields(place, Object.values(known.getFields()), random.chance(badness));
    return Object.fromEntries(
      fields.map(({ name, type: of }) => [
        name,
        valueFor({ ...place, name, type: of, depth: place.depth + 1 }, badness),
      ]),
    );
  }
  if (isEnumType(known)) return random.pick(known.getValues()).name;
  const { good, bad } = scalarsFor(place, getNamedType(type).name);
  return random.pick(random.chance(badness * 2) && bad.length > 0 ? bad : good);
};

/** A JSON value as a literal of GraphQL. */
const untyped = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(untyped).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, each]) => `${key}: ${untyped(each)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
};

const several = <T>(random: Random, least: number, most: number, make: () => T): T[] =>
  Array.from({ length: random.between(least, most) }, make);

/** All that are required (but one, where `lacking`), and some of the rest. */
const chosenFields = (
  { random, depth }: Place,
  fields: readonly GraphQLInputField[],
  lacking: boolean,
): GraphQLInputField[] => {
  const share = depth > 2 ? 0.1 : Math.min(0.5, 2 / fields.length);
  const needed = (field: GraphQLInputField): boolean => isNonNullType(field.type) && field.defaultValue === undefined;
  const chosen = fields.filter((field) => needed(field) || random.chance(share));
  return lacking ? chosen.slice(1) : chosen;
};

interface Scalars {
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

const scalarsFor = ({ name, pools, random }: Place, type: string): Scalars => {
  // Never a version that is stored: no mutation of a random document may succeed.
  if (name === 'version') return { good: [-1, 0, 999_999], bad: ['1', 2.5, 3_000_000_000] };
  if (name === 'after') return { good: ['', 'x', random.pick(pools.cursors)], bad: [7] };
  if (name === 'first') return { good: [0, 1, 2, 3, 3, 5, 101, -1], bad: ['1', 2.5, 3_000_000_000] };
  if (type === 'ID')
    return { good: [random.pick(pools.ids), random.pick(pools.ids), NOTHING, 'x', 5], bad: [1.5, true] };
  return SCALARS[type]!;
};

const NOTHING = '00000000-0000-7000-8000-000000000000';

const SCALARS: Readonly<Record<string, Scalars>> = {
  Int: { good: [0, 1, 2, -1, 2_147_483_647], bad: [2_147_483_648, '1', 1.5] },
  Boolean: { good: [true, false], bad: ['true', 0] },
  String: {
    good: [
      '',
      'a',
      'E11.9',
      '99213',
      '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d0',
      'Größe 🎉 \\ \u2028',
      'x"y',
    ],
    bad: [7, true, ['a', 'b']],
  },
  Money: { good: ['0', '1.00', '-3.07', '150'], bad: ['1.005', 1, 'much'] },
  CalendarDate: { good: ['2026-09-03', '2026-10-01', '1900-01-01'], bad: ['2026-02-30', 'today', 20260903] },
  DateTimeISO: { good: ['2026-09-03T10:15:30Z', '2026-11-01T00:00:00.123Z'], bad: ['yesterday', 7, true] },
  NPI: { good: ['1234567893'], bad: ['1234567890', 1_234_567_893] },
  ICD10CM: { good: ['E11.9', 'e119', 'Z79.4'], bad: ['zz', 11] },
  JSON: {
    good: [{}, [], 'text', 7, { resourceType: 'Bundle', type: 'x' }, JSON.parse('{"__proto__": {"a": [1, null]}}')],
    bad: [],
  },
};
