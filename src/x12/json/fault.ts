/** JSON may come from anybody: whether an item is of the shape that `shape.ts` tells. */

/** What is wrong, as the end of a sentence; null when nothing is. What elements hold is judged where they are written. */
export const faultOfItem = (item: unknown): string | null => {
  if (!isObject(item)) return 'is neither segment, loop nor text';
  if ('content' in item) return Array.isArray(item['content']) ? null : 'is a loop whose content is no list';
  if ('outside' in item) return isText(item['outside'], item['latin1']) ? null : 'has an outside that is no text';
  if (typeof item['segment'] !== 'string') return 'is neither segment, loop nor text';
  const { lead, delimiters, elements, text, latin1 } = item;
  if (lead !== undefined && !isText(lead, true)) return 'has a lead that is no text';
  if (delimiters !== undefined && !areDelimiters(delimiters))
    return 'has delimiters that are not four, a character each';
  if (elements !== undefined && !isObject(elements)) return 'has elements without names';
  if (text !== undefined && !isText(text, latin1)) return 'has a text that is none';
  return null;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** With `latin1` a character is a byte. */
const isText = (value: unknown, latin1: unknown): boolean =>
  typeof value === 'string' && (latin1 !== true || !/[\u0100-\uffff]/.test(value));

const areDelimiters = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { element, component, segment, repetition } = value;
  const isOne = (one: unknown): boolean => isText(one, true) && (one as string).length === 1;
  return [element, component, segment].every(isOne) && (repetition === null || isOne(repetition));
};
