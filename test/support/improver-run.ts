import { seededRandom } from "../../src/kernel/random";
import { compileProblem } from "../../src/schedule/compiled-problem";
import { Construction } from "../../src/schedule/construct";
import { valueOf } from "../../src/schedule/objective";
import type { SchedulingProblem } from "../../src/schedule/problem";
import { arrangementOf, boardOf } from "../../src/schedule/search/arrangement";
import type { ImproverMaker } from "../../src/schedule/search/improver";

/** Makespan in seconds after at most so many steps, from the first rule's schedule; fewer once `goal` is reached. */
export function makespanAfter(
  make: ImproverMaker,
  problem: SchedulingProblem,
  steps: number,
  goal = 0,
): number {
  const compiled = compileProblem(problem);
  const { board } = new Construction(compiled).schedule(0);
  const improver = make(compiled, arrangementOf(board), seededRandom(1));
  if (!improver) throw new Error("This way does not work with the problem.");
  const makespan = () => Math.round(valueOf(boardOf(compiled, improver.best)).makespanHours * 3600);
  let best = makespan();
  for (let i = 0; i < steps && best > goal; i++) if (improver.step()) best = makespan();
  return best;
}
