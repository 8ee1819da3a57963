/** Addresses: where the provider is, where the service was given, where the patient lives. */

import type { Address } from '../../snapshot/claim-snapshot.ts';
import { each, found, GUIDE, GUIDE_UNLESS, INFORMS, one, says, WARNS, type ClaimRule, type Found } from '../rule.ts';
import type { Seen, SeenAddress } from '../seen.ts';
import { firstDigitsOf, isState } from './states.ts';

const addresses = (
  { addresses: list }: Seen,
  broken: (address: Address) => boolean,
  field: keyof Address,
  element: string,
  message: (seen: SeenAddress) => string,
  mend: string | null = null,
): readonly Found[] =>
  each(
    list,
    (seen) =>
      broken(seen.address) &&
      found(`${seen.path}.${field}`, `${seen.loops[0]} ${element}|${seen.loops[1]} ${element}`, message(seen), mend),
  );

const isPostBox = (line: string): boolean =>
  /\bP\.?\s*O\.?\s*(?:BOX|DRAWER)\b|\bPOST\s+OFFICE\s+BOX\b|^\s*(?:LOCK)?BOX\s+\d/i.test(line);

const inPostBox = (address: Address | null): boolean =>
  address !== null && (isPostBox(address.line1) || (address.line2 !== null && isPostBox(address.line2)));

/** An address with a state or province is within the United States or Canada; without both it is elsewhere. */
const isForeign = ({ state, postalCode }: Address): boolean => state === null && postalCode === null;

export const ADDRESSES: readonly ClaimRule[] = [
  {
    id: 'BILLING_ADDRESS_MISSING',
    ...GUIDE,
    sentence: 'The billing provider has an address.',
    source: '2010AA N3',
    find: ({ claim }) =>
      one(
        claim.billingProvider.address === null,
        'billingProvider.address',
        '2010AA N3',
        'The billing provider has no address.',
      ),
  },
  {
    id: 'BILLING_ADDRESS_POST_BOX',
    ...GUIDE,
    sentence: 'The address of the billing provider is a street address; a post box belongs to the pay-to address.',
    source: '2010AA N301',
    find: ({ claim }) =>
      one(
        inPostBox(claim.billingProvider.address),
        'billingProvider.address.line1',
        '2010AA N301',
        'The billing provider has a post box for an address.',
        'Enter the street address.',
      ),
  },
  {
    id: 'BILLING_ZIP_NINE',
    ...GUIDE,
    sentence: 'The ZIP code of the billing provider has nine digits.',
    source: '2010AA N403',
    find: ({ claim: { billingProvider } }) =>
      one(
        billingProvider.address !== null &&
          !isForeign(billingProvider.address) &&
          !/^\d{9}$/.test(billingProvider.address.postalCode ?? ''),
        'billingProvider.address.postalCode',
        '2010AA N403',
        'The ZIP code of the billing provider has not nine digits.',
        'Look up the last four digits.',
      ),
  },
  {
    id: 'FACILITY_ADDRESS_MISSING',
    ...GUIDE,
    sentence: 'A service facility has an address.',
    source: '2310C N3',
    find: ({ claim: { serviceFacility } }) =>
      one(
        serviceFacility !== null && serviceFacility.address === null,
        'serviceFacility.address',
        '2310C N3|2310E N3',
        'The service facility has no address.',
      ),
  },
  {
    id: 'FACILITY_ADDRESS_POST_BOX',
    ...GUIDE_UNLESS,
    sentence: 'The address of a service facility is where the service was given.',
    source: '2310C N301',
    find: ({ claim: { serviceFacility } }) =>
      one(
        serviceFacility !== null && inPostBox(serviceFacility.address),
        'serviceFacility.address.line1',
        '2310C N301|2310E N301',
        'The service facility has a post box for an address.',
        'Enter where it is; of a place without an address, how to find it.',
      ),
  },
  {
    id: 'FACILITY_ZIP_NINE',
    ...GUIDE,
    sentence: 'The ZIP code of a service facility has nine digits.',
    source: '2310C N403',
    find: ({ claim: { serviceFacility } }) =>
      one(
        serviceFacility !== null &&
          serviceFacility.address !== null &&
          !isForeign(serviceFacility.address) &&
          !/^\d{9}$/.test(serviceFacility.address.postalCode ?? ''),
        'serviceFacility.address.postalCode',
        '2310C N403|2310E N403',
        'The ZIP code of the service facility has not nine digits.',
        'Look up the last four digits.',
      ),
  },
  {
    id: 'PATIENT_ADDRESS_MISSING',
    ...GUIDE,
    sentence: 'The patient has an address.',
    source: '2010BA and 2010CA N3',
    find: ({ claim: { patient }, isSelf }) =>
      one(
        patient.address === null,
        'patient.address',
        isSelf ? '2010BA N3' : '2010CA N3',
        'The patient has no address.',
        'Enter it; of a patient without a home, the word for that and the ZIP code of the place of service.',
      ),
  },
  {
    id: 'ADDRESS_LINE_MISSING',
    ...GUIDE,
    sentence: 'An address has a first line.',
    source: 'N301',
    find: (seen) =>
      addresses(
        seen,
        ({ line1 }) => !says(line1),
        'line1',
        'N301',
        ({ title }) => `${title} has an address without a street.`,
      ),
  },
  {
    id: 'ADDRESS_CITY_MISSING',
    ...GUIDE,
    sentence: 'An address has a city.',
    source: 'N401',
    find: (seen) =>
      addresses(
        seen,
        ({ city }) => !says(city),
        'city',
        'N401',
        ({ title }) => `${title} has an address without a city.`,
      ),
  },
  {
    id: 'ADDRESS_STATE_MISSING',
    ...GUIDE,
    sentence: 'An address with a ZIP code has a state.',
    source: 'N402',
    find: (seen) =>
      addresses(
        seen,
        ({ state, postalCode }) => !says(state) && says(postalCode),
        'state',
        'N402',
        ({ title }) => `${title} has an address with a ZIP code and no state.`,
      ),
  },
  {
    id: 'ADDRESS_STATE_UNKNOWN',
    ...GUIDE,
    sentence: 'A state is one of the two letters of the postal service, or one of Canada.',
    source: 'N402: code source 22',
    find: (seen) =>
      addresses(
        seen,
        ({ state }) => says(state) && !isState(state),
        'state',
        'N402',
        ({ title }) => `${title} has an address in a state that there is not.`,
      ),
  },
  {
    id: 'ADDRESS_ZIP_MISSING',
    ...GUIDE,
    sentence: 'An address with a state has a ZIP code.',
    source: 'N403',
    find: (seen) =>
      addresses(
        seen,
        ({ state, postalCode }) => says(state) && !says(postalCode),
        'postalCode',
        'N403',
        ({ title }) => `${title} has an address with a state and no ZIP code.`,
      ),
  },
  {
    id: 'ADDRESS_ZIP_FORM',
    ...GUIDE,
    sentence: 'A ZIP code has five or nine digits and no dash; one of Canada six characters.',
    source: 'N403: code source 51',
    find: (seen) =>
      addresses(
        seen,
        ({ postalCode }) =>
          says(postalCode) && !/^\d{5}(?:\d{4})?$/.test(postalCode) && !/^[A-Z]\d[A-Z]\d[A-Z]\d$/.test(postalCode),
        'postalCode',
        'N403',
        ({ title }) => `${title} has a ZIP code that is not five or nine digits.`,
      ),
  },
  {
    id: 'ADDRESS_ZIP_INVENTED',
    ...WARNS,
    sentence: 'A ZIP code is one that there is.',
    source: 'N403: code source 51',
    find: (seen) =>
      addresses(
        seen,
        ({ postalCode }) =>
          postalCode !== null && (/^\d{5}(?:0000|9999)$/.test(postalCode) || /^(\d)\1{4}/.test(postalCode)),
        'postalCode',
        'N403',
        ({ title }) => `${title} has a ZIP code that looks filled in: one digit alone, or 0000 or 9999 at the end.`,
      ),
  },
  {
    id: 'ADDRESS_ZIP_OF_OTHER_STATE',
    ...WARNS,
    sentence: 'A ZIP code lies in the state beside it.',
    source: 'N402 and N403: the first digit of a ZIP code tells the region',
    find: (seen) =>
      addresses(
        seen,
        ({ state, postalCode }) => {
          const digits = state === null || postalCode === null ? undefined : firstDigitsOf(state);
          return digits !== undefined && /^\d{5}/.test(postalCode!) && !digits.includes(postalCode![0]!);
        },
        'postalCode',
        'N403',
        ({ title }) => `${title} has a ZIP code of another region than the state.`,
      ),
  },
  {
    id: 'ADDRESS_LINE_REPEATED',
    ...INFORMS,
    sentence: 'The second line of an address says something else than the first.',
    source: 'N302',
    find: (seen) =>
      addresses(
        seen,
        ({ line1, line2 }) => line2 !== null && line1.trim().toUpperCase() === line2.trim().toUpperCase(),
        'line2',
        'N302',
        ({ title }) => `${title} has an address whose lines say the same.`,
      ),
  },
];
