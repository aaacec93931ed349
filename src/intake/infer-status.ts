import type { Routing } from "./routing";
import { FINISHED, type StepStatus } from "./step-status";

/**
 * Closes the gaps that a floor leaves which does not book every step, in place. A step of which
 * nothing is known is finished when one that takes its whole lot has begun, or any that follows it
 * is finished; the rest of a step is not made any more when all that follow it are finished.
 * Returns the indexes of steps taken as finished without a record.
 */
export function inferStatuses(routing: Routing, statuses: StepStatus[]): number[] {
  const taken: number[] = [];
  for (let at = routing.steps.length - 1; at >= 0; at--) {
    const { followers, transferBatch } = routing.steps[at]!;
    if (followers.length === 0) continue;
    const after = followers.map((follower) => statuses[follower]!);
    const status = statuses[at]!;
    if (status.kind === "not begun" && after.some((each) => needsAllOf(each, transferBatch))) {
      statuses[at] = FINISHED;
      taken.push(at);
    }
    if (status.kind === "rest" && after.every(({ kind }) => kind === "finished")) {
      statuses[at] = FINISHED;
    }
  }
  return taken;
}

function needsAllOf(follower: StepStatus, transferBatch: number): boolean {
  if (follower.kind === "finished") return true;
  if (transferBatch > 0) return false;
  return follower.kind === "running" || (follower.kind === "rest" && follower.begun);
}
