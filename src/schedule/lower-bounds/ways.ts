import type { Seconds } from "../../kernel/moment";
import type { CompiledProblem } from "../compiled-problem";
import type { LeftOut } from "../left-out";
import { wayTimes, type WayTime } from "./way-times";

/**
 * How each open operation can be done: a mode on units of one working time. Ways of operation o:
 * first[o] to first[o + 1]; none for what has happened or is left out.
 */
export interface Ways {
  readonly first: Int32Array;
  /** Row in the compiled modes. */
  readonly mode: Int32Array;
  readonly time: readonly WayTime[];
  /** The shortest setup that anything before it can leave, seconds. */
  readonly setup: Int32Array;
  readonly run: Int32Array;
  /** Start is not before this: what has happened holds the units until then, or a lock stands. */
  readonly startFrom: Float64Array;
}

/** `standing[o]` is 1 where a lock or freeze is known to stand: only its mode, unit and start are left. */
export function waysOf(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  standing: Uint8Array | undefined,
): Ways {
  const setups = leastSetups(compiled, leftOut);
  const freeFrom = linesFreeFrom(compiled);
  const first = new Int32Array(compiled.count + 1);
  const mode: number[] = [];
  const time: WayTime[] = [];
  const startFrom: number[] = [];
  const known = new Map<number, readonly WayTime[]>();
  const timesOf = (m: number, o: number) => {
    const shape = compiled.modeShape[m]!;
    let times = known.get(shape);
    if (!times) {
      const own = compiled.problem.operations[o]!.modes[m - compiled.modeFirst[o]!]!;
      known.set(shape, (times = wayTimes(compiled, own, compiled.shapes[shape]!)));
    }
    return times;
  };
  for (let o = 0; o < compiled.count; o++) {
    first[o + 1] = first[o]!;
    if (compiled.happened[o] === 1 || leftOut.operations[o] === 1) continue;
    const { state } = compiled.problem.operations[o]!;
    const fixed = state.kind === "fixed" && standing?.[o] === 1 ? state : undefined;
    for (let m = compiled.modeFirst[o]!; m < compiled.modeFirst[o + 1]!; m++) {
      if (fixed && m - compiled.modeFirst[o]! !== fixed.mode) continue;
      const shape = compiled.shapes[compiled.modeShape[m]!]!;
      const own = fixed && fixed.unit >= 0 ? compiled.firstLine[shape.resource]! + fixed.unit : -1;
      for (const way of timesOf(m, o)) {
        if (own >= 0 && way.lines.length > 0 && !way.lines.includes(own)) continue;
        mode.push(m);
        time.push(way);
        startFrom.push(Math.max(fixed?.start ?? 0, earliestFree(freeFrom, way.lines)));
      }
    }
    first[o + 1] = mode.length;
  }
  return {
    first,
    mode: Int32Array.from(mode),
    time,
    setup: taken(setups, mode),
    run: taken(compiled.modeRun, mode),
    startFrom: Float64Array.from(startFrom),
  };
}

function taken(from: Int32Array, places: readonly number[]): Int32Array {
  const list = new Int32Array(places.length);
  for (let i = 0; i < list.length; i++) list[i] = from[places[i]!]!;
  return list;
}

function earliestFree(freeFrom: Float64Array, lines: readonly number[]): Seconds {
  let from = lines.length === 0 ? 0 : Infinity;
  for (const line of lines) if (freeFrom[line]! < from) from = freeFrom[line]!;
  return from;
}

/** By line the moment until which what has happened holds it without a gap from plan start. */
export function linesFreeFrom(compiled: CompiledProblem): Float64Array {
  const { problem } = compiled;
  const from = new Float64Array(compiled.lineCount);
  for (const { state, index } of problem.operations) {
    if (state.kind !== "finished" && state.kind !== "running") continue;
    if (state.unit < 0 || state.start > 0) continue;
    const resource =
      state.kind === "finished"
        ? state.resource
        : compiled.shapes[compiled.modeShape[compiled.modeFirst[index]! + state.mode]!]!.resource;
    if (problem.resources[resource]?.kind !== "units") continue;
    const line = compiled.firstLine[resource]! + state.unit;
    const until = state.kind === "finished" ? state.end : runningEnd(compiled, index);
    if (until > from[line]!) from[line] = until;
  }
  return from;
}

/** The earliest end of a running operation; the horizon when its calendar has no time for what is left. */
export function runningEnd(compiled: CompiledProblem, operation: number): Seconds {
  const { state } = compiled.problem.operations[operation]!;
  if (state.kind !== "running") return 0;
  if (state.remaining <= 0) return Math.max(0, state.start);
  const shape = compiled.shapes[compiled.modeShape[compiled.modeFirst[operation]! + state.mode]!]!;
  const line = state.unit < 0 ? -1 : compiled.firstLine[shape.resource]! + state.unit;
  let end = compiled.problem.horizon;
  for (const { lines, runTime } of shape.variants) {
    if (line >= 0 && lines.length > 0 && !lines.includes(line)) continue;
    end = Math.min(end, runTime.add(0, state.remaining));
  }
  return end;
}

/**
 * By mode the shortest setup: Setup min where nothing may stand before it or where a family has no
 * changeover of its own, else the shortest changeover from a family that another operation or the
 * last one finished can leave on the resource.
 */
export function leastSetups(compiled: CompiledProblem, leftOut: LeftOut): Int32Array {
  const families = compiled.problem.families.length;
  const users = familyUsers(compiled, leftOut);
  const least = compiled.modeSetup.slice();
  for (let o = 0; o < compiled.count; o++) {
    for (let m = compiled.modeFirst[o]!; m < compiled.modeFirst[o + 1]!; m++) {
      const { changeover, resource } = compiled.shapes[compiled.modeShape[m]!]!;
      if (!changeover) continue;
      const units = compiled.problem.resources[resource]!;
      const before = users[resource]!;
      const first = units.kind === "units" && units.lastFamily.some((family) => family < 0);
      let shortest = first ? compiled.modeSetup[m]! : Infinity;
      for (let from = 0; from < families; from++) {
        if (before[from] === -1 || before[from] === o) continue;
        const setup = changeover[from * families + compiled.modeFamily[m]!]!;
        shortest = Math.min(shortest, setup < 0 ? compiled.modeSetup[m]! : setup);
      }
      if (shortest < Infinity) least[m] = shortest;
    }
  }
  return least;
}

/** By resource and family who can leave it there: -1 nobody, an operation when only that one, else -2. */
function familyUsers(compiled: CompiledProblem, leftOut: LeftOut): Int32Array[] {
  const { problem } = compiled;
  const users = problem.resources.map((resource) => {
    const by = new Int32Array(problem.families.length).fill(-1);
    if (resource.kind !== "units") return by;
    for (const family of resource.lastFamily) if (family >= 0) by[family] = -2;
    return by;
  });
  for (let o = 0; o < compiled.count; o++) {
    if (leftOut.operations[o] === 1) continue;
    if (problem.operations[o]!.state.kind === "finished") continue;
    for (let m = compiled.modeFirst[o]!; m < compiled.modeFirst[o + 1]!; m++) {
      const by = users[compiled.shapes[compiled.modeShape[m]!]!.resource]!;
      const family = compiled.modeFamily[m]!;
      if (by[family] === -1) by[family] = o;
      else if (by[family] !== o) by[family] = -2;
    }
  }
  return users;
}
