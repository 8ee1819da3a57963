/** The number of a name, looked up in flat buffers. */

/** FNV-1a over UTF-16 units. */
export const hashOf = (name: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

export interface NameTable {
  readonly slots: Uint32Array;
  readonly starts: Uint32Array;
  readonly text: Uint16Array;
}

/** The number under which a name was packed, or -1. */
export const numberOf = ({ slots, starts, text }: NameTable, name: string): number => {
  const mask = slots.length - 1;
  for (let slot = hashOf(name) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const number = slots[slot]! - 1;
    if (isName(text, starts[number]!, starts[number + 1]!, name)) return number;
  }
  return -1;
};

const isName = (text: Uint16Array, from: number, before: number, name: string): boolean => {
  if (before - from !== name.length) return false;
  for (let at = 0; at < name.length; at += 1) if (text[from + at] !== name.charCodeAt(at)) return false;
  return true;
};
