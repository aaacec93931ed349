// npm start: builds what is stale and runs the whole chain, on the sample or on a given workbook.
//   npm start                     the sample factory
//   npm start -- my-orders.xlsx   a workbook of yours (it is not changed; the result is written beside it)
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join, parse, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build-if-stale.mjs";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");
const cli = join(root, "dist", "cli", "plumbline.cjs");
const [given, ...rest] = process.argv.slice(2).filter((argument) => argument !== "--no-serve");

function plumbline(...args) {
  const run = spawnSync(process.execPath, [cli, ...args], { cwd: process.cwd(), stdio: "inherit" });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

function sampleBook() {
  const book = join(root, "dist", "start", "sample.xlsx");
  mkdirSync(dirname(book), { recursive: true });
  rmSync(book, { force: true });
  console.log("Making the sample factory's workbook …");
  plumbline("template", "--sample", book);
  return book;
}

const built = buildIfStale("cli");
if (built === "failed" || built === "absent") {
  console.error("The command line could not be built, so there is nothing to start.");
  process.exit(1);
}
const book = given && !given.startsWith("-") ? resolve(given) : sampleBook();
const options = given && given.startsWith("-") ? [given, ...rest] : rest;
const { dir, name, ext } = parse(book);
const written = join(dir, `${name}.plumbline${ext}`);
console.log("Reading, scheduling and writing it …");
plumbline("run", book, "-o", written, ...options);
if (!existsSync(written)) {
  console.error(`${written} was not written.`);
  process.exit(1);
}
