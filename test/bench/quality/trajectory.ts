import { resourceUsage } from "node:process";
import type { SchedulingProblem } from "../../../src/schedule/problem";
import { solveInSlices, type Slice } from "../../../src/schedule/solve";
import { verify } from "../../../src/schedule/verify";

/** What a run had reached after some seconds; hours or money, as the goal's first criterion has it. */
export interface Mark {
  /** Undefined: no complete schedule yet. */
  readonly value: number | undefined;
  readonly steps: number;
}

export interface Trajectory {
  /** By the seconds that were asked for. */
  readonly marks: readonly (Mark & { readonly seconds: number })[];
  readonly value: number;
  readonly bound: number;
  readonly steps: number;
  /** Until the first complete schedule. */
  readonly firstSeconds: number;
  /** On the wall, and in user CPU time of the whole process. */
  readonly elapsedSeconds: number;
  readonly cpuSeconds: number;
  readonly unscheduled: number;
  /** Texts of what the verifier found: none when the schedule is valid. */
  readonly faults: readonly string[];
}

export type ClockName = "cpu" | "wall";

/** Seconds of user CPU time of this process, or on the wall. */
export function secondsOf(clock: ClockName): number {
  return clock === "cpu" ? resourceUsage().userCPUTime / 1e6 : performance.now() / 1000;
}

/**
 * Runs the engine for as long as the last mark, and keeps what it had at each. A slice that ends
 * after a mark does not count for it. CPU time is the default since it does not hang on what else
 * the machine does; it includes the collector's and compiler's threads, so that it is never less
 * than one thread's own time.
 */
export function trajectory(
  problem: SchedulingProblem,
  options: { readonly seed: number; readonly marks: readonly number[]; readonly clock: ClockName },
): Trajectory {
  const begin = secondsOf(options.clock);
  const [wall, cpu] = [secondsOf("wall"), secondsOf("cpu")];
  const marks: (Mark & { seconds: number })[] = [];
  const last = Math.max(...options.marks);
  const search = solveInSlices(problem, { seed: options.seed, stop: () => false });
  let before: Slice | undefined;
  let firstSeconds = Infinity;
  for (;;) {
    const step = search.next();
    const at = secondsOf(options.clock) - begin;
    firstSeconds = Math.min(firstSeconds, at);
    for (const seconds of options.marks) {
      const due = step.done ? true : at > seconds;
      const kept = step.done && at <= seconds ? step.value : before;
      if (due && marks.every((mark) => mark.seconds !== seconds)) {
        marks.push({ seconds, value: kept?.progress.value, steps: kept?.progress.iterations ?? 0 });
      }
    }
    const over = at > last && before !== undefined;
    if (!over) before = step.value;
    if (step.done || over || at > last) break;
  }
  const best = before!;
  const elapsedSeconds = secondsOf("wall") - wall;
  const cpuSeconds = secondsOf("cpu") - cpu;
  const solution = best.solution();
  return {
    marks,
    value: best.progress.value,
    bound: best.progress.bound,
    steps: best.progress.iterations,
    firstSeconds,
    elapsedSeconds,
    cpuSeconds,
    unscheduled: solution.unscheduled.length,
    faults: verify(problem, solution).map(({ text }) => text),
  };
}
