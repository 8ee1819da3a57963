/**
 * Five of the checks by SQL, line by line, as they are written where nothing is kept in memory: validity of every code,
 * Excludes1, procedure pairs, unlikely units, add-ons. Answers what it found, for comparing.
 */

import { covers } from '../../../dist/src/codesets/tables/ranges.js';
import { DAY } from './day.mjs';

export const CHECKED_BY_SQL =
  /^(?:CODE_UNKNOWN|EXCLUDES1|PTP|PTP_BYPASSED|MUE_BY_LINE|MUE_BY_DAY|ADD_ON_WITHOUT_PRIMARY)$/;

export const sqlEdits = async (client) => {
  const { rows } = await client.query(
    `select code_set, id from code_set_edition where complete and published and effective_from <= $1
      and coalesce(effective_to, $1) >= $1`,
    [DAY],
  );
  const editions = Object.fromEntries(rows.map(({ code_set: codeSet, id }) => [codeSet, id]));
  let statements = 0;
  const ask = async (name, text, values) => {
    statements += 1;
    return (await client.query({ name, text, values })).rows;
  };
  const check = async (encounter) => {
    const found = new Set();
    for (const { code } of encounter.diagnoses) {
      const [row] = await ask('code', CODE, [editions.ICD10CM, code]);
      if (!row) found.add(`CODE_UNKNOWN ${code}`);
      for (const note of await ask('notes', NOTES, [editions.ICD10CM_TABULAR, beginnings(code)]))
        for (const other of encounter.diagnoses)
          if (excludes(note, code, other.code))
            found.add(`EXCLUDES1 ${code < other.code ? `${code} ${other.code}` : `${other.code} ${code}`}`);
    }
    const all = [...encounter.procedures, ...encounter.elsewhere];
    for (const line of encounter.procedures) {
      const { code } = line;
      if (line.codeSet === 'HCPCS' && !(await ask('code', CODE, [editions.HCPCS, code]))[0])
        found.add(`CODE_UNKNOWN ${code}`);
      const others = all.filter((each) => each.code !== code).map((each) => each.code);
      for (const pair of await ask('pairs', PAIRS, [code, others, DAY])) found.add(`PTP ${pair.one} ${pair.two}`);
      const [unlikely] = await ask('mue', MUE, [editions.MUE_PRACTITIONER, code]);
      const units = all.reduce((sum, each) => sum + (each.code === code ? each.units : 0), 0);
      if (unlikely && (unlikely.indicator === 1 ? line.units : units) > unlikely.units) found.add(`MUE ${code}`);
      const primaries = await ask('add-on', ADD_ON, [editions.ADD_ON, code, DAY]);
      if (primaries.length > 0 && !primaries.some(({ primary }) => all.some((each) => each.code === primary)))
        found.add(`ADD_ON ${code}`);
    }
    return found;
  };
  return { check, statements: () => statements };
};

/** The same of what the edits say. */
export const comparable = (findings) =>
  new Set(
    findings
      .filter(({ rule }) => CHECKED_BY_SQL.test(rule))
      .map(({ rule, key }) => {
        const [, first, second] = key.split(' ');
        if (rule.startsWith('PTP')) return `PTP ${first} ${second}`;
        if (rule === 'EXCLUDES1') return `EXCLUDES1 ${first} ${second}`;
        return `${rule.startsWith('MUE') ? 'MUE' : rule.startsWith('ADD') ? 'ADD_ON' : rule} ${first}`;
      }),
  );

const beginnings = (code) => Array.from({ length: code.length - 2 }, (_each, index) => code.slice(0, index + 3));

const excludes = ({ references }, own, other) =>
  other !== own && references.some((range) => covers(range, other) && !covers(range, own));

/** What SQL line by line would have and the product has no need of: a row for each pair, and indexes by code. */
export const LINE_BY_LINE = `
  create table bench_pair as
    select column_one, pair.* from ptp_edit,
      unnest(column_two, effective_from, effective_to, indicators) as pair (column_two, begins, ends, indicator);
  create index on bench_pair (column_one, column_two);
  create index on bench_pair (column_two, column_one);
  create index on add_on_edit (add_on);
  grant select on bench_pair to public`;

const CODE = 'select billable, effective_from, effective_to from code where edition_id = $1 and code = $2';

const NOTES = `
  with recursive upwards as (
    (select id, parent, notes from tabular_entry where edition_id = $1 and id = any ($2)
      order by length(id) desc limit 1)
    union all
    select e.id, e.parent, e.notes from tabular_entry e join upwards u on e.id = u.parent where e.edition_id = $1
  )
  select note -> 'references' as references
  from upwards, jsonb_array_elements(notes) as note where note ->> 'kind' = 'EXCLUDES1'`;

const PAIRS = `
  select column_one as one, column_two as two from bench_pair
  where ((column_one = $1 and column_two = any ($2)) or (column_two = $1 and column_one = any ($2)))
    and indicator <> 9 and coalesce(begins, $3) <= $3 and coalesce(ends, $3) >= $3`;

const MUE = 'select units, indicator from mue_edit where edition_id = $1 and code = $2';

const ADD_ON = `
  select primary_code as primary from add_on_edit where edition_id = $1 and add_on = $2
    and coalesce(effective_from, $3) <= $3 and coalesce(effective_to, $3) >= $3`;
