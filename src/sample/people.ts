/** Invented people: names, birth dates, addresses, insurance, and a sentence about home and work. */

import { plusDays } from '../platform/calendar-date.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { SAMPLE_PAYERS } from './organization.ts';
import type { SampleAddress, SamplePayer } from './organization.ts';
import type { Random } from './random.ts';

export type Sex = 'female' | 'male';

/** Whom a visit happens to. Ages in whole years, both ends included. */
export interface Who {
  readonly from: number;
  readonly to: number;
  /** Either, where absent. */
  readonly sex?: Sex;
}

export interface Person {
  readonly familyName: string;
  readonly givenNames: readonly string[];
  readonly sex: Sex;
  /** In whole years, the same on each of the 120 days before the end of the sample. */
  readonly age: number;
  readonly birthDate: CalendarDate;
  readonly address: SampleAddress;
  readonly phone: string;
  /** Home and work, in a sentence. */
  readonly social: string;
  readonly payer: SamplePayer;
  readonly memberId: string;
  readonly groupNumber: string;
}

/** Somebody of that description, as of the day `until`. */
export const person = (random: Random, who: Who, until: CalendarDate): Person => {
  const sex = who.sex ?? random.pick(['female', 'male'] as const);
  const age = random.between(who.from, who.to);
  const payer = random.pick(
    SAMPLE_PAYERS.filter(({ covers }) => (age >= 65 ? covers === 'SENIOR' : covers !== 'SENIOR')),
  );
  const middle = random.chance(0.4) ? [random.pick(GIVEN[sex])] : [];
  const given = random.pick(GIVEN[sex].filter((name) => name !== middle[0]));
  return {
    familyName: random.pick(FAMILY),
    givenNames: [given, ...middle],
    sex,
    age,
    birthDate: plusDays(until, random.between(10, 230) - Math.round((age + 1) * 365.25)),
    address: address(random),
    phone: `555-01${String(random.between(0, 99)).padStart(2, '0')}`,
    social: social(random, age),
    payer,
    memberId: `${payer.payerId.slice(1, 4)}${random.between(100_000_000, 999_999_999)}`,
    groupNumber: `G${random.between(10_000, 99_999)}`,
  };
};

/** Whether the description holds for the person. */
export const fits = (who: Who, { age, sex }: Pick<Person, 'age' | 'sex'>): boolean =>
  age >= who.from && age <= who.to && (who.sex === undefined || who.sex === sex);

const address = (random: Random): SampleAddress => ({
  line: `${random.between(10, 4990)} ${random.pick(STREETS)}`,
  city: random.pick(['Harbor Valley', 'Harbor Valley', 'Eastside', 'Pinecrest Landing', 'Old Ferry']),
  state: 'OR',
  postalCode: `97999-${String(random.between(1, 9999)).padStart(4, '0')}`,
});

const social = (random: Random, age: number): string => {
  if (age < 5)
    return `Lives with ${random.pick(PARENTS)}; ${random.pick(['attends day care', 'looked after at home'])}.`;
  if (age < 18)
    return `Lives with ${random.pick(PARENTS)}; in school, ${random.pick(['likes soccer', 'likes drawing'])}.`;
  const home = random.pick(['Lives alone', 'Lives with spouse', 'Lives with family', 'Shares a house with a sibling']);
  const days = age >= 66 ? `retired ${random.pick(TRADES)}` : `works as ${withArticle(random.pick(TRADES))}`;
  return `${home}; ${days}; ${random.pick(['walks a dog', 'sings in a choir', 'plays chess', 'grows vegetables'])}.`;
};

const withArticle = (trade: string): string => `${/^[aeiou]/.test(trade) ? 'an' : 'a'} ${trade}`;

const PARENTS = [
  'both parents',
  'mother and grandmother',
  'father and an older sibling',
  'both parents and a baby brother',
];

const TRADES = [
  'bookkeeper',
  'bus driver',
  'teacher',
  'carpenter',
  'librarian',
  'cook',
  'welder',
  'florist',
  'surveyor',
  'baker',
  'machinist',
  'gardener',
  'cashier',
  'electrician',
  'tailor',
  'ferry deckhand',
  'dispatcher',
  'translator',
];

const STREETS = [
  'Alder Street',
  'Breakwater Lane',
  'Cannery Road',
  'Dogwood Court',
  'Elm Terrace',
  'Foghorn Way',
  'Gull Street',
  'Heron Drive',
  'Ironwood Avenue',
  'Juniper Place',
  'Kelp Street',
  'Ladder Hill Road',
  'Mill Race Road',
  'Osprey Loop',
  'Pier Avenue',
  'Quarry Road',
  'Rope Walk',
  'Salmonberry Lane',
  'Tern Street',
  'Willow Bend',
];

const GIVEN: Readonly<Record<Sex, readonly string[]>> = {
  female: [
    'Abigail',
    'Amara',
    'Anneke',
    'Beatriz',
    'Bronwyn',
    'Celeste',
    'Clara',
    'Daphne',
    'Elena',
    'Esther',
    'Fatima',
    'Freya',
    'Greta',
    'Hana',
    'Imogen',
    'Ingrid',
    'Jasmine',
    'Josefa',
    'Kamala',
    'Leticia',
    'Linh',
    'Lucinda',
    'Mabel',
    'Marisol',
    'Nkechi',
    'Odette',
    'Paloma',
    'Ruth',
    'Sabine',
    'Soraya',
    'Tamsin',
    'Thandi',
    'Ursula',
    'Vera',
    'Winona',
    'Yuki',
  ],
  male: [
    'Aaron',
    'Alonzo',
    'Anders',
    'Bashir',
    'Benedict',
    'Caleb',
    'Cedric',
    'Dario',
    'Desmond',
    'Edmund',
    'Emil',
    'Farid',
    'Gideon',
    'Hugo',
    'Ivan',
    'Jerome',
    'Joaquin',
    'Kenji',
    'Lars',
    'Leopold',
    'Malik',
    'Marcel',
    'Nestor',
    'Obadiah',
    'Orlando',
    'Pavel',
    'Quincy',
    'Rafael',
    'Rohan',
    'Silas',
    'Stefan',
    'Tobias',
    'Tuan',
    'Victor',
    'Wendell',
    'Yusuf',
  ],
};

const FAMILY = [
  'Abelard',
  'Achterberg',
  'Adeyinka',
  'Ashgrove',
  'Baptistelle',
  'Barrowman',
  'Belacruz',
  'Birchfield',
  'Bramwell',
  'Castellano',
  'Chidubem',
  'Corrigan',
  'Dalgaard',
  'Delacourt',
  'Drummondson',
  'Eastlake',
  'Ekstrom',
  'Fairbrother',
  'Featherston',
  'Fontanez',
  'Garrowby',
  'Greenhalgh',
  'Gupwala',
  'Hallworth',
  'Hasegami',
  'Holmqvist',
  'Ibarrola',
  'Jankovsky',
  'Kessington',
  'Kowalczuk',
  'Langstrom',
  'Lovelace',
  'Mactavers',
  'Marchetto',
  'Mbekwa',
  'Nakashiro',
  'Nguyenson',
  'Northcott',
  'Oakhurst',
  'Ostrander',
  'Palmgren',
  'Pennyfield',
  'Quillfeather',
  'Rademaker',
  'Rojasvale',
  'Saltmarsh',
  'Santorelli',
  'Silverthorn',
  'Stonebridge',
  'Tallgrass',
  'Tranwell',
  'Underhay',
  'Valdespino',
  'Wainscott',
  'Westergaard',
  'Winterbourne',
  'Yamanobe',
  'Zelenova',
  'Zuniga-Hart',
];
