import { deflateSync } from "fflate";
import { crc32 } from "./checksum";
import type { ZipEntry } from "./zip-entry";

/** 1 January 1980, the zip format's first day: the same content gives the same file. */
const DATE = 0x0021;
const STREAMED = 0x0008;
const UTF8_NAME = 0x0800;

/** Packs bytes as the zip format's method 8 asks for, at a level from 1 to 9. */
export type Deflate = (bytes: Uint8Array, level: 3 | 6) => Uint8Array;

/** Works everywhere; who has a faster one hands it to `save`. */
export const plainDeflate: Deflate = (bytes, level) => deflateSync(bytes, { level });

/** An entry for bytes of our own. */
export function packedEntry(name: string, bytes: Uint8Array, deflate: Deflate): ZipEntry {
  const nameBytes = new TextEncoder().encode(name);
  const level = bytes.length > 4 * 2 ** 20 ? 3 : 6;
  const deflated = deflate(bytes, level);
  const useful = deflated.length < bytes.length;
  return {
    name,
    nameBytes,
    method: useful ? 8 : 0,
    flags: nameBytes.length === name.length ? 0 : UTF8_NAME,
    time: 0,
    date: DATE,
    crc: crc32(bytes),
    size: bytes.length,
    packed: useful ? deflated : bytes,
  };
}

/** A zip of the entries in their order; entries that were read keep their packed bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const local = entries.reduce((sum, e) => sum + 30 + e.nameBytes.length + e.packed.length, 0);
  const central = entries.reduce((sum, e) => sum + 46 + e.nameBytes.length, 0);
  const out = new Uint8Array(local + central + 22);
  const view = new DataView(out.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    writeCommon(view, at + 4, entry);
    out.set(entry.nameBytes, at + 30);
    out.set(entry.packed, at + 30 + entry.nameBytes.length);
    at += 30 + entry.nameBytes.length + entry.packed.length;
  }
  entries.forEach((entry, n) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    writeCommon(view, at + 6, entry);
    view.setUint32(at + 42, offsets[n]!, true);
    out.set(entry.nameBytes, at + 46);
    at += 46 + entry.nameBytes.length;
  });
  writeEnd(view, at, entries.length, local, central);
  return out;
}

/** Version, flags, method, time, date, checksum, sizes, name length: alike in both headers. */
function writeCommon(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, entry.flags & ~STREAMED, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 6, entry.time, true);
  view.setUint16(at + 8, entry.date, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.nameBytes.length, true);
}

function writeEnd(view: DataView, at: number, count: number, offset: number, size: number): void {
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, count, true);
  view.setUint16(at + 10, count, true);
  view.setUint32(at + 12, size, true);
  view.setUint32(at + 16, offset, true);
}
