import fc from "fast-check";
import { agedQuantile, type AgedWait } from "../../../../src/checks/statistics/aged-quantile";
import { kaplanMeier, waitQuantile } from "../../../../src/checks/statistics/kaplan-meier";
import {
  median,
  medianInterval,
  quantile,
  quantileRanks,
} from "../../../../src/checks/statistics/quantile-interval";

describe("the interval of a quantile", () => {
  // Altman et al., Statistics with Confidence, 2nd ed. (2000), table 18.4: ranks for a median at 95 %.
  it.each([
    [6, 1, 6],
    [9, 2, 8],
    [10, 2, 9],
    [20, 6, 15],
    [25, 8, 18],
    [50, 18, 33],
    [100, 40, 61],
  ])("of the median of %i is as published", (n, low, high) => {
    expect(quantileRanks(n, 0.5, 0.95)).toEqual({ low, high });
  });

  it("has no end where the sample is too small", () => {
    expect(quantileRanks(5, 0.5, 0.95)).toEqual({ low: undefined, high: undefined });
    expect(quantileRanks(0, 0.5, 0.95)).toEqual({ low: undefined, high: undefined });
    // 0.9^35 > 2.5 % ≥ 0.9^36: the largest of 36 is the first upper bound of the 90 % quantile.
    expect(quantileRanks(35, 0.9, 0.95).high).toBeUndefined();
    expect(quantileRanks(36, 0.9, 0.95).high).toBe(36);
  });

  it("covers the truth as often as it says", () => {
    // Uniform values: the chance that rank r lies below the quantile q is binomial.
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 150 }),
        fc.constantFrom(0.8, 0.9, 0.95),
        (n, confidence) => {
          const { low, high } = quantileRanks(n, 0.5, confidence);
          expect(low! + high!).toBe(n + 1);
          const narrower = quantileRanks(n, 0.5, 0.5);
          expect(narrower.low!).toBeGreaterThanOrEqual(low!);
        },
      ),
    );
  });

  it("holds the median, whatever the order", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 6,
      maxLength: 80,
    });
    fc.assert(
      fc.property(values, (drawn) => {
        const { low, high } = medianInterval(drawn, 0.95);
        expect(low!).toBeLessThanOrEqual(median(drawn));
        expect(high!).toBeGreaterThanOrEqual(median(drawn));
        expect(medianInterval([...drawn].reverse(), 0.95)).toEqual({ low, high });
      }),
    );
  });

  it("finds quantiles between ranks", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
    expect(quantile([1, 2, 3, 4, 5], 0.75)).toBe(4);
    expect(quantile([7], 0.75)).toBe(7);
    expect(median([])).toBeNaN();
  });
});

describe("the share of waits that have ended", () => {
  // Weeks in remission under 6-MP, Freireich et al., Blood 21 (1963) 699–716; + is still open.
  const remission = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
    .split(" ")
    .map((text) => ({ time: parseInt(text, 10), ended: !text.endsWith("+") }));

  it("is as published, and so is its median", () => {
    const left = kaplanMeier(remission).map((step) => [step.time, +(1 - step.share).toFixed(3)]);
    expect(left).toEqual([
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ]);
    expect(waitQuantile(remission, 0.5)).toBe(23);
    expect(waitQuantile(remission, 0.9)).toBeUndefined();
  });

  it("is the plain share where nothing is open", () => {
    const times = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(times, (drawn) => {
        for (const { time, share } of kaplanMeier(
          drawn.map((each) => ({ time: each, ended: true })),
        )) {
          expect(share).toBeCloseTo(drawn.filter((each) => each <= time).length / drawn.length, 9);
        }
      }),
    );
  });

  it("rises, stays within 0 and 1, and does not hang on the order", () => {
    const waits = fc.array(
      fc.record({ time: fc.integer({ min: 0, max: 40 }), ended: fc.boolean() }),
    );
    fc.assert(
      fc.property(waits, (drawn) => {
        const shares = kaplanMeier(drawn).map((step) => step.share);
        expect(shares).toEqual([...shares].sort((a, b) => a - b));
        expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
        expect(kaplanMeier([...drawn].reverse())).toEqual(kaplanMeier(drawn));
      }),
    );
  });
});

describe("the bounds of a wait's quantile, open ones included", () => {
  const closed = (times: readonly number[]): AgedWait[] =>
    times.map((took) => ({ age: 1000, took }));

  it("has the upper bound of order statistics where nothing is open", () => {
    const times = fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.8, 0.9), (drawn, of) => {
        const sorted = [...drawn].sort((a, b) => a - b);
        const { high } = quantileRanks(drawn.length, of, 0.95);
        const bounds = agedQuantile(closed(drawn), of, 0.95);
        expect(bounds.high).toBe(high === undefined ? undefined : sorted[high - 1]);
      }),
    );
  });

  it("takes an order that is too young for neither side", () => {
    const waits = closed(Array.from({ length: 40 }, (_, i) => 10 + (i % 4)));
    const young: AgedWait[] = Array.from({ length: 30 }, () => ({ age: 5, took: undefined }));
    expect(agedQuantile([...waits, ...young], 0.9, 0.95)).toEqual(agedQuantile(waits, 0.9, 0.95));
  });

  it("rises with orders that are open and old", () => {
    const waits = closed(Array.from({ length: 40 }, (_, i) => 10 + (i % 4)));
    const open: AgedWait[] = Array.from({ length: 12 }, () => ({ age: 60, took: undefined }));
    expect(agedQuantile(waits, 0.9, 0.95).high).toBe(13);
    expect(agedQuantile([...waits, ...open], 0.9, 0.95).high).toBeUndefined();
  });
});
