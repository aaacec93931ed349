import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FLOORS, type Floor, breaches, importsOf } from "./floors";

const ROOT = join(__dirname, "..", "..");

function sourcesUnder(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => /\.tsx?$/.test(name))
      .sort()
      .map((name) => [name.replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8")]),
  );
}

describe("the floors of src", () => {
  const sources = sourcesUnder(join(ROOT, "src"));

  it("has something to look at", () => {
    expect(sources.size).toBeGreaterThan(0);
  });

  it("has no upward import, no circle, no library outside its owner, no vague file", () => {
    expect(breaches(sources, FLOORS)).toEqual([]);
  });

  it("lets a folder import lower floors only", () => {
    for (const [name, { floor, mayImport }] of Object.entries(FLOORS)) {
      for (const below of mayImport) {
        expect([name, below, (FLOORS[below]?.floor ?? Infinity) < floor]).toEqual([
          name,
          below,
          true,
        ]);
      }
    }
  });

  it("is the table that src/ARCHITECTURE.md shows", () => {
    const page = readFileSync(join(ROOT, "src", "ARCHITECTURE.md"), "utf8");
    expect(floorsIn(page)).toEqual(FLOORS);
  });
});

/** The rows `| floor | folder | may import | libraries |` of a Markdown page. */
function floorsIn(page: string): Record<string, Floor> {
  const found: Record<string, Floor> = {};
  for (const line of page.split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, floor, folder, mayImport, libraries] = cells;
    if (!folder || !/^\d+$/.test(floor ?? "")) continue;
    found[folder.replaceAll("`", "")] = {
      floor: Number(floor),
      mayImport: listIn(mayImport),
      libraries: listIn(libraries),
    };
  }
  return found;
}

function listIn(cell: string | undefined): string[] {
  const words = (cell ?? "").replaceAll("`", "").split(",");
  return words.map((word) => word.trim()).filter((word) => word !== "" && word !== "–");
}

describe("the check itself", () => {
  const floors: Record<string, Floor> = {
    kernel: { floor: 0, mayImport: [], libraries: [] },
    sheets: { floor: 1, mayImport: ["kernel"], libraries: ["zod"] },
    model: { floor: 1, mayImport: ["kernel"], libraries: [] },
    hosts: { floor: 2, mayImport: ["kernel"], libraries: ["node:*"] },
  };
  const check = (files: Record<string, string>) => breaches(new Map(Object.entries(files)), floors);

  it("accepts a house that stands", () => {
    const files = {
      "kernel/moment.ts": "export const HOUR = 3600;",
      "sheets/cells.ts": `import { z } from "zod"; import { HOUR } from "../kernel/moment";`,
      "hosts/file-host.ts": `import { readFile } from "node:fs/promises";`,
    };
    expect(check(files)).toEqual([]);
  });

  it.each([
    ["a value import", `import { cells } from "../sheets/cells";`],
    ["a type import", `import type { Cells } from "../sheets/cells";`],
    ["a re-export", `export * from "../sheets/cells";`],
    ["a type re-export", `export type { Cells } from "../sheets/cells";`],
    ["an import of its effects", `import "../sheets/cells";`],
    ["a late import", `const late = import("../sheets/cells");`],
    ["a require", `const old = require("../sheets/cells");`],
    ["an import type", `let cells: import("../sheets/cells").Cells;`],
    ["an import with its ending", `import { cells } from "../sheets/cells.js";`],
  ])("finds an upward import: %s", (_, text) => {
    expect(check({ "kernel/moment.ts": text, "sheets/cells.ts": "" })).toEqual([
      "kernel/moment.ts: imports sheets/cells.ts, which stands above it.",
    ]);
  });

  it("finds an import of a neighbour on the same floor", () => {
    const files = { "model/order.ts": `import "../sheets/cells";`, "sheets/cells.ts": "" };
    expect(check(files)).toEqual(["model/order.ts: imports sheets/cells.ts, which it may not."]);
  });

  it("finds a circle between files of one folder, through types as well", () => {
    const files = {
      "kernel/a.ts": `import { b } from "./b";`,
      "kernel/b.ts": `import type { C } from "./c";`,
      "kernel/c.ts": `export { a } from "./a";`,
      "kernel/d.ts": `import { a } from "./a";`,
    };
    expect(check(files)).toEqual([
      "kernel/a.ts, kernel/b.ts, kernel/c.ts: import each other in a circle.",
    ]);
  });

  it("finds a file that imports itself", () => {
    expect(check({ "kernel/a.ts": `import "./a";` })).toHaveLength(1);
  });

  it.each([
    ["kernel/moment.ts", `import { z } from "zod";`],
    ["sheets/cells.ts", `import fs from "node:fs";`],
    ["sheets/cells.ts", `import { read } from "@e965/xlsx";`],
    ["hosts/file-host.ts", `import fs from "fs";`],
  ])("finds a library outside its owner in %s: %s", (path, text) => {
    expect(check({ [path]: text })).toEqual([expect.stringContaining("does not own")]);
  });

  it("lets a folder own all of a scope, and nothing beside it", () => {
    const owner = { checks: { floor: 0, mayImport: [], libraries: ["@stdlib/*"] } };
    const found = (text: string) => breaches(new Map([["checks/a.ts", text]]), owner);
    expect(found(`import cdf from "@stdlib/stats-base-dists-normal-cdf";`)).toEqual([]);
    expect(found(`import cdf from "@other/normal-cdf"; import b from "stdlib";`)).toHaveLength(2);
  });

  it("finds a folder that is not in the table, and a file outside all folders", () => {
    expect(check({ "attic/chest.ts": "" })).toEqual([expect.stringContaining("attic")]);
    expect(check({ "main.ts": "" })).toEqual([expect.stringContaining("lives in a folder")]);
  });

  it.each(["index", "utils", "helpers", "types", "common", "manager"])(
    "finds a file named %s",
    (name) => {
      expect(check({ [`kernel/${name}.ts`]: "" })).toHaveLength(1);
    },
  );

  it("finds a file that is not kebab-case, and an import of nothing", () => {
    expect(check({ "kernel/WorkTime.ts": "" })).toHaveLength(1);
    expect(check({ "kernel/a.ts": `import "./gone";` })).toHaveLength(1);
  });

  it("takes no import from comments or texts", () => {
    expect(importsOf("a.ts", `// import "x";\nconst s = 'import "y"';`)).toEqual([]);
  });
});
