import { compileProblem } from "./compiled-problem";
import { Construction } from "./construct";
import { schedulePlaces, waysOfKeeping } from "./keep-places";
import type { SchedulingProblem } from "./problem";
import type { Solution } from "./solution";
import { solutionOf } from "./solution-of-board";
import { warmPlaces, type WarmStart } from "./warm-start";

/** The earlier schedule as a solution of this problem, with the reason of every start; what cannot stand as it stood is pushed on. */
export function standAgain(problem: SchedulingProblem, earlier: WarmStart): Solution {
  const construction = new Construction(compileProblem(problem));
  const places = warmPlaces(construction.compiled, earlier);
  const [pushing] = waysOfKeeping(construction, places).filter(({ keepFirst }) => !keepFirst);
  return solutionOf(problem, schedulePlaces(construction, places, pushing!), undefined);
}
