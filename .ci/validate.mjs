// npm run validate: the add-in's manifest, and the workbooks that we hand out.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
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

if (!existsSync(join(root, "manifest.xml"))) {
  console.log("manifest.xml is not there yet: its structure was not checked.");
}
