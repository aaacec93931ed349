/** Three kinds of test, one runner. `npx jest test/unit/kernel` runs a part. */

const root = require("node:path").resolve(__dirname, "..");

const transform = {
  "^.+\\.tsx?$": [
    "@swc/jest",
    {
      jsc: {
        target: "es2022",
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
      },
      module: { type: "commonjs" },
      sourceMaps: "inline",
    },
  ],
};

/**
 * A look-up of a global is slow inside jest's sandbox, and the engine's loops are full of them: these
 * are handed to each module as parameters. Only such as no test replaces.
 */
const sandboxInjectedGlobals = [
  ...["Math", "Infinity", "Number", "String", "Object", "Array", "Map", "Set", "JSON"],
  ...["Int32Array", "Float64Array", "Uint8Array"],
];

/**
 * jest takes every word after --selectProjects for a project, and then runs all of its tests. A word
 * with a slash is meant as a path.
 */
function pathsMeant() {
  const after = process.argv.indexOf("--selectProjects") + 1;
  if (after === 0) return [];
  const words = process.argv.slice(after);
  const end = words.findIndex((word) => word.startsWith("-"));
  return words.slice(0, end < 0 ? undefined : end).filter((word) => word.includes("/"));
}

function tests(folders) {
  const paths = pathsMeant().map((path) => path.replace(/\/$/, ""));
  if (paths.length === 0) return folders.map((folder) => `<rootDir>/${folder}/**/*.test.{ts,tsx}`);
  return paths.flatMap((path) => [`<rootDir>/${path}*`, `<rootDir>/${path}/**/*.test.{ts,tsx}`]);
}

const shared = {
  rootDir: root,
  transform,
  sandboxInjectedGlobals,
  moduleFileExtensions: ["ts", "tsx", "js", "cjs", "mjs", "json", "node"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/dist/"],
};

module.exports = {
  rootDir: root,
  maxWorkers: 2,
  testTimeout: 300_000,
  testSequencer: "<rootDir>/test/longest-first.cjs",
  projects: [
    {
      ...shared,
      displayName: "node",
      testEnvironment: "node",
      setupFiles: ["<rootDir>/test/support/fixed-seed.ts"],
      testMatch: tests(["test"]),
      testPathIgnorePatterns: [
        ...shared.testPathIgnorePatterns,
        "<rootDir>/test/jsdom/",
        "<rootDir>/test/browser/",
      ],
    },
    {
      ...shared,
      displayName: "jsdom",
      testEnvironment: "jsdom",
      testMatch: tests(["test/jsdom"]),
    },
    {
      ...shared,
      displayName: "browser",
      testEnvironment: "node",
      testMatch: tests(["test/browser"]),
    },
  ],
};
