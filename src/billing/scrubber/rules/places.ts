/** Where a service was given, and who has to be named for it. */

import { BLOCKS, called, GUIDE, INFORMS, lines, one, says, WARNS, type ClaimRule } from '../rule.ts';
import { isAmbulance, isConsultation, isEvaluation, isImaging, isLaboratory } from './services.ts';

/** CMS place of service codes. */
const PLACES: ReadonlySet<string> = new Set(
  [
    '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27',
    '31 32 33 34 41 42 49 50 51 52 53 54 55 56 57 58 60 61 62 65 66 71 72 81 99',
  ].flatMap((codes) => codes.split(' ')),
);

/** Of somebody else than the practice, as a rule: their address is needed. */
const OF_OTHERS: ReadonlySet<string> = new Set('19 21 22 23 24 31 32 51 61'.split(' '));

/** Two digits, a D, seven digits. */
const isCliaNumber = (text: string): boolean => /^\d{2}D\d{7}$/.test(text);

export const PLACES_AND_PARTIES: readonly ClaimRule[] = [
  {
    id: 'PLACE_OF_SERVICE_FORM',
    ...GUIDE,
    sentence: 'The place of service has two digits.',
    source: '2300 CLM05-1: code source 237',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional && !/^\d{2}$/.test(claim.facilityCode),
        'facilityCode',
        '2300 CLM05-1',
        'The place of service is not two digits.',
      ),
  },
  {
    id: 'PLACE_OF_SERVICE_NOT_LISTED',
    ...BLOCKS,
    sentence: 'The place of service is one of the list.',
    source: '2300 CLM05-1: code source 237',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional && /^\d{2}$/.test(claim.facilityCode) && !PLACES.has(claim.facilityCode),
        'facilityCode',
        '2300 CLM05-1',
        'The place of service is none of the list.',
      ),
  },
  {
    id: 'LINE_PLACE_NOT_LISTED',
    ...BLOCKS,
    sentence: 'The place of a line is one of the list.',
    source: '2400 SV105: code source 237',
    find: (seen) =>
      lines(
        seen,
        ({ placeOfServiceCode }) => placeOfServiceCode !== null && !PLACES.has(placeOfServiceCode),
        'placeOfServiceCode',
        '2400 SV105',
        (line) => `${called(line)} was given at a place that is none of the list.`,
      ),
  },
  {
    id: 'PLACE_NEEDS_FACILITY',
    ...WARNS,
    sentence: 'A service given in the house of somebody else says where.',
    source: '2310C: where it is not the address of the billing provider',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional && claim.serviceFacility === null && OF_OTHERS.has(claim.facilityCode),
        'serviceFacility',
        '2310C NM1',
        'The place of service is a hospital, center or home for nursing, and the claim does not say which.',
        'Name the service facility, unless it is at the address of the billing provider.',
      ),
  },
  {
    id: 'HOME_WITH_FACILITY',
    ...WARNS,
    sentence: 'A service at the home of the patient has no service facility.',
    source: '2310C',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional && claim.facilityCode === '12' && claim.serviceFacility !== null,
        'serviceFacility',
        '2310C NM1',
        'The place of service is the home of the patient, and the claim names a facility.',
      ),
  },
  {
    id: 'AMBULANCE_PLACE',
    ...WARNS,
    sentence: 'Services of an ambulance have the place 41 or 42.',
    source: 'CMS place of service codes',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, placeOfServiceCode }) =>
          seen.isProfessional &&
          isAmbulance(procedureCode) &&
          !['41', '42'].includes(placeOfServiceCode ?? seen.claim.facilityCode),
        'placeOfServiceCode',
        '2400 SV105',
        (line) => `${called(line)} is of an ambulance, and was given elsewhere.`,
      ),
  },
  {
    id: 'EMERGENCY_IN_OFFICE',
    ...INFORMS,
    sentence: 'An emergency in an office is looked at twice.',
    source: '2400 SV109',
    find: (seen) =>
      lines(
        seen,
        ({ emergency, placeOfServiceCode }) => emergency && (placeOfServiceCode ?? seen.claim.facilityCode) === '11',
        'emergency',
        '2400 SV109',
        (line) => `${called(line)} is marked as an emergency, and was given in an office.`,
      ),
  },
  {
    id: 'DIAGNOSTIC_WITHOUT_ORDER',
    ...BLOCKS,
    sentence: 'Imaging and laboratory for a member of Medicare name who ordered them.',
    source: '2310A; 42 CFR 410.32(a), 424.507(a)',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode }) =>
          seen.isMedicare &&
          seen.isProfessional &&
          seen.claim.referringProvider === null &&
          (isImaging(procedureCode) || isLaboratory(procedureCode)),
        'procedureCode',
        '2310A NM1',
        (line) => `${called(line)} is imaging or laboratory, and the claim does not name who ordered it.`,
        'Name the ordering provider as the referring one.',
      ),
  },
  {
    id: 'CONSULTATION_WITHOUT_REQUEST',
    ...WARNS,
    sentence: 'A consultation names who asked for it.',
    source: '2310A',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode }) => isConsultation(procedureCode) && seen.claim.referringProvider === null,
        'procedureCode',
        '2310A NM1|2310F NM1',
        (line) => `${called(line)} is a consultation, and the claim does not name who asked for it.`,
      ),
  },
  {
    id: 'CONSULTATION_OF_MEDICARE',
    ...BLOCKS,
    sentence: 'Medicare pays visits, not consultations.',
    source: 'Medicare Claims Processing Manual, chapter 12, 30.6.10',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode }) => seen.isMedicare && isConsultation(procedureCode),
        'procedureCode',
        '2400 SV101-2',
        (line) => `${called(line)} is a consultation, which Medicare does not pay.`,
        'Have it coded as a visit.',
      ),
  },
  {
    id: 'CLIA_MISSING',
    ...BLOCKS,
    sentence: 'Laboratory for a member of Medicare has the CLIA number of the laboratory.',
    source: '2300 REF*X4; 42 CFR 493',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode }) =>
          seen.isMedicare && seen.isProfessional && isLaboratory(procedureCode) && !says(seen.claim.cliaNumber),
        'procedureCode',
        '2300 REF02',
        (line) => `${called(line)} is laboratory, and the claim has no CLIA number.`,
        'Enter the number of the certificate; a professional part alone (26) needs none.',
      ),
  },
  {
    id: 'CLIA_FORM',
    ...BLOCKS,
    sentence: 'A CLIA number has two digits, a D and seven digits.',
    source: '2300 REF*X4; 42 CFR 493',
    find: ({ claim: { cliaNumber } }) =>
      one(
        says(cliaNumber) && !isCliaNumber(cliaNumber),
        'cliaNumber',
        '2300 REF02',
        'The CLIA number is not two digits, a D and seven digits.',
      ),
  },
  {
    id: 'CLIA_WITHOUT_LABORATORY',
    ...INFORMS,
    sentence: 'Only a claim with laboratory has a CLIA number.',
    source: '2300 REF*X4',
    find: ({ claim: { cliaNumber, lines: list } }) =>
      one(
        says(cliaNumber) && !list.some(({ procedureCode }) => isLaboratory(procedureCode)),
        'cliaNumber',
        '2300 REF02',
        'The claim has a CLIA number and no laboratory service.',
      ),
  },
  {
    id: 'VISITS_TWICE',
    ...WARNS,
    sentence: 'One visit a day is billed by a provider, unless a modifier says why.',
    source: 'Medicare Claims Processing Manual, chapter 12, 30.6.5',
    find: (seen) => {
      const before = new Set<string>();
      return lines(
        seen,
        ({ procedureCode, serviceFrom, modifiers, renderingProvider }) => {
          if (!seen.isProfessional || !isEvaluation(procedureCode) || modifiers.length > 0) return false;
          const visit = `${serviceFrom} ${renderingProvider?.npi ?? ''}`;
          if (before.has(visit)) return true;
          before.add(visit);
          return false;
        },
        'procedureCode',
        '2400 SV101-2',
        (line) => `${called(line)} is another visit on the same day.`,
      );
    },
  },
];
