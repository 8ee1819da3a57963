/** Makes the 999 of a functional group from what was found in it: codes are carried over, nothing is judged anew. */

import type { ImplementationAcknowledgment } from '../guides/implementation-acknowledgment.ts';
import type { Issue } from '../issue.ts';
import type { GroupResult, SetResult } from '../read/events.ts';
import { valueOfBytes } from '../text.ts';
import type { Layout } from '../write/writer.ts';
import { carriedCode, carriedCount, carriedDigits, carriedText, hasDelimiter } from './carried.ts';

/** The 999 of a group. */
export const implementationAcknowledgment = (
  group: GroupResult,
  sets: readonly SetResult[],
  layout: Layout,
): ImplementationAcknowledgment => ({
  functionalGroupResponseHeader: {
    functionalIdentifierCode: carriedCode(group.functionalIdentifierCode, 2, 2, layout),
    groupControlNumber: carriedDigits(group.controlNumber, 9),
    ...optional('versionReleaseIndustryIdentifierCode', carriedText(group.version, 12, '', layout)),
  },
  transactionSetResponses: sets.map((set) => responseTo(set, layout)),
  functionalGroupResponseTrailer: {
    functionalGroupAcknowledgeCode: group.verdict,
    numberOfTransactionSetsIncluded: carriedCount(group.included ?? group.received, 6),
    numberOfReceivedTransactionSets: carriedCount(group.received, 6),
    numberOfAcceptedTransactionSets: carriedCount(group.verdict === 'R' ? 0 : group.accepted, 6),
    ...numbered<GroupTrailer>('functionalGroupSyntaxErrorCode', group.issues),
  },
});

type GroupTrailer = ImplementationAcknowledgment['functionalGroupResponseTrailer'];
type SetResponse = NonNullable<ImplementationAcknowledgment['transactionSetResponses']>[number];
type SegmentResponse = NonNullable<SetResponse['segmentErrors']>[number];
type ElementResponse = NonNullable<SegmentResponse['elementErrors']>[number];

const responseTo = (set: SetResult, layout: Layout): SetResponse => {
  const segmentErrors = segmentResponses(set.issues, layout);
  return {
    transactionSetResponse: {
      transactionSetIdentifierCode: carriedCode(set.transactionSet, 3, 3, layout),
      transactionSetControlNumber: carriedText(set.controlNumber, 9, '0', layout).padStart(4, '0'),
      ...optional('implementationConventionReference', carriedText(set.version, 35, '', layout)),
    },
    ...(segmentErrors.length === 0 ? {} : { segmentErrors }),
    transactionSetResponseTrailer: {
      transactionSetAcknowledgmentCode: set.verdict,
      ...numbered<SetResponse['transactionSetResponseTrailer']>(
        'implementationTransactionSetSyntaxErrorCode',
        set.issues.filter(({ level }) => level === 'set'),
      ),
    },
  };
};

/** Issues of one segment follow each other; its elements are told together, whatever is wrong with itself by itself. */
const segmentResponses = (issues: readonly Issue[], layout: Layout): SegmentResponse[] => {
  const responses: { response: SegmentResponse; elements: ElementResponse[] | null; position: number | null }[] = [];
  for (const found of issues) {
    if (found.level !== 'segment' && found.level !== 'element') continue;
    const last = responses.at(-1);
    if (found.level === 'element' && last?.elements && last.position === found.segmentPosition) {
      last.elements.push(elementResponse(found, layout));
      continue;
    }
    const elements = found.level === 'element' ? [elementResponse(found, layout)] : null;
    const segmentError = {
      segmentIdCode: carriedCode(found.segmentId!, 2, 3, layout),
      segmentPositionInTransactionSet: carriedCount(found.segmentPosition!, 6),
      // Element 447 holds four characters; ids of our guides are six at most, and the guide takes their first four.
      ...(found.loopId === null ? {} : { loopIdentifierCode: found.loopId.slice(0, 4) }),
      implementationSegmentSyntaxErrorCode: (elements === null ? found.code : '8') as SegmentErrorCode,
    };
    responses.push({
      response: { segmentError, ...(elements === null ? {} : { elementErrors: elements }) },
      elements,
      position: found.segmentPosition,
    });
  }
  return responses.map(({ response }) => response);
};

type SegmentErrorCode = NonNullable<SegmentResponse['segmentError']['implementationSegmentSyntaxErrorCode']>;

const elementResponse = (found: Issue, layout: Layout): ElementResponse => {
  const { componentPosition, repetition, dataElement } = found;
  const copy = copyOf(found.value, layout);
  return {
    elementError: {
      positionInSegment: {
        elementPositionInSegment: carriedCount(found.elementPosition!, 2),
        ...(componentPosition === null ? {} : { componentPositionInComposite: carriedCount(componentPosition, 2) }),
        ...(repetition === null ? {} : { repeatingElementPosition: carriedCount(repetition, 4) }),
      },
      ...(dataElement === null || !/^\d+$/.test(dataElement) ? {} : { dataElementReferenceNumber: dataElement }),
      implementationDataElementSyntaxErrorCode:
        found.code as ElementResponse['elementError']['implementationDataElementSyntaxErrorCode'],
      ...(copy === null ? {} : { copyOfBadDataElement: copy }),
    },
  };
};

/** At most 99 characters, and none that would be taken for a delimiter. */
const copyOf = (bytes: string | null, layout: Layout): string | null => {
  const value = valueOfBytes(bytes ?? '').slice(0, 99);
  return value.trim() === '' || /\p{Cc}/u.test(value) || hasDelimiter(value, layout) ? null : value;
};

const optional = <K extends string>(name: K, value: string): { readonly [N in K]?: string } =>
  (value === '' ? {} : { [name]: value }) as { readonly [N in K]?: string };

/** Up to five codes, each under the name with its number. */
const numbered = <T extends object>(name: string, issues: readonly Issue[]): Partial<T> =>
  Object.fromEntries(
    [...new Set(issues.map(({ code }) => code))].slice(0, 5).map((code, index) => [`${name}${index + 1}`, code]),
  ) as Partial<T>;
