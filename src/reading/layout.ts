/** How an answer is laid out: the fields of a selection in their order, each under the name that the client gave it. */

import type {
  ColumnAttribute,
  ComputedAttribute,
  ExpressionAttribute,
  InverseAttribute,
  PolymorphicAttribute,
  ReferenceAttribute,
} from '../access/entity.ts';
import type { Plan } from './plan.ts';

/** The fields of one entity. */
export type Layout = readonly Field[];

interface Below {
  readonly plan: Plan;
  readonly layout: Layout;
}

export type Field = { readonly key: string } & (
  | { readonly is: 'typename'; readonly name: string }
  | { readonly is: 'cell'; readonly attribute: ColumnAttribute | ExpressionAttribute }
  | ({ readonly is: 'reference'; readonly attribute: ReferenceAttribute } & Below)
  | ({ readonly is: 'list' | 'single'; readonly attribute: InverseAttribute } & Below)
  | { readonly is: 'connection'; readonly page: string; readonly plan: Plan; readonly layout: ConnectionLayout }
  | {
      readonly is: 'polymorphic';
      readonly attribute: PolymorphicAttribute;
      /** By the name of the row's type. */
      readonly layouts: ReadonlyMap<string, Below>;
    }
  | {
      readonly is: 'computed';
      readonly attribute: ComputedAttribute;
      readonly write: (value: unknown) => string;
    }
);

/** The fields of one page. */
export type ConnectionLayout = readonly ({ readonly key: string } & (
  | { readonly is: 'typename'; readonly name: string }
  | { readonly is: 'edges'; readonly edge: readonly EdgeField[] }
  /** Pairs of the client's name and PageInfo's own. */
  | { readonly is: 'pageInfo'; readonly info: readonly (readonly [string, string])[] }
  | { readonly is: 'totalCount' }
))[];

export type EdgeField = { readonly key: string } & (
  | { readonly is: 'typename'; readonly name: string }
  | { readonly is: 'cursor' }
  | { readonly is: 'node'; readonly layout: Layout }
);
