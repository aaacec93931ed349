import type { Seconds } from "../../kernel/moment";
import { LONG_AGO, NEVER, type Calendar } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import { firstShare, firstWork, fitWay, type EarliestTimes } from "../earliest-times";
import { noFit } from "../work-fit";

/**
 * Between which moments every open operation runs, if all is to be done by a deadline. `floor` and
 * `ceiling` hold what is known of run starts from elsewhere; the links between operations narrow it.
 */
export class Windows {
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  /** Earliest and latest run start and end. */
  readonly runFrom: Float64Array;
  readonly endFrom: Float64Array;
  readonly runTo: Float64Array;
  readonly endTo: Float64Array;
  /** 1: open, and it can be placed. */
  readonly planned: Uint8Array;
  /** Those, predecessors first. */
  readonly sequence: Int32Array;
  private readonly found = noFit();

  constructor(
    private readonly compiled: CompiledProblem,
    private readonly times: EarliestTimes,
  ) {
    const { count } = compiled;
    const { first } = times.ways;
    this.planned = new Uint8Array(count);
    for (const o of times.sequence)
      if (first[o + 1]! > first[o]! && times.end[o]! < NEVER) this.planned[o] = 1;
    this.sequence = times.sequence.filter((o) => this.planned[o] === 1);
    this.floor = times.runStart.slice();
    this.ceiling = new Float64Array(count).fill(NEVER);
    this.runFrom = times.runStart.slice();
    this.endFrom = times.end.slice();
    this.runTo = new Float64Array(count).fill(NEVER);
    this.endTo = new Float64Array(count).fill(NEVER);
  }

  copyFrom(other: Windows): void {
    this.floor.set(other.floor);
    this.ceiling.set(other.ceiling);
    this.runFrom.set(other.runFrom);
    this.endFrom.set(other.endFrom);
    this.runTo.set(other.runTo);
    this.endTo.set(other.endTo);
  }

  /** Along all links forward and back; false: the deadline cannot be met. */
  narrow(deadline: Seconds): boolean {
    const { sequence } = this;
    for (let i = 0; i < sequence.length; i++) if (!this.setEarliest(sequence[i]!)) return false;
    return this.narrowBack(() => deadline);
  }

  /** Back along all links, from the deadline of each operation; false: one cannot be met. */
  narrowBack(deadline: (operation: number) => Seconds): boolean {
    const { sequence } = this;
    for (let i = sequence.length - 1; i >= 0; i--)
      if (!this.setLatest(sequence[i]!, deadline(sequence[i]!))) return false;
    return true;
  }

  /** Forgets all latest times. */
  open(): void {
    this.ceiling.fill(NEVER);
    this.runTo.fill(NEVER);
    this.endTo.fill(NEVER);
  }

  private setEarliest(o: number): boolean {
    const { compiled, found } = this;
    const { ways, wayRunStart } = this.times;
    const { predFirst, pred, predWait, predBatch } = compiled;
    let from = this.floor[o]!;
    let endFrom = this.times.end[o]!;
    for (let link = predFirst[o]!; link < predFirst[o + 1]!; link++) {
      const before = pred[link]!;
      if (this.planned[before] === 0) continue;
      const through = this.endFrom[before]! + predWait[link]!;
      if (predBatch[link]! <= 0) from = Math.max(from, through);
      else endFrom = Math.max(endFrom, through);
    }
    let runFrom = Infinity;
    let end = Infinity;
    for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
      const earliest = Math.max(from, wayRunStart[way]!);
      if (earliest > this.runTo[o]!) continue;
      if (!fitWay(compiled, ways, way, 0, earliest, found)) continue;
      if (found.runStart < runFrom) runFrom = found.runStart;
      if (found.end < end) end = found.end;
    }
    this.runFrom[o] = runFrom;
    this.endFrom[o] = Math.max(end, endFrom);
    return runFrom <= this.runTo[o]! && this.endFrom[o]! <= this.endTo[o]!;
  }

  private setLatest(o: number, deadline: Seconds): boolean {
    const { compiled } = this;
    const { ways, wayRunStart } = this.times;
    const { succFirst, succ, succLink, predWait, predBatch } = compiled;
    let by = Math.min(deadline, this.endTo[o]!);
    for (let s = succFirst[o]!; s < succFirst[o + 1]!; s++) {
      if (this.planned[succ[s]!] === 0) continue;
      const link = succLink[s]!;
      const until = predBatch[link]! > 0 ? this.endTo[succ[s]!]! : this.runTo[succ[s]!]!;
      by = Math.min(by, until - predWait[link]!);
    }
    let runTo = LONG_AGO;
    let endTo = LONG_AGO;
    for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
      const { runTime } = ways.time[way]!;
      const run = ways.run[way]!;
      const stops = compiled.modeStops[ways.mode[way]!] === 1;
      let start = stops ? runTime.back(by, run) : latestInOneStretch(runTime, by, run);
      start = Math.min(start, this.ceiling[o]!, this.latestFirstBatch(o, way));
      if (start < this.runFrom[o]! || start < wayRunStart[way]!) continue;
      if (start > runTo) runTo = start;
      const end = Math.min(by, run > 0 ? runTime.add(start, run) : start);
      if (end > endTo) endTo = end;
    }
    this.runTo[o] = runTo;
    this.endTo[o] = endTo;
    return runTo >= this.runFrom[o]! && endTo >= this.endFrom[o]!;
  }

  /** The latest run start from which followers get their first batches in time. */
  private latestFirstBatch(o: number, way: number): Seconds {
    const { compiled } = this;
    const { succFirst, succ, succLink, predWait, predBatch } = compiled;
    const { ways } = this.times;
    let latest = NEVER;
    for (let s = succFirst[o]!; s < succFirst[o + 1]!; s++) {
      const link = succLink[s]!;
      if (predBatch[link]! <= 0 || this.planned[succ[s]!] === 0) continue;
      const work = firstWork(compiled, ways.mode[way]!, firstShare(compiled, link));
      const until = this.runTo[succ[s]!]! - predWait[link]!;
      latest = Math.min(latest, ways.time[way]!.runTime.back(until, work));
    }
    return latest;
  }
}

/** The latest start of a run that ends by then and does not pause; LONG_AGO: none. */
function latestInOneStretch(calendar: Calendar, by: Seconds, run: Seconds): Seconds {
  if (run === 0) return by;
  let i = Math.min(calendar.index(by), calendar.count - 1);
  for (; i >= 0; i--) {
    const start = Math.min(by, calendar.ends[i]!) - run;
    if (start >= calendar.starts[i]!) return start;
  }
  return LONG_AGO;
}
