// npm run validate: the add-in's manifest, and the workbooks that we hand out.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildIfStale } from "./build-if-stale.mjs";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");
const cli = join(root, "dist", "cli", "plumbline.cjs");

function plumbline(...args) {
  const run = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: "inherit" });
  if (run.status !== 0) {
    console.error(`plumbline ${args.join(" ")} ended with status ${run.status}`);
    process.exitCode = 1;
  }
}

if (["failed", "absent"].includes(buildIfStale("cli"))) process.exit(1);

const template = join("assets", "templates", "plumbline.xlsx");
if (existsSync(join(root, template))) plumbline("validate", template);
else {
  console.error(`${template} is not there: run npm run generate.`);
  process.exitCode = 1;
}

const sample = join("dist", "validate", "sample.xlsx");
mkdirSync(dirname(join(root, sample)), { recursive: true });
plumbline("template", "--sample", sample);
plumbline("validate", sample);

if (buildIfStale("pane") === "failed") process.exit(1);
const limit = 300;
const page = readFileSync(join(root, "dist", "pane", "taskpane.html"), "utf8");
const scripts = [...page.matchAll(/src="?([\w.-]+\.js)/g)].map(([, name]) => name);
const kilobytes = scripts.reduce((sum, name) => {
  const script = readFileSync(join(root, "dist", "pane", name));
  return sum + gzipSync(script, { level: 9 }).length / 1000;
}, 0);
console.log(`The pane's first scripts are ${kilobytes.toFixed(0)} kB gzip (at most ${limit}).`);
if (scripts.length === 0 || kilobytes > limit) {
  console.error("That is more than the pane may load before it is shown.");
  process.exitCode = 1;
}
