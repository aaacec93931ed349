import type { Seconds } from "../kernel/moment";

/** How surely something is finished by when, told from replays. */
export interface Chance {
  /** Share of the replays in which it ends when due or before; undefined: nothing is due. */
  readonly onTime: number | undefined;
  /**
   * Standard error of that share, as of four replays more of which two are in time (Agresti and
   * Coull 1998), so that no number of replays makes anything certain.
   */
  readonly onTimeError: number | undefined;
  /**
   * Seconds from plan start: the smallest end that at least half of the replays keep; undefined
   * when that lies further ahead than the calendars go.
   */
  readonly p50: Seconds | undefined;
  /** The same for nine in ten of the replays. */
  readonly p90: Seconds | undefined;
}

/** What `ends`, one for each replay and at least one, tell; `latest` stands for never. Sorts them. */
export function chanceOf(ends: Int32Array, due: Seconds | undefined, latest: Seconds): Chance {
  ends.sort();
  const known = (end: Seconds) => (end < latest ? end : undefined);
  const quantiles = { p50: known(quantile(ends, 1, 2)), p90: known(quantile(ends, 9, 10)) };
  if (due === undefined) return { onTime: undefined, onTimeError: undefined, ...quantiles };
  const kept = countUntil(ends, due);
  const count = ends.length;
  const share = (kept + 2) / (count + 4);
  return {
    onTime: kept / count,
    onTimeError: Math.sqrt((share * (1 - share)) / (count + 4)),
    ...quantiles,
  };
}

/** The smallest of ascending values that at least the share `part ÷ whole` of them does not exceed. */
function quantile(ascending: Int32Array, part: number, whole: number): number {
  return ascending[Math.ceil((ascending.length * part) / whole) - 1]!;
}

function countUntil(ascending: Int32Array, limit: number): number {
  let count = 0;
  while (count < ascending.length && ascending[count]! <= limit) count++;
  return count;
}
