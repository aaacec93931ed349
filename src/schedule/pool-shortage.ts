import type { Seconds } from "../kernel/moment";
import type { Board } from "./board";
import { LONG_AGO, type Calendar } from "./calendar";
import type { ModeShape, ModeVariant } from "./mode-shape";
import type { PoolLine } from "./pool-line";
import type { Fit } from "./work-fit";

/**
 * Whether the pools have enough for setup and run at the times of `fit`: LONG_AGO when they have,
 * else the moment at which the first that is short has enough again. Notes in `fit` where it is short.
 */
export function poolShort(
  board: Pick<Board, "pools">,
  shape: ModeShape,
  variant: ModeVariant,
  fit: Fit,
): Seconds {
  for (let p = 0; p < shape.pools.length; p++) {
    const { pool, setup, run } = shape.pools[p]!;
    const line = board.pools[pool]!;
    fit.shortInSetup = true;
    const inSetup = shortIn(line, variant.setupTime, fit.start, fit.runStart, setup);
    if (inSetup !== LONG_AGO) return inSetup;
    fit.shortInSetup = false;
    const inRun = shortIn(line, variant.runTime, fit.runStart, fit.end, run);
    if (inRun !== LONG_AGO) return inRun;
  }
  return LONG_AGO;
}

/** The same for one pool in the working time between two moments. */
export function shortIn(
  pool: PoolLine,
  calendar: Calendar,
  from: Seconds,
  to: Seconds,
  amount: number,
): Seconds {
  if (amount === 0 || to <= from) return LONG_AGO;
  for (let i = calendar.index(from); i < calendar.count && calendar.starts[i]! < to; i++) {
    const begin = calendar.starts[i]! > from ? calendar.starts[i]! : from;
    const end = calendar.ends[i]! < to ? calendar.ends[i]! : to;
    const short = pool.shortUntil(begin, end, amount);
    if (short !== LONG_AGO) return short;
  }
  return LONG_AGO;
}
