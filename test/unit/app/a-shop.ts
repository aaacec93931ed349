import { serialFromMoment } from "../../../src/kernel/moment";
import type { Clock, Solver } from "../../../src/app/ports";
import { MemoryHost } from "../../../src/hosts/memory-host";
import type { WorkbookSeed } from "../../../src/hosts/workbook-seed";
import { solve } from "../../../src/schedule/solve";
import { type CellValue, cellAt } from "../../../src/workbook/grid";
import type { WorkbookHost } from "../../../src/workbook/workbook-host";
import { PLAN_START } from "../../support/a-plan";

export const START = serialFromMoment(PLAN_START);

/** A shop with one saw: two orders, a quote and one that is on hold. */
export const SHOP: WorkbookSeed = {
  sheets: [
    {
      name: "Orders",
      rows: [
        ["Order", "Product", "Quantity", "Due", "Status", "Customer"],
        ["A-1", "P", 100, START + 1, "Open", "Acme"],
        ["A-2", "P", 50, START + 0.2, "Open", "Best"],
        ["Q-1", "P", 10, null, "Quote", "Carl"],
        ["A-3", "P", 10, null, "Hold", "Dora"],
      ],
      formats: { D2: "yyyy-mm-dd hh:mm", D3: "yyyy-mm-dd hh:mm" },
    },
    {
      name: "Standards",
      rows: [
        ["Product", "Step", "Operation", "Resource", "Rate per hour"],
        ["P", "10", "Saw", "Saw 1", 50],
      ],
    },
    { name: "Capacities", rows: [["Resource"], ["Saw 1"]] },
  ],
};

/** A clock that stands still. */
export const stillClock = (now: number): Clock => ({ now: () => now, elapsed: () => 0 });

export const directSolver: Solver = async ({ problem, seed, iterations, warmStart }) => {
  const { solution, progress } = solve(problem, {
    seed,
    iterations: iterations ?? 0,
    ...(warmStart ? { warmStart } : {}),
  });
  return { solution, bound: progress.bound, gap: progress.gap, interrupted: false };
};

export const OPTIONS = { bookName: "shop.xlsx", now: PLAN_START, iterations: 0 } as const;

export const aHost = (seed: WorkbookSeed = SHOP) => new MemoryHost(seed);

/** The rows of one of our tables, by heading. */
export async function tableRows(
  host: WorkbookHost,
  table: string,
): Promise<Record<string, CellValue>[]> {
  const { tables } = await host.readInfo();
  const found = tables.find((candidate) => candidate.name === table)!;
  const [grid] = await host.readGrids([found.sheet]);
  const { top, bottom, left, right } = found.area;
  const columns = Array.from({ length: right - left + 1 }, (_, i) => left + i);
  return Array.from({ length: bottom - top }, (_, i) =>
    Object.fromEntries(
      columns.map((c) => [String(cellAt(grid!, top, c)), cellAt(grid!, top + 1 + i, c)]),
    ),
  );
}
