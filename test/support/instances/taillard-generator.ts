import type { JobRows } from "./job-shops";

const A = 16807;
const B = 127773;
const C = 2836;
const M = 2147483647;

/**
 * Taillard's generator of whole numbers from `low` to `high`: Bratley, Fox and Schrage's linear
 * congruential one in integers (so that no machine differs), as in E. Taillard (1993), "Benchmarks
 * for basic scheduling problems", EJOR 64(2), 278–285.
 */
export function taillardNumbers(seed: number): (low: number, high: number) => number {
  let state = seed;
  return (low, high) => {
    const k = Math.floor(state / B);
    state = A * (state % B) - k * C;
    if (state < 0) state += M;
    return low + Math.floor((state / M) * (high - low + 1));
  };
}

/** A job shop by his rule: times 1 to 99 job by job, then each job's machines shuffled. */
export function taillardShop(shop: {
  readonly jobs: number;
  readonly machines: number;
  readonly timeSeed: number;
  readonly machineSeed: number;
}): JobRows {
  const time = taillardNumbers(shop.timeSeed);
  const place = taillardNumbers(shop.machineSeed);
  const times = Array.from({ length: shop.jobs }, () =>
    Array.from({ length: shop.machines }, () => time(1, 99)),
  );
  return times.map((row) => {
    const order = row.map((_, machine) => machine);
    for (let k = 0; k < order.length; k++) {
      const other = place(k, order.length - 1);
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    return row.map((duration, k) => [order[k]!, duration] as const);
  });
}

/** The lower bound of his table: the longest job or the most work of a machine. */
export function taillardLowerBound(rows: JobRows): number {
  const work = new Array<number>(Math.max(...rows.map((row) => row.length))).fill(0);
  for (const [machine, duration] of rows.flat()) work[machine] = work[machine]! + duration;
  const lengths = rows.map((row) => row.reduce((sum, [, duration]) => sum + duration, 0));
  return Math.max(...lengths, ...work);
}
