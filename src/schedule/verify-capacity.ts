import type { SchedulingProblem } from "./problem";
import type { Placement, Solution } from "./solution";
import type { WorkedTime } from "./verify-time";
import type { Violations } from "./violation";

interface Booking {
  readonly operation: number;
  readonly from: number;
  readonly to: number;
  /** The operation's own unit: its family counts for the next one's setup. */
  readonly own: boolean;
  /** Begun or finished before: it never gives way. */
  readonly happened: boolean;
}

/** A unit does one operation at a time, and every setup is the one that the operation before calls for. */
export function verifyUnits(
  problem: SchedulingProblem,
  solution: Solution,
  violations: Violations,
): void {
  for (const [unit, bookings] of bookingsByUnit(problem, solution)) {
    bookings.sort((a, b) => a.from - b.from || a.to - b.to || a.operation - b.operation);
    let busyUntil = -Infinity;
    let busyWith: Booking | undefined;
    for (const booking of bookings) {
      if (booking.from < busyUntil && !(booking.happened && busyWith?.happened)) {
        violations.add(
          "unit-overlap",
          booking.operation,
          `overlaps operation ${busyWith?.operation} on unit ${unit}.`,
        );
      }
      if (booking.to > busyUntil) {
        busyUntil = booking.to;
        busyWith = booking;
      }
    }
    verifySetups(problem, solution, unit, bookings, violations);
  }
  problem.operations.forEach((operation, index) => {
    const placement = solution.placements[index];
    const mode = operation.modes[placement?.mode ?? -1];
    if (!placement || !mode || isHappened(problem, index)) return;
    if (problem.resources[mode.resource]!.kind === "units") return;
    if (placement.setup !== mode.setup)
      violations.add("wrong-setup", index, "has a setup that is not its own.");
  });
}

function isHappened(problem: SchedulingProblem, operation: number): boolean {
  const { kind } = problem.operations[operation]!.state;
  return kind === "finished" || kind === "running";
}

/** What every unit is taken for; key: resource and unit. */
function bookingsByUnit(problem: SchedulingProblem, solution: Solution): Map<string, Booking[]> {
  const units = new Map<string, Booking[]>();
  const book = (resource: number, unit: number, booking: Booking) => {
    const key = `${resource}/${unit}`;
    const list = units.get(key);
    if (list) list.push(booking);
    else units.set(key, [booking]);
  };
  problem.operations.forEach((operation, index) => {
    const placement = solution.placements[index];
    if (!placement) return;
    const { start, end } = placement;
    const happened = isHappened(problem, index);
    const { state } = operation;
    if (state.kind === "finished") {
      if (end > 0 && state.unit >= 0) {
        book(state.resource, state.unit, {
          operation: index,
          from: start,
          to: end,
          own: false,
          happened,
        });
      }
      return;
    }
    const mode = operation.modes[placement.mode];
    if (!mode) return;
    if (placement.unit >= 0) {
      book(mode.resource, placement.unit, {
        operation: index,
        from: start,
        to: end,
        own: true,
        happened,
      });
    }
    for (const { need, unit } of placement.alsoUnits ?? []) {
      const { resource, during } = mode.needs[need] ?? { resource: -1, during: "all" };
      if (happened && during === "setup") continue;
      const begin = during === "run" ? placement.runStart : start;
      const from = happened ? Math.max(0, begin) : begin;
      const to = during === "setup" ? placement.runStart : end;
      if (to > from) book(resource, unit, { operation: index, from, to, own: false, happened });
    }
  });
  return units;
}

function verifySetups(
  problem: SchedulingProblem,
  solution: Solution,
  unit: string,
  bookings: readonly Booking[],
  violations: Violations,
): void {
  const [resource, number] = unit.split("/").map(Number) as [number, number];
  const units = problem.resources[resource];
  if (units?.kind !== "units") return;
  let family = units.lastFamily[number] ?? -1;
  for (const { operation, own } of bookings) {
    if (!own) continue;
    const placement = solution.placements[operation]!;
    const mode = problem.operations[operation]!.modes[placement.mode]!;
    const table = problem.changeovers[resource];
    const replaced =
      family >= 0 && table ? table[family * problem.families.length + mode.family]! : -1;
    const setup = replaced >= 0 ? replaced : mode.setup;
    if (!isHappened(problem, operation) && placement.setup !== setup) {
      violations.add(
        "wrong-setup",
        operation,
        `sets up for ${placement.setup} s; what ran before calls for ${setup} s.`,
      );
    }
    family = mode.family;
  }
}

interface PoolEvent {
  readonly at: number;
  readonly amount: number;
  readonly planned: number;
  readonly operation: number;
}

/** A pool never has more in use than it has; what has happened alone may exceed it. */
export function verifyPools(
  problem: SchedulingProblem,
  solution: Solution,
  worked: readonly (WorkedTime | undefined)[],
  violations: Violations,
): void {
  const events = poolEvents(problem, solution, worked);
  problem.resources.forEach((resource, r) => {
    if (resource.kind !== "pool") return;
    const list = events.get(r) ?? [];
    const { times, amounts } = resource.capacity;
    list.sort((a, b) => a.at - b.at || a.amount - b.amount);
    let used = 0;
    let planned = 0;
    let step = -1;
    for (let e = 0; e < list.length; e++) {
      const { at, operation } = list[e]!;
      used += list[e]!.amount;
      planned += list[e]!.planned;
      const until = list[e + 1]?.at ?? at;
      if (until === at || planned <= 0) continue;
      while (step + 1 < times.length && times[step + 1]! <= at) step++;
      for (let s = step; s < times.length && (s < 0 || times[s]! < until); s++) {
        const there = s < 0 ? 0 : amounts[s]!;
        if (used <= there) continue;
        violations.add(
          "pool-overuse",
          operation,
          `${resource.id} has ${there / 1000}, in use are ${used / 1000}.`,
        );
        break;
      }
    }
  });
}

function poolEvents(
  problem: SchedulingProblem,
  solution: Solution,
  worked: readonly (WorkedTime | undefined)[],
): Map<number, PoolEvent[]> {
  const events = new Map<number, PoolEvent[]>();
  const hold = (pool: number, amount: number, placement: Placement, phase: "setup" | "run") => {
    if (problem.resources[pool]!.kind !== "pool") return;
    const list = events.get(pool) ?? [];
    events.set(pool, list);
    const { operation } = placement;
    const planned = isHappened(problem, operation) ? 0 : amount;
    for (const { from, to } of worked[operation]?.[phase] ?? []) {
      list.push({ at: from, amount, planned, operation });
      list.push({ at: to, amount: -amount, planned: -planned, operation });
    }
  };
  problem.operations.forEach((operation, index) => {
    const placement = solution.placements[index];
    const mode = operation.modes[placement?.mode ?? -1];
    if (!placement || !mode || operation.state.kind === "finished") return;
    for (const phase of ["setup", "run"] as const) {
      hold(mode.resource, 1000, placement, phase);
      for (const need of mode.needs) {
        if (need.during === "all" || need.during === phase)
          hold(need.resource, need.amount, placement, phase);
      }
    }
  });
  return events;
}
