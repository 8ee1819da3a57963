/** All that reading a file tells. */

import type { Issue } from '../../src/x12/issue.ts';
import { printJson } from '../../src/x12/json/print.ts';
import type { JsonItem } from '../../src/x12/json/shape.ts';
import { writeJson } from '../../src/x12/json/write.ts';
import type { GroupResult, InterchangeResult, SetResult } from '../../src/x12/read/events.ts';
import { readX12 } from '../../src/x12/read/reader.ts';

export interface Reading {
  readonly json: string;
  readonly issues: readonly Issue[];
  readonly sets: readonly SetResult[];
  readonly groups: readonly GroupResult[];
  readonly interchanges: readonly InterchangeResult[];
}

/** Reads a file in pieces of a size. */
export const reading = (bytes: Uint8Array, size = Math.max(bytes.length, 1)): Reading => {
  const json: string[] = [];
  const [issues, sets, groups, interchanges]: [Issue[], SetResult[], GroupResult[], InterchangeResult[]] = [
    [],
    [],
    [],
    [],
  ];
  const printer = printJson((text) => json.push(text));
  const reader = readX12((event) => {
    printer.event(event);
    if (event.kind === 'issue') issues.push(event.issue);
    if (event.kind === 'setEnd') sets.push(event.result);
    if (event.kind === 'groupEnd') groups.push(event.result);
    if (event.kind === 'interchangeEnd') interchanges.push(event.result);
  });
  for (let from = 0; from < bytes.length; from += size) reader.push(bytes.subarray(from, from + size));
  reader.end();
  printer.end();
  return { json: json.join(''), issues, sets, groups, interchanges };
};

/** The bytes of a file that was printed as JSON. */
export const writtenBack = (json: string): Buffer => {
  const back: string[] = [];
  writeJson((text) => back.push(text)).item(JSON.parse(json) as JsonItem);
  return Buffer.from(back.join(''), 'latin1');
};
