/** Who bills and who treated: NPI, taxonomy, tax numbers, names and telephones. */

import { isNpi } from '../../../platform/npi.ts';
import { BLOCKS, each, found, GUIDE, INFORMS, lines, NEVER, one, says, WARNS, type ClaimRule } from '../rule.ts';

const hasNpiForm = (text: string): boolean => /^[12]\d{9}$/.test(text);

export const IDENTITY: readonly ClaimRule[] = [
  {
    id: 'BILLING_NAME_MISSING',
    ...GUIDE,
    sentence: 'The billing provider has a name.',
    source: '2010AA NM103',
    find: ({ claim: { billingProvider } }) =>
      one(!says(billingProvider.name), 'billingProvider.name', '2010AA NM103', 'The billing provider has no name.'),
  },
  {
    id: 'BILLING_NPI_MISSING',
    ...GUIDE,
    sentence: 'The billing provider has an NPI.',
    source: '2010AA NM109; 45 CFR 162.410',
    find: ({ claim: { billingProvider } }) =>
      one(
        billingProvider.npi === null,
        'billingProvider.npi',
        '2010AA NM109',
        'The billing provider has no NPI.',
        'Enter the NPI of the organization.',
      ),
  },
  {
    id: 'NPI_FORM',
    ...GUIDE,
    sentence: 'An NPI has ten digits and begins with 1 or 2.',
    source: '45 CFR 162.406',
    find: ({ npis }) =>
      each(
        npis,
        ({ npi, path, place, title }) =>
          !hasNpiForm(npi) && found(path, place, `${title} has an NPI that is not ten digits from 1 or 2 on.`),
      ),
  },
  {
    id: 'NPI_CHECK_DIGIT',
    ...GUIDE,
    sentence: 'The last digit of an NPI is the check digit of the others.',
    source: '45 CFR 162.406: Luhn over 80840 and the number',
    find: ({ npis }) =>
      each(
        npis,
        ({ npi, path, place, title }) =>
          hasNpiForm(npi) &&
          !isNpi(npi) &&
          found(path, place, `${title} has an NPI whose check digit is wrong.`, 'Look for digits that were swapped.'),
      ),
  },
  {
    id: 'NPI_DEACTIVATED',
    ...NEVER,
    sentence: 'An NPI is active in the registry.',
    source: '45 CFR 162.408(d)',
    find: ({ npis, facts: { deactivatedNpis } }) =>
      each(
        npis,
        ({ npi, path, place, title }) =>
          deactivatedNpis.has(npi) && found(path, place, `${title} has an NPI that the registry has deactivated.`),
      ),
  },
  {
    id: 'CLINICIAN_NPI_MISSING',
    ...BLOCKS,
    sentence: 'A provider who treated has an NPI.',
    source: '2310 and 2420 NM109; 45 CFR 162.410',
    find: ({ clinicians }) =>
      each(
        clinicians,
        ({ clinician, path, loops, title }) =>
          clinician.npi === null &&
          !path.startsWith('referring') &&
          found(`${path}.npi`, `${loops[0]} NM109|${loops[1]} NM109`, `${title} has no NPI.`),
      ),
  },
  {
    id: 'REFERRING_NPI_MISSING',
    ...WARNS,
    sentence: 'A referring provider has an NPI.',
    source: '2310A NM109; 42 CFR 424.507',
    find: ({ claim: { referringProvider } }) =>
      one(
        referringProvider !== null && referringProvider.npi === null,
        'referringProvider.npi',
        '2310A NM109|2310F NM109',
        'The referring provider has no NPI.',
      ),
  },
  {
    id: 'FACILITY_NPI_MISSING',
    ...INFORMS,
    sentence: 'A service facility has an NPI where it is a provider of its own.',
    source: '2310C NM109',
    find: ({ claim: { serviceFacility } }) =>
      one(
        serviceFacility !== null && serviceFacility.npi === null,
        'serviceFacility.npi',
        '2310C NM109|2310E NM109',
        'The service facility has no NPI.',
      ),
  },
  {
    id: 'FACILITY_IS_BILLING',
    ...WARNS,
    sentence: 'The service facility is told only where it is not the billing provider.',
    source: '2310C',
    find: ({ claim: { serviceFacility, billingProvider } }) =>
      one(
        serviceFacility !== null && serviceFacility.npi !== null && serviceFacility.npi === billingProvider.npi,
        'serviceFacility',
        '2310C NM1|2310E NM1',
        'The service facility has the NPI of the billing provider.',
        'Leave it out, or give the facility its own NPI.',
      ),
  },
  {
    id: 'FACILITY_NAME_MISSING',
    ...GUIDE,
    sentence: 'A service facility has a name.',
    source: '2310C NM103',
    find: ({ claim: { serviceFacility } }) =>
      one(
        serviceFacility !== null && !says(serviceFacility.name),
        'serviceFacility.name',
        '2310C NM103|2310E NM103',
        'The service facility has no name.',
      ),
  },
  {
    id: 'CLINICIAN_NAME_MISSING',
    ...GUIDE,
    sentence: 'A provider has a family name.',
    source: '2310 and 2420 NM103',
    find: ({ clinicians }) =>
      each(
        clinicians,
        ({ clinician, path, loops, title }) =>
          !says(clinician.name.family) &&
          found(`${path}.name.family`, `${loops[0]} NM103|${loops[1]} NM103`, `${title} has no family name.`),
      ),
  },
  {
    id: 'CLINICIAN_GIVEN_NAME_MISSING',
    ...WARNS,
    sentence: 'A provider who has a given name tells it.',
    source: '2310 and 2420 NM104',
    find: ({ clinicians }) =>
      each(
        clinicians,
        ({ clinician, path, loops, title }) =>
          !says(clinician.name.given) &&
          found(`${path}.name.given`, `${loops[0]} NM104|${loops[1]} NM104`, `${title} has no given name.`),
      ),
  },
  {
    id: 'RENDERING_MISSING',
    ...WARNS,
    sentence: 'A professional claim of an organization says who treated.',
    source: '2310B: where it is not the billing provider',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional &&
          claim.renderingProvider === null &&
          claim.lines.some(({ renderingProvider }) => renderingProvider === null),
        'renderingProvider',
        '2310B NM1',
        'Nobody is named as who treated.',
        'Name the rendering provider.',
      ),
  },
  {
    id: 'RENDERING_IS_BILLING',
    ...WARNS,
    sentence: 'The rendering provider is told only where it is not the billing provider.',
    source: '2310B',
    find: ({ claim, isProfessional }) =>
      one(
        isProfessional &&
          claim.renderingProvider !== null &&
          claim.renderingProvider.npi !== null &&
          claim.renderingProvider.npi === claim.billingProvider.npi,
        'renderingProvider.npi',
        '2310B NM109',
        'The rendering provider has the NPI of the billing provider.',
        'Give the person an NPI of its own (type 1), or leave the loop out.',
      ),
  },
  {
    id: 'SUPERVISING_IS_RENDERING',
    ...WARNS,
    sentence: 'Nobody supervises himself.',
    source: '2310D',
    find: ({ claim: { supervisingProvider, renderingProvider } }) =>
      one(
        supervisingProvider !== null &&
          supervisingProvider.npi !== null &&
          supervisingProvider.npi === renderingProvider?.npi,
        'supervisingProvider.npi',
        '2310D NM109',
        'The supervising provider is the rendering one.',
        'Leave the supervising provider out.',
      ),
  },
  {
    id: 'LINE_RENDERING_SAME',
    ...INFORMS,
    sentence: 'A line names who treated only where it is not who treated on the claim.',
    source: '2420A',
    find: (seen) =>
      lines(
        seen,
        ({ renderingProvider }) =>
          renderingProvider !== null &&
          renderingProvider.npi !== null &&
          renderingProvider.npi === seen.claim.renderingProvider?.npi,
        'renderingProvider',
        '2420A NM1|2420C NM1',
        ({ number }) => `Line ${number} names the same provider as the claim.`,
        'Leave it out at the line.',
      ),
  },
];
