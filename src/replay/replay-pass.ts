import type { Seconds } from "../kernel/moment";
import { mixedBits } from "../kernel/random";
import { LONG_AGO, NEVER } from "../schedule/calendar";
import { fit, noFit } from "../schedule/work-fit";
import type { ArcRows } from "./arcs";
import { BatchBounds } from "./batch-bounds";
import { fitUninterrupted } from "./drawn-fit";
import { DrawnWork } from "./drawn-work";
import { MaterialArrivals } from "./material-arrivals";
import { PoolUse } from "./pool-use";
import type { ReplayChart } from "./replay-chart";
import type { ReplaySpreads } from "./replay-spreads";
import { SpreadTables } from "./spread-tables";

/**
 * Replays of one schedule, one after the other, each place by place. Everything starts as early as
 * what it waits for, its calendars and the pools allow, with the sequences kept; what finds no time
 * any more ends at the chart's horizon.
 */
export class ReplayPass {
  /** Run start and End by place: `2 * place + which`. */
  readonly moments: Int32Array;
  readonly start: Int32Array;

  private readonly work: DrawnWork;
  private readonly materials: MaterialArrivals;
  private readonly batches: BatchBounds;
  private readonly pools: PoolUse;
  private readonly latest: Seconds;
  private readonly times = noFit();
  private readonly lengths = { plannedSetup: 0, plannedRun: 0, setup: 0, run: 0 };

  constructor(
    private readonly chart: ReplayChart,
    spreads: ReplaySpreads,
    seed: number,
  ) {
    const tables = new SpreadTables();
    const seedBits = mixedBits(seed | 0, 0);
    const count = chart.operationAt.length;
    this.moments = new Int32Array(2 * count);
    this.start = new Int32Array(count);
    this.work = new DrawnWork(chart, spreads, tables, seedBits);
    this.materials = new MaterialArrivals(chart, spreads, tables, seedBits);
    this.batches = new BatchBounds(chart, this.moments);
    this.pools = new PoolUse(chart);
    this.latest = chart.compiled.problem.horizon;
    for (let place = 0; place < chart.moving; place++) {
      const { start, end } = chart.placements[chart.operationAt[place]!]!;
      this.start[place] = this.moments[2 * place] = start;
      this.moments[2 * place + 1] = end;
    }
  }

  /** Draws what does not hang on an operation; the places follow, from the first that moves. */
  begin(replay: number): void {
    this.work.begin(replay);
    this.materials.draw(replay);
    this.pools.clear();
  }

  place(place: number): void {
    const { chart, work } = this;
    work.draw(place);
    this.batches.note(place, work);
    if (chart.running[place] === 1) this.goOn(place);
    else this.putEarliest(place);
  }

  /** A running operation: what is left of it goes on from plan start. */
  private goOn(place: number): void {
    const { chart, times } = this;
    const { run } = this.work;
    const variant = chart.calendars[place]!;
    const start = chart.placements[chart.operationAt[place]!]!.start;
    const now = Math.max(0, start);
    const end = run > 0 ? variant.runTime.add(0, run) : now;
    times.start = times.runStart = now;
    times.end = end < this.latest ? end : this.latest;
    this.pools.hold(place, variant, times);
    this.start[place] = this.moments[2 * place] = start;
    this.moments[2 * place + 1] = times.end;
  }

  private putEarliest(place: number): void {
    const { chart, moments } = this;
    const material = this.materials.at[place]!;
    const atStart = chart.materialAtStart[place] === 1;
    let startFrom = chart.notBefore[place]!;
    let runFrom = chart.release[place]!;
    if (atStart && material > startFrom) startFrom = material;
    if (!atStart && material > runFrom) runFrom = material;
    startFrom = latestOf(chart.startArcs, place, moments, startFrom);
    runFrom = latestOf(chart.runArcs, place, moments, runFrom);
    if (chart.batchFirst[place]! < chart.batchFirst[place + 1]!)
      runFrom = this.batches.runFrom(place, runFrom);
    const found = this.find(place, startFrom, runFrom);
    const { start, runStart, end } = this.times;
    this.start[place] = found ? start : this.latest;
    moments[2 * place] = found ? runStart : this.latest;
    moments[2 * place + 1] = found ? end : this.latest;
  }

  /** The earliest times by calendars and pools, which are then held; false: there are none. */
  private find(place: number, startFrom: Seconds, runFrom: Seconds): boolean {
    const { pools, times } = this;
    const variant = this.chart.calendars[place]!;
    let [start, run] = [startFrom, runFrom];
    for (;;) {
      if (!this.fit(place, start, run) || times.end > this.latest) return false;
      if (!pools.holdsAny(place)) return true;
      const short = pools.shortUntil(place, variant, times);
      if (short === LONG_AGO) break;
      if (short >= NEVER) return false;
      if (times.shortInSetup) start = short;
      else run = short;
    }
    pools.hold(place, variant, times);
    return true;
  }

  private fit(place: number, startFrom: Seconds, runFrom: Seconds): boolean {
    const { chart, work, times, lengths } = this;
    const variant = chart.calendars[place]!;
    if (work.setup + work.run === 0) {
      // It needs no working time, not even where there is none.
      times.start = times.runStart = times.end = Math.max(startFrom, runFrom);
      return true;
    }
    if (chart.stops[place] === 1)
      return fit(variant, work.setup, work.run, true, startFrom, runFrom, times);
    lengths.plannedSetup = chart.setup[place]!;
    lengths.plannedRun = chart.run[place]!;
    lengths.setup = work.setup;
    lengths.run = work.run;
    return fitUninterrupted(variant, lengths, startFrom, runFrom, times);
  }
}

/** The latest of `bound` and what the arcs of a place ask for. */
function latestOf(
  { first, from, lag }: ArcRows,
  place: number,
  moments: Int32Array,
  bound: Seconds,
): Seconds {
  let latest = bound;
  for (let i = first[place]!; i < first[place + 1]!; i++) {
    const at = moments[from[i]!]! + lag[i]!;
    if (at > latest) latest = at;
  }
  return latest;
}
