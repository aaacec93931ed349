// Builds a bundle when it is missing or older than what it is made of.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");

const bundles = {
  cli: { entry: "src/cli/main.ts", output: "dist/cli/plumbline.cjs", from: ["src"] },
  pane: {
    entry: "src/page/main.ts",
    output: "dist/pane/taskpane.html",
    from: ["src", "assets/icons", "manifest.xml"],
    passOver: ["cli", "embedded", "playground"],
  },
  playground: {
    entry: "src/playground/main.ts",
    output: "dist/playground/playground.html",
    from: ["src"],
    passOver: ["cli", "page", "taskpane", "functions", "commands"],
  },
  pages: {
    entry: "test/browser/pages/chain.ts",
    output: "dist/test/pages/chain.js",
    from: ["src", "test/browser/pages", "test/browser/seeded-problem.ts", "test/support"],
    config: "test/support/page-bundle.config.cjs",
  },
  bench: {
    entry: "test/bench/main.ts",
    output: "dist/bench/bench.cjs",
    from: ["src", "test/bench", "test/support"],
  },
};

function newestChange(path, passOver = []) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path)
    .filter((name) => !passOver.includes(name))
    .reduce(
      (newest, name) => Math.max(newest, newestChange(join(path, name))),
      passOver.length > 0 ? 0 : found.mtimeMs,
    );
}

/** @returns "built", "fresh", "absent" (there is nothing to build yet) or "failed" */
export function buildIfStale(name) {
  const { entry, output, from, passOver, config = "webpack.config.js" } = bundles[name];
  if (!existsSync(join(root, entry))) return "absent";
  const made = existsSync(join(root, output)) ? statSync(join(root, output)).mtimeMs : 0;
  const sources = [...from, "package.json", "package-lock.json", config];
  if (sources.every((source) => newestChange(join(root, source), passOver) <= made)) return "fresh";
  console.log(`Building ${output} …`);
  const webpack = join(root, "node_modules", "webpack", "bin", "webpack.js");
  const run = spawnSync(process.execPath, [webpack, "--config", config, "--config-name", name], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (run.status !== 0) return "failed";
  // webpack leaves a file alone that would be the same again; it is new all the same.
  utimesSync(join(root, output), new Date(), new Date());
  return "built";
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const name of process.argv.slice(2)) {
    const outcome = buildIfStale(name);
    if (outcome === "failed") process.exitCode = 1;
    if (outcome === "absent") {
      console.error(`${bundles[name].entry} is not there: nothing to build.`);
      process.exitCode = 1;
    }
  }
}
