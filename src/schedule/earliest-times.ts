import type { Seconds } from "../kernel/moment";
import { NEVER } from "./calendar";
import type { CompiledProblem } from "./compiled-problem";
import type { LeftOut } from "./left-out";
import { MaterialStock } from "./material-stock";
import { fit, noFit } from "./work-fit";
import { inSequence } from "./work-ahead";

/** Times that no schedule can undercut, and work that none can avoid; by operation. */
export interface EarliestTimes {
  readonly runStart: Float64Array;
  /** NEVER where there is none. */
  readonly end: Float64Array;
  /** Elapsed time from its end to the end of the last that waits for it. */
  readonly tail: Float64Array;
  /** Shortest run over its modes. */
  readonly run: Float64Array;
  /** By mode: the shortest setup that any family before it can leave. */
  readonly leastSetup: Int32Array;
}

/** The critical path with calendars, waits, releases and material, as if every unit and pool were free. */
export function earliestTimes(compiled: CompiledProblem, leftOut: LeftOut): EarliestTimes {
  const { count, problem } = compiled;
  const times: EarliestTimes = {
    runStart: new Float64Array(count),
    end: new Float64Array(count).fill(NEVER),
    tail: new Float64Array(count),
    run: new Float64Array(count),
    leastSetup: leastSetups(compiled),
  };
  const stocks = problem.materials.map((material) => new MaterialStock(material));
  const sequence = inSequence(compiled);
  for (const operation of sequence) {
    if (leftOut.operations[operation] === 1) continue;
    const { state } = problem.operations[operation]!;
    if (state.kind === "finished") {
      times.runStart[operation] = state.start;
      times.end[operation] = state.end;
    } else if (state.kind === "running") {
      times.end[operation] = earliestRunningEnd(compiled, operation);
      times.runStart[operation] = state.start;
    } else planEarliest(compiled, operation, stocks, times);
  }
  for (let at = sequence.length - 1; at >= 0; at--)
    addTails(compiled, sequence[at]!, leftOut, times);
  return times;
}

/** By mode the shortest setup after any family, Setup min included. */
function leastSetups(compiled: CompiledProblem): Int32Array {
  const families = compiled.problem.families.length;
  const least = compiled.modeSetup.slice();
  for (let mode = 0; mode < least.length; mode++) {
    const { changeover } = compiled.shapes[compiled.modeShape[mode]!]!;
    if (!changeover) continue;
    for (let from = 0; from < families; from++) {
      const setup = changeover[from * families + compiled.modeFamily[mode]!]!;
      if (setup >= 0 && setup < least[mode]!) least[mode] = setup;
    }
  }
  return least;
}

function earliestRunningEnd(compiled: CompiledProblem, operation: number): Seconds {
  const { state } = compiled.problem.operations[operation]!;
  if (state.kind !== "running") return NEVER;
  if (state.remaining <= 0) return Math.max(0, state.start);
  const shape = compiled.shapes[compiled.modeShape[compiled.modeFirst[operation]! + state.mode]!]!;
  let end = compiled.problem.horizon;
  for (const { runTime } of shape.variants) end = Math.min(end, runTime.add(0, state.remaining));
  return end;
}

function planEarliest(
  compiled: CompiledProblem,
  operation: number,
  stocks: readonly MaterialStock[],
  times: EarliestTimes,
): void {
  let runFrom: Seconds = compiled.release[operation]!;
  let endFrom: Seconds = 0;
  for (let row = compiled.predFirst[operation]!; row < compiled.predFirst[operation + 1]!; row++) {
    const before = compiled.pred[row]!;
    const through = times.end[before]! + compiled.predWait[row]!;
    if (compiled.predBatch[row]! <= 0) runFrom = Math.max(runFrom, through);
    else {
      endFrom = Math.max(endFrom, through);
      runFrom = Math.max(runFrom, firstBatch(compiled, row, times));
    }
  }
  let material: Seconds = 0;
  for (const { material: m, quantity } of compiled.problem.operations[operation]!.materials) {
    material = Math.max(material, stocks[m]!.earliest(quantity));
  }
  times.run[operation] = Infinity;
  times.runStart[operation] = NEVER;
  if (runFrom >= NEVER) return;
  const found = noFit();
  for (
    let mode = compiled.modeFirst[operation]!;
    mode < compiled.modeFirst[operation + 1]!;
    mode++
  ) {
    const atStart = compiled.modeMaterialAtStart[mode] === 1;
    const run = compiled.modeRun[mode]!;
    const stops = compiled.modeStops[mode] === 1;
    const start = atStart ? material : 0;
    const from = atStart ? runFrom : Math.max(runFrom, material);
    const setup = times.leastSetup[mode]!;
    times.run[operation] = Math.min(times.run[operation]!, run);
    for (const variant of compiled.shapes[compiled.modeShape[mode]!]!.variants) {
      if (!fit(variant, setup, run, stops, start, from, found)) continue;
      times.end[operation] = Math.min(times.end[operation]!, Math.max(found.end, endFrom));
      times.runStart[operation] = Math.min(times.runStart[operation]!, found.runStart);
    }
  }
}

/** When the first batch of a link can be through at the earliest. */
function firstBatch(compiled: CompiledProblem, row: number, times: EarliestTimes): Seconds {
  const before = compiled.pred[row]!;
  const { state } = compiled.problem.operations[before]!;
  if (state.kind === "finished") return times.end[before]! + compiled.predWait[row]!;
  if (state.kind === "running") return compiled.predWait[row]!;
  const good = compiled.goodQuantity[before]!;
  const share = good > 0 ? Math.min(1, compiled.predBatch[row]! / good) : 1;
  let work = Infinity;
  for (let mode = compiled.modeFirst[before]!; mode < compiled.modeFirst[before + 1]!; mode++) {
    const fixed = compiled.modeFixed[mode]!;
    work = Math.min(work, Math.floor(fixed + (compiled.modeRun[mode]! - fixed) * share));
  }
  if (work === Infinity || times.runStart[before]! >= NEVER) return NEVER;
  return times.runStart[before]! + work + compiled.predWait[row]!;
}

function addTails(
  compiled: CompiledProblem,
  operation: number,
  leftOut: LeftOut,
  times: EarliestTimes,
): void {
  for (let s = compiled.succFirst[operation]!; s < compiled.succFirst[operation + 1]!; s++) {
    const follower = compiled.succ[s]!;
    if (leftOut.operations[follower] === 1 || times.end[follower]! >= NEVER) continue;
    if (compiled.happened[follower] === 1) continue;
    const row = compiled.succLink[s]!;
    const run = compiled.predBatch[row]! > 0 ? 0 : times.run[follower]!;
    const tail = compiled.predWait[row]! + run + times.tail[follower]!;
    if (tail > times.tail[operation]!) times.tail[operation] = tail;
  }
}
