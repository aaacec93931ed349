import { serialFromMoment } from "../../../src/kernel/moment";
import fc from "fast-check";
import { cellPosition } from "../../../src/kernel/cell-address";
import { VARIANCE_ROWS } from "../../../src/sheets/written-figures";
import { varianceRowsSheet } from "../../../src/tables/variance-rows";
import { type GapRow, gapLevels } from "../../../src/variance/gap-levels";
import { gapRows } from "../../../src/variance/gap-rows";
import type { OutputGap } from "../../../src/variance/output-gap";
import { at } from "../../support/a-plan";
import { aPart, booked, gapOf } from "../variance/a-week";
import { aContext, rowsOf, serialAfter } from "./sheet-reading";

/** A planned on M and run there and on N over two days, spelled in two ways; B run without a plan. */
const WEEK: OutputGap = gapOf(
  [
    aPart("2026-11-23 06:00", "2026-11-23 16:00"),
    aPart("2026-11-24 06:00", "2026-11-24 10:00", { order: "C", product: "p" }),
  ],
  {
    actuals: [
      booked("2026-11-23 07:00", "2026-11-23 12:00", { good: 200, scrap: 50 }),
      booked("2026-11-24 06:00", "2026-11-24 10:00", { good: 150, resource: "N" }),
      booked("2026-11-24 11:00", "2026-11-24 13:00", { order: "B", good: 100, resource: "m" }),
    ],
  },
);

const sheetOf = (gap: OutputGap, most?: number) =>
  varianceRowsSheet(gap, gapRows(gap), aContext(), "Variance rows 2", most);

const HEADING = { Resource: "Resource", Product: "Product", Order: "Order", Day: "Day" } as const;
const FIGURES = ["plannedH", "actualH", "gapH", "lateStart", "speed", "planChanged"] as const;

function figuresOf({ planned, actual, gap, effects }: GapRow): readonly number[] {
  const { lateStart, speed, planChanged } = effects;
  return [planned, actual, gap, lateStart, speed, planChanged];
}

/** What SUMIFS over the name of a line gives. */
function sums(rows: ReturnType<typeof rowsOf>, { level, name }: GapRow): readonly number[] {
  const shown = typeof name === "number" ? serialFromMoment(name) : name;
  const own = rows.filter((row) => level === "Total" || row[HEADING[level]] === shown);
  return FIGURES.map((key) =>
    own.reduce((sum, row) => sum + Number(row[VARIANCE_ROWS.columns[key].header]), 0),
  );
}

function expectSums(gap: OutputGap): void {
  const rows = rowsOf(sheetOf(gap).content);
  for (const level of gapLevels(gap)) {
    const found = sums(rows, level);
    figuresOf(level).forEach((figure, i) =>
      expect(Math.abs(figure - found[i]!)).toBeLessThan(1e-6 * (1 + Math.abs(figure))),
    );
  }
}

describe("the rows behind the output gap", () => {
  it("sum to every line by its name, however the floor spells it", () => {
    expect(gapLevels(WEEK).filter(({ level }) => level === "Product")).toHaveLength(1);
    expectSums(WEEK);
  });

  it("sum to every line of any week", () => {
    const some = fc.record({
      order: fc.constantFrom("A", "B", "a"),
      resource: fc.constantFrom("M", "N", "O", "m"),
      day: fc.integer({ min: 23, max: 27 }),
      good: fc.constantFrom(0, 60, 300),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (bookings) => {
        const actuals = bookings.map(({ day, ...more }) =>
          booked(`2026-11-${day} 07:00`, `2026-11-${day} 12:00`, more),
        );
        expectSums(gapOf([aPart("2026-11-23 06:00", "2026-11-24 10:00")], { actuals }));
      }),
      { numRuns: 40 },
    );
  });

  it("stand largest first, lead to the booking, and are led to from each line", () => {
    const { content, leadTo } = sheetOf(WEEK);
    const rows = rowsOf(content);
    const gaps = rows.map((row) => Math.abs(Number(row["Gap h"])));
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    const first = rows.find((row) => row["Resource"] === "M" && row["Order"] === "A")!;
    expect([first["Day"], first["Actuals row"]]).toEqual([
      Math.floor(serialAfter(0)),
      expect.stringMatching(/^Actuals!/),
    ]);
    for (const level of gapLevels(WEEK)) {
      const lead = leadTo(level) as { text: string; linkTo: { sheet: string; cell: string } };
      expect(lead.linkTo.sheet).toBe("Variance rows 2");
      const row = rows[cellPosition(lead.linkTo.cell)!.row - content.tables[0]!.row - 1]!;
      if (level.level !== "Total" && level.level !== "Day")
        expect(row[HEADING[level.level]]).toBe(level.name);
      expect(lead.text).toMatch(/^\d+ rows?$/);
    }
    expect(leadTo({ ...gapLevels(WEEK)[1]!, name: "nowhere" })).toBeUndefined();
  });

  it("end with one line for all that are too many, so that the total still adds up", () => {
    const { content } = sheetOf(WEEK, 2);
    const rows = rowsOf(content);
    expect(rows).toHaveLength(3);
    expect(rows[2]!["Order"]).toMatch(/^\d+ smaller rows$/);
    const total = gapLevels(WEEK)[0]!;
    sums(rows, total).forEach((sum, i) => expect(sum).toBeCloseTo(figuresOf(total)[i]!, 9));
    expect(content.cells[2]!.value).toMatch(/smallest rows are summed in the last line/);
  });

  it("say so where nothing was planned or made", () => {
    const none = gapOf([], { actuals: [booked("2026-10-01 06:00", "2026-10-01 07:00")] });
    expect(rowsOf(sheetOf(none).content)[0]!["Order"]).toBe("Nothing was planned or made.");
    expect(at("2026-10-01")).toBeLessThan(none.window.from);
  });
});
