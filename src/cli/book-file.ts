import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";
import { FileTrouble, deflate, openElsewhere, readBook, writeBook } from "../hosts/node-files";
import { UnreadableWorkbook } from "../hosts/xlsx/unreadable-workbook";
import { openWorkbook, type XlsxHost } from "../hosts/xlsx/xlsx-host";
import { CommandFailure } from "./exit-status";
import type { ProgressLine } from "./show-progress";

/** From here on reading may take more than a moment. */
const SLOW_BYTES = 1_000_000;

/** A workbook that was opened from a file. */
export interface OpenBook {
  /** As the user typed it, for messages. */
  readonly shown: string;
  /** Where the file really is, links followed. */
  readonly path: string;
  readonly name: string;
  readonly host: XlsxHost;
}

/** Where a command writes. */
export interface Target {
  /** As the user knows it. */
  readonly shown: string;
  readonly path: string;
  /** Keep what is there as `<path>.bak`. */
  readonly keepBackup: boolean;
}

/** Opens a workbook; every way in which that can fail is one plain line. */
export async function openBook(
  shown: string,
  folder: string,
  force: boolean,
  progress: ProgressLine,
): Promise<OpenBook> {
  const given = resolve(folder, shown);
  const bytes = await inPlainWords(shown, given, () => readBook(given));
  if (bytes.length > SLOW_BYTES) progress.say(`Reading ${shown} …`);
  const host = await inPlainWords(shown, given, () => openWorkbook(bytes, { force, deflate }));
  return { shown, path: await realpath(given), name: basename(shown), host };
}

/** Writes a workbook as a whole or not at all. */
export async function saveBook(bytes: Uint8Array, target: Target): Promise<void> {
  const { shown, path, keepBackup } = target;
  await inPlainWords(shown, path, () => writeBook(path, bytes, { keepBackup }));
}

/** Refuses a target that is open in Excel or LibreOffice or may not be written, before any work. */
export async function refuseTarget({ path, shown }: Target): Promise<void> {
  const lock = await openElsewhere(path);
  if (lock !== undefined) {
    throw new CommandFailure(
      `${shown} is open in another program (there is ${lock} beside it). Close it there and try again.`,
    );
  }
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) {
    throw new CommandFailure(`${shown} cannot be written: there is no such folder.`);
  }
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile()) throw new CommandFailure(`${shown} is a folder, not a file.`);
  const checked = there ? [path, dirname(path)] : [dirname(path)];
  for (const place of checked) {
    if (!(await may(place, constants.W_OK))) {
      throw new CommandFailure(`${shown} cannot be written: you are not allowed to write there.`);
    }
  }
}

/** Turns what hosts throw about a file into a complaint that names it as the user did. */
async function inPlainWords<T>(shown: string, path: string, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof UnreadableWorkbook) throw new CommandFailure(`${shown}: ${fault.message}`);
    if (fault instanceof FileTrouble) throw new CommandFailure(fault.message.replace(path, shown));
    throw fault;
  }
}

/** True when `path` exists. */
export function exists(path: string): Promise<boolean> {
  return may(path, constants.F_OK);
}

function may(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/** `orders.plumbline.xlsx` for `orders.xlsx`. */
export function defaultOutput(book: string): string {
  const extension = extname(book);
  return `${book.slice(0, book.length - extension.length)}.plumbline${extension}`;
}
