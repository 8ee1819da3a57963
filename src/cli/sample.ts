/** The sample organization: made and filled at first start, so that the queues have work in them on any machine. */

import pg from 'pg';
import { ensureOrganization, type NewOrganization } from '../access/tenants.ts';
import type { RequestContext } from '../access/context.ts';
import { setFees } from '../billing/fee.commands.ts';
import { loadStarter } from '../codesets/starter-edition.ts';
import { STARTER_HCPCS } from '../codesets/starter/hcpcs.ts';
import { STARTER_ICD10CM } from '../codesets/starter/icd10cm.ts';
import { withClient } from '../database.ts';
import { importBundle } from '../fhir/import-bundle.ts';
import { commandLineContext, type OpenHouse } from '../house.ts';
import { calendarDate, dayOf, plusDays, type CalendarDate } from '../platform/calendar-date.ts';
import { sampleBundles } from '../sample/bundle.ts';
import type { FhirBundle } from '../sample/resources.ts';
import { SAMPLE_FACILITIES, SAMPLE_FEES, SAMPLE_ORGANIZATION, type SampleAddress } from '../sample/organization.ts';

/** Patients whose records the sample organization begins with. */
export const SAMPLE_PATIENTS = 40;
const SAMPLE_SEED = 2026;

/** The records that the sample organization begins with when it is made on that day. */
export const sampleRecords = (today: CalendarDate): Iterable<FhirBundle> =>
  sampleBundles({ seed: SAMPLE_SEED, patients: SAMPLE_PATIENTS, until: plusDays(today, -1) });

/** Loads the starter editions. The same editions again change nothing. */
export const ensureStarterEditions = (ownerUrl: string): Promise<void> =>
  withClient(ownerUrl, async (client: pg.Client) => {
    await loadStarter(client, { ICD10CM: STARTER_ICD10CM, HCPCS: STARTER_HCPCS });
  });

/**
 * Makes the sample organization and imports its records, unless it is there already. `progress` hears how many of the
 * records are in. Answers true when it was made now.
 */
export const ensureSampleOrganization = async (
  open: OpenHouse,
  progress: (done: number, total: number) => void,
): Promise<boolean> => {
  const made = await withClient(open.ownerUrl, (client) => ensureOrganization(client, sampleTenant()));
  const context = await commandLineContext(open.house, SAMPLE_ORGANIZATION.name);
  if (!made && !(await isUnfinished(open, context))) return false;
  const from = calendarDate('2020-01-01')!;
  await setFees(
    context,
    SAMPLE_FEES.map(({ code, amountCents }) => ({ code, modifier: null, amount: amountCents, effectiveFrom: from })),
  );
  let done = 0;
  for (const bundle of sampleRecords(dayOf(open.house.clock()))) {
    await importBundle(context, bundle, null);
    progress(++done, SAMPLE_PATIENTS);
  }
  return made;
};

/** A first start that was interrupted leaves an organization with part of its records: the import goes on where it can. */
const isUnfinished = async (open: OpenHouse, context: RequestContext): Promise<boolean> =>
  withClient(open.ownerUrl, async (client) => {
    const {
      rows: [row],
    } = await client.query<{ count: bigint }>('select count(*) as count from patient where organization_id = $1', [
      context.actor!.organizationId,
    ]);
    return Number(row!.count) < SAMPLE_PATIENTS;
  });

/** The sample organization with its facilities, as it is made. */
export const sampleTenant = (): NewOrganization => {
  const { name, npi, taxId, taxonomyCode, address } = SAMPLE_ORGANIZATION;
  return {
    name,
    npi,
    taxId,
    taxonomyCode,
    ...placed(address),
    facilities: SAMPLE_FACILITIES.map((facility) => ({
      name: facility.name,
      npi: facility.npi,
      placeOfServiceCode: facility.placeOfServiceCode,
      ...placed(facility.address),
    })),
  };
};

const placed = ({ line, city, state, postalCode }: SampleAddress) => ({ addressLine: line, city, state, postalCode });
