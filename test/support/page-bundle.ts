import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const made = new Map<string, Readonly<Record<string, string>>>();

/**
 * The text of `test/browser/pages/<name>.ts` and all that it imports, as one script for a page. It
 * fails when the code needs anything of Node's. What the entry gives away, it sets on `globalThis`.
 */
export function pageBundle(name: string): string {
  return pageFiles(name)[`${name}.js`]!;
}

/** The same with the scripts that it loads later, such as a worker's: text by file name. */
export function pageFiles(name: string): Readonly<Record<string, string>> {
  const files = made.get(name) ?? bundled(name);
  made.set(name, files);
  return files;
}

function bundled(name: string): Readonly<Record<string, string>> {
  const output = join(ROOT, "dist", "test", `${name}-${process.pid}`);
  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, "node_modules", "webpack", "bin", "webpack.js"),
      ...["--config", join(ROOT, "test", "support", "page-bundle.config.cjs")],
      ...["--env", `entry=${join(ROOT, "test", "browser", "pages", `${name}.ts`)}`],
      ...["--env", `output=${join(output, `${name}.js`)}`],
    ],
    { cwd: ROOT, encoding: "utf8" },
  );
  if (run.status !== 0) throw new Error(`webpack failed on ${name}:\n${run.stdout}${run.stderr}`);
  const files = readdirSync(output).map((file) => [file, readFileSync(join(output, file), "utf8")]);
  rmSync(output, { recursive: true });
  return Object.fromEntries(files) as Record<string, string>;
}
