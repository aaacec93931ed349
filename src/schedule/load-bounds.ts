import type { Seconds } from "../kernel/moment";
import { NEVER, type Calendar } from "./calendar";
import type { CompiledProblem } from "./compiled-problem";
import type { EarliestTimes } from "./earliest-times";
import type { LeftOut } from "./left-out";
import { OperationHeap } from "./operation-heap";

/** The earliest end of all work: critical path, load of every unit, energy of every pool. */
export function makespanByLoad(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  times: EarliestTimes,
): Seconds {
  let bound = 0;
  const open: number[] = [];
  for (let o = 0; o < compiled.count; o++) {
    if (leftOut.operations[o] === 1 && compiled.happened[o] === 0) continue;
    if (times.end[o]! < NEVER)
      bound = Math.max(bound, times.end[o]! + openTail(compiled, times, o));
    if (compiled.happened[o] === 0) open.push(o);
  }
  for (const group of unitGroups(compiled, open)) {
    const single = group.lines.length === 1;
    const load = single
      ? oneUnit(compiled, group.operations, times, compiledCalendar(compiled, group.lines[0]!))
      : energy(group.operations, times, (o) => times.run[o]!, unitsWork(compiled, group.lines));
    bound = Math.max(bound, load);
  }
  return Math.max(bound, poolEnergy(compiled, open, times));
}

function openTail(compiled: CompiledProblem, times: EarliestTimes, operation: number): Seconds {
  return compiled.happened[operation] === 1 ? 0 : times.tail[operation]!;
}

function compiledCalendar(compiled: CompiledProblem, line: number): Calendar {
  const resource = compiled.lineResource[line]!;
  const units = compiled.problem.resources[resource]!;
  if (units.kind !== "units") return compiled.book.always;
  return compiled.book.of(units.units[line - compiled.firstLine[resource]!]!);
}

/** Resources that share operations through alternatives, taken together; and the operations that only they do. */
function unitGroups(compiled: CompiledProblem, open: readonly number[]) {
  const { resources } = compiled.problem;
  const parent = resources.map((_, r) => r);
  const root = (r: number): number => (parent[r] === r ? r : (parent[r] = root(parent[r]!)));
  const members = new Map<number, number[]>();
  const main = (mode: number) => compiled.shapes[compiled.modeShape[mode]!]!.resource;
  for (const o of open) {
    const first = compiled.modeFirst[o]!;
    for (let m = first + 1; m < compiled.modeFirst[o + 1]!; m++)
      parent[root(main(m))] = root(main(first));
  }
  for (const o of open) {
    const group = root(main(compiled.modeFirst[o]!));
    const list = members.get(group);
    if (list) list.push(o);
    else members.set(group, [o]);
  }
  return [...members].flatMap(([group, operations]) => {
    const inside = resources.map((_, r) => r).filter((r) => root(r) === group);
    if (inside.some((r) => resources[r]!.kind !== "units")) return [];
    const lines: number[] = [];
    for (let line = 0; line < compiled.lineCount; line++) {
      if (root(compiled.lineResource[line]!) === group) lines.push(line);
    }
    return [{ operations, lines }];
  });
}

/**
 * One unit, preemptive, with heads and tails (Jackson 1955; Carlier 1982), in the unit's working
 * time: of what is ready, the one with the longest tail goes on. Setups are left out.
 */
function oneUnit(
  compiled: CompiledProblem,
  operations: readonly number[],
  times: EarliestTimes,
  calendar: Calendar,
): Seconds {
  const order = [...operations].sort((a, b) => times.runStart[a]! - times.runStart[b]! || a - b);
  const left = new Map<number, Seconds>();
  const ready = new OperationHeap();
  let now = 0;
  let next = 0;
  let bound = 0;
  while (next < order.length || ready.size > 0) {
    if (ready.size === 0) now = Math.max(now, calendar.done(times.runStart[order[next]!]!));
    while (next < order.length && calendar.done(times.runStart[order[next]!]!) <= now) {
      const operation = order[next++]!;
      left.set(operation, times.run[operation]!);
      ready.push(operation, -times.tail[operation]!);
    }
    const operation = ready.operations[0]!;
    const until = next < order.length ? calendar.done(times.runStart[order[next]!]!) : Infinity;
    const step = Math.min(left.get(operation)!, until - now);
    now += step;
    left.set(operation, left.get(operation)! - step);
    if (left.get(operation)! > 0) continue;
    ready.pop();
    const end = now > 0 ? calendar.add(-2147483647, now) : 0;
    if (end < NEVER) bound = Math.max(bound, end + times.tail[operation]!);
  }
  return bound;
}

/** When so much work (units × seconds, or thousandths × seconds) can be done from a moment on. */
type WorkDone = (from: Seconds, work: number) => Seconds;

function unitsWork(compiled: CompiledProblem, lines: readonly number[]): WorkDone {
  const calendars = lines.map((line) => compiledCalendar(compiled, line));
  return (from, work) => {
    let low = from;
    let high = compiled.problem.horizon;
    const done = (to: Seconds) => calendars.reduce((sum, c) => sum + c.done(to) - c.done(from), 0);
    if (done(high) < work) return high;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (done(middle) >= work) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Work of all that starts late, or ends early before the end, against what can be done in the time. */
function energy(
  operations: readonly number[],
  times: EarliestTimes,
  work: (operation: number) => number,
  workDone: WorkDone,
): Seconds {
  let bound = 0;
  const byHead = [...operations].sort((a, b) => times.runStart[b]! - times.runStart[a]! || a - b);
  const byTail = [...operations].sort((a, b) => times.tail[b]! - times.tail[a]! || a - b);
  for (const order of [byHead, byTail]) {
    let sum = 0;
    let head = Infinity;
    let tail = Infinity;
    const every = Math.max(1, Math.floor(order.length / 50));
    order.forEach((operation, i) => {
      sum += work(operation);
      head = Math.min(head, times.runStart[operation]!);
      tail = Math.min(tail, times.tail[operation]!);
      if ((i % every !== 0 && i !== order.length - 1) || head >= NEVER) return;
      bound = Math.max(bound, workDone(Math.max(0, head), sum) + tail);
    });
  }
  return bound;
}

function poolEnergy(
  compiled: CompiledProblem,
  open: readonly number[],
  times: EarliestTimes,
): Seconds {
  let bound = 0;
  compiled.problem.resources.forEach((resource, r) => {
    if (resource.kind !== "pool") return;
    const work = new Map<number, number>();
    for (const o of open) {
      const least = leastHeld(compiled, o, r);
      if (least > 0) work.set(o, least);
    }
    if (work.size === 0) return;
    const { times: steps, amounts } = resource.capacity;
    const done: WorkDone = (from, amount) => {
      let left = amount;
      for (let i = 0; i < steps.length; i++) {
        const start = Math.max(from, steps[i]!);
        const end = steps[i + 1] ?? Infinity;
        if (end <= start || amounts[i] === 0) continue;
        const level = amounts[i]!;
        if (level * (end - start) >= left) return Math.ceil(start + left / level - 1e-9);
        left -= level * (end - start);
      }
      return compiled.problem.horizon;
    };
    bound = Math.max(
      bound,
      energy([...work.keys()], times, (o) => work.get(o)!, done),
    );
  });
  return bound;
}

/** Thousandths × seconds that a run holds of a pool at least, over its modes. */
function leastHeld(compiled: CompiledProblem, operation: number, pool: number): number {
  let least = Infinity;
  for (
    let mode = compiled.modeFirst[operation]!;
    mode < compiled.modeFirst[operation + 1]!;
    mode++
  ) {
    const hold = compiled.shapes[compiled.modeShape[mode]!]!.pools.find((h) => h.pool === pool);
    least = Math.min(least, (hold?.run ?? 0) * compiled.modeRun[mode]!);
  }
  return least === Infinity ? 0 : least;
}
