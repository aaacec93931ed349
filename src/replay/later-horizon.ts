import { DAY, WEEK, type Seconds } from "../kernel/moment";
import type { ProblemResource, SchedulingProblem } from "../schedule/problem";
import {
  type Profile,
  type WorkingTime,
  clip,
  levelAt,
  stretchesOf,
  workingTime,
} from "../schedule/working-time";

const LONG_AGO: Seconds = -2147483647;
/** Times stay below this, so that sums of two never leave 32 bits. */
const LATEST: Seconds = 1_000_000_000;

/**
 * The same problem with a later horizon, since what is drawn may take longer than planned: behind
 * the old one every calendar goes on as in its last four weeks (or as many whole weeks, else days,
 * as there are).
 */
export function withLaterHorizon(problem: SchedulingProblem): SchedulingProblem {
  const from = problem.horizon;
  const later = new LaterTimes(
    from,
    Math.max(from, Math.min(2 * from + 4 * WEEK, 32 * from, LATEST)),
  );
  return {
    ...problem,
    horizon: later.to,
    resources: problem.resources.map((resource) => later.resource(resource)),
  };
}

class LaterTimes {
  private readonly period: Seconds;
  private readonly known = new Map<WorkingTime, WorkingTime>();

  constructor(
    private readonly from: Seconds,
    readonly to: Seconds,
  ) {
    const weeks = Math.min(4, Math.floor(from / WEEK)) * WEEK;
    this.period = weeks || Math.floor(from / DAY) * DAY || from;
  }

  resource(resource: ProblemResource): ProblemResource {
    switch (resource.kind) {
      case "units":
        return { ...resource, units: resource.units.map((unit) => this.time(unit)) };
      case "unlimited":
        return { ...resource, time: this.time(resource.time) };
      case "pool":
        return { ...resource, capacity: this.profile(resource.capacity) };
    }
  }

  private time(time: WorkingTime): WorkingTime {
    const known = this.known.get(time);
    if (known) return known;
    const stretches = stretchesOf(clip(time, LONG_AGO, this.from));
    const last = stretchesOf(clip(time, this.from - this.period, this.from));
    for (const by of this.shifts()) {
      for (const { start, end } of last)
        if (start + by < this.to) stretches.push({ start: start + by, end: end + by });
    }
    const later = workingTime(stretches);
    this.known.set(time, later);
    return later;
  }

  private profile({ times, amounts }: Profile): Profile {
    const steps: (readonly [Seconds, number])[] = [];
    times.forEach((at, i) => {
      if (at < this.from) steps.push([at, amounts[i]!]);
    });
    const begin = this.from - this.period;
    const last = [[begin, levelAt({ times, amounts }, begin)] as const];
    for (const step of steps) if (step[0] > begin) last.push(step);
    for (const by of this.shifts()) for (const [at, level] of last) steps.push([at + by, level]);
    return {
      times: Int32Array.from(steps, ([at]) => at),
      amounts: Int32Array.from(steps, ([, amount]) => amount),
    };
  }

  /** By how much the last weeks are repeated. */
  private *shifts(): Generator<Seconds> {
    if (this.period <= 0) return;
    for (let by = this.period; this.from - this.period + by < this.to; by += this.period) yield by;
  }
}
