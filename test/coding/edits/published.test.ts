/** The coding edits on the published lists: every case is drawn when the suite runs, and none of it is kept here. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { CodeRow, DiagnosisEditKind, TabularRow } from '../../../src/codesets/files/rows.ts';
import { readIcd10cmOrder } from '../../../src/codesets/readers/icd10/icd10cm-order.ts';
import { readMedicareCodeEdits } from '../../../src/codesets/readers/ncci/medicare-code-edits.ts';
import { readMue } from '../../../src/codesets/readers/ncci/mue.ts';
import { joinPtp, readPtp } from '../../../src/codesets/readers/ncci/ptp.ts';
import { readTabularXml } from '../../../src/codesets/readers/icd10/tabular-xml.ts';
import { covers } from '../../../src/codesets/tables/ranges.ts';
import type { CalendarDate } from '../../../src/platform/calendar-date.ts';
import type { CodeFileContent } from '../../../src/codesets/files/code-file.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { publishedMue, publishedPtp } from '../../support/published/published.ts';
import { coding, diagnoses, found, procedures, tablesOf } from './world.ts';

const unpacked = (path: string): Buffer => execFileSync('xz', ['-dc', shared(path)], { maxBuffer: 1 << 29 });

const rowsOf = <Row>(content: CodeFileContent<Row>): readonly Row[] => {
  if ('issues' in content) throw new Error(JSON.stringify(content.issues.slice(0, 3)));
  return content.rows;
};

const order = (): readonly CodeRow[] => rowsOf(readIcd10cmOrder(unpacked('icd10cm/icd10cm-order-2026.txt.xz')));
const tabular = (): readonly TabularRow[] =>
  rowsOf(readTabularXml(unpacked('icd10cm/tabular/icd10cm_tabular_2021.xml.xz')));

testOnShared(
  'every Excludes1 pair of the chapter of endocrine and metabolic diseases is found, whichever comes first',
  () => {
    const rows = tabular();
    const billable = order().filter(({ billable: may }) => may);
    const tables = tablesOf({ ICD10CM_TABULAR: rows, ICD10CM: billable });
    let pairs = 0;
    for (const { id, level, notes } of rows) {
      if (level !== 'CODE' || !id.startsWith('E')) continue;
      const holder = billable.find(({ code }) => code.startsWith(id));
      for (const { kind, references } of notes) {
        if (kind !== 'EXCLUDES1' || !holder) continue;
        for (const range of references) {
          const other = billable.find(({ code }) => covers(range, code));
          if (!other || covers(range, holder.code)) continue;
          pairs += 1;
          for (const both of [
            [holder.code, other.code],
            [other.code, holder.code],
          ]) {
            const said = found({ diagnoses: diagnoses(...both) }, tables).filter(({ rule }) => rule === 'EXCLUDES1');
            expect({ both, said: said.map(({ severity }) => severity) }).toEqual({ both, said: ['BLOCKS'] });
          }
        }
      }
    }
    expect(pairs).toBeGreaterThan(150);
  },
  60_000,
);

testOnShared(
  'every heading of the list blocks once, every longer code is silent, and a character too many blocks',
  () => {
    const rows = order();
    const tables = tablesOf({ ICD10CM: rows, ICD10CM_TABULAR: tabular() });
    const said = (code: string): string[] =>
      found({ diagnoses: diagnoses(code) }, tables)
        .filter(({ rule }) => /^CODE_(?:UNKNOWN|NOT)|^SEVENTH/.test(rule))
        .map(({ rule, severity }) => `${severity} ${rule}`);
    const lacks = new Map<string, number>();
    for (const [place, { code, billable }] of rows.entries()) {
      // Of two thousand categories all headings count; of the long codes every seventh is as good as all.
      if (billable && place % 7 !== 0) continue;
      const own = said(code);
      expect({ code, told: own.length }).toEqual({ code, told: billable ? 0 : 1 });
      if (!billable) lacks.set(own[0]!, (lacks.get(own[0]!) ?? 0) + 1);
      else if (code.length < 7)
        expect({ code, told: said(`${code.padEnd(6, 'X')}A`) }).toEqual({ code, told: ['BLOCKS SEVENTH_CHARACTER'] });
      else expect({ code, told: said(`${code.slice(0, 6)}Y`) }).toEqual({ code, told: ['BLOCKS SEVENTH_CHARACTER'] });
    }
    expect([...lacks.keys()].toSorted()).toEqual(['BLOCKS CODE_NOT_BILLABLE', 'BLOCKS SEVENTH_CHARACTER']);
    expect(Math.min(...lacks.values())).toBeGreaterThan(5_000);
  },
  60_000,
);

testOnShared(
  'every age, manifestation and principal-diagnosis edit of the code editor is found, and only where it applies',
  () => {
    const rows = rowsOf(
      readMedicareCodeEdits(readFileSync(shared('payers-npi-mce/mce_dx_edits_retrieved_2026-07.csv'))),
    );
    const tables = tablesOf({ MEDICARE_CODE_EDITS: rows });
    const [inside, outside]: Record<string, number>[] = [
      { NEWBORN: 0, PEDIATRIC: 17, MATERNITY: 9, ADULT: 15 },
      { NEWBORN: 1, PEDIATRIC: 18, MATERNITY: 8, ADULT: 14 },
    ];
    const rules: Partial<Record<DiagnosisEditKind, string>> = {
      MANIFESTATION: 'MANIFESTATION_FIRST',
      UNACCEPTABLE_PRINCIPAL: 'UNACCEPTABLE_PRINCIPAL',
      NEEDS_SECONDARY: 'NEEDS_SECONDARY',
    };
    const aged = (age: number) => ({ birthDate: `${2026 - age}-01-01` as CalendarDate, sex: 'UNKNOWN' as const });
    const said = (codes: readonly string[], age: number): Set<string> =>
      new Set(
        found({ encounterClass: 'INPATIENT', diagnoses: diagnoses(...codes), patient: aged(age) }, tables).map(
          ({ rule }) => rule,
        ),
      );
    for (const { code, edit } of rows) {
      const ages = inside![edit];
      if (ages !== undefined) {
        expect({ code, edit, said: said([code], outside![edit]!).has('AGE_CONFLICT') }).toEqual({
          code,
          edit,
          said: true,
        });
        // A code may have two ages of its own.
        if (rows.filter((row) => row.code === code && row.edit in inside!).length === 1)
          expect({ code, edit, said: said([code], ages).has('AGE_CONFLICT') }).toEqual({ code, edit, said: false });
      } else {
        expect({ code, edit, said: said([code], 40).has(rules[edit]!) }).toEqual({ code, edit, said: true });
        expect({ code, edit, said: said(['Q990', code], 40).has(rules[edit]!) }).toEqual({ code, edit, said: false });
      }
    }
    expect(rows.length).toBeGreaterThan(6_000);
  },
);

testOnShared(
  'procedure pairs are found on the last day of their edit and not on the day after, as the modifier indicator says',
  () => {
    const parts = publishedPtp('practitioner').map((path) => rowsOf(readPtp(readFileSync(path))));
    const rows = rowsOf(joinPtp(parts)).filter((_row, index) => index % 40 === 0);
    const tables = tablesOf({ PTP_PRACTITIONER: rows });
    let checked = 0;
    for (const { columnOne, columnTwo, effectiveTo, indicators } of rows) {
      const index = columnTwo.findIndex(
        (code, place) => effectiveTo[place] !== null && columnTwo.lastIndexOf(code) === columnTwo.indexOf(code),
      );
      if (index < 0) continue;
      const last = effectiveTo[index]!;
      const after = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10) as CalendarDate;
      const said = (day: CalendarDate, modifier: string): string[] =>
        found(
          {
            serviceFrom: day,
            serviceTo: day,
            procedures: procedures(`${columnOne}@${day}`, `${columnTwo[index]!}${modifier}@${day}`),
          },
          tables,
        )
          .filter(({ rule, key }) => rule.startsWith('PTP') && key.includes(`${columnOne} ${columnTwo[index]!}`))
          .map(({ rule, overridable }) => `${rule}${overridable ? '' : '!'}`);
      const indicator = indicators[index]!;
      const wanted = indicator === 9 ? [] : indicator === 1 ? ['PTP'] : ['PTP!'];
      expect({ columnOne, said: said(last, '') }).toEqual({ columnOne, said: wanted });
      // Visits are parted by 25 and procedures by 59; a few codes of medicine are visits too, and are not asked about.
      const fits = /^99[234]/.test(columnTwo[index]!) ? '25' : '59';
      if (fits === '25' || !/^[9GT]/.test(columnTwo[index]!))
        for (const modifier of ['25', '59'])
          expect({ columnOne, modifier, said: said(last, `-${modifier}`) }).toEqual({
            columnOne,
            modifier,
            said: indicator === 1 && modifier === fits ? ['PTP_BYPASSED'] : wanted,
          });
      expect({ columnOne, said: said(after, '') }).toEqual({ columnOne, said: [] });
      checked += 1;
    }
    expect(checked).toBeGreaterThan(100);
  },
  60_000,
);

testOnShared('every unlikely number of units is found one above its limit and not at it, by line and by day', () => {
  const rows = rowsOf(readMue('MUE_PRACTITIONER', readFileSync(publishedMue('practitioner'))));
  const tables = tablesOf({ MUE_PRACTITIONER: rows });
  for (const { code, units, indicator } of rows) {
    const rule = indicator === 1 ? 'MUE_BY_LINE' : 'MUE_BY_DAY';
    const said = (...lines: string[]): string[] =>
      found({ procedures: procedures(...lines) }, tables)
        .filter((each) => each.rule.startsWith('MUE'))
        .map((each) => `${each.rule}${each.overridable ? '' : '!'}`);
    expect({ code, said: said(`${code}x${units + 1}`) }).toEqual({ code, said: [indicator === 2 ? `${rule}!` : rule] });
    if (units > 0) expect({ code, said: said(`${code}x${units}`) }).toEqual({ code, said: [] });
    if (units > 0)
      expect({ code, said: said(`${code}x${units}`, `${code}-76x1`).length }).toEqual({
        code,
        said: indicator === 1 ? 0 : 1,
      });
  }
  expect(rows.length).toBeGreaterThan(15_000);
  expect(coding().placeOfServiceCode).toBe('11');
});
