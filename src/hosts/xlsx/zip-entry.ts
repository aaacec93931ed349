import { inflateSync } from "fflate";
import { crc32 } from "./checksum";
import { shownName, UnreadableWorkbook } from "./unreadable-workbook";

/** One file of a zip as its central directory tells it; `packed` is a view into the file's bytes. */
export interface ZipEntry {
  readonly name: string;
  /** As they stand in the file, so that they are written back the same. */
  readonly nameBytes: Uint8Array;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly flags: number;
  /** DOS time and date. */
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  /** Bytes when unpacked. */
  readonly size: number;
  readonly packed: Uint8Array;
}

/** The bytes of an entry; refuses one that is not what its directory entry says. */
export function unpack(entry: ZipEntry): Uint8Array {
  const bytes = entry.method === 0 ? entry.packed : inflate(entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged(entry.name);
  return bytes;
}

function inflate(entry: ZipEntry): Uint8Array {
  try {
    // Into a buffer of the declared size: what does not fit is dropped, and found by the checksum.
    return inflateSync(entry.packed, { out: new Uint8Array(entry.size) });
  } catch {
    throw damaged(entry.name);
  }
}

function damaged(name: string): UnreadableWorkbook {
  return new UnreadableWorkbook(
    "bad-checksum",
    `The file is damaged: its part "${shownName(name)}" does not match its checksum. Open it in Excel, let it repair, and save a copy.`,
  );
}
