/**
 * Finds where a text stops being JSON. `JSON.parse` says so too, but in words of the engine, and it quotes the text.
 */

export interface SyntaxFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What was expected there. */
  readonly reason: string;
}

/** The first place at which the text is not JSON (RFC 8259), or null where it is. As deep as it comes: no recursion. */
export const findSyntaxFault = (text: string): SyntaxFault | null => {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let position = skipBlanks(text, 0);
  for (; position < text.length; position = skipBlanks(text, position)) {
    const token = text[position]!;
    if (expected === 'end') return faultAt(text, position, REASONS.end);
    if (closes(token, expected, open)) {
      open.pop();
      expected = open.length === 0 ? 'end' : 'comma';
      position += 1;
    } else if (expected === 'colon' || expected === 'comma') {
      if (token !== (expected === 'colon' ? ':' : ',')) return faultAt(text, position, REASONS[expected]);
      expected = expected === 'comma' && open.at(-1) === '{' ? 'name' : 'value';
      position += 1;
    } else if ((token === '{' || token === '[') && (expected === 'value' || expected === 'first value')) {
      open.push(token);
      expected = token === '{' ? 'first name' : 'first value';
      position += 1;
    } else {
      const isName: boolean = expected === 'name' || expected === 'first name';
      const scan: Scan | null = token === '"' ? scanText(text, position) : isName ? null : scanScalar(text, position);
      if (scan === null) return faultAt(text, position, REASONS[expected]);
      if (!scan.closed)
        return faultAt(text, scan.position, 'the text in double quotes is not closed, or holds what it may not');
      position = scan.position;
      expected = isName ? 'colon' : open.length === 0 ? 'end' : 'comma';
    }
  }
  return expected === 'end' ? null : faultAt(text, text.length, 'the text ends too early');
};

type Expected = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma' | 'end';

const REASONS: Readonly<Record<Expected, string>> = {
  value: 'a value is expected',
  'first value': 'a value or the end of the list is expected',
  name: 'a property name in double quotes is expected',
  'first name': 'a property name in double quotes or the end of the object is expected',
  colon: 'a colon is expected',
  comma: 'a comma or a closing bracket is expected',
  end: 'nothing more is expected',
};

const closes = (token: string, expected: Expected, open: readonly string[]): boolean => {
  if (token === '}') return open.at(-1) === '{' && (expected === 'comma' || expected === 'first name');
  return token === ']' && open.at(-1) === '[' && (expected === 'comma' || expected === 'first value');
};

const skipBlanks = (text: string, from: number): number => {
  let position = from;
  while (position < text.length && ' \t\r\n'.includes(text[position]!)) position += 1;
  return position;
};

/** Where a token ends; for one that is not closed, where that shows. */
interface Scan {
  readonly position: number;
  readonly closed: boolean;
}

const scanText = (text: string, start: number): Scan => {
  let position = start + 1;
  while (position < text.length) {
    const character = text[position]!;
    if (character === '"') return { position: position + 1, closed: true };
    if (character < ' ' || (character === '\\' && !isEscape(text, position))) return { position, closed: false };
    position += character === '\\' ? 2 : 1;
  }
  return { position: text.length, closed: false };
};

const isEscape = (text: string, position: number): boolean =>
  /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(position, position + 6));

const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const scanScalar = (text: string, start: number): Scan | null => {
  SCALAR.lastIndex = start;
  return SCALAR.test(text) ? { position: SCALAR.lastIndex, closed: true } : null;
};

const faultAt = (text: string, position: number, reason: string): SyntaxFault => {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < position; end = text.indexOf('\n', end + 1)) {
    line += 1;
    lineStart = end + 1;
  }
  return { line, column: position - lineStart + 1, reason };
};
