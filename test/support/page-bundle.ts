import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const BUILT = join(ROOT, "dist", "test", "pages");

let isBuilt = false;

/** Builds all pages where they are older than what they are made of. */
function build(): void {
  if (isBuilt) return;
  const script = join(ROOT, ".ci", "build-if-stale.mjs");
  const run = spawnSync(process.execPath, [script, "pages"], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`The pages were not built:\n${run.stdout}${run.stderr}`);
  isBuilt = true;
}

/**
 * The text of `test/browser/pages/<name>.ts` and all that it imports, as one script for a page. It
 * fails when the code needs anything of Node's. What the entry gives away, it sets on `globalThis`.
 */
export function pageBundle(name: string): string {
  build();
  return readFileSync(join(BUILT, `${name}.js`), "utf8");
}

/** All scripts of the pages, those that they load later among them: text by file name. */
export function pageFiles(): Readonly<Record<string, string>> {
  build();
  const texts = readdirSync(BUILT).map((file) => [file, readFileSync(join(BUILT, file), "utf8")]);
  return Object.fromEntries(texts) as Record<string, string>;
}
