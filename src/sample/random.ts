/** Numbers that look random and are the same for the same seed on every machine: no clock, no Math.random. */

/** A stream of choices. Every call moves the stream on, so the order of calls is part of the outcome. */
export interface Random {
  /** At least 0, below 1. */
  readonly fraction: () => number;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  /** True in about that share of calls. */
  readonly chance: (share: number) => boolean;
  /** One of the choices; throws a RangeError when there is none. */
  readonly pick: <T>(choices: readonly T[]) => T;
  /** The same things in another order. */
  readonly shuffled: <T>(things: readonly T[]) => T[];
}

/** The stream that belongs to a seed text. Different texts give unrelated streams. */
export const randomFrom = (seed: string): Random => {
  const nextWord = smallFastCounter(seed);
  const fraction = (): number => nextWord() / 2 ** 32;
  const between = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1));
  const pick = <T>(choices: readonly T[]): T => {
    if (choices.length === 0) throw new RangeError('There is nothing to pick from.');
    return choices[between(0, choices.length - 1)]!;
  };
  const shuffled = <T>(things: readonly T[]): T[] => {
    const rest = [...things];
    return things.map(() => rest.splice(between(0, rest.length - 1), 1)[0]!);
  };
  return { fraction, between, chance: (share) => fraction() < share, pick, shuffled };
};

/** A UUID of version 4 form, drawn from the stream. */
export const uuidFrom = (random: Random): string => {
  const digit = (): string => random.between(0, 15).toString(16);
  const digits = (count: number): string => Array.from({ length: count }, digit).join('');
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${random.pick(['8', '9', 'a', 'b'])}${digits(3)}-${digits(12)}`;
};

/** The one UUID that belongs to a text: for things that are the same in every bundle, such as a payer. */
export const uuidOf = (text: string): string => uuidFrom(randomFrom(`uuid of ${text}`));

/** The sfc32 generator of PractRand (Chris Doty-Humphrey, public domain): 32-bit words from four of state. */
const smallFastCounter = (seed: string): (() => number) => {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
  const next = (): number => {
    const word = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + word;
    return word >>> 0;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
};

/** FNV-1a over the UTF-16 units, started differently for each `lane`. */
const hash = (text: string, lane: number): number => {
  let sum = 0x811c9dc5 ^ Math.imul(lane, 0x9e3779b1);
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum | 0;
};
