/** The start of a transaction that knows who asks: settings that the row policies read, under the product's names. */

import pg from 'pg';

/** The settings of a viewer. */
export const policySettings = ({ organizationId, userId, roles, facilityIds }) => ({
  'app.organization': organizationId,
  'app.user': userId,
  'app.roles': roles.join(','),
  'app.facilities': facilityIds.join(','),
});

/** `begin` and the settings, in one statement of the simple protocol. */
export const settingsSql = (viewer) =>
  `begin; select ${Object.entries(policySettings(viewer))
    .map(([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`)
    .join(', ')}`;
