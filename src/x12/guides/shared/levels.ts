/** The levels of a tree of inquiries and answers. Claims have levels of their own, at another position. */

import { R, required, use } from '../../declare/guide.ts';
import { HL } from '../../segments/parties.ts';

/** The level that begins a tree. */
export const topLevel = <const C extends readonly string[]>(...childCodes: C) =>
  use('hierarchicalLevel', HL, required(100), {
    hierarchicalIdNumber: R(),
    hierarchicalLevelCode: R('20'),
    hierarchicalChildCode: R(...childCodes),
  });

/** A level below another, and whether it may have levels below itself. */
export const levelBelow = <const L extends string, const C extends readonly string[]>(level: L, ...childCodes: C) =>
  use('hierarchicalLevel', HL, required(100), {
    hierarchicalIdNumber: R(),
    hierarchicalParentIdNumber: R(),
    hierarchicalLevelCode: R(level),
    hierarchicalChildCode: R(...childCodes),
  });

/** A level that never has levels below itself, and does not say so. */
export const lowestLevel = <const L extends string>(level: L) =>
  use('hierarchicalLevel', HL, required(100), {
    hierarchicalIdNumber: R(),
    hierarchicalParentIdNumber: R(),
    hierarchicalLevelCode: R(level),
  });
