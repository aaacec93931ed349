import type { PlanOptions } from "../../../src/app/plan-options";
import type { Replayer } from "../../../src/app/ports";
import { replayByTurns } from "../../../src/app/replay-by-turns";
import { quoteOrder } from "../../../src/app/quote-order";
import { scheduleWorkbook } from "../../../src/app/schedule-workbook";
import { defaultSpreads } from "../../../src/replay/default-spreads";
import type { ReplayRequest } from "../../../src/replay/replay";
import { PLAN_START, hour } from "../../support/a-plan";
import { HOUR, machine, mode, op, smallProblem, solved } from "../../support/small-problem";
import { OPTIONS, SHOP, START, aHost, directSolver, stillClock, tableRows } from "./a-shop";

const MONDAY = stillClock(PLAN_START);

async function scheduled(options: PlanOptions = OPTIONS, replayer?: Replayer) {
  const host = aHost();
  const outcome = await scheduleWorkbook(host, options, directSolver, MONDAY, replayer);
  return { host, outcome, promises: await tableRows(host, "PlumbPromises") };
}

describe("how sure a plan's dates are", () => {
  it("stands in Promises, the same in every run", async () => {
    const { promises } = await scheduled();
    const of = (order: string) => promises.find((row) => row["Order"] === order)!;
    // A-2 takes an hour, due in 4.8 h; A-1 ends after three and is due in a day.
    expect(of("A-2")["Probability on time"]).toBe(1);
    const safe = Number(of("A-2")["Safe date"]);
    expect((safe - START) * 24).toBeGreaterThan(1.1);
    expect((safe - START) * 24).toBeLessThan(1.4);
    expect(Number(of("A-1")["Safe date"])).toBeGreaterThan(Number(of("A-1")["Finish"]));
    expect(of("A-3")["Safe date"]).toBeNull();
    expect((await scheduled()).promises).toEqual(promises);
  });

  it("is kept in the history, as it was promised", async () => {
    const { host, promises } = await scheduled();
    const history = await tableRows(host, "PlumbHistory");
    const kept = history.filter((row) => row["Finish"] !== null);
    const dates = (row: Record<string, unknown>) => [
      row["Order"],
      row["Finish"],
      row["Safe date"],
      row["Probability on time"],
    ];
    const open = promises.filter((row) => String(row["Order"]).startsWith("A-"));
    expect(kept.map(dates)).toEqual(open.filter((row) => row["Finish"] !== null).map(dates));
  });

  it("is told to whoever waits, and from fewer replays after a stop", async () => {
    const asked: ReplayRequest[] = [];
    const replayer: Replayer = async (request, watch) => {
      asked.push(request);
      watch.onProgress?.(3, request.replays);
      return { replays: 20, chances: [] };
    };
    const told: number[][] = [];
    const onReplay = (done: number, of: number) => told.push([done, of]);
    const { promises } = await scheduled({ ...OPTIONS, onReplay }, replayer);
    expect(told).toEqual([[3, 500]]);
    expect(asked[0]!.targets.map(({ due }) => due)).toEqual([
      hour(24),
      hour(4.8),
      undefined,
      undefined,
    ]);
    // Twenty replays say nothing that one could rely on.
    expect(promises[0]!["Safe date"]).toBe("not measured");
  });
});

describe("a quote's safe date", () => {
  it("lies behind its dates, for both ways", async () => {
    const request = { product: "P", quantity: 200, due: undefined };
    const outcome = await quoteOrder(aHost(SHOP), request, OPTIONS, directSolver, MONDAY);
    if (outcome.kind !== "done") throw new Error(outcome.kind);
    const { behindAll, pushedIn, safe } = outcome.quote;
    for (const [date, kept] of [
      [behindAll!, safe!.behindAll!],
      [pushedIn!, safe!.pushedIn!],
    ] as const) {
      expect(kept).toBeGreaterThan(date);
      expect(kept).toBeLessThan(date + hour(3));
    }
    expect(outcome.text).toMatch(
      /Safe date \(kept nine times in ten, an estimate\): behind all others Mon .*; pushed in first Mon /,
    );
  });
});

describe("replaying by turns", () => {
  const problem = smallProblem({
    resources: [machine("Saw")],
    orders: Array.from({ length: 50 }, () => [op(mode(0, HOUR))]),
  });
  const solution = solved(problem);
  const request: ReplayRequest = {
    problem,
    solution,
    targets: problem.orders,
    spreads: defaultSpreads(problem, solution),
    replays: 2000,
    seed: 1,
  };

  /** A thread on which each look at the clock takes 20 ms. */
  const slowThread = () => {
    let seconds = 0;
    return { elapsed: () => (seconds += 0.02), nextTurn: () => Promise.resolve() };
  };

  it("does all of them, and tells how far it is", async () => {
    const told: number[] = [];
    const watch = { onProgress: (done: number) => told.push(done), stopped: () => false };
    const result = await replayByTurns(request, watch, slowThread());
    expect(result.replays).toBe(2000);
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.slice().sort((a, b) => a - b));
    expect(result).toEqual(await replayByTurns(request, {}, slowThread()));
  });

  it("ends soon after a stop, with what was done until then", async () => {
    let looks = 0;
    const result = await replayByTurns(request, { stopped: () => ++looks > 2 }, slowThread());
    expect(looks).toBe(3);
    expect(result.replays).toBeGreaterThan(100);
    expect(result.replays).toBeLessThan(2000);
    expect(result.chances[49]!.p90).toBeGreaterThan(HOUR);
  });
});
