import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { emptyWorkbook } from "../../src/hosts/xlsx/empty-workbook";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import {
  flexibleJobShop,
  jobShop,
  resourceConstrainedProject,
  type Sheets,
} from "./instance-sheets";
import { runInMemory } from "./run-in-memory";
import { describeWith, sharedFolder } from "./shared-folder";
import { addSheets } from "./three-sheets";

type Bounds = Record<string, Record<string, { readonly lb: number; readonly ub: number }>>;

describeWith("published instances as workbooks", sharedFolder("instances"), (folder) => {
  const known = JSON.parse(readFileSync(join(folder, "best-known.json"), "utf8")) as Bounds;
  const families: readonly (readonly [string, (text: string) => Sheets, readonly string[]])[] = [
    ["jsp", jobShop, ["ft06.txt", "la01.txt", "ft20.txt"]],
    ["fjsp", flexibleJobShop, ["mk01.fjs", "mk03.fjs"]],
    [
      "rcpsp",
      resourceConstrainedProject,
      firstWithBounds(join(folder, "rcpsp"), known.rcpsp ?? {}, 3),
    ],
  ];
  const cases = families.flatMap(([family, sheetsOf, files]) =>
    files
      .filter((file) => existsSync(join(folder, family, file)))
      .map((file) => [family, file, sheetsOf] as const),
  );

  it("has an instance of each family", () => {
    expect(new Set(cases.map(([family]) => family))).toEqual(new Set(["jsp", "fjsp", "rcpsp"]));
  });

  it.each(cases)(
    "%s %s: scheduled, verified, never below the lower bound",
    async (family, file, sheetsOf) => {
      const made = emptyWorkbook();
      await addSheets(made, sheetsOf(readFileSync(join(folder, family, file), "utf8")));
      const host = openWorkbook(made.save());
      const report = await runInMemory(host, { iterations: 50 });
      expect(report.unscheduled).toEqual([]);
      expect(report.issues.filter((issue) => issue.severity === "error")).toEqual([]);
      const minutes = report.objective.makespan * 60;
      const { lb, ub } = known[family]![file.replace(/\.\w+$/, "")]!;
      expect(minutes).toBeGreaterThanOrEqual(lb - 0.02);
      expect(minutes).toBeLessThan(ub * 1.6);
      expect(report.bound * 60).toBeLessThanOrEqual(ub + 0.02);
    },
  );
});

function firstWithBounds(folder: string, bounds: Record<string, unknown>, count: number): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => bounds[file.replace(/\.\w+$/, "")] !== undefined)
    .slice(0, count);
}
