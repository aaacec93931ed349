import type { Seconds } from "../kernel/moment";
import type { Mode, ProblemResource, SchedulingProblem } from "../schedule/problem";
import type { Placement } from "../schedule/solution";
import {
  WHOLE,
  type WorkingTime,
  intersect,
  stretchAfter,
  timeWithAtLeast,
  workingTime,
} from "../schedule/working-time";

/** A stretch in which an operation really works; seconds from plan start. */
export interface WorkingPiece {
  readonly start: Seconds;
  readonly end: Seconds;
  readonly activity: "Setup" | "Run";
}

/** Cuts operations into the stretches in which they work, from plan start on. */
export class WorkingPieces {
  private readonly known = new Map<string, WorkingTime>();
  private readonly always: WorkingTime;

  constructor(private readonly problem: SchedulingProblem) {
    this.always = workingTime([{ start: -2147483647, end: problem.horizon }]);
  }

  /** The stretches of one operation, ascending; none for what is finished. */
  of(placement: Placement): readonly WorkingPiece[] {
    const { state, modes } = this.problem.operations[placement.operation]!;
    const mode = modes[placement.mode];
    if (!mode || state.kind === "finished") return [];
    const setup = pieces(
      this.time(mode, placement, "setup"),
      Math.max(0, placement.start),
      placement.setup,
      "Setup",
    );
    const from = Math.max(0, placement.runStart, setup.at(-1)?.end ?? 0);
    const run = pieces(this.time(mode, placement, "run"), from, placement.run, "Run");
    if (state.kind !== "running" || workOf(run) === placement.run) return [...setup, ...run];
    // It runs although the calendars say that what it needs is not there: then its own resource's count.
    const own = this.resourceTime(mode.resource, placement.unit, WHOLE);
    return [...setup, ...pieces(own, from, placement.run, "Run")];
  }

  /** When a mode works in one of its phases, on the units that it was given. */
  private time(mode: Mode, placement: Placement, phase: "setup" | "run"): WorkingTime {
    const units = (placement.alsoUnits ?? []).map(({ need, unit }) => ({
      resource: mode.needs[need]!.resource,
      during: mode.needs[need]!.during,
      unit,
    }));
    const key = JSON.stringify([mode.resource, placement.unit, mode.needs, units, phase]);
    const known = this.known.get(key);
    if (known) return known;
    let time = this.resourceTime(mode.resource, placement.unit, WHOLE);
    const pools = new Map<number, number>();
    for (const need of mode.needs) {
      if (need.during !== "all" && need.during !== phase) continue;
      const { kind } = this.problem.resources[need.resource]!;
      if (kind === "pool") pools.set(need.resource, (pools.get(need.resource) ?? 0) + need.amount);
      if (kind === "unlimited") time = intersect(time, this.resourceTime(need.resource, -1, 0));
    }
    for (const [pool, amount] of pools) time = intersect(time, this.resourceTime(pool, -1, amount));
    for (const { resource, unit, during } of units)
      if (during === "all" || during === phase)
        time = intersect(time, this.resourceTime(resource, unit, 0));
    this.known.set(key, time);
    return time;
  }

  private resourceTime(index: number, unit: number, amount: number): WorkingTime {
    const resource: ProblemResource = this.problem.resources[index]!;
    switch (resource.kind) {
      case "units":
        return resource.units[unit] ?? this.always;
      case "pool":
        return timeWithAtLeast(resource.capacity, amount, this.problem.horizon);
      case "unlimited":
        return resource.time;
    }
  }
}

function workOf(found: readonly WorkingPiece[]): Seconds {
  return found.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** So much working time from a moment on, stretch by stretch. */
function pieces(
  time: WorkingTime,
  from: Seconds,
  work: Seconds,
  activity: WorkingPiece["activity"],
): WorkingPiece[] {
  const found: WorkingPiece[] = [];
  let left = work;
  for (let i = stretchAfter(time, from); left > 0 && i < time.starts.length; i++) {
    const start = Math.max(from, time.starts[i]!);
    const end = Math.min(time.ends[i]!, start + left);
    if (end <= start) continue;
    found.push({ start, end, activity });
    left -= end - start;
  }
  return found;
}
