import { copyFile, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { exists, fileComplaint } from "./book-file";

/** Where a command writes. */
export interface Target {
  /** As the user knows it. */
  readonly shown: string;
  readonly path: string;
  /** Keep what is there as `<path>.bak`. */
  readonly keepBackup: boolean;
}

/**
 * Writes through a file beside the target and a rename: at every moment the target is either the
 * old file or the new one, whole.
 */
export async function writeBook(bytes: Uint8Array, target: Target): Promise<void> {
  const beside = join(dirname(target.path), `.${basename(target.path)}.${process.pid}.tmp`);
  try {
    await writeSynced(bytes, beside, await modeOf(target.path));
    if (target.keepBackup && (await exists(target.path))) await keepBackup(target.path);
    await rename(beside, target.path);
  } catch (fault) {
    await rm(beside, { force: true });
    throw fileComplaint(fault, target.shown, "written");
  }
}

async function writeSynced(bytes: Uint8Array, path: string, mode: number): Promise<void> {
  const file = await open(path, "w", mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function keepBackup(path: string): Promise<void> {
  const beside = `${path}.bak.${process.pid}.tmp`;
  try {
    await copyFile(path, beside);
    await rename(beside, `${path}.bak`);
  } finally {
    await rm(beside, { force: true });
  }
}

async function modeOf(path: string): Promise<number> {
  return (await exists(path)) ? (await stat(path)).mode & 0o777 : 0o666;
}
