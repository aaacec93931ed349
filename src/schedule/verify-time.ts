import type { Mode, SchedulingProblem } from "./problem";
import type { Placement } from "./solution";

/** One unbroken piece of work, in seconds from plan start. */
export interface WorkedPiece {
  readonly from: number;
  readonly to: number;
}

/** When a placement's setup and run were worked on. */
export interface WorkedTime {
  readonly setup: readonly WorkedPiece[];
  readonly run: readonly WorkedPiece[];
}

/** Something that works and pauses, as the verifier sees it: until when does the present state last? */
interface Source {
  readonly times: ArrayLike<number>;
  /** State from `times[i]` on; before the first it is off. */
  readonly on: (i: number) => boolean;
}

type Phase = "setup" | "run";

/** What must work for a phase of a placement to advance; undefined entries of the problem are skipped. */
export function sourcesOf(
  problem: SchedulingProblem,
  mode: Mode,
  placement: Placement,
  phase: Phase,
): Source[] {
  const sources: Source[] = [];
  const pools = new Map<number, number>();
  const add = (resource: number, unit: number, amount: number) => {
    const r = problem.resources[resource];
    if (!r) return;
    if (r.kind === "pool") pools.set(resource, (pools.get(resource) ?? 0) + amount);
    else if (r.kind === "unlimited") sources.push(stretches(r.time.starts, r.time.ends));
    else if (r.units[unit]) sources.push(stretches(r.units[unit].starts, r.units[unit].ends));
  };
  add(mode.resource, placement.unit, 1000);
  mode.needs.forEach((need, index) => {
    if (need.during !== "all" && need.during !== phase) return;
    if (problem.resources[need.resource]?.kind !== "units")
      return add(need.resource, 0, need.amount);
    for (const also of placement.alsoUnits ?? [])
      if (also.need === index) add(need.resource, also.unit, 0);
  });
  for (const [resource, amount] of pools) {
    const pool = problem.resources[resource]!;
    if (pool.kind !== "pool") continue;
    const { times, amounts } = pool.capacity;
    sources.push({ times, on: (i) => amounts[i]! >= amount });
  }
  return sources;
}

/** Starts and ends in one list: even entries switch on, odd ones off. */
const switches = new WeakMap<Int32Array, number[]>();

function stretches(starts: Int32Array, ends: Int32Array): Source {
  let times = switches.get(starts);
  if (!times) {
    times = [];
    for (let i = 0; i < starts.length; i++) times.push(starts[i]!, ends[i]!);
    switches.set(starts, times);
  }
  return { times, on: (i) => i % 2 === 0 };
}

/** The pieces of `from` to `to` in which all sources work, walked switch by switch. */
export function piecesOf(sources: readonly Source[], from: number, to: number): WorkedPiece[] {
  const pieces: { from: number; to: number }[] = [];
  const at = sources.map((source) => switchBefore(source.times, from));
  for (let now = from; now < to;) {
    let until = to;
    let works = true;
    for (let s = 0; s < sources.length; s++) {
      const { times, on } = sources[s]!;
      while (at[s]! + 1 < times.length && times[at[s]! + 1]! <= now) at[s]!++;
      if (at[s]! + 1 < times.length) until = Math.min(until, times[at[s]! + 1]!);
      if (at[s]! < 0 || !on(at[s]!)) works = false;
    }
    const last = pieces[pieces.length - 1];
    if (works && last && last.to === now) last.to = until;
    else if (works) pieces.push({ from: now, to: until });
    now = until;
  }
  return pieces;
}

/** Index of the last switch at or before `moment`; -1 when it lies before all. */
function switchBefore(times: ArrayLike<number>, moment: number): number {
  let low = -1;
  let high = times.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (times[middle]! <= moment) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function lengthOf(pieces: readonly WorkedPiece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
}

/** The moment at which `work` seconds are done; `resuming`: at which the next second begins. */
export function momentOf(pieces: readonly WorkedPiece[], work: number, resuming: boolean): number {
  let left = work;
  for (const { from, to } of pieces) {
    const length = to - from;
    if (resuming ? left < length - 1e-6 : left <= length + 1e-6) return from + left;
    left -= length;
  }
  return pieces.length === 0 ? Infinity : pieces[pieces.length - 1]!.to;
}
