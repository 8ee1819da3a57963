/**
 * The publishers' files for suites and benchmarks: made from the kept data in the forms in which they are published, or
 * the kept files themselves under their own names. Nothing of them is part of this project.
 */

import { existsSync } from 'node:fs';
import { keptPath, keptRows, madeOnce, unpackedOnce } from './source.ts';

export { hasPublished, keptPath } from './source.ts';
export { publishedPtp } from './ptp.ts';

export type MueSetting = 'practitioner' | 'outpatient' | 'supplier';

const MUE = {
  practitioner: {
    kept: 'ncci-and-fees/mue_practitioner_2026q2.csv',
    name: 'MCR_MUE_PractitionerServices_Eff_04-01-2026.csv',
    heading: 'Practitioner',
  },
  outpatient: {
    kept: 'ncci-and-fees/ncci_mue_out_2024q3.csv',
    name: 'MCR_MUE_OutpatientHospitalServices_Eff_07-01-2024.csv',
    heading: 'Outpatient Hospital',
  },
  supplier: {
    kept: 'ncci-and-fees/ncci_mue_dme_2024q3.csv',
    name: 'MCR_MUE_DMESupplierServices_Eff_07-01-2024.csv',
    heading: 'DME Supplier',
  },
} as const;

/** The medically unlikely edits of one kind of provider; those of practitioners are of another quarter. */
export const publishedMue = (setting: MueSetting): string => {
  const { kept, name, heading } = MUE[setting];
  const make = (): string => {
    const above = [
      '"A line about the\nowners of the codes.",,,',
      `"HCPCS/\nCPT Code","${heading} Services MUE Values",MUE Adjudication Indicator,MUE Rationale`,
    ];
    const lines = keptRows(kept).map((row) => {
      const units = row['mue_value'] ?? row['mue_units'];
      const indicator = ADJUDICATION[row['mai'] ?? row['mue_mai'] ?? ''];
      return `${row['hcpcs_code']},${units},${indicator},"${row['rationale'] ?? row['mue_rationale']}"`;
    });
    return `${[...above, ...lines].join('\r\n')}\r\n`;
  };
  return madeOnce(kept, [name], () => [[name, make()]])[0] ?? '';
};

const ADJUDICATION: Readonly<Record<string, string>> = {
  '1': '1 Line Edit',
  '2': '2 Date of Service Edit: Policy',
  '3': '3 Date of Service Edit: Clinical',
};

/** The add-on code edits of the third quarter of 2026, between tabs or in fixed columns. */
export const publishedAddOn = (form: 'tabbed' | 'fixed' = 'tabbed'): string => {
  const kept = 'ncci-and-fees/addon_code_edits_2026q3.csv';
  const name = form === 'tabbed' ? 'AOC_V2026Q3-MCR.txt' : 'AOC_V2026Q3-F-MCR.txt';
  const make = (): string => {
    const above = ['A line about the owners of the codes.\t\t\t\t\t\t\t', ADD_ON_HEADINGS.join('\t')];
    const lines = keptRows(kept).map((row) => {
      const [added, ended] = [dayInYear(row['effective_date']), dayInYear(row['end_date'])];
      const fields = [row['aoc_type'], row['addon_code'], '', row['primary_code'], '', added, ended, ''];
      return form === 'tabbed'
        ? fields.join('\t')
        : fields.map((field, place) => (field ?? '').padEnd(ADD_ON_WIDTHS[place] ?? 0)).join('');
    });
    return `${[...(form === 'tabbed' ? above : []), ...lines].join('\r\n')}\r\n`;
  };
  return madeOnce(kept, [name], () => [[name, make()]])[0] ?? '';
};

const ADD_ON_HEADINGS = [
  'AOC_Edit_Type',
  'Add-On_Code',
  'AOC_DelDT',
  'Primary_Code',
  'Primary_Code_DelDT',
  'AOC_Edit_EffDT',
  'AOC_Edit_DelDT',
  'Special_Instruction_Notes',
];
const ADD_ON_WIDTHS = [1, 5, 7, 5, 7, 7, 7, 58];

const dayInYear = (date: string | undefined): string => {
  if (date === undefined || date === '') return '';
  const first = Date.parse(`${date.slice(0, 4)}-01-01`);
  return `${date.slice(0, 4)}${String((Date.parse(date) - first) / 86_400_000 + 1).padStart(3, '0')}`;
};

export type FeeRelease = '2022-01' | '2024-07';

/** The relative value file: of January 2022 as it was published (no titles of CPT), or of July 2024 in that form. */
export const publishedFeeSchedule = (release: FeeRelease = '2024-07'): string =>
  release === '2022-01'
    ? unpackedOnce('ncci-and-fees/mpfs_2022/PPRRVU22_JAN_official_layout_cptdesc_blanked.csv.xz', 'PPRRVU22_JAN.csv')
    : feeScheduleOfJuly2024();

const feeScheduleOfJuly2024 = (): string => {
  const kept = 'ncci-and-fees/mpfs_2024/pprrvu_rvu24c_jul_nodesc.csv.xz';
  const name = 'PPRRVU24_JUL.csv';
  const make = (): string => {
    const lines = keptRows(kept).map((row) => {
      const [code, modifier, ...rest] = Object.values(row);
      return [code, modifier, '', ...rest].join(',');
    });
    return `${[...FEE_HEADINGS, ...lines].join('\r\n')}\r\n`;
  };
  return madeOnce(kept, [name], () => [[name, make()]])[0] ?? '';
};

const FEE_HEADINGS = [
  `,,A title${','.repeat(28)}`,
  ',,,STATUS,MEDICARE ,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,CO-,TEAM,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT',
  'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT',
];

/** The diagnosis edits of the Medicare Code Editor for fiscal year 2026. */
export const publishedDiagnosisEdits = (): string =>
  unpackedOnce('payers-npi-mce/mce_dx_edits_retrieved_2026-07.csv', 'medicare-code-edits-2026.csv');

/** The ICD-10-CM order file of fiscal year 2026. */
export const publishedOrderFile = (): string =>
  unpackedOnce('icd10cm/icd10cm-order-2026.txt.xz', 'icd10cm-order-2026.txt');

/** The tabular list of fiscal year 2021. */
export const publishedTabular = (): string =>
  unpackedOnce('icd10cm/tabular/icd10cm_tabular_2021.xml.xz', 'icd10cm_tabular_2021.xml');

/** The addenda to the tabular list from fiscal year 2022 to 2026, in the order in which they follow each other. */
export const publishedAddenda = (): string[] =>
  [2022, 2023, 2024, 2025, 2026].flatMap((year) =>
    ['', '-Apr'].flatMap((part) => {
      const path = keptPath(`icd10cm/tabular/addenda_txt/tabular-addenda-FY${year}${part}.txt`);
      return existsSync(path) ? [path] : [];
    }),
  );

/** The drug, neoplasm or external cause table of the index, of April 2026. */
export const publishedIndex = (table: 'drug' | 'neoplasm' | 'eindex'): string =>
  unpackedOnce(`icd10cm/index/icd10cm-${table}-April-1-2026.xml.xz`, `icd10cm-${table}-April-1-2026.xml`);

/** HCPCS Level II of October 2025. */
export const publishedHcpcs = (): string => keptPath('hcpcs/HCPC2025_OCT_ANWEB.xlsx');

/** ICD-10-PCS of fiscal year 2026, as CMS zips it. */
export const publishedPcs = (): string => keptPath('icd10cm/icd10pcs/cms_icd10pcs_order_2026.zip');
