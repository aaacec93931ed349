import { HOUR, type Seconds } from "../kernel/moment";
import type { SchedulingProblem } from "./problem";
import type { Placement, Solution } from "./solution";
import { type ExtraHour, type ExtraShift, stopsAt } from "./what-if";

/**
 * For every resource one hour more, at the first stop at which work of the schedule pauses on it or is
 * about to begin when it works again. Resources on which no work stands still so have none.
 * `among`: the work that counts, by index; all of it when not given.
 */
export function hourOnEach(
  problem: SchedulingProblem,
  { placements }: Solution,
  among: Iterable<number> = problem.operations.keys(),
): ExtraHour[] {
  const byResource: StandingWork[][] = problem.resources.map(() => []);
  for (const index of among) {
    const at = placements[index];
    if (!at) continue;
    const work = { start: at.start, end: at.end, ready: readyOf(problem, placements, at) };
    for (const resource of resourcesOf(problem, at)) byResource[resource]!.push(work);
  }
  return problem.resources.flatMap((_, resource): ExtraHour[] => {
    const at = stopWithWork(problem, resource, byResource[resource]!);
    return at === undefined ? [] : [{ kind: "hour", resource, at }];
  });
}

/** How long a shift is, where the resource does not work again before. */
const SHIFT: Seconds = 8 * HOUR;

/** For every resource one shift more, where `hourOnEach` has its hour; until the resource works again at the longest. */
export function shiftOnEach(problem: SchedulingProblem, solution: Solution): ExtraShift[] {
  return hourOnEach(problem, solution).map(({ resource, at }) => {
    const again = worksAgain(problem, resource, at);
    const free = again > at ? again - at : problem.horizon - at;
    return { kind: "shift", resource, at, length: Math.min(SHIFT, free) };
  });
}

interface StandingWork {
  readonly start: Seconds;
  readonly end: Seconds;
  /** Its run could begin from here on, as far as release and the steps before it go. */
  readonly ready: Seconds;
}

function readyOf(
  problem: SchedulingProblem,
  placements: Solution["placements"],
  { operation }: Placement,
): Seconds {
  const { release, predecessors } = problem.operations[operation]!;
  // Of a transfer batch some is there before the end; where it is not known when, it counts from its start.
  const ends = predecessors.map((link) => {
    const before = placements[link.operation];
    return before ? (link.transferBatch > 0 ? before.runStart : before.end) + link.wait : 0;
  });
  return Math.max(release, ...ends);
}

function resourcesOf(problem: SchedulingProblem, { operation, mode }: Placement): number[] {
  const { modes, state } = problem.operations[operation]!;
  const own = state.kind === "finished" ? undefined : modes[mode];
  return own ? [own.resource, ...own.needs.map(({ resource }) => resource)] : [];
}

function stopWithWork(
  problem: SchedulingProblem,
  resource: number,
  work: readonly StandingWork[],
): Seconds | undefined {
  const last = work.reduce((end, each) => Math.max(end, each.end), 0);
  let stop = stopsAt(problem, resource, 0);
  while (stop !== undefined && stop < last) {
    const [at, again] = [stop, worksAgain(problem, resource, stop)];
    if (work.some(({ start, end, ready }) => start <= again && end > at && ready < at + HOUR))
      return at;
    stop = stopsAt(problem, resource, at);
  }
  return undefined;
}

/** When a resource that stops works again; its stop itself where it does not. */
function worksAgain(problem: SchedulingProblem, resource: number, stop: Seconds): Seconds {
  const each = problem.resources[resource]!;
  if (each.kind === "pool") {
    const { times, amounts } = each.capacity;
    const i = times.findIndex((at, step) => at > stop && amounts[step]! > amounts[step - 1]!);
    return i < 0 ? stop : times[i]!;
  }
  const times = each.kind === "units" ? each.units : [each.time];
  const starts = times.map((time) => time.starts.find((start) => start >= stop) ?? Infinity);
  const again = Math.min(...starts);
  return again === Infinity ? stop : again;
}
