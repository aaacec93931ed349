/** What a point of the chart signals; the first that fits. */
export type Signal = "Outside" | "Near limit" | "One side";

export interface XmrChart {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** By value, in their order. */
  readonly signals: readonly (Signal | undefined)[];
}

/** 3 ÷ d2 for ranges of two (d2 = 1.128). */
const LIMIT_FACTOR = 2.66;

/**
 * The individuals chart of values in their order of time: limits at the mean ± 2.66 × the mean
 * moving range, in the unit of the values. Signals: a point outside; three of four in a row nearer
 * to a limit than to the centre; eight in a row on one side. Undefined below two values.
 * Source: Wheeler, Understanding Variation (1993).
 */
export function xmrChart(values: readonly number[]): XmrChart | undefined {
  if (values.length < 2) return undefined;
  const centre = mean(values);
  const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  const reach = LIMIT_FACTOR * mean(ranges);
  const signals = values.map((_, at) => signalAt(values, at, centre, reach));
  return { centre, lower: centre - reach, upper: centre + reach, signals };
}

function signalAt(values: readonly number[], at: number, centre: number, reach: number) {
  const off = (i: number) => (values[i] ?? centre) - centre;
  const side = Math.sign(off(at));
  if (side === 0) return undefined;
  const count = (length: number, beyond: number) => {
    let found = 0;
    for (let i = at; i > at - length && i >= 0; i--) if (off(i) * side > beyond) found++;
    return found;
  };
  if (Math.abs(off(at)) > reach) return "Outside";
  if (Math.abs(off(at)) > reach / 2 && count(4, reach / 2) >= 3) return "Near limit";
  return count(8, 0) === 8 ? "One side" : undefined;
}

/** By running sums of differences from the first value, so that equal values have exactly no spread. */
function mean(values: readonly number[]): number {
  const first = values[0]!;
  let sum = 0;
  for (const value of values) sum += value - first;
  return first + sum / values.length;
}
