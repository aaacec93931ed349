import { waterfall } from "../../../src/tables/waterfall";
import { aPart, booked, gapOf, totalOf } from "../variance/a-week";

describe("a waterfall from planned to made", () => {
  // Planned 8 h; begun an hour late, and 10 % of what was made is scrap beyond the standard.
  const gap = gapOf([aPart("2026-11-23 06:00", "2026-11-23 14:00")], {
    actuals: [booked("2026-11-23 07:00", "2026-11-23 14:00", { good: 300, scrap: 120 })],
  });
  const bars = waterfall(gap);

  it("begins with what was planned and ends with what was made", () => {
    const { planned, actual } = totalOf(gap);
    expect(bars[0]).toMatchObject({ label: "Planned", level: planned, base: 0 });
    expect(bars.at(-1)).toMatchObject({ label: "Made", base: 0 });
    expect(bars.at(-1)!.level).toBeCloseTo(actual, 9);
  });

  it("goes down by every loss and up by what was won, each from where the last ended", () => {
    let level = bars[0]!.level;
    for (const { base, lost, won } of bars.slice(1, -1)) {
      expect(base + lost).toBeCloseTo(won > 0 ? base : level, 9);
      level += won - lost;
    }
    expect(level).toBeCloseTo(bars.at(-1)!.level, 9);
    expect(bars.map(({ label }) => label)).toEqual(expect.arrayContaining(["Late start", "Yield"]));
  });

  it("has no bar for what sums are rounded by", () => {
    const rounded = gap.operations.map((each) => ({
      ...each,
      cells: each.cells.map((cell) => ({
        ...cell,
        effects: { ...cell.effects, stops: cell.effects.stops - 1e-15, notRun: 1e-16 },
      })),
    }));
    expect(waterfall({ ...gap, operations: rounded }).map(({ label }) => label)).toEqual(
      bars.map(({ label }) => label),
    );
  });

  it("is none where nothing was planned", () => {
    const unplanned = gapOf([], { actuals: [booked("2026-11-23 07:00", "2026-11-23 14:00")] });
    expect(waterfall(unplanned)).toEqual([]);
  });
});
