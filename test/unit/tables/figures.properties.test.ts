import fc from "fast-check";
import { loadRows } from "../../../src/tables/load";
import { planSheets } from "../../../src/tables/plan-sheets";
import { plannedOperations } from "../../../src/tables/plan-result";
import { targetRows } from "../../../src/tables/targets";
import { DEFAULT_SETTINGS } from "../../../src/sheets/settings";
import { PLAN_START } from "../../support/a-plan";
import { randomPlanRows } from "../../support/random-plan-rows";
import { runs } from "../../support/runs";
import { aContext, aScheduledPlan } from "./sheet-reading";
import { standing } from "./standing";

const SETTINGS = { horizonDays: 40, optionalShifts: "Always" } as const;
const RUNS = { numRuns: runs(60, 3000) };

describe("figures on the sheets of any plan", () => {
  it("have cumulative targets that never fall and end at the good quantity", () => {
    fc.assert(
      fc.property(randomPlanRows, (rows) => {
        const plan = aScheduledPlan(rows, SETTINGS);
        const targets = targetRows(plan, { ...DEFAULT_SETTINGS, targetDays: 40 });
        for (const { index, operation, step, end } of plannedOperations(plan)) {
          const own = targets
            .filter((row) => row.operation?.index === index && row.cumulative !== undefined)
            .sort((a, b) => a.bucket.start - b.bucket.start);
          const cumulative = own.map((row) => row.cumulative!);
          expect(cumulative).toEqual([...cumulative].sort((a, b) => a - b));
          expect(cumulative.slice(0, -1).every(Number.isInteger)).toBe(true);
          const sum = own.reduce((total, row) => total + row.units!, 0);
          if (operation.state.kind === "finished" || end <= PLAN_START || own.length === 0)
            continue;
          expect(cumulative.at(-1)).toBe(step.goodQuantity);
          if (operation.state.kind !== "running") expect(sum).toBeCloseTo(step.goodQuantity, 4);
        }
      }),
      RUNS,
    );
  });

  it("have load hours that are the working hours of what is scheduled", () => {
    fc.assert(
      fc.property(randomPlanRows, fc.constantFrom("Hour", "Day", "Week"), (rows, bucket) => {
        const plan = aScheduledPlan(rows, SETTINGS);
        const loads = loadRows(plan, bucket);
        const seconds = plan.problem.resources.map(() => [0, 0]);
        for (const { operation, placement } of plannedOperations(plan)) {
          const mode = operation.modes[placement.mode];
          if (!mode || operation.state.kind === "finished") continue;
          seconds[mode.resource]![0]! += placement.setup;
          seconds[mode.resource]![1]! += placement.run;
          for (const need of mode.needs) {
            const heads = need.amount / 1000;
            if (need.during !== "run") seconds[need.resource]![0]! += placement.setup * heads;
            if (need.during !== "setup") seconds[need.resource]![1]! += placement.run * heads;
          }
        }
        seconds.forEach(([setup, run], resource) => {
          const own = loads.filter((load) => load.resource === resource);
          const total = (part: "setupHours" | "runHours") =>
            own.reduce((sum, load) => sum + load[part], 0);
          expect(total("setupHours")).toBeCloseTo(setup! / 3600, 6);
          expect(total("runHours")).toBeCloseTo(run! / 3600, 6);
        });
      }),
      RUNS,
    );
  });

  it("are written the same when nothing has changed between two runs", () => {
    fc.assert(
      fc.property(randomPlanRows, (rows) => {
        const plan = aScheduledPlan(rows, SETTINGS);
        const first = planSheets(plan, [], [], aContext(SETTINGS));
        const tables = new Map(first.flatMap((content) => [...standing(content)]));
        const second = planSheets(plan, [], [], aContext(SETTINGS, tables));
        const plain = (sheets: typeof first) =>
          sheets.map((sheet) => ({
            ...sheet,
            tables: sheet.tables.map(({ carriedRows: _carried, ...table }) => table),
          }));
        expect(plain(second)).toEqual(plain(first));
      }),
      RUNS,
    );
  });

  it("give every table at least one row, and every row all its columns", () => {
    fc.assert(
      fc.property(randomPlanRows, (rows) => {
        const plan = aScheduledPlan(rows, SETTINGS);
        for (const { tables } of planSheets(plan, [], [], aContext(SETTINGS)))
          for (const table of tables) {
            expect(table.rows.length).toBeGreaterThan(0);
            expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
          }
      }),
      RUNS,
    );
  });
});
