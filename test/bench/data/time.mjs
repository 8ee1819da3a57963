/** The period that the data is of. It is fixed: the same rows on whatever day they are made. */

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const DAYS = 365;
/** The first day on which records arrive. */
export const FIRST_DAY = Date.UTC(2025, 6, 1);
/** Leases that do not run out while somebody measures. */
export const FAR_AWAY = '2100-01-01T00:00:00.000Z';

export const dateOf = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);
export const instantOf = (milliseconds) => new Date(milliseconds).toISOString();
