import type { Seconds } from "../kernel/moment";
import { type Calendar, LONG_AGO } from "../schedule/calendar";
import type { ModeVariant } from "../schedule/mode-shape";
import type { Fit } from "../schedule/work-fit";
import { LentPool } from "./lent-pool";
import type { ReplayChart } from "./replay-chart";

/** What operations hold of pools in a replay, and what is free of each pool. */
export class PoolUse {
  private readonly pools: readonly (LentPool | undefined)[];
  /** Holds of a place: first[place] to first[place + 1]. */
  private readonly first: Int32Array;
  private readonly pool: Int32Array;
  private readonly inSetup: Int32Array;
  private readonly inRun: Int32Array;

  constructor({ compiled, operationAt, placements, moving }: ReplayChart) {
    const { problem, shapes, modeShape, modeFirst } = compiled;
    this.pools = problem.resources.map((r) =>
      r.kind === "pool" ? new LentPool(r.capacity) : undefined,
    );
    this.first = new Int32Array(operationAt.length + 1);
    const holds = Array.from(operationAt, (o, place) => {
      const found =
        place < moving ? [] : shapes[modeShape[modeFirst[o]! + placements[o]!.mode]!]!.pools;
      this.first[place + 1] = this.first[place]! + found.length;
      return found;
    }).flat();
    this.pool = Int32Array.from(holds, ({ pool }) => pool);
    this.inSetup = Int32Array.from(holds, ({ setup }) => setup);
    this.inRun = Int32Array.from(holds, ({ run }) => run);
  }

  /** Nothing is held. */
  clear(): void {
    for (let p = 0; p < this.pools.length; p++) this.pools[p]?.clear();
  }

  holdsAny(place: number): boolean {
    return this.first[place + 1]! > this.first[place]!;
  }

  /**
   * LONG_AGO when the pools have enough at these times, else the moment at which the first that is
   * short has enough again; `times` notes whether it is short in the setup.
   */
  shortUntil(place: number, { setupTime, runTime }: ModeVariant, times: Fit): Seconds {
    for (let row = this.first[place]!; row < this.first[place + 1]!; row++) {
      const pool = this.pools[this.pool[row]!]!;
      times.shortInSetup = true;
      const setup = shortIn(pool, setupTime, times.start, times.runStart, this.inSetup[row]!);
      if (setup !== LONG_AGO) return setup;
      times.shortInSetup = false;
      const run = shortIn(pool, runTime, times.runStart, times.end, this.inRun[row]!);
      if (run !== LONG_AGO) return run;
    }
    return LONG_AGO;
  }

  hold(place: number, { setupTime, runTime }: ModeVariant, times: Fit): void {
    for (let row = this.first[place]!; row < this.first[place + 1]!; row++) {
      const pool = this.pools[this.pool[row]!]!;
      lend(pool, setupTime, times.start, times.runStart, this.inSetup[row]!);
      lend(pool, runTime, times.runStart, times.end, this.inRun[row]!);
    }
  }
}

/** As a pool's `shortUntil`, in the working time between two moments. */
function shortIn(
  pool: LentPool,
  calendar: Calendar,
  from: Seconds,
  to: Seconds,
  amount: number,
): Seconds {
  if (amount === 0 || to <= from) return LONG_AGO;
  const { starts, ends, count } = calendar;
  for (let i = calendar.index(from); i < count && starts[i]! < to; i++) {
    const begin = starts[i]! > from ? starts[i]! : from;
    const short = pool.shortUntil(begin, ends[i]! < to ? ends[i]! : to, amount);
    if (short !== LONG_AGO) return short;
  }
  return LONG_AGO;
}

/** Lends in the working time between two moments. */
function lend(
  pool: LentPool,
  calendar: Calendar,
  from: Seconds,
  to: Seconds,
  amount: number,
): void {
  if (amount === 0 || to <= from) return;
  const { starts, ends, count } = calendar;
  for (let i = calendar.index(from); i < count && starts[i]! < to; i++) {
    const begin = starts[i]! > from ? starts[i]! : from;
    pool.lend(begin, ends[i]! < to ? ends[i]! : to, amount);
  }
}
