import {
  USUAL_LEAD_TIME,
  USUAL_RUN,
  USUAL_SCRAP,
  USUAL_SETUP,
  USUAL_STOPS,
  defaultSpreads,
} from "../../../src/replay/default-spreads";
import {
  AS_PLANNED,
  type Spread,
  momentsOf,
  spreadOfPart,
  spreadOfSample,
} from "../../../src/replay/spread";
import { SpreadTables } from "../../../src/replay/spread-tables";
import { machine, mode, op, smallProblem, solved } from "../../support/small-problem";

function drawFrom(spread: Spread) {
  const tables = new SpreadTables();
  const row = tables.add(spread);
  return (share: number) => tables.factor(row, share);
}

describe("drawing from a spread", () => {
  it("reads a table of quantiles, with straight lines in between", () => {
    const factor = drawFrom({ shares: [0, 0.3, 0.3, 0.9, 1], factors: [0.5, 0.8, 1, 1.6, 4] });
    expect(factor(0)).toBe(0.5);
    expect(factor(0.15)).toBeCloseTo(0.65, 12);
    expect(factor(0.3)).toBe(1);
    expect(factor(0.6)).toBeCloseTo(1.3, 12);
    expect(factor(0.95)).toBeCloseTo(2.8, 12);
    expect(factor(1 - 2 ** -32)).toBeCloseTo(4, 6);
  });

  it("reads observations evenly, the smallest at 0 and the largest at 1", () => {
    const factor = drawFrom(spreadOfSample([1.2, 0.9, 1, 2, 1.1]));
    expect([0, 0.25, 0.375, 0.5, 0.75].map(factor)).toEqual([0.9, 1, 1.05, 1.1, 1.2]);
    expect(factor(0.875)).toBeCloseTo(1.6, 12);
    expect(drawFrom(spreadOfSample([1.3]))(0.77)).toBe(1.3);
  });

  it("keeps many spreads apart, and has none for what never varies", () => {
    const tables = new SpreadTables();
    const spreads = Array.from({ length: 60 }, (_, i) => spreadOfSample([i + 2, i + 3, i + 5]));
    const rows = spreads.map((spread) => tables.add(spread));
    expect(rows.map((row) => tables.factor(row, 0.25))).toEqual(spreads.map((_, i) => i + 2.5));
    expect(spreads.map((spread) => tables.add(spread))).toEqual(rows);
    expect(tables.add(AS_PLANNED)).toBe(-1);
  });

  it.each<[string, Spread]>([
    ["without a beginning", { shares: [0.1, 1], factors: [1, 2] }],
    ["without an end", { shares: [0, 0.9], factors: [1, 2] }],
    ["that falls", { shares: [0, 0.5, 1], factors: [1, 2, 1.5] }],
    ["of one value", { shares: [0], factors: [2] }],
    ["below 0", { shares: [0, 1], factors: [-1, 2] }],
    ["with too few factors", { shares: [0, 0.5, 1], factors: [1, 2] }],
  ])("refuses a table %s", (_, spread) => {
    expect(() => new SpreadTables().add(spread)).toThrow(/A spread needs|must be 0 or more/);
  });

  it("refuses a sample of nothing", () => {
    expect(() => spreadOfSample([])).toThrow("A spread needs at least one observation.");
  });
});

describe("the stated spreads", () => {
  it.each<[string, Spread, number, number]>([
    ["run", USUAL_RUN, 1, 0.2],
    ["setup", USUAL_SETUP, 1, 0.4],
    ["scrap", USUAL_SCRAP, 1, 0.81],
    ["stops", USUAL_STOPS, 1, 1.52],
    ["lead time", USUAL_LEAD_TIME, 1.04, 0.15],
  ])("of %s have the mean and the variation that they are said to have", (_, spread, m, v) => {
    const { mean, variation } = momentsOf(spread);
    expect(mean).toBeCloseTo(m, 1.8);
    expect(Math.abs(variation - v)).toBeLessThan(0.005);
    const middle = drawFrom(spread)(0.5);
    expect(middle).toBeLessThanOrEqual(mean);
  });

  it("vary scrap and stops in the share that the plan allows for them", () => {
    const problem = smallProblem({
      resources: [machine("Saw"), machine("Mill")],
      orders: [
        [op(mode(0, 100), [], { startQuantity: 125, goodQuantity: 100 })],
        [op(mode(1, 100), [], { startQuantity: 100, goodQuantity: 100 })],
      ],
    });
    const spreads = defaultSpreads(problem, solved(problem), [undefined, 0.9]);
    expect(spreads.yield.of?.get(0)).toEqual(spreadOfPart(0.8, USUAL_SCRAP));
    expect(spreads.yield.of?.has(1)).toBe(false);
    expect(spreads.stops.of?.get(1)).toEqual(spreadOfPart(0.9, USUAL_STOPS));
    expect(spreads.stops.of?.has(0)).toBe(false);
    // No stop at all: the job takes its uptime's share of the planned time.
    expect(drawFrom(spreads.stops.of!.get(1)!)(0.2)).toBeCloseTo(0.9, 12);
  });
});

describe("moments of a spread", () => {
  it("are those of the uniform distribution for a straight line", () => {
    const { mean, variation } = momentsOf({ shares: [0, 1], factors: [0.5, 1.5] });
    expect(mean).toBe(1);
    expect(variation).toBeCloseTo(Math.sqrt(1 / 12), 12);
  });
});
