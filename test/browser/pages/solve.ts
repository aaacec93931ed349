import type { Goal } from "../../../src/schedule/problem";
import { solve } from "../../../src/schedule/solve";
import { seededProblem } from "../seeded-problem";

/** The schedule of a seeded problem, as text: every placement, reason and value. */
export function solvedText(seed: number, jobs: number, goal: Goal, iterations: number): string {
  const problem = seededProblem(seed, jobs, goal);
  return JSON.stringify(solve(problem, { seed, iterations }));
}

Object.assign(globalThis, { solvedText });
