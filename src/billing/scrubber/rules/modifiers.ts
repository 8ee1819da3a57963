/** Modifiers, and services whose code says too little alone. */

import { BLOCKS, called, GUIDE, INFORMS, lines, NEVER, says, WARNS, type ClaimRule } from '../rule.ts';
import { isAmbulance, isAnesthesia, isDurableEquipment, isUnlisted } from './services.ts';

const MODIFIERS = '2400 SV101-3|2400 SV202-3';

/** Who gave the anesthesia, and under whom. */
const ANESTHESIA_ROLES = ['AA', 'AD', 'QK', 'QX', 'QY', 'QZ'];
/** New, used, rented. */
const EQUIPMENT_TERMS = ['NU', 'UE', 'RR', 'KH', 'KI', 'KJ', 'MS', 'RA', 'RB', 'NR', 'BP', 'BR', 'BU'];
/** Telehealth by video, by sound, by stored images, for a stroke. */
const TELEHEALTH = ['95', '93', 'GT', 'GQ', 'G0', 'FQ'];
/** The same service again, and apart from the first. */
const APART = [
  '76',
  '77',
  '59',
  'XE',
  'XP',
  'XS',
  'XU',
  '91',
  'LT',
  'RT',
  '50',
  '24',
  '25',
  '78',
  '79',
  '58',
  '62',
  '80',
];

/** Where an ambulance takes up and sets down. */
const isRoute = (modifier: string): boolean => /^[DEGHIJNPRS][DEGHIJNPRSX]$/.test(modifier);

export const MODIFIER_RULES: readonly ClaimRule[] = [
  {
    id: 'MODIFIER_FORM',
    ...GUIDE,
    sentence: 'A modifier has two letters or digits.',
    source: '2400 SV101-3',
    find: (seen) =>
      lines(
        seen,
        ({ modifiers }) => modifiers.some((modifier) => !/^[0-9A-Z]{2}$/.test(modifier)),
        'modifiers',
        MODIFIERS,
        (line) => `${called(line)} has a modifier that is not two letters or digits.`,
      ),
  },
  {
    id: 'MODIFIERS_BEYOND_LINE',
    ...GUIDE,
    sentence: 'A line carries four modifiers.',
    source: '2400 SV101-3 to SV101-6',
    find: (seen) =>
      lines(
        seen,
        ({ modifiers }) => modifiers.length > 4,
        'modifiers',
        MODIFIERS,
        (line) => `${called(line)} has ${line.modifiers.length} modifiers.`,
        'Keep the four that decide on payment; 99 says that there are more.',
      ),
  },
  {
    id: 'MODIFIER_REPEATED',
    ...NEVER,
    sentence: 'A line has a modifier once.',
    source: '2400 SV101-3 to SV101-6',
    find: (seen) =>
      lines(
        seen,
        ({ modifiers }) => new Set(modifiers).size < modifiers.length,
        'modifiers',
        MODIFIERS,
        (line) => `${called(line)} has a modifier twice.`,
      ),
  },
  {
    id: 'MODIFIER_WITHOUT_PROCEDURE',
    ...GUIDE,
    sentence: 'A modifier stands with a procedure code.',
    source: '2400 SV202: P0102',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, modifiers }) => !says(procedureCode) && modifiers.length > 0,
        'modifiers',
        MODIFIERS,
        ({ number }) => `Line ${number} has a modifier and no procedure code.`,
      ),
  },
  {
    id: 'UNLISTED_WITHOUT_DESCRIPTION',
    ...BLOCKS,
    sentence: 'A service whose code says little is described.',
    source: '2400 SV101-7',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, description }) => isUnlisted(procedureCode) && !says(description),
        'description',
        '2400 SV101-7|2400 SV202-7',
        (line) => `${called(line)} is a code for what has none of its own, and is not described.`,
        'Say in a few words what was done or given.',
      ),
  },
  {
    id: 'ANESTHESIA_ROLE_MISSING',
    ...WARNS,
    sentence: 'Anesthesia says who gave it, and under whom.',
    source: 'Medicare Claims Processing Manual, chapter 12, 50',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, modifiers }) =>
          isAnesthesia(procedureCode) && !modifiers.some((modifier) => ANESTHESIA_ROLES.includes(modifier)),
        'modifiers',
        MODIFIERS,
        (line) => `${called(line)} is anesthesia, and does not say who gave it.`,
        `Add one of ${ANESTHESIA_ROLES.join(', ')}.`,
      ),
  },
  {
    id: 'EQUIPMENT_TERMS_MISSING',
    ...BLOCKS,
    severity: 'WARNS',
    sentence: 'Equipment says whether it was bought new, bought used, or rented.',
    source: 'Medicare Claims Processing Manual, chapter 20',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, modifiers }) =>
          isDurableEquipment(procedureCode) && !modifiers.some((modifier) => EQUIPMENT_TERMS.includes(modifier)),
        'modifiers',
        MODIFIERS,
        (line) => `${called(line)} is equipment, and does not say whether it was bought or rented.`,
        'Add NU, UE or RR.',
      ),
  },
  {
    id: 'AMBULANCE_ROUTE_MISSING',
    ...BLOCKS,
    sentence: 'An ambulance says where it took the patient up and where it set the patient down.',
    source: 'Medicare Claims Processing Manual, chapter 15, 30',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode, modifiers }) => isAmbulance(procedureCode) && !modifiers.some(isRoute),
        'modifiers',
        MODIFIERS,
        (line) => `${called(line)} is of an ambulance, and has no modifier of origin and destination.`,
      ),
  },
  {
    id: 'AMBULANCE_TRANSPORT_MISSING',
    ...GUIDE,
    overridable: true,
    sentence: 'A claim of an ambulance says how and where it went.',
    source: '2300 CR1, 2310E, 2310F',
    find: (seen) =>
      lines(
        seen,
        ({ procedureCode }) => seen.isProfessional && isAmbulance(procedureCode),
        'procedureCode',
        '2300 CR1',
        (line) => `${called(line)} is of an ambulance, and the claim has no place yet for the transport.`,
        'Bill it where the transport can be told.',
      ),
  },
  {
    id: 'TELEHEALTH_MODIFIER',
    ...INFORMS,
    sentence: 'A service by telehealth says how it was given.',
    source: 'CMS place of service codes 02 and 10',
    find: (seen) =>
      lines(
        seen,
        ({ placeOfServiceCode, modifiers }) =>
          ['02', '10'].includes(placeOfServiceCode ?? seen.claim.facilityCode) &&
          seen.isProfessional &&
          !modifiers.some((modifier) => TELEHEALTH.includes(modifier)),
        'modifiers',
        MODIFIERS,
        (line) => `${called(line)} was given by telehealth, and has no modifier that says how.`,
      ),
  },
  {
    id: 'LINE_TWICE',
    ...WARNS,
    sentence: 'The same service twice on a day says that it is meant so.',
    source: '2400 SV101; Medicare Claims Processing Manual, chapter 1, 120',
    find: (seen) => {
      const before = new Set<string>();
      return lines(
        seen,
        ({ procedureCode, revenueCode, modifiers, serviceFrom, serviceTo }) => {
          if (!says(procedureCode)) return false;
          const same = [procedureCode, revenueCode, [...modifiers].sort().join(','), serviceFrom, serviceTo].join(' ');
          if (before.has(same) && !modifiers.some((modifier) => APART.includes(modifier))) return true;
          before.add(same);
          return false;
        },
        'procedureCode',
        '2400 SV101|2400 SV202',
        (line) => `${called(line)} is the same as an earlier line.`,
        'Add up the units on one line, or say by a modifier (76, 77, 91 ...) that it was given again.',
      );
    },
  },
];
