/** The data elements of version 005010 that our guides use: what kind of value, how short, how long. */

/**
 * AN text, ID a code, N0 and N2 whole numbers (N2 with two implied decimals), R a decimal number, DT a date as CCYYMMDD
 * or YYMMDD, TM a time as HHMM, HHMMSS or with hundredths, B bytes.
 */
export type Kind = 'AN' | 'ID' | 'N0' | 'N2' | 'R' | 'DT' | 'TM' | 'B';

export interface DataElement {
  /** The number of the data element dictionary, such as 1035; those of the interchange begin with I. IK403 repeats it. */
  readonly number: string;
  readonly kind: Kind;
  /** Fewest and most characters; for numbers without sign and decimal point. */
  readonly least: number;
  readonly most: number;
}

type Row = readonly [kind: Kind, least: number, most: number];

export const dataElements = <const T extends Readonly<Record<string, Row>>>(
  rows: T,
): { readonly [N in keyof T]: DataElement } =>
  Object.fromEntries(
    Object.entries(rows).map(([number, [kind, least, most]]) => [number, { number, kind, least, most }]),
  ) as { readonly [N in keyof T]: DataElement };
