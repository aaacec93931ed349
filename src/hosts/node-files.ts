import { constants, type Stats } from "node:fs";
import { access, copyFile, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Deflate } from "./xlsx/write-zip";

/** A file that cannot be read or written; `message` is one plain line: what, and what to do. */
export class FileTrouble extends Error {
  override readonly name = "FileTrouble";
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

/** Largest file that is read, in bytes. */
const MAX_BYTES = 500 * 2 ** 20;

/** Node's own is several times as fast as one in JavaScript. */
export const deflate: Deflate = (bytes, level) => deflateRawSync(bytes, { level });

/** Bytes of a file; rejects with `FileTrouble`. */
export async function readBook(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    refuseOdd(path, found);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw troubleOf(path, error, "read");
  }
}

function refuseOdd(path: string, found: Stats): void {
  if (!found.isFile()) throw new FileTrouble(path, `"${path}" is a folder or device, not a file.`);
  if (found.size > MAX_BYTES) {
    const limit = Math.round(MAX_BYTES / 2 ** 20);
    throw new FileTrouble(path, `"${path}" is larger than ${limit} MB: it is not read.`);
  }
}

/** Name of the lock file that Excel or LibreOffice keeps beside an open workbook; undefined when there is none. */
export async function openElsewhere(path: string): Promise<string | undefined> {
  const name = basename(path);
  for (const lock of [`~$${name}`, `.~lock.${name}#`]) {
    const found = await access(join(dirname(path), lock)).then(
      () => true,
      () => false,
    );
    if (found) return lock;
  }
  return undefined;
}

/**
 * Writes a file as a whole or not at all: through a temporary file in the same folder and a rename.
 * With `keepBackup` the file that was there stays as `PATH.bak`. Rejects with `FileTrouble`.
 */
export async function writeBook(
  path: string,
  bytes: Uint8Array,
  options: { readonly keepBackup?: boolean } = {},
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const before = await stat(path).catch(() => undefined);
    if (before) await access(path, constants.W_OK);
    await writeThrough(temporary, bytes, before?.mode);
    if (options.keepBackup && before) await copyFile(path, `${path}.bak`);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw troubleOf(path, error, "write");
  }
}

async function writeThrough(path: string, bytes: Uint8Array, mode: number | undefined) {
  const file = await open(path, "wx", mode === undefined ? 0o666 : mode & 0o777);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder. Check the spelling of the path",
  ENOTDIR: "a part of the path is no folder. Check the spelling of the path",
  EACCES: "you are not allowed to. Ask for the right, or choose another folder",
  EPERM: "you are not allowed to, or it is open in another program. Close it there and try again",
  EROFS: "the disk can only be read. Choose another folder",
  EBUSY: "it is open in another program. Close it there and try again",
  ENOSPC: "the disk is full. Make room, or choose another folder",
  EISDIR: "it is a folder. Name a file",
  ENAMETOOLONG: "its name is too long. Choose a shorter one",
};

function troubleOf(path: string, error: unknown, doing: "read" | "write"): Error {
  if (error instanceof FileTrouble) return error;
  const code = String((error as { readonly code?: unknown } | undefined)?.code ?? "");
  const why = WHY[code] ?? `the system says ${code || "no more"}`;
  const done = doing === "read" ? "cannot be read" : "cannot be written";
  return new FileTrouble(path, `"${path}" ${done}: ${why}.`);
}
