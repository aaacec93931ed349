import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readResults, withCase, writeResults } from "../../bench/quality/results";
import { withTable } from "../../bench/quality/document-table";
import { qualityOptions } from "../../bench/quality/quality-options";
import { tableOf } from "../../bench/quality/table";
import { aCase, aRun, someResults } from "./bench-results";

describe("results of the bench", () => {
  it("grow by a run of a case that is there, and by a case that is not", () => {
    const one = someResults(aCase("a", [aRun(1, [100])]));
    const more = withCase(withCase(one, aCase("a", [aRun(2, [101])])), aCase("b", [aRun(1, [7])]));
    expect(more.cases.map(({ name, runs }) => [name, runs.map(({ seed }) => seed)])).toEqual([
      ["a", [1, 2]],
      ["b", [1]],
    ]);
  });

  it("give up a run of the same seed for a new one", () => {
    const one = someResults(aCase("a", [aRun(1, [100]), aRun(2, [90])]));
    const [a] = withCase(one, aCase("a", [aRun(1, [100, 80])])).cases;
    expect(a!.runs.map(({ seed, marks }) => [seed, marks.length])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it("are read as they were written; other formats are refused", () => {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    try {
      const path = join(folder, "new", "results.json");
      expect(readResults(path)).toBeUndefined();
      const results = someResults(aCase("a", [aRun(1, [null, 100])]));
      writeResults(path, results);
      expect(readResults(path)).toEqual(results);
      writeFileSync(path, '{"format":2}');
      expect(() => readResults(path)).toThrow("format");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("make a table: makespans by mean distance, tardiness by sums, each against what it has", () => {
    const known = { lb: 90, ub: 100, source: "" };
    const late = { goal: "On time", group: "late", family: "wt" };
    const table = tableOf(
      someResults(
        aCase("a", [aRun(1, [110, 100]), aRun(2, [130, 102])], { known }),
        aCase("b", [aRun(1, [100, 100])], { known }),
        aCase("c", [aRun(1, [null, 30])], late),
        aCase("d", [aRun(1, [60, 30])], {
          ...late,
          dispatch: { ...aCase("d", []).dispatch, value: 80 },
        }),
      ),
    );
    const rows = table.split("\n").filter((line) => /^\| (kind|late)/.test(line));
    expect(
      rows.map((row) =>
        row
          .split(" | ")
          .slice(0, 9)
          .map((cell) => cell.trim()),
      ),
    ).toEqual([
      ["| kind", "2 × 2", "100", "best known", "", "+20.00 %", "+10.00 %", "+0.50 %", "2 of 3"],
      ["| late", "2 × 1", "100", "dispatching", "0 %", "0.00 %", "", "-70.00 %", ""],
    ]);
  });

  it("say when a schedule is not valid", () => {
    const run = { ...aRun(1, [100]), fault: "Order 1 overlaps." };
    expect(tableOf(someResults(aCase("a", [run])))).toContain("1 not");
  });

  it("are put between the marks of a document, again and again", () => {
    const document = "# Bench\n<!-- bench table: begin -->\nold\n<!-- bench table: end -->\nmore\n";
    const once = withTable(document, "| new |");
    expect(once).toBe(
      "# Bench\n<!-- bench table: begin -->\n\n| new |\n\n<!-- bench table: end -->\nmore\n",
    );
    expect(withTable(once, "| new |")).toBe(once);
    expect(() => withTable("no marks", "x")).toThrow("begin");
  });

  it("are asked for by options that must be right", () => {
    const { families, seconds, full } = qualityOptions(["--family", "jsp,wt", "--seconds", "10,1"]);
    expect([families, seconds, full]).toEqual([["jsp", "wt"], [1, 10], false]);
    expect(() => qualityOptions(["--seconds", "soon"])).toThrow("soon");
    expect(() => qualityOptions(["--secnds", "1"])).toThrow();
  });
});
