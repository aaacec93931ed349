import { reviewVariance } from "../../../src/app/review-variance";
import type { WorkbookSeed } from "../../../src/hosts/workbook-seed";
import { PLAN_START } from "../../support/a-plan";
import { REVENUE_NOW, revenueBook } from "../../support/revenue-book";
import { aHost, directSolver, stillClock, tableRows } from "./a-shop";

async function reviewed(book: WorkbookSeed) {
  const host = aHost(book);
  const options = { bookName: "sales.xlsx", now: REVENUE_NOW };
  const outcome = await reviewVariance(host, options, directSolver, stillClock(PLAN_START));
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  const rows = await tableRows(host, "PlumbRevenue");
  const content = host.contentOf("Variance")!;
  const table = content.tables.find(({ name }) => name === "PlumbRevenue")!;
  const { row, column } = table;
  const said = content.cells.find((cell) => cell.row === row - 1 && cell.column === column)!.value;
  return { ...outcome, rows, said: String(said), cells: table.rows };
}

const FIGURES = ["Variance", "F/A", "Price effect", "Volume", "Mix", "Check"] as const;
const shown = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map((row) => [row["Product"], ...FIGURES.map((heading) => row[heading])]);

const isLive = (cell: unknown) => typeof cell === "object" && cell !== null && "formula" in cell;

const NONE = "not measured";

describe("revenue on the sheet Variance", () => {
  it("has a line for each product and their total, for the closed month", async () => {
    const { rows, said, report, text } = await reviewed(revenueBook());
    // 110 pcs were planned and 125 left; C is alone in its unit, and F has no price.
    expect(shown(rows)).toEqual([
      [null, 605, "F", 70, 525, 10, 0],
      ["A", 5, "F", 55, expect.closeTo(81.8181818), expect.closeTo(-131.8181818), 0],
      ["B", 435, "F", -65, expect.closeTo(109.0909091), expect.closeTo(390.9090909), 0],
      ["C", 380, "F", 80, 300, NONE, 0],
      ["D", 35, "F", 0, 0, 35, 0],
      ["E", -250, "A", 0, expect.closeTo(34.0909091), expect.closeTo(-284.0909091), 0],
      ["F", NONE, "", NONE, NONE, NONE, 0],
    ]);
    expect(
      rows.slice(3, 7).map((row) => [row["Unit"], row["Planned price"], row["Price"]]),
    ).toEqual([
      ["kg", 100, 110],
      ["pcs", "not planned", 7],
      ["pcs", 25, "not sold"],
      ["pcs", 3, NONE],
    ]);
    expect(said).toBe(
      [
        "Revenue, Sun 1 Nov 2026 00:00 to Tue 1 Dec 2026 00:00: above 0 is more than planned",
        "1 product has no price and is left out",
        "unlike units cannot be added up: mix is within each",
        "Orders has nothing that left before Tue 24 Nov 2026",
      ].join(" · "),
    );
    expect(report.revenue).toEqual({
      ...{ from: "2026-11-01T00:00:00", to: "2026-12-01T00:00:00" },
      ...{
        planned: 2150,
        actual: 2755,
        price: expect.closeTo(70),
        volume: expect.closeTo(525),
        mix: expect.closeTo(10),
      },
    });
    expect(text).toContain(
      "Revenue 2,755 of 2,150 planned, 605 above plan: price +70, volume +525, mix +10.",
    );
  });

  it("is live but for what was read", async () => {
    const { cells } = await reviewed(revenueBook());
    const formulas = cells.map((row) => row.flatMap((cell, at) => (isLive(cell) ? [at] : [])));
    expect(formulas[0]).toEqual([9, 10, 11, 12, 13, 14, 15, 16]);
    expect(formulas[1]).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16]);
  });

  it("adds unlike products up where each has an Equivalent", async () => {
    const { rows, said } = await reviewed(revenueBook({ unlike: false }));
    const units = rows.slice(1).map((row) => [row["Unit"], row["Equivalent"]]);
    expect(units.slice(0, 3)).toEqual([2, 1, 3].map((of) => ["by Equivalent", of]));
    // Planned 120 + 40 + 15 + 40, sold 110 + 65 + 24 + 2.5.
    expect(Number(rows[1]!["At planned mix"])).toBeCloseTo((60 * 201.5) / 215, 9);
    expect(rows[0]).toMatchObject({ Variance: 605, Check: 0 });
    expect(said).not.toContain("unlike");
  });

  it("says what is missing, and measures the side that is there", async () => {
    const unplanned = await reviewed(revenueBook({ plan: false }));
    expect(unplanned.said).toContain("Plan does not reach over these days");
    expect(unplanned.rows[0]).toMatchObject({ Revenue: 2755, "Planned revenue": NONE, Check: 0 });
    expect(unplanned.rows[1]).toMatchObject({ Units: 55, "Planned units": NONE, Variance: NONE });
    expect(unplanned.report.revenue).toMatchObject({ planned: null, actual: 2755, mix: null });
    expect(unplanned.text).not.toContain("Revenue");

    const unsold = await reviewed(revenueBook({ shipped: false }));
    expect(unsold.said).toContain("no order has Shipped by then");
    expect(unsold.rows[0]).toMatchObject({ Revenue: NONE, "Planned revenue": 2300, Mix: NONE });
    expect(unsold.rows[1]).toMatchObject({ Units: NONE, Price: NONE, Revenue: NONE, "F/A": "" });
  });

  it("is one clear line where nothing says anything of it", async () => {
    const { rows, report } = await reviewed(revenueBook({ plan: false, shipped: false }));
    expect(rows.map((row) => Object.values(row).filter((value) => value !== null))).toEqual([
      [
        "Total",
        "not measured: Plan does not reach over these days, and no order has Shipped by then",
      ],
    ]);
    expect(report.revenue).toMatchObject({ planned: null, actual: null, price: null });
  });
});
