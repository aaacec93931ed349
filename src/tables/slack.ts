import type { Seconds } from "../kernel/moment";
import type { SchedulingProblem } from "../schedule/problem";
import type { Solution } from "../schedule/solution";

/** Something that comes after an operation. */
interface Follower {
  readonly index: number;
  readonly wait: Seconds;
  readonly transfer: boolean;
}

/**
 * Elapsed seconds by which each operation can slip without making an order late; undefined where it
 * is not scheduled or nothing that hangs on it has a due date. The last operation of a job: due −
 * end; an earlier one: the smallest over its followers of their slack plus the gap between.
 */
export function slacks(
  problem: SchedulingProblem,
  solution: Solution,
): readonly (Seconds | undefined)[] {
  const followers = followersOf(problem);
  const known = new Set<number>();
  const found = new Array<Seconds | undefined>(problem.operations.length).fill(undefined);
  const visit = (index: number): void => {
    if (known.has(index) || !solution.placements[index]) return;
    known.add(index);
    let slack = ownSlack(problem, solution, followers[index]!, index);
    for (const follower of followers[index]!) {
      visit(follower.index);
      const after = found[follower.index];
      const gap = gapBetween(solution, index, follower);
      if (after !== undefined && gap !== undefined)
        slack = Math.min(slack ?? Infinity, after + gap);
    }
    found[index] = slack;
  };
  // From the last to end backwards, so that followers are known and the recursion stays shallow.
  const ends = solution.placements.map((placement) => placement?.end ?? -Infinity);
  const byEnd = problem.operations.map((operation) => operation.index);
  byEnd.sort((a, b) => ends[b]! - ends[a]! || b - a);
  for (const index of byEnd) visit(index);
  return found;
}

/** Each operation's followers; a made material is followed by the operation that consumes it. */
function followersOf(problem: SchedulingProblem): readonly (readonly Follower[])[] {
  const followers: Follower[][] = problem.operations.map(() => []);
  for (const operation of problem.operations)
    for (const link of operation.predecessors)
      followers[link.operation]!.push({
        index: operation.index,
        wait: link.wait,
        transfer: link.transferBatch > 0,
      });
  for (const job of problem.jobs)
    for (const index of job.consumer === undefined ? [] : job.operations)
      if (followers[index]!.length === 0)
        followers[index]!.push({ index: job.consumer!, wait: 0, transfer: false });
  return followers;
}

/** Due − end, where nothing of the same job follows. */
function ownSlack(
  problem: SchedulingProblem,
  solution: Solution,
  followers: readonly Follower[],
  index: number,
): Seconds | undefined {
  const job = problem.operations[index]!.job;
  if (followers.some((follower) => problem.operations[follower.index]!.job === job))
    return undefined;
  const order = problem.jobs[job]!.order;
  const due = order === undefined ? undefined : problem.orders[order]!.due;
  return due === undefined ? undefined : due - solution.placements[index]!.end;
}

/** Elapsed seconds between an operation and its follower; overlapping ones have none to spare. */
function gapBetween(solution: Solution, index: number, follower: Follower): Seconds | undefined {
  const before = solution.placements[index];
  const after = solution.placements[follower.index];
  if (!before || !after) return undefined;
  const gap = after.runStart - before.end - follower.wait;
  return follower.transfer ? Math.max(0, gap) : gap;
}
