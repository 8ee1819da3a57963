/**
 * The publishers' own addresses of recent editions. Publishers move and rename files without notice: an address here is
 * a first guess, and one that a user gives overrides it. A checksum is listed where a copy of the file has been hashed, and
 * nowhere else: what somebody says of a file that nobody here has had in hand is no checksum.
 */

import type { LoadableCodeSet } from '../code-set.ts';

export interface PublishedFile {
  readonly codeSet: LoadableCodeSet;
  readonly edition: string;
  readonly url: string;
  /** SHA-256 of the zip as published; null where it is not known. */
  readonly sha256: string | null;
}

const CDC = 'https://ftp.cdc.gov/pub/Health_Statistics/NCHS/Publications/ICD10CM';
const CMS = 'https://www.cms.gov/files/zip';

/** One file holds the procedures and the modifiers. */
const hcpcs = (codeSet: 'HCPCS' | 'MODIFIER'): readonly PublishedFile[] =>
  HCPCS_QUARTERS.map(([edition, month]) => ({
    codeSet,
    edition,
    url: `${CMS}/${month}-${edition.slice(0, 4)}-alpha-numeric-hcpcs-file.zip`,
    sha256: null,
  }));

const HCPCS_QUARTERS = [
  ['2026-10', 'october'],
  ['2026-07', 'july'],
  ['2026-04', 'april'],
  ['2026-01', 'january'],
  ['2025-10', 'october'],
  ['2025-07', 'july'],
] as const;

/** Newest first within each set. */
export const PUBLISHED_FILES: readonly PublishedFile[] = [
  {
    codeSet: 'ICD10CM',
    edition: '2027',
    url: `${CDC}/2027/icd10cm-code-descriptions-2027.zip`,
    sha256: null,
  },
  {
    codeSet: 'ICD10CM',
    edition: '2026-04',
    url: `${CDC}/2026-update/icd10cm-Code%20Descriptions-April-1-2026.zip`,
    sha256: null,
  },
  {
    codeSet: 'ICD10CM',
    edition: '2026',
    url: `${CDC}/2026/icd10cm-Code%20Descriptions-2026.zip`,
    sha256: 'a852eb91b3344ae38476e63816976ee1eeb94dcced7151118324f060e8499f88',
  },
  { codeSet: 'ICD10CM', edition: '2025', url: `${CMS}/2025-code-descriptions-tabular-order.zip`, sha256: null },
  {
    codeSet: 'ICD10PCS',
    edition: '2026',
    url: `${CMS}/2026-icd-10-pcs-order-file-long-and-abbreviated-titles.zip`,
    sha256: null,
  },
  ...hcpcs('HCPCS'),
  ...hcpcs('MODIFIER'),
];

/** The file of an edition, or of the newest one when none is named; null where its address is not known. */
export const publishedFile = (codeSet: LoadableCodeSet, edition?: string): PublishedFile | null =>
  PUBLISHED_FILES.find((file) => file.codeSet === codeSet && (edition === undefined || file.edition === edition)) ??
  null;
