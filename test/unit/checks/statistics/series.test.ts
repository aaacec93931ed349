import fc from "fast-check";
import { seededRandom } from "../../../../src/kernel/random";
import {
  chanceOfNoStep,
  changePoint,
  midranks,
  rankPath,
} from "../../../../src/checks/statistics/change-point";
import { xmrChart } from "../../../../src/checks/statistics/xmr-chart";

describe("the individuals chart", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flowrates.
  const flowrates = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

  it("has the published limits", () => {
    const chart = xmrChart(flowrates)!;
    expect(chart.centre).toBeCloseTo(50.81, 6);
    expect(chart.upper).toBeCloseTo(55.8041, 2);
    expect(chart.lower).toBeCloseTo(45.8159, 2);
    expect(chart.signals.every((signal) => signal === undefined)).toBe(true);
  });

  it("signals a point outside, three of four near a limit, eight on one side", () => {
    const calm = [10, 11, 10, 9, 10, 11, 9, 10, 11, 10, 9, 10];
    expect(xmrChart([...calm, 20])!.signals[12]).toBe("Outside");
    const near = xmrChart([...calm, ...calm, ...calm, 12, 12, 12])!;
    expect(near.signals.at(-1)).toBe("Near limit");
    const oneSide = xmrChart([
      8, 9.9, 8.2, 9.8, 8, 9.9, 8.1, 10.1, 11, 10.2, 11, 10.2, 11, 10.2, 11, 10.2,
    ])!;
    expect(oneSide.signals.at(-1)).toBe("One side");
  });

  it("has no signal in equal values, and no chart of one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 2, max: 50 }),
        (value, n) => {
          const chart = xmrChart(Array<number>(n).fill(value))!;
          expect([chart.lower, chart.centre, chart.upper]).toEqual([value, value, value]);
          expect(chart.signals.some((signal) => signal !== undefined)).toBe(false);
        },
      ),
    );
    expect([xmrChart([]), xmrChart([3])]).toEqual([undefined, undefined]);
  });
});

/** Pettitt (1979), table 1: 40 industrial measurements. */
const PETTITT = [
  -1.05, 0.96, 1.22, 0.58, -0.98, -0.03, -1.54, -0.71, -0.35, 0.66, 0.44, 0.91, -0.02, -1.42, 1.26,
  -1.02, -0.81, 1.66, 1.05, 0.97, 2.14, 1.22, -0.24, 1.6, 0.72, -0.12, 0.44, 0.03, 0.66, 0.56, 1.37,
  1.66, 0.1, 0.8, 1.29, 0.49, -0.07, 1.18, 3.29, 1.84,
];

describe("the change of a series", () => {
  it("has Pettitt's statistic and place in his example", () => {
    const path = rankPath(midranks(PETTITT)).map(Math.abs);
    expect(Math.max(...path)).toBe(232);
    expect(path.indexOf(232) + 1).toBe(17);
    const found = changePoint(PETTITT, 5, 8)!;
    expect(found.at).toBe(17);
    // He gives 0.0146 for his statistic; the standardised one weighs the ends more.
    expect(found.chance).toBeGreaterThan(0.002);
    expect(found.chance).toBeLessThan(0.03);
  });

  it("ranks equal values by the mean of their places", () => {
    expect(midranks([5, 1, 5, 3, 5])).toEqual([4, 1, 4, 2, 4]);
    expect(midranks([])).toEqual([]);
  });

  it("is called in honest series about as often as its chance says", () => {
    const random = seededRandom(5);
    let called = 0;
    for (let trial = 0; trial < 400; trial++) {
      const series = Array.from({ length: 40 }, () => random.next());
      if (changePoint(series, 5, 8)!.chance <= 0.05) called++;
    }
    expect(called).toBeGreaterThan(400 * 0.015);
    expect(called).toBeLessThan(400 * 0.09);
  });

  it("is found where it was put, with a small chance", () => {
    const random = seededRandom(6);
    const series = Array.from({ length: 90 }, (_, i) => random.next() + (i < 60 ? 0 : 0.8));
    const found = changePoint(series, 5, 8)!;
    expect(Math.abs(found.at - 60)).toBeLessThanOrEqual(3);
    expect(found.chance).toBeLessThan(1e-6);
    expect(found.chance).toBeGreaterThan(0);
  });

  it("leaves as many values on either side as it must, and only looks at ranks", () => {
    const drawn = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 40 });
    fc.assert(
      fc.property(drawn, (values) => {
        const found = changePoint(values, 5, 8);
        if (new Set(values).size === 1) return expect(found).toBeUndefined();
        expect(found!.at).toBeGreaterThanOrEqual(5);
        expect(found!.at).toBeLessThanOrEqual(values.length - 8);
        expect(found!.chance).toBeGreaterThan(0);
        expect(found!.chance).toBeLessThanOrEqual(1);
        expect(
          changePoint(
            values.map((value) => value * value * 3),
            5,
            8,
          ),
        ).toEqual(found);
      }),
      { numRuns: 40 },
    );
  });

  it("needs enough of them", () => {
    expect(changePoint([1, 2, 3], 5, 8)).toBeUndefined();
    expect(changePoint(Array<number>(30).fill(4), 5, 8)).toBeUndefined();
  });

  it("compares before and after a given date", () => {
    expect(chanceOfNoStep(PETTITT, 17)).toBeLessThan(0.01);
    expect(chanceOfNoStep([1, 2, 1, 2, 1, 2, 1, 2], 4)).toBeCloseTo(1, 9);
    expect([chanceOfNoStep([3, 3, 3], 1), chanceOfNoStep([1, 2], 0)]).toEqual([1, 1]);
  });
});
