/** Finds the file to read in what the user has: the publisher's zip, or a file that was taken out of it. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CodeFileReader } from './code-file.ts';
import { refuseFile } from './refuse-file.ts';
import type { ZipMember } from './zip.ts';
import { isZip, zipMembers } from './zip.ts';

/** The most that is read, packed or unpacked. The largest official file is some 15 MB; a zip bomb is more. */
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;

export interface FoundFile {
  readonly reader: CodeFileReader;
  /** The file's own name, without folders. */
  readonly name: string;
  /** The name of the zip that held it; null for a file without one. */
  readonly archiveName: string | null;
  readonly bytes: Uint8Array;
}

/**
 * The one file at `path` that one of the readers reads. Zip or not is told by the first bytes, never by the name. A zip
 * must hold exactly one file that the first fitting reader knows by name; a plain file may have any name: where no
 * reader knows it, the first of its form is asked.
 */
export const findCodeFile = async (path: string, readers: readonly CodeFileReader[]): Promise<FoundFile> => {
  const name = basename(path);
  const bytes = await wholeFile(path, name);
  if (!isZip(bytes)) return { reader: readerOf(readers, 'TEXT', bytes, name), name, archiveName: null, bytes };
  const members = zipMembers(bytes, name);
  // A workbook is a zip too, and a file in its own right.
  const isWorkbook = members.some((member) => member.name === '[Content_Types].xml');
  if (isWorkbook) return { reader: readerOf(readers, 'WORKBOOK', bytes, name), name, archiveName: null, bytes };
  return memberOf(members, readers, name);
};

const wholeFile = async (path: string, name: string): Promise<Uint8Array> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? refuseFile(`There is no file ${path}.`, { path }) : error;
  });
  if (!found.isFile()) throw refuseFile(`${path} is not a file.`, { path });
  if (found.size > MAX_UNPACKED_BYTES) {
    throw refuseFile(`${name} is larger than ${MAX_UNPACKED_BYTES} bytes.`, { path, maxBytes: MAX_UNPACKED_BYTES });
  }
  return readFile(path);
};

const memberOf = (members: readonly ZipMember[], readers: readonly CodeFileReader[], archive: string): FoundFile => {
  for (const reader of readers) {
    const fitting = members.filter((member) => reader.fileName.test(basename(member.name)));
    const [only] = fitting;
    if (only === undefined) continue;
    if (fitting.length > 1) throw refuseMembers(`${archive} holds several files that fit`, archive, fitting);
    return { reader, name: basename(only.name), archiveName: archive, bytes: only.unpack(MAX_UNPACKED_BYTES) };
  }
  throw refuseMembers(`${archive} holds no file that fits`, archive, members);
};

const refuseMembers = (reason: string, archive: string, members: readonly ZipMember[]): Error => {
  const names = members.map((member) => member.name);
  return refuseFile(`${reason}: ${names.join(', ') || 'it is empty'}.`, { file: archive, members: names });
};

const readerOf = (
  readers: readonly CodeFileReader[],
  form: CodeFileReader['form'],
  bytes: Uint8Array,
  name: string,
): CodeFileReader => {
  const packed = packedOtherwise(bytes);
  if (packed !== null) throw refuseFile(`${name} is packed with ${packed}: unpack it first.`, { file: name });
  const fitting = readers.filter((candidate) => candidate.form === form);
  const reader = fitting.find((candidate) => candidate.fileName.test(name)) ?? fitting[0];
  if (reader) return reader;
  const expected = [...new Set(readers.map((candidate) => `a ${candidate.form.toLowerCase()}`))].join(' or ');
  throw refuseFile(`${name} is a ${form.toLowerCase()}, and the code set is read from ${expected || 'no file yet'}.`, {
    file: name,
  });
};

const packedOtherwise = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (bytes[0] === 0xfd && bytes[1] === 0x37 && bytes[2] === 0x7a) return 'xz';
  return null;
};
