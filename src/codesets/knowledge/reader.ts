import { rolesOf } from '../../access/permissions.ts';

/** Published lists are the same for everybody who may read reference data: whoever is asking, they are read as such. */
export const REFERENCE_READER: Readonly<Record<string, string>> = {
  'app.roles': [...rolesOf('reference.read').keys()].join(','),
};
