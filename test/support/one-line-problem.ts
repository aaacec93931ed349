import fc from "fast-check";
import { seededRandom } from "../../src/kernel/random";
import type { SchedulingProblem } from "../../src/schedule/problem";
import { machine, mode, op, smallProblem } from "./small-problem";

/** What work on one machine has. */
export interface OneLineShape {
  readonly seed: number;
  readonly orders: number;
  readonly goal: "On time" | "Fewest late";
  readonly changeovers: boolean;
  readonly releases: boolean;
  /** The first order is running at plan start. */
  readonly running: boolean;
}

export function oneLineShapes(least: number, most: number): fc.Arbitrary<OneLineShape> {
  return fc.record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    orders: fc.integer({ min: least, max: most }),
    goal: fc.constantFrom("On time", "Fewest late"),
    changeovers: fc.boolean(),
    releases: fc.boolean(),
    running: fc.boolean(),
  });
}

/** Orders of one operation each on one machine that always works. */
export function oneLineProblem(shape: OneLineShape): SchedulingProblem {
  const random = seededRandom(shape.seed);
  const orders = Array.from({ length: shape.orders }, (_, j) => {
    const isRunning = shape.running && j === 0;
    const one = mode(0, 1 + random.below(90), { setup: random.below(20), family: random.below(3) });
    const release = shape.releases && random.below(2) === 0 ? random.below(40 * shape.orders) : 0;
    const state = { kind: "running", mode: 0, unit: 0, start: -9, remaining: 30 } as const;
    return [op(one, [], isRunning ? { state } : { release })];
  });
  const dues = orders.map(() => random.below(50 * shape.orders));
  const weights = orders.map(() => random.below(10));
  const table = Int32Array.from({ length: 9 }, (_, at) =>
    at < 3 || at % 3 === 0 ? -1 : random.below(60),
  );
  return smallProblem({
    resources: [machine("M")],
    orders,
    order: (j) => ({ due: dues[j]!, weight: weights[j]!, countsAsLate: random.below(5) > 0 }),
    changeovers: [shape.changeovers ? table : undefined],
    more: { goal: shape.goal },
  });
}
