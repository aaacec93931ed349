import { resourceUsage } from "node:process";
import type { SchedulingProblem } from "../../../src/schedule/problem";
import { solveInSlices, type Slice } from "../../../src/schedule/solve";
import { verify } from "../../../src/schedule/verify";

/** What a run had reached when so many seconds were over; hours or money, as the goal counts. */
export interface Mark {
  readonly seconds: number;
  /** Null: no complete schedule yet. */
  readonly value: number | null;
  readonly steps: number;
}

export interface Trajectory {
  readonly marks: readonly Mark[];
  readonly bound: number;
  /** Until the first complete schedule. */
  readonly firstSeconds: number;
  /** On the wall, and in user CPU time of the whole process. */
  readonly elapsedSeconds: number;
  readonly cpuSeconds: number;
  readonly unscheduled: number;
  /** What the verifier found first; null: the schedule is valid. */
  readonly fault: string | null;
}

export type ClockName = "cpu" | "wall";

/**
 * Seconds of user CPU time of this process, or on the wall. CPU time is the usual clock since it does
 * not hang on what else the machine does; it counts the collector's and the compiler's threads too,
 * so it never flatters.
 */
export function secondsOf(clock: ClockName): number {
  return clock === "cpu" ? resourceUsage().userCPUTime / 1e6 : performance.now() / 1000;
}

interface Run {
  readonly seed: number;
  /** Ascending seconds; the last one ends the run. */
  readonly marks: readonly number[];
  /** Seconds of the clock that the marks are of. */
  readonly now: () => number;
}

/**
 * Runs the engine until the last mark, and keeps what it had at each; a slice that ends after a mark
 * does not count for it.
 */
export function trajectory(problem: SchedulingProblem, { seed, marks, now }: Run): Trajectory {
  const [begin, wall, cpu] = [now(), secondsOf("wall"), secondsOf("cpu")];
  const search = solveInSlices(problem, { seed, stop: () => false });
  const passed: Mark[] = [];
  const passMarks = (until: number, slice: Slice | undefined) => {
    for (const seconds of marks.slice(passed.length)) {
      if (seconds >= until) break;
      passed.push({
        seconds,
        value: slice?.progress.value ?? null,
        steps: slice?.progress.iterations ?? 0,
      });
    }
  };
  let firstSeconds: number | undefined;
  let last: Slice | undefined;
  while (passed.length < marks.length) {
    const step = search.next();
    const at = now() - begin;
    firstSeconds ??= at;
    passMarks(at, last);
    last = step.value;
    if (step.done) passMarks(Infinity, last);
  }
  const elapsedSeconds = secondsOf("wall") - wall;
  const cpuSeconds = secondsOf("cpu") - cpu;
  const solution = last!.solution();
  return {
    marks: passed,
    bound: last!.progress.bound,
    firstSeconds: firstSeconds!,
    elapsedSeconds,
    cpuSeconds,
    unscheduled: solution.unscheduled.length,
    fault: verify(problem, solution)[0]?.text ?? null,
  };
}
