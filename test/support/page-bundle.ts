import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const made = new Map<string, string>();

/**
 * The text of `test/browser/pages/<name>.ts` and all that it imports, as one script for a page. It
 * fails when the code needs anything of Node's. What the entry gives away, it sets on `globalThis`.
 */
export function pageBundle(name: string): string {
  const text = made.get(name) ?? bundled(name);
  made.set(name, text);
  return text;
}

function bundled(name: string): string {
  const output = join(ROOT, "dist", "test", `${name}-${process.pid}.js`);
  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, "node_modules", "webpack", "bin", "webpack.js"),
      ...["--config", join(__dirname, "page-bundle.config.cjs")],
      ...["--env", `entry=${join(ROOT, "test", "browser", "pages", `${name}.ts`)}`],
      ...["--env", `output=${output}`],
    ],
    { cwd: ROOT, encoding: "utf8" },
  );
  if (run.status !== 0) throw new Error(`webpack failed on ${name}:\n${run.stdout}${run.stderr}`);
  const text = readFileSync(output, "utf8");
  rmSync(output);
  return text;
}
