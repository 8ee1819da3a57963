/** Facts that follow from a table and are asked for again and again: kept beside it, and gone with it. */

/** What `derive` says of a table and a code, remembered for the codes of late. */
export const remembered = <Table extends object, Fact extends object | string | null>(
  derive: (table: Table, code: string) => Fact,
): ((table: Table, code: string) => Fact) => {
  const byTable = new WeakMap<Table, Map<string, Fact>>();
  return (table, code) => {
    let facts = byTable.get(table);
    if (!facts) byTable.set(table, (facts = new Map<string, Fact>()));
    const known = facts.get(code);
    if (known !== undefined) return known;
    // An organization uses some thousand codes; those that nobody ever saw must not fill the memory.
    if (facts.size >= MOST_CODES) facts.clear();
    const fact = derive(table, code);
    facts.set(code, fact);
    return fact;
  };
};

const MOST_CODES = 5_000;
