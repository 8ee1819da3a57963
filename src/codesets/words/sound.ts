/** How a word sounds, so that words which are spelt by ear are found: `newmonia` and `pneumonia` sound alike. */

/** The sound of a word of letters a to z: letters that are heard, in the spelling that most words have for them. */
export const soundOf = (word: string): string => {
  let sound = word;
  for (const [spelt, heard] of HEARD) sound = sound.replace(spelt, heard);
  return sound.replaceAll(/(.)\1+/g, '$1');
};

/** What of a sound even a poor speller writes: the consonants in their order, and whether a vowel came before them. */
export const skeletonOf = (sound: string): string =>
  `${/^[aeiou]/.test(sound) ? 'a' : ''}${sound.replaceAll(/[aeiouh]/g, '')}`.replaceAll(/(.)\1+/g, '$1');

/** In this order: each sees what those before it left. */
const HEARD: readonly (readonly [spelt: RegExp, heard: string])[] = [
  // Silent letters.
  [/^(?:pn|kn|gn|mn)/, 'n'],
  [/^ps(?=[aeiouy])/, 's'],
  [/^pt/, 't'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/rrh|rh/g, 'r'],
  [/sthm/g, 'sm'],
  [/phth/g, 'th'],
  [/ght/g, 't'],
  [/gm$/, 'm'],
  [/mb$/, 'm'],
  // One sound, several spellings.
  [/ph/g, 'f'],
  [/sch/g, 'sk'],
  [/tch/g, 'ch'],
  [/chr|kr/g, 'kr'],
  [/ch(?=[^aeiou])|ch$/g, 'k'],
  [/psych|sych/g, 'sik'],
  [/sc(?=[eiy])/g, 's'],
  [/cc(?=[eiy])/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/ck|c(?!h)|qu|q/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/dg(?=[eiy])/g, 'j'],
  [/g(?=[eiy])/g, 'j'],
  [/gh/g, 'g'],
  [/wh/g, 'w'],
  [/(?:eu|ew|ue|eaw|oo|ou)/g, 'u'],
  [/(?:ae|oe|ea|ee|ei|ie)/g, 'e'],
  [/(?:ai|ay)/g, 'a'],
  [/y/g, 'i'],
  [/kks/g, 'ks'],
  [/e$/, ''],
];
