/** Writes interchanges: envelopes with their counts, and transaction sets from named trees, piece by piece. */

import type { Child, Guide, TreeOf } from '../declare/guide.ts';
import type { Place, SegmentDeclaration } from '../declare/segment.ts';
import type { Delimiters } from '../read/delimiters.ts';
import { GE, GS, IEA, ISA, SE, ST } from '../segments/envelope.ts';
import { bytesOfValue } from '../text.ts';

export interface Layout extends Delimiters {
  readonly repetition: string;
  /** What follows each segment terminator: nothing, or a line break. */
  readonly lineBreak: '' | '\n' | '\r\n';
}

export const LAYOUT: Layout = { element: '*', component: ':', repetition: '^', segment: '~', lineBreak: '\n' };

export interface InterchangeHead {
  readonly senderIdQualifier: string;
  readonly senderId: string;
  readonly receiverIdQualifier: string;
  readonly receiverId: string;
  /** YYMMDD and HHMM. */
  readonly interchangeDate: string;
  readonly interchangeTime: string;
  /** Nine digits. */
  readonly interchangeControlNumber: string;
  readonly acknowledgmentRequested: '0' | '1';
  /** P for production, T for a test. */
  readonly usageIndicator: 'P' | 'T';
}

export interface GroupHead {
  readonly functionalIdentifierCode: string;
  readonly applicationSenderCode: string;
  readonly applicationReceiverCode: string;
  /** CCYYMMDD and HHMM or HHMMSS. */
  readonly date: string;
  readonly time: string;
  readonly groupControlNumber: string;
  readonly versionReleaseIndustryIdentifierCode: string;
}

/** A value that can't be written: it holds a delimiter or a line break, or stands where the guide has no place. */
export class CannotWrite extends Error {}

export interface Writer {
  readonly openInterchange: (head: InterchangeHead) => void;
  readonly closeInterchange: () => void;
  readonly openGroup: (head: GroupHead) => void;
  readonly closeGroup: () => void;
  /** A set whole. Its control number has 4 to 9 characters. */
  readonly set: <G extends Guide>(guide: G, controlNumber: string, tree: TreeOf<G>) => void;
  /** A set in pieces: between them the children of one of its loops, in the order of the guide. */
  readonly openSet: (guide: Guide, controlNumber: string) => void;
  readonly piece: (children: readonly Child[], tree: object) => void;
  readonly closeSet: () => void;
  /** A segment by its declaration, counted where a set is open. */
  readonly segment: <F extends object>(declaration: SegmentDeclaration, values: F) => void;
}

/**
 * `out` gets the text of each segment with its terminator: a character is a byte (`latin1`). Throws `CannotWrite` before
 * anything of the segment is given to `out`.
 */
export const writeX12 = (out: (text: string) => void, layout: Layout = LAYOUT): Writer => {
  let segments = 0;
  let sets = 0;
  let groups = 0;
  let setNumber = '';
  let groupNumber = '';
  let interchangeNumber = '';

  const put = (text: string): void => {
    segments += 1;
    out(`${text}${layout.segment}${layout.lineBreak}`);
  };
  const segment = (declaration: SegmentDeclaration, values: object): void =>
    put(segmentText(declaration, values as Values, layout));

  const piece = (children: readonly Child[], tree: object): void => {
    for (const child of children) {
      const value = (tree as Values)[child.name];
      if (value === undefined) continue;
      for (const one of Array.isArray(value) ? value : [value]) {
        if (child.kind === 'loop') piece(child.children, one as object);
        else segment(child.segment, one as object);
      }
    }
    refuseUnknown(tree, children);
  };

  const openSet = (guide: Guide, controlNumber: string): void => {
    segments = 0;
    setNumber = controlNumber;
    segment(ST, {
      transactionSetIdentifierCode: guide.transactionSet,
      transactionSetControlNumber: controlNumber,
      implementationConventionReference: guide.version,
    });
  };
  const closeSet = (): void => {
    sets += 1;
    segment(SE, { numberOfIncludedSegments: String(segments + 1), transactionSetControlNumber: setNumber });
  };

  return {
    openInterchange: (head) => {
      groups = 0;
      interchangeNumber = head.interchangeControlNumber;
      put(interchangeText(head, layout));
    },
    closeInterchange: () =>
      segment(IEA, { numberOfIncludedFunctionalGroups: String(groups), interchangeControlNumber: interchangeNumber }),
    openGroup: (head) => {
      sets = 0;
      groups += 1;
      groupNumber = head.groupControlNumber;
      segment(GS, { ...head, responsibleAgencyCode: 'X' });
    },
    closeGroup: () => segment(GE, { numberOfTransactionSetsIncluded: String(sets), groupControlNumber: groupNumber }),
    set: (guide, controlNumber, tree) => {
      openSet(guide, controlNumber);
      piece(guide.children, tree);
      closeSet();
    },
    openSet,
    piece,
    closeSet,
    segment,
  };
};

type Values = Readonly<Record<string, unknown>>;

const refuseUnknown = (tree: object, children: readonly Child[]): void => {
  const names = new Set(children.map(({ name }) => name));
  const unknown = Object.keys(tree).find((name) => !names.has(name));
  if (unknown !== undefined) throw new CannotWrite(`The guide has no place for ${unknown}.`);
};

/** The text of a segment, without terminator. Empty elements at its end are left out. */
export const segmentText = (declaration: SegmentDeclaration, values: Values, layout: Delimiters): string => {
  const elements = [
    declaration.id,
    ...declaration.places.map((place) => elementText(declaration, place, values[place.name], layout)),
  ];
  const unknown = Object.keys(values).find((name) => !declaration.places.some((place) => place.name === name));
  if (unknown !== undefined) throw new CannotWrite(`${declaration.id} has no element ${unknown}.`);
  return withoutEmptyEnd(elements).join(layout.element);
};

const elementText = (declaration: SegmentDeclaration, place: Place, value: unknown, layout: Delimiters): string => {
  if (value === undefined || value === null) return '';
  if (!Array.isArray(value)) return onceText(declaration, place, value, layout);
  if (layout.repetition === null && value.length > 1)
    throw new CannotWrite(`${declaration.id} ${place.name}: these delimiters have none for repetitions.`);
  return value.map((one) => onceText(declaration, place, one, layout)).join(layout.repetition ?? '');
};

const onceText = (declaration: SegmentDeclaration, place: Place, value: unknown, layout: Delimiters): string => {
  if (place.composite === null || typeof value === 'string') return plainText(declaration, place.name, value, layout);
  const values = partsOf(declaration, place, value);
  const parts = place.composite.parts.map(({ name }) => plainText(declaration, name, values[name], layout));
  return withoutEmptyEnd(parts).join(layout.component);
};

const partsOf = (declaration: SegmentDeclaration, { name, composite }: Place, value: unknown): Values => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CannotWrite(`${declaration.id} ${name} must be text, or parts by name.`);
  const unknown = Object.keys(value).find((key) => !composite!.parts.some((part) => part.name === key));
  if (unknown !== undefined) throw new CannotWrite(`${declaration.id} ${name} has no part ${unknown}.`);
  return value as Values;
};

const plainText = (declaration: SegmentDeclaration, name: string, value: unknown, layout: Delimiters): string => {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new CannotWrite(`${declaration.id} ${name} must be text.`);
  const { element, component, segment, repetition } = layout;
  for (const delimiter of [element, component, segment, repetition])
    if (delimiter !== null && value.includes(delimiter))
      throw new CannotWrite(`${declaration.id} ${name} holds the delimiter "${delimiter}".`);
  return bytesOfValue(value);
};

const withoutEmptyEnd = (list: readonly string[]): readonly string[] =>
  list.slice(0, list.findLastIndex((one) => one !== '') + 1);

const interchangeText = (head: InterchangeHead, layout: Layout): string => {
  const values: Values = {
    authorizationInformationQualifier: '00',
    securityInformationQualifier: '00',
    interchangeControlVersionNumber: '00501',
    ...head,
  };
  const elements = ISA.places.slice(0, 15).map(({ name, element }) => {
    if (name === 'repetitionSeparator') return layout.repetition;
    const text = plainText(ISA, name, values[name] ?? '', layout).padEnd(element.least);
    if (text.length > element.most) throw new CannotWrite(`ISA ${name} has at most ${element.most} characters.`);
    return text;
  });
  return ['ISA', ...elements, layout.component].join(layout.element);
};
