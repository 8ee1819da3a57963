/** The services of a patient with a provider on one day, those of other visits too: what NCCI compares. */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { ProcedureElsewhere, ProcedureToCheck } from './finding.ts';
import type { Seen } from './rule.ts';

/** A service of the day, here or at another visit. */
export interface Service {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly here: ProcedureToCheck | null;
  /** How a message names the other visit; null here. */
  readonly visit: string | null;
}

const here = (procedure: ProcedureToCheck): Service => ({ ...procedure, here: procedure, visit: null });
const elsewhere = (procedure: ProcedureElsewhere): Service => ({ ...procedure, here: null });

/** The services of each day on which this encounter has any: its own first. */
export const daysOf = ({ coding }: Seen): Map<CalendarDate, Service[]> =>
  new Map(
    [...Map.groupBy(coding.procedures, ({ serviceDate }) => serviceDate)].map(([day, own]) => [
      day,
      [...own.map(here), ...coding.elsewhere.filter(({ serviceDate }) => serviceDate === day).map(elsewhere)],
    ]),
  );

export const whereOf = ({ visit }: Service): string => (visit === null ? '' : ` of ${visit}`);

/** What is on another visit is removed by whoever codes that. */
export const removalOf = ({ code, here: own, visit }: Service): string =>
  own ? `remove ${code}` : `have ${code} removed from ${visit}`;

/** A line as far as a judgment of it rests on its modifiers and units, whatever their order: `25 59x2`. */
export const lineKey = ({ modifiers, units }: Pick<Service, 'modifiers' | 'units'>): string =>
  `${modifiers.toSorted().join('+')}x${units}`;
