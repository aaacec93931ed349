import type { Seconds } from "../kernel/moment";
import type { PlannedOperation } from "./plan-result";

/** True when all units come out at the end: its time does not depend on their number. */
export function comesOutAtOnce({ operation, placement }: PlannedOperation): boolean {
  const mode = operation.modes[placement.mode];
  return mode !== undefined && mode.run - mode.fixed <= 0;
}

/**
 * Good units of an operation after so much running time from plan start: none during Fixed min, then
 * evenly over the rest. Whole units are rounded down to those that are through; when the run is over
 * it is the operation's good quantity exactly, and it never falls.
 */
export function cumulativeGood(
  operation: PlannedOperation,
  worked: Seconds,
  wholeUnits: boolean,
): number {
  const { goodQuantity } = operation.step;
  const left = operation.placement.run;
  if (worked >= left) return goodQuantity;
  const mode = operation.operation.modes[operation.placement.mode];
  const run = mode?.run ?? left;
  // A running operation has the rest of its run left; what came before counts as made by the standard.
  const done = Math.max(0, run - left) + worked - (mode?.fixed ?? 0);
  const producing = run - (mode?.fixed ?? 0);
  if (done <= 0 || producing <= 0) return 0;
  const good = goodQuantity * Math.min(1, done / producing);
  return wholeUnits ? Math.floor(good + 1e-9) : Math.floor(good * 1000 + 1e-6) / 1000;
}
