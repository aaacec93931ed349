import fc from "fast-check";
import { chanceOfAtLeast, chanceOfAtMost } from "../../../../src/checks/statistics/binomial-test";
import { clopperPearson } from "../../../../src/checks/statistics/clopper-pearson";
import { discoveryLimit } from "../../../../src/checks/statistics/false-discoveries";
import { medianAbove, medianBelow } from "../../../../src/checks/statistics/sign-test";

describe("the exact interval of a share", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 5.
  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])("of %i of %i is as published", (hits, n, low, high) => {
    const interval = clopperPearson(hits, n, 0.95);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("of 682 of 925 is as published", () => {
    // Conover (1971) p. 97, as the manual of R's binom.test works it.
    const interval = clopperPearson(682, 925, 0.95);
    expect(interval.low).toBeCloseTo(0.7076683, 6);
    expect(interval.high).toBeCloseTo(0.7654066, 6);
  });

  it("is all there is when nothing was seen", () => {
    expect(clopperPearson(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
  });

  it("is finite, holds the share, and moves up with it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }).chain((n) => fc.tuple(fc.nat(n - 1), fc.constant(n))),
        fc.constantFrom(0.8, 0.9, 0.95, 0.99),
        ([hits, n], confidence) => {
          const here = clopperPearson(hits, n, confidence);
          const next = clopperPearson(hits + 1, n, confidence);
          expect(here.low).toBeLessThanOrEqual(hits / n);
          expect(here.high).toBeGreaterThanOrEqual(hits / n);
          expect(next.low).toBeGreaterThan(here.low);
          expect(next.high).toBeGreaterThanOrEqual(here.high);
        },
      ),
    );
  });

  it("says the same as the test it inverts", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n))),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        ([hits, n], share) => {
          const { low, high } = clopperPearson(hits, n, 0.95);
          fc.pre(Math.abs(low - share) > 1e-9 && Math.abs(high - share) > 1e-9);
          expect(low > share).toBe(chanceOfAtLeast(hits, n, share) < 0.025);
          expect(high < share).toBe(chanceOfAtMost(hits, n, share) < 0.025);
        },
      ),
    );
  });
});

describe("the binomial test", () => {
  it("is as published: 3 of 14", () => {
    // Siegel, Nonparametric Statistics (1956), sign test, table D: N = 14, x = 3.
    expect(chanceOfAtMost(3, 14, 0.5)).toBeCloseTo(0.029, 3);
  });

  it("counts every outcome once", () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 300 })
          .chain((n) => fc.tuple(fc.integer({ min: 1, max: n }), fc.constant(n))),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([hits, n], share) => {
          const sum = chanceOfAtLeast(hits, n, share) + chanceOfAtMost(hits - 1, n, share);
          expect(sum).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it("takes the ends", () => {
    expect([
      chanceOfAtMost(0, 0, 0.5),
      chanceOfAtLeast(0, 0, 0.5),
      chanceOfAtLeast(0, 9, 0.1),
    ]).toEqual([1, 1, 1]);
    expect([chanceOfAtMost(-1, 9, 0.5), chanceOfAtLeast(10, 9, 0.5)]).toEqual([0, 0]);
    expect([chanceOfAtMost(5, 9, 0), chanceOfAtMost(5, 9, 1)]).toEqual([1, 0]);
  });
});

describe("the sign test against a margin", () => {
  it("is as published: 11 of 14 on one side", () => {
    const values = [...Array<number>(3).fill(-1), ...Array<number>(11).fill(1)];
    expect(medianAbove(values, 0)).toBeCloseTo(0.029, 3);
  });

  it("takes a value on the margin for neither side", () => {
    expect(medianBelow([0.98, 0.98, 0.98, 0.98, 0.98], 0.98)).toBe(1);
    expect(medianAbove([0.98, 0.98, 0.98, 0.98, 0.98], 0.98)).toBe(1);
    expect([medianBelow([], 1), medianAbove([], 1)]).toEqual([1, 1]);
  });

  it("grows with the margin", () => {
    const values = fc
      .array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 60 })
      .map((drawn) => drawn.sort((a, b) => a - b));
    fc.assert(
      fc.property(values, fc.double({ min: -5, max: 5, noNaN: true }), (drawn, margin) => {
        expect(medianBelow(drawn, margin + 1)).toBeLessThanOrEqual(medianBelow(drawn, margin));
        expect(medianAbove(drawn, margin + 1)).toBeGreaterThanOrEqual(medianAbove(drawn, margin));
        expect(medianBelow(drawn, margin)).toBeGreaterThan(0);
      }),
    );
  });
});

describe("the control of false discoveries", () => {
  // Benjamini & Hochberg (1995), the 15 p values of their example.
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ];

  it("rejects four of the published fifteen at 5 %", () => {
    expect(discoveryLimit(published, 0.05)).toBe(0.0095);
  });

  it("does not hang on the order, and finds no more at a stricter level", () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(chances, (drawn) => {
        expect(discoveryLimit([...drawn].reverse(), 0.05)).toBe(discoveryLimit(drawn, 0.05));
        expect(discoveryLimit(drawn, 0.01)).toBeLessThanOrEqual(discoveryLimit(drawn, 0.05));
        expect(discoveryLimit(drawn, 0.05)).toBeLessThanOrEqual(0.05);
      }),
    );
  });

  it("finds nothing in nothing", () => {
    expect(discoveryLimit([], 0.05)).toBe(0);
    expect(discoveryLimit([0.9, 0.2], 0.05)).toBe(0);
  });
});
