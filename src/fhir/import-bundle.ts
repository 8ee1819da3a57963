/** A bundle on its way in: read, refused whole with every reason, or stored whole. */

import type { RequestContext } from '../access/context.ts';
import { importRecord, type Imported } from '../coding/import-record.commands.ts';
import { Refusal } from '../platform/errors.ts';
import type { ImportNote } from './findings.ts';
import { parseBundle, readBundle, type ReadBundle } from './read-bundle.ts';

export interface BundleImported extends Imported {
  readonly notes: readonly ImportNote[];
}

/** Imports a bundle that is already JSON. FHIR_REFUSED when anything in it cannot be read. */
export const importBundle = (
  context: RequestContext,
  bundle: unknown,
  facilityId: string | null,
): Promise<BundleImported> => store(context, readBundle(bundle), facilityId);

/** Imports the text of a bundle. */
export const importBundleText = (
  context: RequestContext,
  text: string,
  facilityId: string | null,
): Promise<BundleImported> => store(context, parseBundle(text), facilityId);

const store = async (
  context: RequestContext,
  { record, issues, notes }: ReadBundle,
  facilityId: string | null,
): Promise<BundleImported> => {
  if (issues.length > 0) {
    const [first] = issues;
    throw new Refusal(
      'FHIR_REFUSED',
      `${first!.path} ${first!.reason}${issues.length > 1 ? `, and ${issues.length - 1} more` : ''}. Nothing was stored.`,
      { issues },
    );
  }
  return { ...(await importRecord(context, record, facilityId)), notes };
};
