/** The day of service: all editions of the benchmark are in force on it. */
export const DAY = '2026-07-06';
