// npm start: builds what is stale and runs the whole chain, on the sample or on a given workbook.
//   npm start                     the sample factory
//   npm start -- my-orders.xlsx   a workbook of yours (it is not changed; the result is written beside it)
// and then serves the playground, where the result is open beside the add-in's pane, until Ctrl+C.
// With CI=true or --no-serve it ends after the result.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join, parse, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build-if-stale.mjs";
import { servePlayground } from "./serve-playground.mjs";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");
const cli = join(root, "dist", "cli", "plumbline.cjs");
const SAMPLE_ITERATIONS = "200";
const serves = process.env.CI !== "true" && !process.argv.includes("--no-serve");
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
const isSample = !given || given.startsWith("-");
const book = isSample ? sampleBook() : resolve(given);
const options = given && isSample ? [given, ...rest] : rest;
// The sample's schedule is the same on every machine, and soon there.
const isLimited = options.some((option) => /^--(iterations|seconds)\b/.test(option));
if (isSample && !isLimited) options.push("--iterations", SAMPLE_ITERATIONS);
const { dir, name, ext } = parse(book);
const written = join(dir, `${name}.plumbline${ext}`);
console.log("Reading, scheduling and writing it …");
plumbline("run", book, "-o", written, ...options);
if (!existsSync(written)) {
  console.error(`${written} was not written.`);
  process.exit(1);
}
if (serves) await play();

async function play() {
  for (const name of ["pane", "playground"]) {
    if (buildIfStale(name) !== "failed") continue;
    console.error("The playground could not be built; the workbook above is written all the same.");
    process.exit(1);
  }
  const address = await servePlayground(written);
  console.log(`\nThe workbook is open beside the add-in's pane at ${address} (Ctrl+C ends it).`);
}
