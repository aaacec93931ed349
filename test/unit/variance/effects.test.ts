import fc from "fast-check";
import { lmdiEffects, logarithmicMean } from "../../../src/variance/lmdi";
import { priceVolumeMix } from "../../../src/variance/price-volume-mix";
import { meanOfOthers, shapleyEffects } from "../../../src/variance/shapley";

const PLANNED = [80, 0.9, 120, 0.96];
const ACTUAL = [76, 0.81, 126, 0.93];
const product = (factors: readonly number[]) => factors.reduce((all, each) => all * each, 1);
const sum = (effects: readonly number[]) => effects.reduce((all, each) => all + each, 0);

const factor = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 0.001, max: 1000, noNaN: true }) },
  { weight: 2, arbitrary: fc.constant(0) },
);
const cases = (most: number) =>
  fc
    .integer({ min: 1, max: most })
    .chain((n) =>
      fc.tuple(
        fc.array(factor, { minLength: n, maxLength: n }),
        fc.array(factor, { minLength: n, maxLength: n }),
      ),
    );
const scaleOf = (planned: readonly number[], actual: readonly number[]) =>
  product(planned.map((plan, at) => Math.max(plan, actual[at]!, 1)));

describe("Shapley effects of a product", () => {
  it("are those of 80 h × 0.90 × 120 × 0.96 against 76 × 0.81 × 126 × 0.93", () => {
    const effects = shapleyEffects(PLANNED, ACTUAL);
    [-397.413, -815.805, 378.459, -246.0402].forEach((golden, at) =>
      expect(effects[at]).toBeCloseTo(golden, 4),
    );
    expect(sum(effects)).toBeCloseTo(product(ACTUAL) - product(PLANNED), 9);
  });

  it("of two factors share the joint part in halves", () => {
    expect(shapleyEffects([2, 3], [4, 7])).toEqual([2 * 5, 4 * 3]);
  });

  it("add up to the difference, whatever the factors", () => {
    fc.assert(
      fc.property(cases(8), ([planned, actual]) => {
        const effects = shapleyEffects(planned, actual);
        expect(effects.every(Number.isFinite)).toBe(true);
        const error = sum(effects) - (product(actual) - product(planned));
        expect(Math.abs(error)).toBeLessThanOrEqual(1e-9 * scaleOf(planned, actual));
      }),
    );
  });

  it("are those of all orders in which factors can change", () => {
    fc.assert(
      fc.property(cases(5), ([planned, actual]) => {
        const effects = shapleyEffects(planned, actual);
        byOrders(planned, actual).forEach((each, at) =>
          expect(Math.abs(each - effects[at]!)).toBeLessThanOrEqual(
            1e-9 * scaleOf(planned, actual),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("follow their factors when these change places", () => {
    fc.assert(
      fc.property(cases(6), ([planned, actual]) => {
        const turned = shapleyEffects([...planned].reverse(), [...actual].reverse()).reverse();
        shapleyEffects(planned, actual).forEach((each, at) =>
          expect(Math.abs(each - turned[at]!)).toBeLessThanOrEqual(1e-9 * scaleOf(planned, actual)),
        );
      }),
    );
  });

  it("are 0 where nothing changed, and scale with the unit of a factor", () => {
    expect(shapleyEffects(PLANNED, PLANNED)).toEqual([0, 0, 0, 0]);
    const minutes = (factors: readonly number[]) => [factors[0]! * 60, ...factors.slice(1)];
    shapleyEffects(minutes(PLANNED), minutes(ACTUAL)).forEach((each, at) =>
      expect(each).toBeCloseTo(60 * shapleyEffects(PLANNED, ACTUAL)[at]!, 6),
    );
  });

  it("worth of one factor is what its effect is made of", () => {
    expect(shapleyEffects(PLANNED, ACTUAL)[1]).toBeCloseTo(
      meanOfOthers(PLANNED, ACTUAL, 1) * (0.81 - 0.9),
      9,
    );
  });

  it("refuse more than eight factors, or another number of them", () => {
    expect(() => shapleyEffects(new Array(9).fill(1), new Array(9).fill(1))).toThrow(RangeError);
    expect(() => shapleyEffects([1], [1, 2])).toThrow(RangeError);
  });
});

/** Mean marginal effect over all orders, by walking every one. */
function byOrders(planned: readonly number[], actual: readonly number[]): number[] {
  const totals = planned.map(() => 0);
  let orders = 0;
  const walk = (current: number[], left: number[], gains: number[]) => {
    if (left.length === 0) {
      orders++;
      gains.forEach((gain, at) => (totals[at]! += gain));
      return;
    }
    for (const at of left) {
      const next = current.map((value, index) => (index === at ? actual[at]! : value));
      const gain = product(next) - product(current);
      walk(
        next,
        left.filter((other) => other !== at),
        gains.map((value, index) => (index === at ? gain : value)),
      );
    }
  };
  walk([...planned], planned.map((_, at) => at), planned.map(() => 0)); // prettier-ignore
  return totals.map((total) => total / orders);
}

describe("LMDI effects of a product", () => {
  it("are those of 80 h × 0.90 × 120 × 0.96 against 76 × 0.81 × 126 × 0.93", () => {
    const effects = lmdiEffects(PLANNED, ACTUAL);
    [-397.0835, -815.6411, 377.7056, -245.7803].forEach((golden, at) =>
      expect(effects[at]).toBeCloseTo(golden, 4),
    );
  });

  it("add up to the difference, zeros included", () => {
    fc.assert(
      fc.property(cases(6), ([planned, actual]) => {
        const effects = lmdiEffects(planned, actual);
        expect(effects.every(Number.isFinite)).toBe(true);
        const error = sum(effects) - (product(actual) - product(planned));
        expect(Math.abs(error)).toBeLessThanOrEqual(1e-9 * scaleOf(planned, actual));
      }),
    );
  });

  it("give all of the change to the factor that became 0", () => {
    const [first, second] = lmdiEffects([10, 4], [0, 4]);
    expect([first, second]).toEqual([-40, 0]);
    expect(lmdiEffects([0, 4], [0, 9])).toEqual([0, 0]);
    expect(sum(lmdiEffects([10, 4], [0, 5]))).toBeCloseTo(-40, 9);
  });

  it("are not a number for what has no logarithm", () => {
    expect(lmdiEffects([-1, 2], [1, 2])).toEqual([NaN, NaN]);
    expect(() => lmdiEffects([1], [])).toThrow(RangeError);
  });

  it("use a mean between the two, also where they are all but equal", () => {
    expect(logarithmicMean(2, 1)).toBeCloseTo(1 / Math.log(2), 12);
    expect(logarithmicMean(3, 3)).toBe(3);
    expect(logarithmicMean(1 + 1e-9, 1)).toBeCloseTo(1 + 5e-10, 12);
  });
});

describe("price, volume and mix", () => {
  it("split the change of revenue by product", () => {
    // Planned 60 at 10 and 40 at 20; sold 55 at 11 and 65 at 19.
    const [a, b] = priceVolumeMix(
      [
        { quantity: 60, price: 10 },
        { quantity: 40, price: 20 },
      ],
      [
        { quantity: 55, price: 11 },
        { quantity: 65, price: 19 },
      ],
    );
    expect(a).toEqual({ price: 55, volume: 120, mix: -170, atPlannedMix: 72 });
    expect(b).toEqual({ price: -65, volume: 160, mix: 340, atPlannedMix: 48 });
  });

  it("add up to the change of each product's revenue, also of new and lost ones", () => {
    const sold = fc.record({ quantity: factor, price: factor });
    fc.assert(
      fc.property(fc.array(fc.tuple(sold, sold), { maxLength: 6 }), (pairs) => {
        const effects = priceVolumeMix(
          pairs.map(([plan]) => plan),
          pairs.map(([, fact]) => fact),
        );
        pairs.forEach(([plan, fact], at) => {
          const { price, volume, mix } = effects[at]!;
          const change = fact.quantity * fact.price - plan.quantity * plan.price;
          expect(Math.abs(price + volume + mix - change)).toBeLessThan(1e-3);
        });
      }),
    );
    expect(priceVolumeMix([{ quantity: 0, price: 0 }], [{ quantity: 5, price: 3 }])).toEqual([
      { price: 0, volume: 0, mix: 15, atPlannedMix: 0 },
    ]);
  });
});
