import { shownName, UnreadableWorkbook } from "./unreadable-workbook";
import type { ZipEntry } from "./zip-entry";

/** What a workbook may be at most; beyond it a file is refused before anything is unpacked. */
export const ZIP_LIMITS = {
  entries: 10_000,
  /** Bytes of one part, unpacked. */
  part: 450 * 2 ** 20,
  /** Bytes of all parts, unpacked. */
  total: 2 ** 30,
  /** Unpacked to packed bytes, held against parts above `ratioFrom` bytes. */
  ratio: 300,
  ratioFrom: 8 * 2 ** 20,
} as const;

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

interface Directory {
  readonly offset: number;
  readonly count: number;
}

/** Entries of a zip in the order of its central directory, checked for size, names and duplicates. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory.count > ZIP_LIMITS.entries) {
    throw new UnreadableWorkbook(
      "too-many-parts",
      `The file has ${directory.count} parts, more than any workbook (limit ${ZIP_LIMITS.entries}): it is refused.`,
    );
  }
  const entries: ZipEntry[] = [];
  let at = directory.offset;
  try {
    for (let n = 0; n < directory.count; n++) {
      const read = readCentral(bytes, view, at);
      entries.push(read.entry);
      at = read.next;
    }
  } catch (error) {
    if (error instanceof RangeError) throw truncated();
    throw error;
  }
  checkSizes(entries);
  checkNames(entries);
  return entries;
}

export function truncated(): UnreadableWorkbook {
  return new UnreadableWorkbook(
    "truncated",
    "The file is cut off or damaged: a part of it is missing. Copy or download it again.",
  );
}

function findDirectory(view: DataView): Directory {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 65_535; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    return count === 0xffff || offset === 0xffffffff
      ? findDirectory64(view, at)
      : { offset, count };
  }
  throw truncated();
}

function findDirectory64(view: DataView, end: number): Directory {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) throw truncated();
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64) throw truncated();
  return {
    count: Number(view.getBigUint64(at + 32, true)),
    offset: Number(view.getBigUint64(at + 48, true)),
  };
}

function readCentral(bytes: Uint8Array, view: DataView, at: number) {
  if (view.getUint32(at, true) !== CENTRAL) throw truncated();
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  const flags = view.getUint16(at + 8, true);
  const sizes = realSizes(view, at, at + 46 + nameLength, extraLength);
  const name = decodeName(nameBytes, flags);
  const method = view.getUint16(at + 10, true);
  if (flags & 1) throw encrypted();
  if (method !== 0 && method !== 8) {
    throw new UnreadableWorkbook(
      "unknown-compression",
      `The file's part "${shownName(name)}" is packed in a way that workbooks do not use. Open it in Excel and save a copy.`,
    );
  }
  const packed = localData(bytes, view, sizes.offset, sizes.packed);
  const entry: ZipEntry = {
    ...{ name, nameBytes, method, flags, packed, size: sizes.size },
    time: view.getUint16(at + 12, true),
    date: view.getUint16(at + 14, true),
    crc: view.getUint32(at + 16, true),
  };
  return { entry, next: at + 46 + nameLength + extraLength + commentLength };
}

function encrypted(): UnreadableWorkbook {
  return new UnreadableWorkbook(
    "encrypted",
    "The file is protected by a password. Open it in Excel, take the password off (File, Info, Protect Workbook) and save a copy.",
  );
}

/** Sizes and offset of an entry, from its zip64 extra field where the short fields overflow. */
function realSizes(view: DataView, at: number, extraAt: number, extraLength: number) {
  let packed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  for (let e = extraAt; e + 4 <= extraAt + extraLength;) {
    const id = view.getUint16(e, true);
    const length = view.getUint16(e + 2, true);
    let field = e + 4;
    const next = () => {
      const value = Number(view.getBigUint64(field, true));
      field += 8;
      return value;
    };
    if (id === 1) {
      if (size === 0xffffffff) size = next();
      if (packed === 0xffffffff) packed = next();
      if (offset === 0xffffffff) offset = next();
    }
    e += 4 + length;
  }
  return { packed, size, offset };
}

function localData(bytes: Uint8Array, view: DataView, offset: number, length: number): Uint8Array {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw truncated();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + length > bytes.length) throw truncated();
  return bytes.subarray(start, start + length);
}

function decodeName(bytes: Uint8Array, flags: number): string {
  const utf8 = new TextDecoder("utf-8", { fatal: (flags & 0x800) !== 0 });
  try {
    return utf8.decode(bytes);
  } catch {
    throw badName("?");
  }
}

function checkSizes(entries: readonly ZipEntry[]): void {
  let total = 0;
  for (const { name, size, packed, method } of entries) {
    total += size;
    if (size > ZIP_LIMITS.part || total > ZIP_LIMITS.total) {
      throw new UnreadableWorkbook(
        "too-large",
        `The file unpacks to more than ${Math.round((size > ZIP_LIMITS.part ? ZIP_LIMITS.part : ZIP_LIMITS.total) / 2 ** 20)} MB: it is refused. Split the workbook.`,
      );
    }
    const swollen = size > ZIP_LIMITS.ratioFrom && size > packed.length * ZIP_LIMITS.ratio;
    if (swollen || (method === 0 && size !== packed.length)) {
      throw new UnreadableWorkbook(
        "zip-bomb",
        `The file's part "${shownName(name)}" unpacks to far more than a workbook's does: it is refused.`,
      );
    }
  }
}

function badName(name: string): UnreadableWorkbook {
  return new UnreadableWorkbook(
    "bad-part-name",
    `The file has a part with the name "${shownName(name)}", which no workbook has: it is refused.`,
  );
}

function checkNames(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const path = name.replaceAll("\\", "/");
    const outside =
      path.split("/").includes("..") || /^[A-Za-z]:/.test(path) || path.includes("\0");
    if (outside || path === "") throw badName(name);
    const key = path.toLowerCase().replace(/^\//, "");
    if (seen.has(key)) {
      throw new UnreadableWorkbook(
        "duplicate-part",
        `The file has two parts with the name "${shownName(name)}", so that it can be read in two ways: it is refused. Open it in Excel and save a copy.`,
      );
    }
    seen.add(key);
  }
}
