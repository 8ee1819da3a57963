/** What every peer is told by the benchmark, through its environment. */

export const PORT = Number(process.env.PORT);
export const DATABASE_URL = process.env.DATABASE_URL;
export const POOL_SIZE = Number(process.env.POOL_SIZE);
/** Whether every request runs in a transaction with the viewer's settings for row-level security. */
export const ROW_POLICIES = process.env.ROW_POLICIES === 'true';
/** Who asks: peers read no token, which spares them the work. `{ organizationId, userId, userName, roles, facilityIds }`. */
export const VIEWER = JSON.parse(process.env.VIEWER);
