import type { Calendar } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import type { ModeShape } from "../mode-shape";
import type { Mode, ModeNeed, ProblemResource } from "../problem";
import { WHOLE, workingTime, type Stretch, type WorkingTime } from "../working-time";

/** When setup and run of a mode can advance at the most, on some of its units. */
export interface WayTime {
  /** Lines of the units; empty where the resource has none. */
  readonly lines: readonly number[];
  readonly setupTime: Calendar;
  readonly runTime: Calendar;
}

/**
 * The working times in which a mode can be done, whichever units it takes. Where it takes several
 * units of one resource, the engine's choices are not all that a valid schedule may combine: then
 * it is asked only that so many of the resource's units, no matter which, work at the time.
 */
export function wayTimes(
  compiled: CompiledProblem,
  mode: Mode,
  shape: ModeShape,
): readonly WayTime[] {
  const { resources } = compiled.problem;
  const units = mode.needs.filter((need) => resources[need.resource]!.kind === "units");
  const taken = new Set([mode.resource, ...units.map((need) => need.resource)]);
  const single = taken.size === units.length + 1 && units.every((need) => need.amount <= WHOLE);
  if (single) return shape.variants;
  const setup = neededTime(compiled, mode, shape, "setup");
  const run = neededTime(compiled, mode, shape, "run");
  const { book } = compiled;
  return ownUnits(compiled, shape).map(({ lines, time }) => ({
    lines,
    setupTime: book.both(time, setup),
    runTime: book.both(time, run),
  }));
}

/** When all works that a mode holds in a phase besides its own unit. */
function neededTime(
  compiled: CompiledProblem,
  mode: Mode,
  shape: ModeShape,
  phase: "setup" | "run",
): Calendar {
  const { book, problem } = compiled;
  let time = book.always;
  for (const hold of shape.pools) {
    const pool = problem.resources[hold.pool]!;
    if (pool.kind === "pool" && hold[phase] > 0)
      time = book.both(time, book.withAtLeast(pool.capacity, hold[phase]));
  }
  const main: ModeNeed = { resource: mode.resource, amount: 0, during: "all" };
  for (const { resource, amount, during } of [main, ...mode.needs]) {
    const needed = problem.resources[resource]!;
    if (needed.kind === "pool" || (during !== "all" && during !== phase)) continue;
    const enough =
      needed.kind === "units" ? timeOfUnits(needed, Math.ceil(amount / WHOLE)) : needed.time;
    time = book.both(time, book.of(enough));
  }
  return time;
}

/** The shape's own units, those of one working time together. */
function ownUnits(compiled: CompiledProblem, shape: ModeShape) {
  const { book } = compiled;
  const resource = compiled.problem.resources[shape.resource]!;
  if (resource.kind !== "units") return [{ lines: [], time: book.always }];
  const lines = new Map<Calendar, number[]>();
  resource.units.forEach((unit, u) => {
    const time = book.of(unit);
    lines.set(time, [...(lines.get(time) ?? []), compiled.firstLine[shape.resource]! + u]);
  });
  return [...lines].map(([time, list]) => ({ lines: list, time }));
}

/** When at least `count` units of a resource work; all the time for none. */
function timeOfUnits(resource: ProblemResource, count: number): WorkingTime {
  const always = { start: -2147483647, end: 2147483647 };
  if (resource.kind !== "units" || count <= 0) return workingTime([always]);
  const events: { at: number; by: number }[] = [];
  for (const { starts, ends } of resource.units) {
    starts.forEach((at) => events.push({ at, by: 1 }));
    ends.forEach((at) => events.push({ at, by: -1 }));
  }
  events.sort((a, b) => a.at - b.at || a.by - b.by);
  const stretches: Stretch[] = [];
  let working = 0;
  events.forEach(({ at, by }, i) => {
    working += by;
    const next = events[i + 1]?.at ?? at;
    if (working >= count && next > at) stretches.push({ start: at, end: next });
  });
  return workingTime(stretches);
}
