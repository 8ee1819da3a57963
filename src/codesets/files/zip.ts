/** Just enough of a zip reader (APPNOTE 6.3): the central directory, stored and deflated members, checked by CRC-32. */

import { isNativeError } from 'node:util/types';
import { crc32, inflateRawSync } from 'node:zlib';
import { refuseFile } from './refuse-file.ts';

export interface ZipMember {
  /** With its folders, as the archive has it. */
  readonly name: string;
  /** Unpacked, as the archive claims. `unpack` trusts it as little as the rest. */
  readonly size: number;
  /** The content, of exactly `size` bytes with the right checksum; a `Refusal` otherwise, or beyond `maxBytes`. */
  readonly unpack: (maxBytes: number) => Uint8Array;
}

/** Whether the bytes begin as a zip archive does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);

/** The files of an archive, without folders and the shadow copies that macOS adds; `label` names it in errors. */
export const zipMembers = (archive: Uint8Array, label: string): ZipMember[] => {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    return directoryOf(bytes, label).filter((member) => !/(^|\/)__MACOSX\/|\/$/.test(member.name));
  } catch (error) {
    throw isBeyondEnd(error) ? damaged(label) : error;
  }
};

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const IN_ZIP64 = 0xffffffff;

const directoryOf = (bytes: Buffer, label: string): ZipMember[] => {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw damaged(label);
  const count = bytes.readUInt16LE(end + 10);
  const members: ZipMember[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged(label);
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    members.push(memberAt(bytes, at, bytes.toString('utf8', at + 46, nameEnd), label));
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return members;
};

const memberAt = (bytes: Buffer, at: number, name: string, label: string): ZipMember => {
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
  const checksum = bytes.readUInt32LE(at + 16);
  const [packedSize, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
  const offset = bytes.readUInt32LE(at + 42);
  const unpack = (maxBytes: number): Uint8Array => {
    if (size === IN_ZIP64 || size > maxBytes) {
      throw refuseFile(`${name} in ${label} unpacks to more than ${maxBytes} bytes.`, { member: name, maxBytes });
    }
    if ((flags & 1) !== 0) throw refuseFile(`${name} in ${label} is encrypted.`, { member: name });
    if (method !== 0 && method !== 8) {
      throw refuseFile(`${name} in ${label} is packed by method ${method}; only 0 and 8 are known.`, { member: name });
    }
    const packed = packedBytes(bytes, offset, packedSize, label);
    const content = method === 0 ? packed : inflate(packed, size, name, label);
    if (content.length !== size || crc32(content) !== checksum) throw damaged(label, name);
    return content;
  };
  return { name, size, unpack };
};

/** What a buffer throws on a read beyond its end: an offset in the archive points to where nothing is. */
const isBeyondEnd = (error: unknown): boolean =>
  isNativeError(error) &&
  ['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS'].includes((error as NodeJS.ErrnoException).code ?? '');

const packedBytes = (bytes: Buffer, offset: number, packedSize: number, label: string): Buffer => {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_ENTRY) throw damaged(label);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  return bytes.subarray(start, start + packedSize);
};

const inflate = (packed: Buffer, size: number, name: string, label: string): Buffer => {
  try {
    // The cap is what the archive claims, so that a member which is larger than it says cannot fill the memory.
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw damaged(label, name);
  }
};

const damaged = (label: string, member?: string): Error =>
  member === undefined
    ? refuseFile(`${label} is not a whole zip archive.`, { file: label })
    : refuseFile(`${member} in ${label} is damaged: its size or its checksum is not what the archive says.`, {
        file: label,
        member,
      });
