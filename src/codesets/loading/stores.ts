/** Where the rows of each set are stored: one table for each kind of row, and one declaration of its columns. */

import type {
  AddOnRow,
  CodeRow,
  DiagnosisEditRow,
  FeeIndicatorRow,
  IndexRow,
  MueRow,
  PtpRow,
  TabularRow,
} from '../files/rows.ts';
import { isCodeSet, type LoadableCodeSet, type RuleSet } from '../code-set.ts';

export interface RowStore {
  readonly table: string;
  /** Attribute of the row, column, type. Dates are read as text. */
  readonly columns: readonly (readonly [attribute: string, column: string, type: string])[];
  /** Rows are numbered in the file's order where that order says something. */
  readonly ordered: boolean;
}

type Columns<Row> = Readonly<Record<keyof Row & string, readonly [column: string, type: string]>>;

const store = <Row>(table: string, columns: Columns<Row>, ordered: boolean): RowStore => ({
  table,
  columns: Object.entries<readonly [string, string]>(columns).map(([attribute, [column, type]]) => [
    attribute,
    column,
    type,
  ]),
  ordered,
});

const CODES = store<CodeRow>(
  'code',
  {
    code: ['code', 'text'],
    billable: ['billable', 'boolean'],
    shortTitle: ['short_title', 'text'],
    longTitle: ['long_title', 'text'],
    effectiveFrom: ['effective_from', 'date'],
    effectiveTo: ['effective_to', 'date'],
  },
  false,
);

const TABULAR = store<TabularRow>(
  'tabular_entry',
  {
    id: ['id', 'text'],
    level: ['level', 'text'],
    parent: ['parent', 'text'],
    title: ['title', 'text'],
    notes: ['notes', 'jsonb'],
    sevenCharacters: ['seven_characters', 'jsonb'],
  },
  true,
);

const INDEX = store<IndexRow>(
  'index_term',
  {
    path: ['path', 'text[]'],
    nonessential: ['nonessential', 'text[]'],
    codes: ['codes', 'jsonb'],
    see: ['see', 'text'],
    seeAlso: ['see_also', 'text'],
  },
  true,
);

const PTP = store<PtpRow>(
  'ptp_edit',
  {
    columnOne: ['column_one', 'text'],
    columnTwo: ['column_two', 'text[]'],
    effectiveFrom: ['effective_from', 'date[]'],
    effectiveTo: ['effective_to', 'date[]'],
    indicators: ['indicators', 'smallint[]'],
  },
  false,
);

const MUE = store<MueRow>(
  'mue_edit',
  {
    code: ['code', 'text'],
    units: ['units', 'integer'],
    indicator: ['indicator', 'smallint'],
    rationale: ['rationale', 'text'],
  },
  false,
);

const ADD_ON = store<AddOnRow>(
  'add_on_edit',
  {
    addOn: ['add_on', 'text'],
    primary: ['primary_code', 'text'],
    type: ['type', 'smallint'],
    effectiveFrom: ['effective_from', 'date'],
    effectiveTo: ['effective_to', 'date'],
  },
  true,
);

const DIAGNOSIS_EDITS = store<DiagnosisEditRow>(
  'diagnosis_edit',
  { code: ['code', 'text'], edit: ['edit', 'text'] },
  false,
);

const FEE_INDICATORS = store<FeeIndicatorRow>(
  'fee_indicator',
  {
    code: ['code', 'text'],
    modifier: ['modifier', 'text'],
    status: ['status', 'text'],
    professionalTechnical: ['professional_technical', 'text'],
    globalDays: ['global_days', 'text'],
    multipleProcedure: ['multiple_procedure', 'text'],
    bilateral: ['bilateral', 'text'],
    assistant: ['assistant', 'text'],
    coSurgeons: ['co_surgeons', 'text'],
    team: ['team', 'text'],
  },
  false,
);

const RULES: Readonly<Record<RuleSet, RowStore>> = {
  ICD10CM_TABULAR: TABULAR,
  ICD10CM_INDEX: INDEX,
  ICD10CM_DRUGS: INDEX,
  ICD10CM_NEOPLASMS: INDEX,
  ICD10CM_EXTERNAL_CAUSES: INDEX,
  MEDICARE_CODE_EDITS: DIAGNOSIS_EDITS,
  PTP_PRACTITIONER: PTP,
  PTP_OUTPATIENT: PTP,
  MUE_PRACTITIONER: MUE,
  MUE_OUTPATIENT: MUE,
  MUE_SUPPLIER: MUE,
  ADD_ON,
  PHYSICIAN_FEE_SCHEDULE: FEE_INDICATORS,
};

export const storeOf = (codeSet: LoadableCodeSet): RowStore => (isCodeSet(codeSet) ? CODES : RULES[codeSet]);

/** Every table of rows, once. */
export const ROW_TABLES: readonly string[] = [...new Set([CODES, ...Object.values(RULES)].map(({ table }) => table))];

/** Adds the rows of `$2` (a JSON list, the first of them at place `$3`) to the edition `$1`. */
export const insertRows = ({ table, columns, ordered }: RowStore): string => {
  const names = columns.map(([, column]) => column).join(', ');
  const attributes = columns.map(([attribute]) => `r."${attribute}"`).join(', ');
  const types = columns.map(([attribute, , type]) => `"${attribute}" ${type}`).join(', ');
  return `
    insert into ${table} (edition_id, ${ordered ? 'ordinal, ' : ''}${names})
    select $1, ${ordered ? '$3 + r.place, ' : ''}${attributes}
    from rows from (json_to_recordset($2::json) as (${types})) with ordinality
      as r (${columns.map(([attribute]) => `"${attribute}"`).join(', ')}, place)
    where $3::integer is not null`;
};

/** A row of the edition `$1` that the edition `$2` does not have as it is; none where there is none. */
export const saysMore = ({ table, columns }: RowStore): string => {
  const names = columns.map(([, column]) => column).join(', ');
  return `
    select from (
      select ${names} from ${table} where edition_id = $1 except select ${names} from ${table} where edition_id = $2
    ) more limit 1`;
};

/** Reads the rows of the edition `$1`, as they were added; in the order of the codes where the file's order says nothing. */
export const selectRows = (store: RowStore): string => {
  const wanted = store.columns.map(([attribute, column, type]) => {
    const asText = type === 'date' ? '::text' : type === 'date[]' ? '::text[]' : '';
    return `${column}${asText} as "${attribute}"`;
  });
  return `select ${wanted.join(', ')} from ${store.table} where edition_id = $1 ${inOrder(store)}`;
};

/** Copies out the same rows in the same order, in the binary form of PostgreSQL. `editionId` is a literal of SQL. */
export const copyRows = (store: RowStore, editionId: string): string => {
  const wanted = store.columns.map(([, column]) => column);
  return `copy (select ${wanted.join(', ')} from ${store.table} where edition_id = ${editionId} ${inOrder(store)})
    to stdout (format binary)`;
};

const inOrder = ({ columns, ordered }: RowStore): string =>
  `order by ${ordered ? 'ordinal' : `${columns[0]![1]} collate "C"`}`;
