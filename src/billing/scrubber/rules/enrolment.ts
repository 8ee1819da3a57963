/** Numbers by which payers and the tax office know the parties, and whom they call. */

import { BLOCKS, each, found, GUIDE, NEVER, one, says, WARNS, type ClaimRule } from '../rule.ts';

const isTaxonomy = (text: string): boolean => /^[0-9A-Z]{9}X$/.test(text);
const isTelephone = (text: string): boolean => /^[2-9]\d{9}$/.test(text);

/** Numbers that people type where a form insists on one. */
const isInvented = (digits: string): boolean => /^(\d)\1{8}$/.test(digits) || digits === '123456789';

/** Never issued: 000, 666 and 900 to 999 as area, zeros as group or serial (20 CFR 422.103). */
const isImpossibleSocialSecurityNumber = (digits: string): boolean => /^(?:000|666|9\d\d)|^\d{3}00|0000$/.test(digits);

export const ENROLMENT: readonly ClaimRule[] = [
  {
    id: 'TAXONOMY_MISSING',
    ...WARNS,
    sentence: 'The billing provider has a taxonomy code where the payer needs it to pay.',
    source: '2000A PRV03',
    find: ({ claim: { billingProvider } }) =>
      one(
        billingProvider.taxonomyCode === null,
        'billingProvider.taxonomyCode',
        '2000A PRV03',
        'The billing provider has no taxonomy code.',
      ),
  },
  {
    id: 'TAXONOMY_FORM',
    ...GUIDE,
    sentence: 'A taxonomy code has ten characters, the last an X.',
    source: '2000A and 2310 PRV03: Health Care Provider Taxonomy',
    find: ({ claim: { billingProvider }, clinicians }) => [
      ...one(
        billingProvider.taxonomyCode !== null && !isTaxonomy(billingProvider.taxonomyCode),
        'billingProvider.taxonomyCode',
        '2000A PRV03',
        'The taxonomy code of the billing provider is not ten characters with an X at the end.',
      ),
      ...each(
        clinicians,
        ({ clinician, path, loops, title }) =>
          clinician.taxonomyCode !== null &&
          !isTaxonomy(clinician.taxonomyCode) &&
          found(
            `${path}.taxonomyCode`,
            `${loops[0]} PRV03|${loops[1]} PRV03`,
            `${title} has a taxonomy code that is not ten characters with an X at the end.`,
          ),
      ),
    ],
  },
  {
    id: 'TAXONOMY_UNKNOWN',
    ...WARNS,
    sentence: 'A taxonomy code is one of the list, where the list is loaded.',
    source: 'Health Care Provider Taxonomy',
    find: ({ claim: { billingProvider }, facts: { taxonomyCodes }, clinicians }) => {
      if (taxonomyCodes === null) return [];
      const isUnknown = (code: string | null): boolean => code !== null && isTaxonomy(code) && !taxonomyCodes.has(code);
      return [
        ...one(
          isUnknown(billingProvider.taxonomyCode),
          'billingProvider.taxonomyCode',
          '2000A PRV03',
          'The taxonomy code of the billing provider is none of the list.',
        ),
        ...each(
          clinicians,
          ({ clinician, path, loops, title }) =>
            isUnknown(clinician.taxonomyCode) &&
            found(
              `${path}.taxonomyCode`,
              `${loops[0]} PRV03|${loops[1]} PRV03`,
              `${title} has a taxonomy code that is none of the list.`,
            ),
        ),
      ];
    },
  },
  {
    id: 'TAX_ID_MISSING',
    ...GUIDE,
    sentence: 'The billing provider has a tax number.',
    source: '2010AA REF02',
    find: ({ claim: { billingProvider } }) =>
      one(
        !says(billingProvider.taxId),
        'billingProvider.taxId',
        '2010AA REF02',
        'The billing provider has no tax number.',
      ),
  },
  {
    id: 'TAX_ID_FORM',
    ...GUIDE,
    sentence: 'A tax number has nine digits and no dash.',
    source: '2010AA REF02',
    find: ({ claim: { billingProvider } }) =>
      one(
        says(billingProvider.taxId) && !/^\d{9}$/.test(billingProvider.taxId),
        'billingProvider.taxId',
        '2010AA REF02',
        'The tax number of the billing provider is not nine digits.',
        'Enter the digits alone.',
      ),
  },
  {
    id: 'TAX_ID_INVENTED',
    ...BLOCKS,
    sentence: 'A tax number is one that can have been issued.',
    source: '26 CFR 301.6109-1; 20 CFR 422.103',
    find: ({ claim: { billingProvider } }) => {
      const { taxId, taxIdKind } = billingProvider;
      if (taxId === null || !/^\d{9}$/.test(taxId)) return [];
      return one(
        isInvented(taxId) || (taxIdKind === 'SY' ? isImpossibleSocialSecurityNumber(taxId) : taxId.startsWith('00')),
        'billingProvider.taxId',
        '2010AA REF02',
        'The tax number of the billing provider was never issued to anybody.',
      );
    },
  },
  {
    id: 'TAX_ID_KIND',
    ...GUIDE,
    sentence: 'A tax number is of an employer (EI) or a person (SY); of an institution the former.',
    source: '2010AA REF01',
    find: ({ claim: { billingProvider }, isProfessional }) =>
      one(
        billingProvider.taxIdKind !== 'EI' && !(isProfessional && billingProvider.taxIdKind === 'SY'),
        'billingProvider.taxIdKind',
        '2010AA REF01',
        isProfessional
          ? 'The tax number is neither of an employer nor of a person.'
          : 'An institution bills under its number as an employer (EI).',
      ),
  },
  {
    id: 'BILLING_PHONE_FORM',
    ...WARNS,
    sentence: 'A telephone number has ten digits.',
    source: '2010AA PER04',
    find: ({ claim: { billingProvider } }) =>
      one(
        billingProvider.phone !== null && !isTelephone(billingProvider.phone),
        'billingProvider.phone',
        '2010AA PER04',
        'The telephone number of the billing provider is not ten digits.',
      ),
  },
  {
    id: 'SUBMITTER_NAME_MISSING',
    ...GUIDE,
    sentence: 'The submitter has a name.',
    source: '1000A NM103',
    find: ({ claim: { submitter } }) =>
      one(!says(submitter.name), 'submitter.name', '1000A NM103', 'The submitter has no name.'),
  },
  {
    id: 'SUBMITTER_ID_MISSING',
    ...GUIDE,
    sentence: 'The submitter has the number that the receiver knows it by.',
    source: '1000A NM109',
    find: ({ claim: { submitter } }) =>
      one(!says(submitter.id), 'submitter.id', '1000A NM109', 'The submitter has no number with this receiver.'),
  },
  {
    id: 'SUBMITTER_CONTACT_MISSING',
    ...NEVER,
    sentence: 'The submitter says whom to ask.',
    source: '1000A PER02',
    find: ({ claim: { submitter } }) =>
      one(!says(submitter.contactName), 'submitter.contactName', '1000A PER02', 'The submitter names nobody to ask.'),
  },
  {
    id: 'SUBMITTER_PHONE_FORM',
    ...GUIDE,
    sentence: 'The submitter has a telephone number of ten digits.',
    source: '1000A PER04',
    find: ({ claim: { submitter } }) =>
      one(
        !isTelephone(submitter.phone),
        'submitter.phone',
        '1000A PER04',
        'The telephone number of the submitter is not ten digits.',
      ),
  },
  {
    id: 'RECEIVER_NAME_MISSING',
    ...GUIDE,
    sentence: 'The receiver has a name.',
    source: '1000B NM103',
    find: ({ claim: { receiver } }) =>
      one(!says(receiver.name), 'receiver.name', '1000B NM103', 'The receiver has no name.'),
  },
  {
    id: 'RECEIVER_ID_MISSING',
    ...GUIDE,
    sentence: 'The receiver has a number.',
    source: '1000B NM109',
    find: ({ claim: { receiver } }) =>
      one(!says(receiver.id), 'receiver.id', '1000B NM109', 'The receiver has no number.'),
  },
];
