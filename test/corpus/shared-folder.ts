import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Workbooks and instances that are not ours to keep; a fresh clone has none of them. */
const SHARED = resolve(__dirname, "../../../shared");

export function sharedFolder(name: string): string | undefined {
  const folder = join(SHARED, name);
  return existsSync(folder) ? folder : undefined;
}

/** `describe`, or a skipped test that says what is missing. */
export function describeWith(
  name: string,
  folder: string | undefined,
  tests: (folder: string) => void,
) {
  if (folder === undefined) it.skip(`${name}: ../shared is not there`, () => {});
  else describe(name, () => tests(folder));
}
