import { NO_SPREADS } from "../../../src/replay/default-spreads";
import { type ReplayRequest, type ReplayResult, replayInSlices } from "../../../src/replay/replay";
import type { ReplaySpreads } from "../../../src/replay/replay-spreads";
import type { Spread } from "../../../src/replay/spread";
import type { SchedulingProblem } from "../../../src/schedule/problem";
import { machine, mode, op, smallProblem, solved } from "../../support/small-problem";

/** From nothing to twice as long, all equally likely. */
const UNIFORM: Spread = { shares: [0, 1], factors: [0, 2] };
const RUN = 10_000;
const REPLAYS = 8000;

function replayed(problem: SchedulingProblem, spreads: Partial<ReplaySpreads>): ReplayResult {
  const request: ReplayRequest = {
    problem,
    solution: solved(problem),
    targets: problem.orders.map(({ jobs, due }) => ({ jobs, due })),
    spreads: { ...NO_SPREADS, ...spreads },
    replays: REPLAYS,
    seed: 1,
  };
  const replays = replayInSlices(request);
  let step = replays.next();
  while (!step.done) step = replays.next();
  return step.value.result();
}

/** Four standard errors of a share that is known. */
const within = (share: number) => 4 * Math.sqrt((share * (1 - share)) / REPLAYS);

describe("the distribution of replays", () => {
  it("is that of the table for one operation", () => {
    const table: Spread = { shares: [0, 0.5, 0.9, 1], factors: [0.8, 1, 1.5, 3] };
    const due = (factor: number) => Math.round(RUN * factor);
    const factors = [0.9, 1, 1.25, 1.5, 2];
    const shares = [0.25, 0.5, 0.7, 0.9, 0.9 + 0.1 / 3];
    factors.forEach((factor, i) => {
      const problem = smallProblem({
        resources: [machine("Saw")],
        orders: [[op(mode(0, RUN))]],
        order: () => ({ due: due(factor) }),
      });
      const [chance] = replayed(problem, { run: { usual: table } }).chances;
      expect(Math.abs(chance!.onTime! - shares[i]!)).toBeLessThan(within(shares[i]!));
    });
    const problem = smallProblem({ resources: [machine("Saw")], orders: [[op(mode(0, RUN))]] });
    const [chance] = replayed(problem, { run: { usual: table } }).chances;
    // P90 lies where the table bends: to the left it rises by 1.25, to the right by 15 a share.
    expect(chance!.p50).toBeGreaterThan(RUN * (1 - 0.4 * within(0.5)));
    expect(chance!.p50).toBeLessThan(RUN * (1 + 1.25 * within(0.5)));
    expect(chance!.p90).toBeGreaterThan(RUN * (1.5 - 1.25 * within(0.9)));
    expect(chance!.p90).toBeLessThan(RUN * (1.5 + 15 * within(0.9)));
  });

  it("is the sum of two operations one after the other", () => {
    // The sum of two uniforms on 0 to 2 is at most x with x²/8, above 2 with 1 − (4 − x)²/8.
    for (const [at, share] of [
      [1, 1 / 8],
      [2, 1 / 2],
      [3, 7 / 8],
    ] as const) {
      const problem = smallProblem({
        resources: [machine("Saw"), machine("Mill")],
        orders: [[op(mode(0, RUN)), op(mode(1, RUN), [0])]],
        order: () => ({ due: RUN * at }),
      });
      const [chance] = replayed(problem, { run: { usual: UNIFORM } }).chances;
      expect(Math.abs(chance!.onTime! - share)).toBeLessThan(within(share));
    }
  });

  it("is the larger of two operations side by side that a third waits for", () => {
    // Both are at most x with (x/2)²; the third has no length.
    for (const [at, share] of [
      [1, 1 / 4],
      [1.5, 9 / 16],
      [1.8, 0.81],
    ] as const) {
      const problem = smallProblem({
        resources: [machine("Saw"), machine("Mill"), machine("Bench")],
        orders: [[op(mode(0, RUN)), op(mode(1, RUN)), op(mode(2, 0), [0, 1])]],
        order: () => ({ due: RUN * at }),
      });
      const [chance] = replayed(problem, { run: { usual: UNIFORM } }).chances;
      expect(Math.abs(chance!.onTime! - share)).toBeLessThan(within(share));
    }
  });

  it("is that of one draw where all runs of a resource are alike", () => {
    const problem = smallProblem({
      resources: [machine("Saw")],
      orders: [[op(mode(0, RUN)), op(mode(0, RUN), [0])]],
      order: () => ({ due: RUN }),
    });
    const under = (alikeOnResource: number) =>
      replayed(problem, { run: { usual: UNIFORM }, alikeOnResource }).chances[0]!.onTime!;
    expect(Math.abs(under(1) - 1 / 4)).toBeLessThan(within(1 / 4));
    // With one half, both take the common draw in a quarter of the replays.
    const mixed = (1 / 4) * (1 / 4) + (3 / 4) * (1 / 8);
    expect(Math.abs(under(0.5) - mixed)).toBeLessThan(within(mixed));
  });

  it("multiplies what the run, its scrap and its stops take, and adds the setup", () => {
    const problem = smallProblem({
      resources: [machine("Saw")],
      orders: [[op(mode(0, RUN, { setup: 1000, fixed: 2000 }))]],
    });
    const exactly = (factor: number) => ({
      usual: { shares: [0, 1], factors: [factor, factor] },
    });
    const [chance] = replayed(problem, {
      run: exactly(1.1),
      setup: exactly(1.5),
      yield: exactly(1.25),
      stops: exactly(0.9),
    }).chances;
    // Fixed time is not made longer by scrap.
    expect(chance!.p50).toBe(1500 + Math.round(2000 * 1.1 * 0.9 + 8000 * 1.1 * 0.9 * 1.25));
  });
});
