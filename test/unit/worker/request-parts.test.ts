import type { SolveRequest } from "../../../src/app/ports";
import { solve } from "../../../src/schedule/solve";
import { RequestInParts, requestParts } from "../../../src/worker/request-parts";
import { seededProblem } from "../../browser/seeded-problem";
import { factoryProblem } from "../../support/factory-problem";

const LIMITS = { seed: 3, iterations: 40, seconds: undefined };

/** Sent to another thread and put together there. */
function sent(request: SolveRequest): SolveRequest {
  const [first, ...rest] = [...requestParts(request)].map((part) => structuredClone(part));
  if (first?.kind !== "head") throw new Error("The head comes first.");
  const whole = new RequestInParts(first.head);
  for (const part of rest) if (part.kind === "more") whole.add(part.lists);
  return whole.whole();
}

describe("a request in parts", () => {
  it("is whole again on the other side", () => {
    const problem = seededProblem(3, 40, "On time");
    expect(sent({ ...LIMITS, problem })).toEqual({ ...LIMITS, problem });
    const warm = { ...LIMITS, problem, warmStart: solve(problem).solution };
    expect(sent(warm)).toEqual(warm);
  });

  it("says when it is whole, and has no part that takes long to copy", () => {
    const problem = factoryProblem(1200);
    const parts = [...requestParts({ ...LIMITS, problem })];
    expect(parts.at(-1)).toEqual({ kind: "solve" });
    const lengths = parts.flatMap((part) =>
      part.kind === "more" ? Object.values(part.lists).map(({ length }) => length) : [],
    );
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(500);
  });
});
