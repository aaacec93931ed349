import fc from "fast-check";
import { kpiOf, KPIS, type KpiBasis, type KpiName, oeeOf } from "../../../src/variance/kpis";

const shift: KpiBasis = {
  plannedBusy: 8,
  production: 6,
  setup: 1,
  busy: 7.5,
  minutesPerUnit: 1.5,
  produced: 200,
  inspected: 200,
  good: 190,
  firstPass: 180,
};
const names = Object.keys(KPIS) as KpiName[];

describe("key figures", () => {
  it("are those of ISO 22400-2", () => {
    expect(names.map((name) => [name, kpiOf(name, [shift])])).toEqual([
      ["availability", 6 / 8],
      ["effectiveness", 5 / 6],
      ["quality", 0.95],
      ["utilisation", 6 / 7.5],
      ["setupRatio", 1 / 7],
      ["firstPassYield", 0.9],
    ]);
    expect(oeeOf([shift])).toBeCloseTo(0.75 * (5 / 6) * 0.95, 12);
  });

  it("roll up as ratio of sums, so that OEE is good standard hours of planned hours", () => {
    const amount = fc.double({ min: 0.01, max: 500, noNaN: true });
    const basis = fc.record({
      plannedBusy: amount,
      production: amount,
      setup: amount,
      busy: amount,
      minutesPerUnit: amount,
      produced: amount,
      inspected: fc.constant(0),
      good: amount,
      firstPass: amount,
    });
    fc.assert(
      fc.property(fc.array(basis, { minLength: 1, maxLength: 6 }), (drawn) => {
        const bases = drawn.map((each) => ({ ...each, inspected: each.produced }));
        const good = bases.reduce((sum, b) => sum + (b.good * b.minutesPerUnit) / 60, 0);
        const busy = bases.reduce((sum, b) => sum + b.plannedBusy, 0);
        expect(oeeOf(bases)! / (good / busy)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("are not known where there is nothing to divide by", () => {
    const idle = { plannedBusy: 0, production: 0, setup: 0, busy: 0 };
    const nothing = { ...shift, ...idle, produced: 0, inspected: 0 };
    expect(names.map((name) => kpiOf(name, [nothing]))).toEqual(names.map(() => undefined));
    expect(oeeOf([nothing])).toBeUndefined();
    expect(oeeOf([])).toBeUndefined();
  });

  it("are no quality and no OEE where nobody tells good from bad", () => {
    const unseen = [{ ...shift, inspected: 0 }];
    expect(kpiOf("quality", unseen)).toBeUndefined();
    expect(kpiOf("firstPassYield", unseen)).toBeUndefined();
    expect(oeeOf(unseen)).toBeUndefined();
    expect(kpiOf("effectiveness", unseen)).toBe(kpiOf("effectiveness", [shift]));
  });
});
