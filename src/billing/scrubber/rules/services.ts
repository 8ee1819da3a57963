/** What kind of service a procedure code is for, by ranges of numbers. */

const within = (code: string | null, least: string, most: string): boolean =>
  code !== null && code.length === 5 && code >= least && code <= most && /^[A-Z]?\d+$/.test(code);

export const isAnesthesia = (code: string | null): boolean => within(code, '00100', '01999');
export const isImaging = (code: string | null): boolean => within(code, '70010', '79999');
export const isLaboratory = (code: string | null): boolean => within(code, '80000', '89999');
/** Consultations, which somebody asks for. */
export const isConsultation = (code: string | null): boolean => within(code, '99242', '99255');
export const isAmbulance = (code: string | null): boolean =>
  within(code, 'A0021', 'A0225') || within(code, 'A0380', 'A0436') || code === 'A0999';
/** Durable medical equipment, which is bought new, bought used, or rented. */
export const isDurableEquipment = (code: string | null): boolean => within(code, 'E0100', 'E1399');
/** Drugs that are not taken by mouth alone. */
export const isDrug = (code: string | null): boolean => within(code, 'J0120', 'J9999');
/** Visits. */
export const isEvaluation = (code: string | null): boolean => within(code, '99202', '99499');

/** Codes for what has none of its own: CPT's end in 99 as a rule, the others are listed. */
export const isUnlisted = (code: string | null): boolean =>
  code !== null && (/^\d{3}99$/.test(code) || UNLISTED.has(code));

const UNLISTED: ReadonlySet<string> = new Set(
  [
    '90749 97039 97139 99600',
    'A0999 A4649 A4913 A9699 A9999 B9998 B9999 C9399 E1399 E1699 J1599 J3490 J3590 J7199 J7599 J7699 J7799 J7999',
    'J8498 J8499 J8597 J8999 J9999 K0108 K0812 K0898 L0999 L1499 L2999 L3649 L3999 L5999 L7499 L8039 L8499 L8699 L9900',
    'Q0507 Q4050 Q4051 Q4082 Q4100 S8189 T1999 T2047 V2199 V2299 V2399 V2499 V2599 V2799 V5298 V5299',
  ].flatMap((codes) => codes.split(' ')),
);
