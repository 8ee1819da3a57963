/** The readable text of an HTML note. In one pass over it, whatever it holds. */

/**
 * Tags and comments are dropped, scripts and styles with what is in them; blocks, rows and line breaks become new
 * lines; `pre` keeps its lines; the entities that notes use become characters. Markup that never ends is dropped to the
 * end.
 */
export const textOfHtml = (html: string): string => {
  const parts: string[] = [];
  let preformatted = 0;
  let position = 0;
  while (position < html.length) {
    const tag = nextTag(html, position);
    const words = html.slice(position, tag?.start ?? html.length);
    const flowing = preformatted > 0 ? words : flow(words, isLineStart(parts));
    if (flowing !== '') parts.push(flowing);
    if (tag === null) break;
    if (PARAGRAPHS.has(tag.name)) parts.push('\n\n');
    if (tag.name === 'br' || (LINES.has(tag.name) && !isLineStart(parts))) parts.push('\n');
    if (CELLS.has(tag.name) && !tag.isClosing && !isLineStart(parts)) parts.push(' ');
    if (tag.name === 'pre') preformatted = Math.max(0, preformatted + (tag.isClosing ? -1 : 1));
    position = tag.end;
  }
  const lines = parts
    .join('')
    .split(/\r\n|\r|\n/)
    .map((line) => withEntities(line).trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};

const isLineStart = (parts: readonly string[]): boolean => (parts.at(-1) ?? '\n').endsWith('\n');

/** As a browser lays text out: any run of blanks is one space, and none begins a line. */
const flow = (words: string, beginsLine: boolean): string => {
  const spaced = words.replace(/\s+/g, ' ');
  return beginsLine ? spaced.trimStart() : spaced;
};

interface Tag {
  readonly start: number;
  readonly end: number;
  /** In lower case; empty for comments and declarations. */
  readonly name: string;
  readonly isClosing: boolean;
}

const LINES: ReadonlySet<string> = new Set([
  'address',
  'dd',
  'div',
  'dt',
  'footer',
  'form',
  'header',
  'hr',
  'li',
  'tr',
]);
const PARAGRAPHS: ReadonlySet<string> = new Set([
  'article',
  'blockquote',
  'dl',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'title',
  'ul',
]);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
/** What is between their tags is no text. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style']);

/** The next tag, comment or silent element; a `<` before anything else, as in `BP < 120`, is text. */
const nextTag = (html: string, from: number): Tag | null => {
  const opening = /<(?:!--|[!?]|\/?[a-zA-Z][a-zA-Z0-9]{0,20})/g;
  opening.lastIndex = from;
  const match = opening.exec(html);
  if (match === null) return null;
  const start = match.index;
  const isClosing = match[0][1] === '/';
  const name = match[0].slice(isClosing ? 2 : 1).toLowerCase();
  if (name === '!--') return { start, end: after(html, '-->', start + 4), name: '', isClosing };
  const end = after(html, '>', start);
  if (isClosing || !SILENT.has(name)) return { start, end, name, isClosing };
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = end;
  return { start, end: close.exec(html)?.index ?? html.length, name: '', isClosing };
};

const after = (html: string, mark: string, from: number): number => {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
};

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['deg', '°'],
  ['plusmn', '±'],
  ['micro', 'µ'],
  ['times', '×'],
  ['le', '≤'],
  ['ge', '≥'],
  ['frac12', '½'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['bull', '•'],
  ['middot', '·'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
]);

/**
 * An entity that is not known stays as it is written; one that stands for no character becomes U+FFFD, as browsers do.
 */
const withEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,10}));/g,
    (written, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES.get(String(name)) ?? written;
      const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
      return point === 0xa0 ? ' ' : isCharacter ? String.fromCodePoint(point) : '\ufffd';
    },
  );
