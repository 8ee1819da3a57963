/** A claim with what several rules derive from it, derived once. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type {
  Address,
  ClaimSnapshot,
  Clinician,
  InstitutionalFacts,
  OtherCoverage,
} from '../snapshot/claim-snapshot.ts';
import type { ScrubFacts } from './facts.ts';
import type { Place } from './rule.ts';

export interface Seen {
  readonly claim: ClaimSnapshot;
  readonly facts: ScrubFacts;
  readonly isProfessional: boolean;
  /** Null of a professional claim. */
  readonly institutional: InstitutionalFacts | null;
  /** By the type of bill: hospital, swing bed, skilled nursing or religious, inpatient part A. */
  readonly isInpatient: boolean;
  /** Whether the payer that is billed is Medicare's own part A or B; Medicare's plans by others are not. */
  readonly isMedicare: boolean;
  readonly isMedicaid: boolean;
  /** Whether the patient is the subscriber. */
  readonly isSelf: boolean;
  /** Of all lines; null where there is none. */
  readonly firstService: CalendarDate | null;
  readonly lastService: CalendarDate | null;
  readonly clinicians: readonly SeenClinician[];
  readonly npis: readonly SeenNpi[];
  readonly addresses: readonly SeenAddress[];
}

export interface SeenClinician {
  readonly clinician: Clinician;
  readonly path: string;
  /** Loop, of a professional and of an institutional claim. */
  readonly loops: readonly [string, string];
  /** As a sentence begins. */
  readonly title: string;
}

export interface SeenNpi {
  readonly npi: string;
  readonly path: string;
  readonly place: Place;
  readonly title: string;
}

export interface SeenAddress {
  readonly address: Address;
  readonly path: string;
  readonly loops: readonly [string, string];
  readonly title: string;
}

export const seenOf = (claim: ClaimSnapshot, facts: ScrubFacts): Seen => {
  const indicator = claim.payer.claimFilingIndicatorCode;
  const clinicians = cliniciansOf(claim);
  return {
    claim,
    facts,
    isProfessional: claim.form === 'PROFESSIONAL',
    institutional: claim.form === 'INSTITUTIONAL' ? claim.institutional : null,
    isInpatient: claim.form === 'INSTITUTIONAL' && INPATIENT_BILLS.has(claim.facilityCode),
    isMedicare: indicator === 'MA' || indicator === 'MB',
    isMedicaid: indicator === 'MC',
    isSelf: claim.patient.relationship === 'SELF',
    firstService: claim.lines.reduce<CalendarDate | null>(
      (first, { serviceFrom }) => (first === null || serviceFrom < first ? serviceFrom : first),
      null,
    ),
    lastService: claim.lines.reduce<CalendarDate | null>(
      (last, { serviceTo }) => (last === null || serviceTo > last ? serviceTo : last),
      null,
    ),
    clinicians,
    npis: npisOf(claim, clinicians),
    addresses: addressesOf(claim),
  };
};

const INPATIENT_BILLS: ReadonlySet<string> = new Set(['11', '18', '21', '41']);

const cliniciansOf = (claim: ClaimSnapshot): SeenClinician[] => {
  const list: SeenClinician[] = [];
  const add = (clinician: Clinician | null, path: string, loops: readonly [string, string], title: string): void => {
    if (clinician !== null) list.push({ clinician, path, loops, title });
  };
  const isProfessional = claim.form === 'PROFESSIONAL';
  add(claim.referringProvider, 'referringProvider', ['2310A', '2310F'], 'The referring provider');
  add(
    claim.renderingProvider,
    'renderingProvider',
    ['2310B', '2310A'],
    isProfessional ? 'The rendering provider' : 'The attending provider',
  );
  if (isProfessional)
    add(claim.supervisingProvider, 'supervisingProvider', ['2310D', '2310D'], 'The supervising provider');
  else add(claim.operatingProvider, 'operatingProvider', ['2310B', '2310B'], 'The operating physician');
  for (const { renderingProvider, number } of claim.lines)
    if (renderingProvider !== null)
      add(
        renderingProvider,
        `lines[${claim.lines.findIndex((line) => line.number === number) + 1}].renderingProvider`,
        ['2420A', '2420C'],
        `The rendering provider of line ${number}`,
      );
  return list;
};

const npisOf = (claim: ClaimSnapshot, clinicians: readonly SeenClinician[]): SeenNpi[] => {
  const list: SeenNpi[] = [];
  const { billingProvider, serviceFacility } = claim;
  if (billingProvider.npi !== null)
    list.push({
      npi: billingProvider.npi,
      path: 'billingProvider.npi',
      place: '2010AA NM109',
      title: 'The billing provider',
    });
  if (serviceFacility !== null && serviceFacility.npi !== null)
    list.push({
      npi: serviceFacility.npi,
      path: 'serviceFacility.npi',
      place: '2310C NM109|2310E NM109',
      title: 'The service facility',
    });
  for (const { clinician, path, loops, title } of clinicians)
    if (clinician.npi !== null)
      list.push({ npi: clinician.npi, path: `${path}.npi`, place: `${loops[0]} NM109|${loops[1]} NM109`, title });
  return list;
};

/** Addresses that stand in the 837. The subscriber's is the patient's where they are one; of another it is not told. */
const addressesOf = (claim: ClaimSnapshot): SeenAddress[] => {
  const list: SeenAddress[] = [];
  const add = (address: Address | null, path: string, loops: readonly [string, string], title: string): void => {
    if (address !== null) list.push({ address, path, loops, title });
  };
  const patient = claim.patient.relationship === 'SELF' ? '2010BA' : '2010CA';
  add(claim.billingProvider.address, 'billingProvider.address', ['2010AA', '2010AA'], 'The billing provider');
  add(claim.patient.address, 'patient.address', [patient, patient], 'The patient');
  add(claim.payer.address, 'payer.address', ['2010BB', '2010BB'], 'The payer');
  add(claim.serviceFacility?.address ?? null, 'serviceFacility.address', ['2310C', '2310E'], 'The service facility');
  claim.otherCoverages.forEach(({ subscriber }: OtherCoverage, index) =>
    add(
      subscriber.address,
      `otherCoverages[${index + 1}].subscriber.address`,
      ['2330A', '2330A'],
      `The subscriber of other coverage ${index + 1}`,
    ),
  );
  return list;
};
