import { compareResults, comparisonText } from "../../bench/quality/compare";
import { aCase, aRun, someResults } from "./bench-results";

/** One case with these values by seed at 1 s. */
const at = (...values: readonly (number | null)[]) =>
  someResults(
    aCase(
      "a",
      values.map((value, k) => aRun(k + 1, [value])),
    ),
  );

const losses = (...results: Parameters<typeof compareResults>) =>
  compareResults(...results).filter(({ isLoss }) => isLoss);

describe("a comparison with a baseline", () => {
  it("finds nothing between equal results", () => {
    expect(losses(at(100, 102, 98), at(100, 102, 98))).toEqual([]);
  });

  it("finds a loss that stands out from the seeds", () => {
    const [loss] = losses(at(100, 100.5, 99.5), at(110, 110.5, 109.5));
    expect(loss!.loss).toBeCloseTo(0.1);
    expect(loss!.noise).toBeLessThan(0.02);
  });

  it("lets a loss pass that the seeds may have made", () => {
    expect(losses(at(100, 110, 90), at(101, 112, 92))).toEqual([]);
  });

  it("lets a gain pass", () => {
    expect(losses(at(100, 100.5, 99.5), at(90, 90.5, 89.5))).toEqual([]);
  });

  it("counts a schedule that is no longer there in time as a loss, at that mark only", () => {
    const base = someResults(aCase("a", [aRun(1, [100, 90])]));
    const now = someResults(aCase("a", [aRun(1, [null, 90])]));
    expect(losses(base, now).map(({ seconds }) => seconds)).toEqual([1]);
    expect(losses(now, base)).toEqual([]);
    expect(losses(now, now)).toEqual([]);
  });

  it("weighs a value near 0 by what dispatching gives", () => {
    // 0.06 of a scale of 1 % × 120: 5 % of it.
    const [loss] = losses(at(0, 0, 0), at(0.06, 0.06, 0.06));
    expect(loss!.loss).toBeCloseTo(0.05);
  });

  it("finds with many cases what one alone does not show", () => {
    const many = (shift: number) =>
      someResults(
        ...Array.from({ length: 30 }, (_, k) =>
          aCase(`c${k}`, [aRun(1, [100 + shift]), aRun(2, [104 + shift])]),
        ),
      );
    const one = (shift: number) => someResults(many(shift).cases[0]!);
    expect(losses(one(0), one(3))).toEqual([]);
    expect(losses(many(0), many(3))).toHaveLength(1);
  });

  it("compares only what both have, and says each line", () => {
    const base = someResults(aCase("a", [aRun(1, [100])]), aCase("b", [aRun(1, [100])]));
    const now = someResults(aCase("b", [aRun(1, [130])]), aCase("c", [aRun(1, [100])]));
    const changes = compareResults(base, now);
    expect(changes.map(({ cases }) => cases)).toEqual([1]);
    expect(comparisonText(changes)).toMatch(/^LOSS kind +1 s +\+30\.00 %/);
  });
});
