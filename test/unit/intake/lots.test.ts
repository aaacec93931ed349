import fc from "fast-check";
import { lotSizes } from "../../../src/intake/lots";
import { runs } from "../../support/runs";

describe("lots", () => {
  it.each([
    [100, undefined, [100]],
    [100, 100, [100]],
    [101, 100, [51, 50]],
    [10, 4, [4, 3, 3]],
    [10, 4.9, [4, 3, 3]],
  ])("of %p with at most %p", (quantity, most, expected) => {
    expect(lotSizes(quantity, most, true)).toEqual(expected);
  });

  it("are equal where units are not whole", () => {
    expect(lotSizes(10, 4, false)).toEqual([10 / 3, 10 / 3, 10 / 3]);
  });

  it("are not made by the million", () => {
    expect(lotSizes(1e9, 1, true)).toBeUndefined();
    expect(lotSizes(1, 1e-300, false)).toBeUndefined();
  });

  it("add up, fit, and differ by at most one", () => {
    const quantity = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(quantity, fc.integer({ min: 2, max: 5000 }), (whole, most) => {
        const lots = lotSizes(whole, most, true);
        if (!lots) return whole / most > 10_000;
        const sum = lots.reduce((a, b) => a + b, 0);
        return sum === whole && Math.max(...lots) <= most && lots[0]! - lots.at(-1)! <= 1;
      }),
      { numRuns: runs(200, 5000) },
    );
  });
});
