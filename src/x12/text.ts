/**
 * Bytes and characters. Inside, a character stands for a byte, so that what was read can be written back as it was; a
 * value leaves as Unicode: UTF-8 where its bytes are that, Latin-1 where they are not.
 */

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What an element says, from the bytes that it stands in. */
export const valueOfBytes = (bytes: string): string => {
  if (!/[\u0080-\u00ff]/.test(bytes)) return bytes;
  try {
    return utf8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
};

/** The bytes of a value, in UTF-8: a character for each. */
export const bytesOfValue = (value: string): string =>
  /[\u0080-\uffff]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;

/** The same text by itself: to keep it does not keep the piece of the file that it was cut from. */
export const detached = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('latin1');

/** No element of an envelope is nearly as long. */
const LONGEST_OF_ENVELOPE = 100;

/** An element of an envelope, which is kept for long: without trailing spaces, and with a bound. */
export const envelopeText = (bytes: string): string => detached(bytes.slice(0, LONGEST_OF_ENVELOPE).trimEnd());
