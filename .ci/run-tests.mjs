// Runs every jest project and ends with one plain line: `N passed, N failed`.
// `--soak` runs all tests in Node, the property tests many times over; every other argument goes to jest.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build-if-stale.mjs";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");
const results = join(root, "dist", "test", "results.json");
const soak = process.argv.includes("--soak");
const given = process.argv.slice(2).filter((argument) => argument !== "--soak");
const limitMinutes = soak ? 240 : 30;

/** Resolves to the exit status of jest; 1 when it was ended by a signal or the time limit. */
function runJest() {
  mkdirSync(dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const jest = spawn(
    process.execPath,
    [
      "--no-warnings",
      join(root, "node_modules", "jest", "bin", "jest.js"),
      "--json",
      `--outputFile=${results}`,
      ...(soak && given.length === 0 ? ["--selectProjects", "node"] : []),
      ...given,
    ],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...(soak ? { PLUMBLINE_SOAK: "1" } : {}) },
    },
  );
  const limit = setTimeout(() => {
    console.error(`The tests did not end within ${limitMinutes} minutes and were stopped.`);
    jest.kill("SIGKILL");
  }, limitMinutes * 60_000);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => jest.kill(signal));
  return new Promise((done) => {
    jest.on("error", () => done(1));
    jest.on("exit", (code) => {
      clearTimeout(limit);
      done(code ?? 1);
    });
  });
}

let failedToBuild = 0;
// Before the tests: two of them must not build the same bundle at once.
for (const name of ["cli", "pane", "playground", "pages"]) {
  if (buildIfStale(name) !== "failed") continue;
  console.error(`The bundle "${name}" could not be built; this counts as one failure.`);
  failedToBuild++;
}
const status = await runJest();

let passed = 0;
let failed = failedToBuild;
let skipped = 0;
if (existsSync(results)) {
  const summary = JSON.parse(readFileSync(results, "utf8"));
  passed = summary.numPassedTests;
  skipped = summary.numPendingTests + summary.numTodoTests;
  failed += summary.numFailedTests + summary.numRuntimeErrorTestSuites;
} else {
  console.error("jest ended without a result; this counts as one failure.");
  failed += 1;
}
if (status !== 0 && failed === 0) {
  console.error(`jest ended with status ${status}; this counts as one failure.`);
  failed += 1;
}
if (passed + failed === 0) console.error("No test ran.");

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
