import { HOUR, type Seconds } from "../kernel/moment";
import type { Mode, SchedulingProblem } from "./problem";
import { WHOLE } from "./working-time";

/** What one operation asks of its mode: seconds of setup and of running that are still to come. */
export interface OpenWork {
  readonly operation: number;
  readonly mode: number;
  readonly setup: Seconds;
}

/** Hours of machines or heads by resource that open work takes. */
export function busyHours(problem: SchedulingProblem, work: Iterable<OpenWork>): number[] {
  const hours = problem.resources.map(() => 0);
  for (const { operation, mode, setup } of work) {
    const { state, modes } = problem.operations[operation]!;
    const done = modes[mode];
    if (!done || state.kind === "finished") continue;
    const run = state.kind === "running" ? state.remaining : done.run;
    for (const [resource, seconds] of heldSeconds(done, setup, run))
      hours[resource] = hours[resource]! + seconds / HOUR;
  }
  return hours;
}

function* heldSeconds(
  { resource, needs }: Mode,
  setup: Seconds,
  run: Seconds,
): Generator<readonly [number, number]> {
  yield [resource, setup + run];
  for (const need of needs) {
    const seconds = (need.during === "run" ? 0 : setup) + (need.during === "setup" ? 0 : run);
    yield [need.resource, (seconds * need.amount) / WHOLE];
  }
}
