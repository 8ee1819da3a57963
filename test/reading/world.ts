/** A house whose rows are known: what the reading suites ask about. */

import { assign, coded, deniedFor, record, submitted, takeWork, type Hands, type SeenClaim } from '../support/cycle.ts';
import { testHouse, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, day, recordOf } from '../support/records.ts';

export interface World {
  readonly house: TestHouse;
  /** Fifty, two for each patient, oldest first; the first ten carry a claim that was denied line by line. */
  readonly encounterIds: readonly string[];
  readonly claims: readonly SeenClaim[];
}

/**
 * Makes the world; the same one each time, apart from ids and instants. Coding is final for the first `final` encounters,
 * and five more are being coded.
 */
export const makeWorld = async (final: number): Promise<World> => {
  const house = await testHouse();
  const hands: Hands = { coder: await house.as(['CODER']), biller: await house.as(['BILLER']) };
  await bringFees(house);
  const encounterIds = await bringIn(house, ...Array.from({ length: 25 }, (_, index) => patientRecord(index)));
  const claims: SeenClaim[] = [];
  for (const [index] of encounterIds.entries()) {
    if (index < 10) {
      const claim = await submitted(house, hands);
      claims.push(await record(house, hands.biller, claim, deniedFor(claim, ['11', '197'])));
    } else if (index < final) {
      await coded(house, hands.coder);
    } else if (index < final + 5) {
      const { subject } = await takeWork(house, hands.coder, 'CODING');
      await assign(house, hands.coder, subject);
    }
  }
  return { house, encounterIds, claims };
};

const patientRecord = (index: number) => {
  const number = String(index).padStart(2, '0');
  const from = day(`2026-09-${number === '00' ? '30' : number}`);
  return recordOf(
    `Patient ${number}`,
    [
      { place: 0, serviceFrom: from, serviceTo: from },
      { place: index % 3 === 0 ? 1 : 0, serviceFrom: day('2026-10-01'), serviceTo: day('2026-10-02') },
    ],
    { birthDate: day(`19${60 + (index % 10)}-01-01`), city: index % 2 === 0 ? null : 'Testville' },
  );
};
