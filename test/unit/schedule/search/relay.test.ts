import { seededRandom } from "../../../../src/kernel/random";
import { compileProblem } from "../../../../src/schedule/compiled-problem";
import { Construction } from "../../../../src/schedule/construct";
import { scoredArrangement } from "../../../../src/schedule/scored-schedule";
import { Arrangement, arrangementOf } from "../../../../src/schedule/search/arrangement";
import { relaySearch } from "../../../../src/schedule/search/relay";
import { solutionOf } from "../../../../src/schedule/solution-of-board";
import { verify } from "../../../../src/schedule/verify";
import { factoryProblem } from "../../../support/factory-problem";

/** Steps until both ways have had a turn, and the first one another. */
const STEPS = 220;

describe("two ways in turn", () => {
  const problem = factoryProblem(300);
  const compiled = compileProblem(problem);
  const base = new Construction(compiled).schedule(0);
  const start = arrangementOf(base.board);
  const tardiness = (arrangement: Arrangement) => {
    const copy = new Arrangement(compiled.count);
    copy.copyFrom(arrangement);
    const made = scoredArrangement(compiled, copy, base);
    expect(verify(problem, solutionOf(problem, made.schedule(), undefined))).toEqual([]);
    return made.value.weightedTardinessHours;
  };
  const run = (seed: number, visit: (best: Arrangement, step: number) => void) => {
    const relay = relaySearch(compiled, start, seededRandom(seed))!;
    for (let step = 1; step <= STEPS; step++) {
      relay.step();
      visit(relay.best, step);
    }
    return tardiness(relay.best);
  };

  it("lose nothing when one hands over to the other, and keep to every rule", () => {
    let before = tardiness(start);
    const first = before;
    run(1, (best, step) => {
      if (step % 10 !== 0 && step % 101 > 1) return;
      const now = tardiness(best);
      expect(now).toBeLessThanOrEqual(before + 1e-3);
      before = now;
    });
    expect(before).toBeLessThan(first);
  });

  it("are the same for the same seed", () => {
    const none = () => undefined;
    expect(run(7, none)).toBe(run(7, none));
  });

  it("do not work where lateness is not what counts", () => {
    const throughput = compileProblem({ ...problem, goal: "Throughput" });
    expect(relaySearch(throughput, start, seededRandom(1))).toBeUndefined();
  });
});
