/** A segment between its text and its named elements. */

import { segmentById } from '../check/known-segments.ts';
import type { Place, SegmentDeclaration } from '../declare/segment.ts';
import type { Delimiters } from '../read/delimiters.ts';
import type { Tree, TreeValue } from '../read/tree.ts';
import { bytesOfValue, valueOfBytes } from '../text.ts';
import { CannotWrite, segmentText } from '../write/writer.ts';

/** The elements by name, or null for a segment that is not declared or has elements beyond its declaration. */
export const namedElements = (elements: readonly string[], delimiters: Delimiters): Tree | null => {
  const declaration = segmentById(elements[0]!);
  if (declaration === undefined || elements.length > declaration.places.length + 1) return null;
  // The delimiters that an ISA declares are its values, too.
  const within = declaration.id === 'ISA' ? { ...delimiters, component: '\0', repetition: null } : delimiters;
  const values: Record<string, TreeValue> = {};
  for (const [index, place] of declaration.places.entries()) {
    const bytes = elements[index + 1];
    if (bytes === undefined || bytes === '') continue;
    values[place.name] =
      place.repeats > 1 && within.repetition !== null
        ? bytes.split(within.repetition).map((one) => valueOf(one, place, within))
        : valueOf(bytes, place, within);
  }
  return values;
};

const valueOf = (bytes: string, place: Place, { component }: Delimiters): TreeValue => {
  if (place.composite === null) return valueOfBytes(bytes);
  const parts = bytes.split(component);
  if (parts.length > place.composite.parts.length) return valueOfBytes(bytes);
  const values: Record<string, TreeValue> = {};
  for (const [index, part] of parts.entries())
    if (part !== '') values[place.composite.parts[index]!.name] = valueOfBytes(part);
  return values;
};

/** The text of named elements, in bytes. Throws `CannotWrite` for what can't be written, an unknown name among it. */
export const textOfNamed = (id: string, values: Tree, delimiters: Delimiters): string | null => {
  const declaration = segmentById(id);
  if (declaration === undefined) return null;
  return id === 'ISA' ? interchangeText(declaration, values, delimiters) : segmentText(declaration, values, delimiters);
};

const interchangeText = ({ places }: SegmentDeclaration, values: Tree, { element }: Delimiters): string =>
  ['ISA', ...places.map(({ name }) => bytesOfValue(plainValue(values[name])))].join(element);

const plainValue = (value: TreeValue | undefined): string => {
  if (value === undefined || typeof value === 'string') return value ?? '';
  throw new CannotWrite('The elements of ISA are text.');
};
