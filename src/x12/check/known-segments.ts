/** Every segment that is declared, by id: to tell one that is out of place from one that does not exist. */

import type { SegmentDeclaration } from '../declare/segment.ts';
import * as claim from '../segments/claim.ts';
import * as eligibility from '../segments/eligibility.ts';
import * as envelope from '../segments/envelope.ts';
import * as parties from '../segments/parties.ts';
import * as payment from '../segments/payment.ts';
import * as serviceLine from '../segments/service-line.ts';

const SEGMENTS: ReadonlyMap<string, SegmentDeclaration> = new Map(
  [claim, eligibility, envelope, parties, payment, serviceLine]
    .flatMap((file): SegmentDeclaration[] => Object.values(file))
    .map((declaration) => [declaration.id, declaration]),
);

/** Whether there is a segment of this id. */
export const isKnownSegment = (id: string): boolean => SEGMENTS.has(id);

/** Its declaration; undefined for a segment that none of our guides uses. */
export const segmentById = (id: string): SegmentDeclaration | undefined => SEGMENTS.get(id);
