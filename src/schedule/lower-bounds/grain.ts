import type { Seconds } from "../../kernel/moment";
import type { CompiledProblem } from "../compiled-problem";
import type { Operation, SchedulingProblem } from "../problem";

/**
 * The greatest common divisor of all times of a problem. Every schedule stays valid, and ends no
 * later, when each of its operations is moved back to the multiple before its run start; so bounds
 * of what only time makes worse need to look at multiples only. 1 where units pass in batches,
 * whose moments are no multiples.
 */
export function grainOf({ problem, predBatch }: CompiledProblem): Seconds {
  if (predBatch.some((batch) => batch > 0)) return 1;
  const divisor = new Divisor();
  for (const operation of problem.operations) {
    if (divisor.value === 1) return 1;
    addOperation(operation, divisor);
  }
  addCalendars(problem, divisor);
  for (const table of problem.changeovers) {
    for (const setup of table ?? []) if (setup > 0) divisor.add(setup);
  }
  for (const { receipts, boughtAt } of problem.materials) {
    divisor.add(boughtAt);
    for (const { at } of receipts) divisor.add(at);
  }
  for (const { due } of problem.orders) divisor.add(due ?? 0);
  return Math.max(1, divisor.value);
}

class Divisor {
  value = 0;

  add(time: number): void {
    let a = this.value;
    let b = Math.abs(time);
    if (!Number.isInteger(b)) {
      this.value = 1;
      return;
    }
    while (b > 0) [a, b] = [b, a % b];
    this.value = a;
  }
}

function addOperation({ release, modes, predecessors, state }: Operation, divisor: Divisor): void {
  divisor.add(Math.max(0, release));
  for (const { setup, run } of modes) {
    divisor.add(setup);
    divisor.add(run);
  }
  for (const { wait } of predecessors) divisor.add(wait);
  if (state.kind === "finished") divisor.add(state.end);
  if (state.kind === "running") divisor.add(Math.max(0, state.remaining));
  if (state.kind !== "open") divisor.add(Math.max(0, state.start));
}

/** Only what changes after plan start counts. */
function addCalendars({ resources }: SchedulingProblem, divisor: Divisor): void {
  for (const resource of resources) {
    if (resource.kind === "pool") {
      for (const at of resource.capacity.times) divisor.add(Math.max(0, at));
      continue;
    }
    for (const time of resource.kind === "units" ? resource.units : [resource.time]) {
      if (divisor.value === 1) return;
      for (const at of time.starts) divisor.add(Math.max(0, at));
      for (const at of time.ends) divisor.add(Math.max(0, at));
    }
  }
}
