/** Phrases as they are asked: over the packed buffers, which stay as they are. */

import { numberOf } from './names.ts';
import { CODE_WIDTH } from './pack.ts';
import { WHYS, type PackedPhrases, type Phrases } from './phrases.ts';

export const openPhrases = (packed: PackedPhrases): Phrases => {
  const buffer = (name: string): ArrayBuffer => packed[name] as ArrayBuffer;
  const words = (name: string): Uint32Array => new Uint32Array(buffer(name));
  const names = { slots: words('slots'), starts: words('nameStarts'), text: new Uint16Array(buffer('nameText')) };
  const weights = new Float32Array(buffer('weights'));
  const anchorStarts = words('anchorStarts');
  const codes = words('codes');
  const whys = new Uint8Array(buffer('whys'));
  const codeText = new Uint8Array(buffer('codeText'));
  return {
    from: {
      codeSet: 'ICD10CM',
      edition: packed['edition'] as string,
      official: packed['official'] === 1,
      effectiveFrom: packed['effectiveFrom'] as string as Phrases['from']['effectiveFrom'],
      effectiveTo: ((packed['effectiveTo'] as string) || null) as Phrases['from']['effectiveTo'],
    },
    size: packed['size'] as number,
    bytes: Object.values(packed).reduce<number>(
      (sum, part) => sum + (part instanceof ArrayBuffer ? part.byteLength : 0),
      0,
    ),
    concepts: weights.length,
    conceptNumber: (name) => numberOf(names, name),
    weightOf: (concept) => weights[concept]!,
    anchoredAt: (concept) => [anchorStarts[concept]!, anchorStarts[concept + 1]!],
    anchored: words('anchored'),
    starts: words('starts'),
    conceptsOfPhrases: words('concepts'),
    codeOf: (phrase) => {
      const from = codes[phrase]! * CODE_WIDTH;
      return String.fromCharCode(...codeText.subarray(from, from + CODE_WIDTH)).trimEnd();
    },
    whyOf: (phrase) => WHYS[whys[phrase]!]!,
  };
};
