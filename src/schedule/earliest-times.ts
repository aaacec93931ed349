import type { Seconds } from "../kernel/moment";
import { NEVER } from "./calendar";
import type { CompiledProblem } from "./compiled-problem";
import type { LeftOut } from "./left-out";
import { runningEnd, waysOf, type Ways } from "./lower-bounds/ways";
import { MaterialStock } from "./material-stock";
import { inSequence } from "./work-ahead";
import { fit, noFit, type Fit } from "./work-fit";

/** Times that no schedule can undercut; by operation, NEVER where there are none. */
export interface EarliestTimes {
  readonly runStart: Float64Array;
  readonly end: Float64Array;
  readonly ways: Ways;
  /** By way; NEVER where it does not fit before the horizon. */
  readonly wayRunStart: Float64Array;
  readonly wayEnd: Float64Array;
  /** Predecessors before successors. */
  readonly sequence: Int32Array;
}

/**
 * The critical path with calendars, waits, releases and material, as if every unit and pool were
 * free of what is still to be planned. `standing`: locks and freezes that are known not to give way.
 */
export function earliestTimes(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  standing?: Uint8Array,
): EarliestTimes {
  const { count, problem } = compiled;
  const ways = waysOf(compiled, leftOut, standing);
  const times: EarliestTimes = {
    runStart: new Float64Array(count).fill(NEVER),
    end: new Float64Array(count).fill(NEVER),
    ways,
    wayRunStart: new Float64Array(ways.mode.length).fill(NEVER),
    wayEnd: new Float64Array(ways.mode.length).fill(NEVER),
    sequence: inSequence(compiled),
  };
  const stocks = problem.materials.map((material) => new MaterialStock(material));
  const found = noFit();
  for (const operation of times.sequence) {
    if (leftOut.operations[operation] === 1) continue;
    const { state } = problem.operations[operation]!;
    if (state.kind === "finished" || state.kind === "running") {
      times.runStart[operation] = state.start;
      times.end[operation] =
        state.kind === "finished" ? state.end : runningEnd(compiled, operation);
    } else planEarliest(compiled, operation, stocks, times, found);
  }
  return times;
}

function planEarliest(
  compiled: CompiledProblem,
  operation: number,
  stocks: readonly MaterialStock[],
  times: EarliestTimes,
  found: Fit,
): void {
  let runFrom: Seconds = compiled.release[operation]!;
  let endFrom: Seconds = 0;
  for (let row = compiled.predFirst[operation]!; row < compiled.predFirst[operation + 1]!; row++) {
    const through = times.end[compiled.pred[row]!]! + compiled.predWait[row]!;
    if (compiled.predBatch[row]! <= 0) runFrom = Math.max(runFrom, through);
    else {
      endFrom = Math.max(endFrom, through);
      runFrom = Math.max(runFrom, firstBatch(compiled, row, times));
    }
  }
  if (runFrom >= NEVER || endFrom >= NEVER) return;
  let material: Seconds = 0;
  for (const { material: m, quantity } of compiled.problem.operations[operation]!.materials) {
    material = Math.max(material, stocks[m]!.earliest(quantity));
  }
  const { ways } = times;
  for (let way = ways.first[operation]!; way < ways.first[operation + 1]!; way++) {
    const atStart = compiled.modeMaterialAtStart[ways.mode[way]!] === 1;
    const startFrom = Math.max(ways.startFrom[way]!, atStart ? material : 0);
    const from = atStart ? runFrom : Math.max(runFrom, material);
    if (!fitWay(compiled, ways, way, startFrom, from, found)) continue;
    times.wayRunStart[way] = found.runStart;
    times.wayEnd[way] = Math.max(found.end, endFrom);
    times.runStart[operation] = Math.min(times.runStart[operation]!, found.runStart);
    times.end[operation] = Math.min(times.end[operation]!, times.wayEnd[way]!);
  }
}

/** The earliest times of one way, with its shortest setup; false: it does not fit before the horizon. */
export function fitWay(
  compiled: CompiledProblem,
  ways: Ways,
  way: number,
  startFrom: Seconds,
  runFrom: Seconds,
  found: Fit,
): boolean {
  const setup = ways.setup[way]!;
  const run = ways.run[way]!;
  if (setup + run === 0) {
    found.start = found.runStart = found.end = Math.max(startFrom, runFrom);
    return found.end <= compiled.problem.horizon;
  }
  const stops = compiled.modeStops[ways.mode[way]!] === 1;
  return fit(ways.time[way]!, setup, run, stops, startFrom, runFrom, found);
}

/** When the first batch of a link can be through at the earliest, waiting included. */
function firstBatch(compiled: CompiledProblem, row: number, times: EarliestTimes): Seconds {
  const before = compiled.pred[row]!;
  const wait = compiled.predWait[row]!;
  const { state, modes } = compiled.problem.operations[before]!;
  const share = firstShare(compiled, row);
  if (state.kind === "finished" || share >= 1) return times.end[before]! + wait;
  if (state.kind === "running") {
    const { run, fixed } = modes[state.mode]!;
    const behind = run - state.remaining;
    const left = Math.floor(fixed + (run - fixed) * share - behind);
    return left <= 0 ? wait : Math.min(left, times.end[before]!) + wait;
  }
  const { ways } = times;
  let through = NEVER;
  for (let way = ways.first[before]!; way < ways.first[before + 1]!; way++) {
    const runStart = times.wayRunStart[way]!;
    if (runStart >= NEVER) continue;
    const work = firstWork(compiled, ways.mode[way]!, share);
    through = Math.min(through, ways.time[way]!.runTime.add(runStart, work));
  }
  return through < NEVER ? through + wait : NEVER;
}

/** The part of a lot that its first batch is; 1 when it is all of it. */
export function firstShare(compiled: CompiledProblem, row: number): number {
  const good = compiled.goodQuantity[compiled.pred[row]!]!;
  const batch = compiled.predBatch[row]!;
  return good > 0 && batch < good ? batch / good : 1;
}

/** Working time of a run until a share of its units is done, rounded down. */
export function firstWork(compiled: CompiledProblem, mode: number, share: number): Seconds {
  const fixed = compiled.modeFixed[mode]!;
  return Math.floor(fixed + (compiled.modeRun[mode]! - fixed) * share);
}
