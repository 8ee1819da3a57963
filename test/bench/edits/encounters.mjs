/** Encounters to edit: seeded, with code numbers that are drawn from the loaded editions when the benchmark runs. */

import { sampleBundles } from '../../../dist/src/sample/bundle.js';
import { between, pick, randomOf } from '../data/random.mjs';
import { DAY } from './day.mjs';

/** Codes that are drawn from: `diagnoses` billable ones, `procedures` CPT and HCPCS. */
export const codesOf = async (client, tables, { diagnoses, procedures }) => {
  const random = randomOf(1, diagnoses, procedures);
  const drawn = new Set();
  while (drawn.size < diagnoses) {
    const { code, billable } = tables.ICD10CM.at(Math.floor(random() * tables.ICD10CM.size));
    if (billable) drawn.add(code);
  }
  const { rows } = await client.query(
    `select code from mue_edit union select column_one from ptp_edit union select add_on from add_on_edit order by 1`,
  );
  const known = rows.map(({ code }) => code).filter((code) => /^\d/.test(code) || tables.HCPCS.find(code) !== null);
  return {
    diagnoses: [...drawn],
    procedures: Array.from({ length: Math.min(procedures, known.length) }, () => pick(random, known)),
  };
};

/** Notes as the sample generator writes them. */
const notesOf = () => {
  const notes = [];
  for (const bundle of sampleBundles({ seed: 2026, patients: 150, until: '2026-07-01' }))
    for (const { resource } of bundle.entry)
      for (const { attachment } of resource.content ?? [])
        if (attachment?.data) notes.push(Buffer.from(attachment.data, 'base64').toString('utf8'));
  return notes;
};

/** 5 to 12 diagnoses and 3 to 10 procedures each; every fifth has services at another visit of the day. */
export const encountersOf = (codes, count) => {
  const notes = notesOf();
  return Array.from({ length: count }, (_each, number) => {
    const random = randomOf(2, number);
    const diagnoses = [...new Set(Array.from({ length: between(random, 5, 12) }, () => pick(random, codes.diagnoses)))];
    const service = () => ({
      code: pick(random, codes.procedures),
      modifiers: random() < 0.3 ? [pick(random, MODIFIERS)] : [],
      units: random() < 0.8 ? 1 : between(random, 2, 6),
      serviceDate: DAY,
    });
    return {
      encounterClass: pick(random, ['AMBULATORY', 'AMBULATORY', 'EMERGENCY', 'INPATIENT']),
      serviceFrom: DAY,
      serviceTo: DAY,
      placeOfServiceCode: pick(random, ['11', '22', '23']),
      patient: { birthDate: `${between(random, 1930, 2025)}-05-06`, sex: pick(random, ['FEMALE', 'MALE']) },
      diagnoses: diagnoses.map((code, index) => ({ id: `d${index}`, sequence: index + 1, code })),
      procedures: Array.from({ length: between(random, 3, 10) }, (_none, index) => {
        const own = service();
        return {
          ...own,
          id: `p${index}`,
          sequence: index + 1,
          codeSet: /^[A-Z]/.test(own.code) ? 'HCPCS' : 'CPT',
          diagnosisPointers: [between(random, 1, Math.min(4, diagnoses.length))],
        };
      }),
      elsewhere: random() < 0.2 ? [{ ...service(), encounterId: 'other', visitNumber: 'V-2' }] : [],
      notes: [pick(random, notes)],
    };
  });
};

const MODIFIERS = ['25', '59', '26', 'LT', 'RT', '50', '76', 'XS'];
