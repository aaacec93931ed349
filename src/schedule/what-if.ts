import { HOUR, type Seconds } from "../kernel/moment";
import type { Mode, Operation, ProblemResource, SchedulingProblem } from "./problem";
import { workingLonger } from "./work-longer";
import { type Profile, stretchAfter, WHOLE, type WorkingTime } from "./working-time";

/** One thing that could be otherwise; each makes a problem in which every schedule of the old one still is one. */
export type Relaxation =
  /**
   * The resource works an hour longer from `at`, where its working time ends, with the people who
   * are there; for whom none worked then, it is extra working time.
   */
  | { readonly kind: "hour"; readonly resource: number; readonly at: Seconds }
  /** The same for a whole shift of so many seconds. */
  | {
      readonly kind: "shift";
      readonly resource: number;
      readonly at: Seconds;
      readonly length: Seconds;
    }
  /** One unit more, or one head more in a pool whenever it has any. */
  | { readonly kind: "unit"; readonly resource: number }
  | { readonly kind: "release"; readonly operations: readonly number[] }
  /** All of it is there at plan start. */
  | { readonly kind: "material"; readonly material: number }
  | { readonly kind: "setup"; readonly operation: number }
  /** Its run takes a quarter less. */
  | { readonly kind: "run"; readonly operation: number }
  | { readonly kind: "lock"; readonly operation: number };

export type ExtraHour = Extract<Relaxation, { kind: "hour" }>;
export type ExtraShift = Extract<Relaxation, { kind: "shift" }>;

/** The problem with that changed; all else as it is. */
export function relaxed(problem: SchedulingProblem, what: Relaxation): SchedulingProblem {
  switch (what.kind) {
    case "hour":
      return workingLonger(problem, what.resource, what.at, HOUR);
    case "shift":
      return workingLonger(problem, what.resource, what.at, what.length);
    case "unit":
      return withResource(problem, what.resource, oneMore(problem.resources[what.resource]!));
    case "release": {
      const released = new Set(what.operations);
      return withOperations(problem, (each) =>
        released.has(each.index) ? { ...each, release: 0 } : each,
      );
    }
    case "material":
      return {
        ...problem,
        materials: problem.materials.map((each, m) =>
          m === what.material ? { ...each, boughtAt: 0 } : each,
        ),
      };
    case "setup":
      return withModes(problem, what.operation, (mode) => ({ ...mode, setup: 0 }));
    case "run":
      return withModes(problem, what.operation, (mode) => ({
        ...mode,
        fixed: mode.fixed * 0.75,
        run: Math.ceil(mode.run * 0.75),
      }));
    case "lock":
      return withOperations(problem, (each) =>
        each.index === what.operation ? { ...each, state: { kind: "open" } } : each,
      );
  }
}

/** The first moment from `from` on at which a resource stops for an hour or more; undefined: it never does, or never works. */
export function stopsAt(
  problem: SchedulingProblem,
  resource: number,
  from: Seconds,
): Seconds | undefined {
  const each = problem.resources[resource]!;
  if (each.kind === "pool") return poolStopsAt(each.capacity, from, problem.horizon);
  const times = each.kind === "units" ? each.units : [each.time];
  const ends = times.flatMap((time) => timeStopsAt(time, from, problem.horizon) ?? []);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

function timeStopsAt(time: WorkingTime, from: Seconds, horizon: Seconds): Seconds | undefined {
  for (let i = stretchAfter(time, from); i < time.ends.length; i++) {
    const end = time.ends[i]!;
    if (end + HOUR > horizon) return undefined;
    if ((time.starts[i + 1] ?? Infinity) >= end + HOUR) return end;
  }
  return undefined;
}

function poolStopsAt({ times, amounts }: Profile, from: Seconds, horizon: Seconds) {
  for (let i = 1; i < times.length; i++) {
    const at = times[i]!;
    if (at <= from || amounts[i]! >= amounts[i - 1]!) continue;
    if (at + HOUR > horizon) return undefined;
    if ((times[i + 1] ?? Infinity) >= at + HOUR) return at;
  }
  return undefined;
}

function oneMore(resource: ProblemResource): ProblemResource {
  if (resource.kind === "unlimited") return resource;
  if (resource.kind === "pool") {
    const { times, amounts } = resource.capacity;
    const more = amounts.map((amount) => (amount > 0 ? amount + WHOLE : 0));
    return { ...resource, capacity: { times, amounts: more } };
  }
  const { units, lastFamily } = resource;
  return { ...resource, units: [...units, units[0]!], lastFamily: [...lastFamily, -1] };
}

function withResource(
  problem: SchedulingProblem,
  at: number,
  resource: ProblemResource,
): SchedulingProblem {
  return {
    ...problem,
    resources: problem.resources.map((each, r) => (r === at ? resource : each)),
  };
}

function withOperations(
  problem: SchedulingProblem,
  change: (operation: Operation) => Operation,
): SchedulingProblem {
  return { ...problem, operations: problem.operations.map(change) };
}

function withModes(
  problem: SchedulingProblem,
  operation: number,
  change: (mode: Mode) => Mode,
): SchedulingProblem {
  return withOperations(problem, (each) =>
    each.index === operation ? { ...each, modes: each.modes.map(change) } : each,
  );
}
