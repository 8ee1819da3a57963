/** Sites of the body that modifiers name: sides, eyelids, fingers, toes, coronary arteries. */

/** Eyelids, fingers and toes have a side too. */
const LEFT_MODIFIERS = new Set('LT E1 E2 FA F1 F2 F3 F4 TA T1 T2 T3 T4'.split(' '));
const RIGHT_MODIFIERS = new Set('RT E3 E4 F5 F6 F7 F8 F9 T5 T6 T7 T8 T9'.split(' '));
const CORONARY = new Set('LC LD LM RC RI'.split(' '));

export const sideOfModifier = (modifier: string): 'left' | 'right' | null =>
  LEFT_MODIFIERS.has(modifier) ? 'left' : RIGHT_MODIFIERS.has(modifier) ? 'right' : null;

/** Whether a modifier says where on the body a service was. */
export const isSite = (modifier: string): boolean => sideOfModifier(modifier) !== null || CORONARY.has(modifier);

/** Whether two modifiers may mean one place: a side holds its fingers, 50 holds both sides. */
export const mayBeSameSite = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [side, otherSide] = [sideOfModifier(one), sideOfModifier(other)];
  if (one === '50' || other === '50') return side !== null || otherSide !== null;
  const holdsAll = one === 'LT' || one === 'RT' || other === 'LT' || other === 'RT';
  return holdsAll && side !== null && side === otherSide;
};
