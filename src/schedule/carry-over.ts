import type { Job, SchedulingProblem } from "./problem";
import type { WarmPlacement, WarmStart } from "./warm-start";

/**
 * Places of a schedule of one problem as places of another one that was made from changed inputs:
 * jobs are known by their ids, operations by their place in the job, resources by theirs. What has
 * no counterpart there has no place.
 */
export function carriedOver(
  start: WarmStart,
  from: SchedulingProblem,
  to: SchedulingProblem,
): WarmStart {
  if (from.jobs === to.jobs) return start;
  const jobs = new Map(numbered(to.jobs));
  const resources = new Map(to.resources.map(({ id }, index) => [id, index]));
  const placements: (WarmPlacement | undefined)[] = to.operations.map(() => undefined);
  for (const [key, job] of numbered(from.jobs)) {
    const operations = jobs.get(key)?.operations ?? [];
    job.operations.forEach((operation, place) => {
      const known = start.placements[operation];
      const target = operations[place];
      const mode = known && from.operations[operation]!.modes[known.mode];
      if (target === undefined || !mode) return;
      const resource = resources.get(from.resources[mode.resource]!.id);
      const at = to.operations[target]!.modes.findIndex((each) => each.resource === resource);
      if (at >= 0) placements[target] = { ...known, operation: target, mode: at };
    });
  }
  return { placements };
}

/** Jobs with keys that tell alike ids apart by their turn. */
function numbered(jobs: readonly Job[]): (readonly [string, Job])[] {
  const seen = new Map<string, number>();
  return jobs.map((job) => {
    const turn = seen.get(job.id) ?? 0;
    seen.set(job.id, turn + 1);
    return [`${job.id}\u0001${turn}`, job];
  });
}
