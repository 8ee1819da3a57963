/** Attachment -> text. */

import { quoted } from './findings.ts';
import { textOfHtml } from './html-text.ts';
import { resolveTo, type Bundle, type Resource } from './references.ts';
import { at, isPresent, issueAt, MOST_CHARACTERS, noteAt, textAt, textFault, type Place } from './values.ts';

/**
 * The text of the first of the attachments that is plain text, else of the first that is HTML, and which one it was.
 * Data is base64 of UTF-8, or text written as it is; it may lie in a Binary entry or a `data:` address. An issue where
 * it is damaged. Attachments of other kinds, by address only, or saying the same in another format are left out with a
 * note.
 */
export const readAttachments = (
  bundle: Bundle,
  from: Resource,
  places: readonly Place[],
): { place: Place; text: string } | null => {
  const attachments = places.map((place) => attachmentAt(bundle, from, place));
  const usable = attachments.filter(isUsable);
  const chosen = usable.find(({ kind }) => kind === 'text/plain') ?? usable[0];
  for (const { place } of usable) {
    if (place !== chosen?.place) noteAt(place, 'is taken for the same document in another format and is left out');
  }
  const text = chosen === undefined ? null : decode(chosen);
  if (chosen === undefined || text === null) return null;
  const fault = textFault(text, MOST_CHARACTERS.note);
  if (fault !== null) issueAt(at(chosen.place, 'data'), fault);
  else if (text.trim() === '') noteAt(chosen.place, 'is empty and is left out');
  return fault === null && text.trim() !== '' ? { place: chosen.place, text } : null;
};

interface Attachment {
  readonly place: Place;
  readonly kind: string;
  readonly charset: string;
  readonly data: string | null;
  /** False for a `data:` address that is not in base64. */
  readonly isEncoded: boolean;
}

const attachmentAt = (bundle: Bundle, from: Resource, place: Place): Attachment => {
  const url = at(place, 'url');
  const binary = isPresent(at(place, 'data')) ? null : binaryAt(bundle, from, url);
  const holder = binary?.root ?? place;
  const inline = typeof url.value === 'string' ? /^data:([^,]{0,200}?)(;base64)?,/.exec(url.value) : null;
  const type =
    textAt(at(place, 'contentType'), MOST_CHARACTERS.name) ?? textAt(at(holder, 'contentType'), MOST_CHARACTERS.name);
  const [kind = '', ...parameters] = (type ?? inline?.[1] ?? 'text/plain')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length) ?? 'utf-8';
  const data = dataAt(at(holder, 'data'));
  if (data !== null || inline === null)
    return { place, kind, charset: charset.replaceAll('"', ''), data, isEncoded: true };
  return { place, kind, charset, data: String(url.value).slice(inline[0].length), isEncoded: inline[2] !== undefined };
};

const binaryAt = (bundle: Bundle, from: Resource, url: Place): Resource | null =>
  typeof url.value === 'string' && url.value.length <= MOST_CHARACTERS.uri
    ? resolveTo(bundle, 'Binary', from, { ...url, value: { reference: url.value } })
    : null;

/** Base64 of as many characters as a note may have, at four bytes each and with line ends, is no longer than this. */
const MOST_DATA = MOST_CHARACTERS.note * 6;

const dataAt = (place: Place): string | null => textAt(place, MOST_DATA);

const KINDS: ReadonlySet<string> = new Set(['text/plain', 'text/html']);
const CHARSETS: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii']);

const isUsable = ({ place, kind, charset, data }: Attachment): boolean => {
  if (!KINDS.has(kind)) noteAt(place, `is ${quoted(kind)}, which is not read`);
  else if (!CHARSETS.has(charset)) noteAt(place, `is in the character set ${quoted(charset)}, which is not read`);
  else if (data === null)
    noteAt(place, isPresent(at(place, 'url')) ? 'is only an address, and nothing is fetched' : 'holds no data');
  else return true;
  return false;
};

const decode = ({ place, kind, data, isEncoded }: Attachment): string | null => {
  const text = isEncoded ? decodeBase64(place, data ?? '') : decodePercent(place, data ?? '');
  return text !== null && kind === 'text/html' ? textOfHtml(text) : text;
};

const decodeBase64 = (place: Place, data: string): string | null => {
  const digits = data.replace(/[\t\r\n ]+/g, '');
  const bytes = Buffer.from(digits, 'base64');
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0;
  // Node skips what is not base64, which shows in the length.
  const text = digits.length % 4 === 0 && bytes.length === (digits.length / 4) * 3 - padding ? decodeUtf8(bytes) : null;
  if (text !== null) return text;
  if (data.includes(' ')) {
    noteAt(at(place, 'data'), 'is not base64 of UTF-8 and is read as text written as it is');
    return data;
  }
  issueAt(at(place, 'data'), 'must be base64 of UTF-8 text');
  return null;
};

const decodePercent = (place: Place, data: string): string | null => {
  try {
    return decodeURIComponent(data);
  } catch {
    issueAt(at(place, 'url'), 'must be a data: address of UTF-8 text');
    return null;
  }
};

const decodeUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
