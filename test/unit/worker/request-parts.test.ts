import type { SolveRequest } from "../../../src/app/ports";
import { defaultSpreads } from "../../../src/replay/default-spreads";
import type { ReplayRequest } from "../../../src/replay/replay";
import { solve } from "../../../src/schedule/solve";
import { replayParts, solveParts, type Task, TaskInParts } from "../../../src/worker/request-parts";
import type { ToWorker } from "../../../src/worker/worker-messages";
import { seededProblem } from "../../browser/seeded-problem";
import { factoryProblem } from "../../support/factory-problem";

const LIMITS = { seed: 3, iterations: 40, seconds: undefined };

/** Sent to another thread and put together there. */
function sent(parts: Iterable<ToWorker>): Task {
  const [first, ...rest] = [...parts].map((part) => structuredClone(part));
  if (first?.kind !== "head") throw new Error("The head comes first.");
  const whole = new TaskInParts(first.head);
  for (const part of rest) if (part.kind === "more") whole.add(part.lists);
  return whole.whole();
}

describe("a request in parts", () => {
  const problem = seededProblem(3, 40, "On time");

  it("is whole again on the other side", () => {
    const request: SolveRequest = { ...LIMITS, problem };
    expect(sent(solveParts(request))).toEqual({ task: "solve", request });
    const { placements } = solve(problem).solution;
    const places = placements.map(
      (at) =>
        at && {
          operation: at.operation,
          mode: at.mode,
          unit: at.unit,
          start: at.start,
          runStart: at.runStart,
        },
    );
    expect(sent(solveParts({ ...request, warmStart: { placements } }))).toEqual({
      task: "solve",
      request: { ...request, warmStart: { placements: places } },
    });
  });

  it("is whole for replays too", () => {
    const { solution } = solve(problem);
    const spreads = defaultSpreads(problem, solution, []);
    const targets = problem.jobs.map((_, job) => ({ jobs: [job], due: 3600 * job }));
    const request: ReplayRequest = { problem, solution, targets, spreads, replays: 40, seed: 2 };
    expect(sent(replayParts(request))).toEqual({ task: "replay", request });
  });

  it("says when it is whole, and has no part that takes long to copy", () => {
    const parts = [...solveParts({ ...LIMITS, problem: factoryProblem(1200) })];
    expect(parts.at(-1)).toEqual({ kind: "begin" });
    const lengths = parts.flatMap((part) =>
      part.kind === "more" ? Object.values(part.lists).map(({ length }) => length) : [],
    );
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(500);
  });
});
