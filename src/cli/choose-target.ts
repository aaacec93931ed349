import { realpath } from "node:fs/promises";
import { dirname, extname, join, resolve, basename } from "node:path";
import { defaultOutput, exists, type OpenBook, refuseTarget, type Target } from "./book-file";
import { UsageFailure } from "./exit-status";
import type { OptionValues } from "./parse-arguments";

/** Where a command that changes `book` writes to; refused before any work when it cannot. */
export async function chooseTarget(
  book: OpenBook,
  values: OptionValues,
  folder: string,
): Promise<Target> {
  const target = await targetOf(book, values, folder);
  await refuseTarget(target);
  return target;
}

async function targetOf(book: OpenBook, values: OptionValues, folder: string): Promise<Target> {
  const inPlace = values["in-place"] === true;
  const output = typeof values.output === "string" ? values.output : undefined;
  if (output === "") throw new UsageFailure("-o needs the name of a file.");
  const shown = output ?? (inPlace ? book.shown : defaultOutput(book.shown));
  const path = await realTarget(resolve(folder, shown));
  const same = path === book.path;
  if (same && !inPlace) {
    throw new UsageFailure(`-o names BOOK itself; say --in-place to write into ${book.shown}.`);
  }
  if (!same && inPlace) throw new UsageFailure("Give either -o or --in-place, not both.");
  const kind = extname(book.path).toLowerCase();
  const known = kind === ".xlsx" || kind === ".xlsm";
  if (known && extname(path).toLowerCase() !== kind) {
    throw new UsageFailure(`${shown} must end in ${kind}, like ${book.shown}.`);
  }
  return { shown, path, keepBackup: inPlace };
}

/** The path with its links followed, also where the file is not there yet. */
export async function realTarget(path: string): Promise<string> {
  if (await exists(path)) return realpath(path);
  if (!(await exists(dirname(path)))) return path;
  return join(await realpath(dirname(path)), basename(path));
}
