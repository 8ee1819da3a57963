/** Facts that follow from a table and are asked for again and again: kept beside it, and gone with it. */

import type { CodeTable } from '../../codesets/tables/table.ts';

/** What `derive` says of a table and a code, remembered for the codes of late. */
export const remembered = <Table extends object, Fact extends object | string | null>(
  derive: (table: Table, code: string) => Fact,
): ((table: Table, code: string) => Fact) => {
  const byTable = new WeakMap<Table, Memory<Fact>>();
  return (table, code) => {
    let memory = byTable.get(table);
    if (!memory) byTable.set(table, (memory = { young: new Map(), old: new Map() }));
    let fact = memory.young.get(code);
    if (fact !== undefined) return fact;
    fact = memory.old.get(code) ?? derive(table, code);
    if (memory.young.size >= MOST_YOUNG) byTable.set(table, (memory = { young: new Map(), old: memory.young }));
    memory.young.set(code, fact);
    return fact;
  };
};

/** Codes that were not asked for while `young` filled up are forgotten: those that nobody uses do not fill the memory. */
interface Memory<Fact> {
  readonly young: Map<string, Fact>;
  readonly old: ReadonlyMap<string, Fact>;
}

/** An organization uses some thousand codes. */
const MOST_YOUNG = 8_000;

/** The row of a code, for rules that each ask for it again. */
export const rowOf = remembered((codes: CodeTable, code: string) => codes.find(code));
