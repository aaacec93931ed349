import { constants } from "node:fs";
import { access, open, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { openWorkbook, type XlsxHost } from "../hosts/xlsx/xlsx-host";
import { UnreadableWorkbook } from "../hosts/xlsx/unreadable-workbook";
import { CommandFailure } from "./exit-status";
import type { ProgressLine } from "./show-progress";

/** From here on reading may take more than a moment. */
const SLOW_BYTES = 1_000_000;
/** Larger than any workbook that Excel opens. */
const MOST_BYTES = 1024 ** 3;

/** A workbook that was opened from a file. */
export interface OpenBook {
  /** As the user typed it, for messages. */
  readonly shown: string;
  /** Where the file really is, links followed. */
  readonly path: string;
  readonly name: string;
  readonly host: XlsxHost;
}

/** Opens a workbook; every way in which that can fail is one plain line. */
export async function openBook(
  shown: string,
  folder: string,
  force: boolean,
  progress: ProgressLine,
): Promise<OpenBook> {
  const bytes = await readBytes(resolve(folder, shown), shown);
  if (bytes.length > SLOW_BYTES) progress.say(`Reading ${shown} …`);
  try {
    const host = openWorkbook(bytes, { force });
    const path = await realpath(resolve(folder, shown));
    return { shown, path, name: basename(shown), host };
  } catch (fault) {
    if (fault instanceof UnreadableWorkbook) throw new CommandFailure(`${shown}: ${fault.message}`);
    throw fault;
  }
}

async function readBytes(path: string, shown: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new CommandFailure(`${shown} is a folder, not a workbook.`);
    if (!found.isFile()) throw new CommandFailure(`${shown} is not a file.`);
    if (found.size > MOST_BYTES) throw new CommandFailure(`${shown} is larger than any workbook.`);
    return await readFile(path);
  } catch (fault) {
    throw fileComplaint(fault, shown, "read");
  }
}

/** A fault of the file system in a planner's words. */
export function fileComplaint(fault: unknown, shown: string, wanted: "read" | "written"): unknown {
  const code = (fault as NodeJS.ErrnoException | undefined)?.code;
  switch (code) {
    case "ENOENT":
      return new CommandFailure(
        wanted === "read"
          ? `${shown}: there is no such file.`
          : `${shown}: there is no such folder to write to.`,
      );
    case "ENOTDIR":
      return new CommandFailure(`${shown}: a part of this path is not a folder.`);
    case "EISDIR":
      return new CommandFailure(`${shown} is a folder, not a workbook.`);
    case "EACCES":
    case "EPERM":
      return new CommandFailure(
        `${shown} may not be ${wanted}: no permission, or it is open in another program.`,
      );
    case "EBUSY":
    case "ETXTBSY":
      return new CommandFailure(`${shown} is open in another program; close it there first.`);
    case "EROFS":
      return new CommandFailure(`${shown} may not be written: the disk is read-only.`);
    case "ENOSPC":
      return new CommandFailure(`${shown} could not be written: the disk is full.`);
    case "ENAMETOOLONG":
      return new CommandFailure(`The file name ${shown.slice(0, 40)}… is too long.`);
    case "ELOOP":
      return new CommandFailure(`${shown}: links that lead in a circle.`);
    default:
      return fault;
  }
}

/** True when `path` exists. */
export async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

/** Refuses a target that Excel or LibreOffice has open, before any work is done. */
export async function refuseOpenTarget(path: string, shown: string): Promise<void> {
  const name = basename(path);
  for (const mark of [`~$${name}`, `.~lock.${name}#`]) {
    if (await exists(join(dirname(path), mark))) {
      throw new CommandFailure(
        `${shown} is open in another program (there is ${mark} beside it); close it there first.`,
      );
    }
  }
}

/** Refuses a target that cannot be written, before any work is done. */
export async function refuseUnwritableTarget(path: string, shown: string): Promise<void> {
  try {
    const folder = await stat(dirname(path));
    if (!folder.isDirectory()) throw new CommandFailure(`${shown}: its folder is not a folder.`);
    await access(dirname(path), constants.W_OK);
    if (!(await exists(path))) return;
    if ((await stat(path)).isDirectory()) throw new CommandFailure(`${shown} is a folder.`);
    await (await open(path, "r+")).close();
  } catch (fault) {
    throw fileComplaint(fault, shown, "written");
  }
}

/** `orders.plumbline.xlsx` for `orders.xlsx`. */
export function defaultOutput(book: string): string {
  const extension = extname(book);
  return `${book.slice(0, book.length - extension.length)}.plumbline${extension}`;
}
