import type { SchedulingProblem } from "../../src/schedule/problem";
import { machine, mode, smallProblem } from "./small-problem";

/** Machine (from 0) and duration of each step, job by job. */
export type ShopRows = readonly (readonly number[])[];

/** Fisher and Thompson (1963), 6 × 6; the least makespan is 55. */
export const FT06: ShopRows = [
  [2, 1, 0, 3, 1, 6, 3, 7, 5, 3, 4, 6],
  [1, 8, 2, 5, 4, 10, 5, 10, 0, 10, 3, 4],
  [2, 5, 3, 4, 5, 8, 0, 9, 1, 1, 4, 7],
  [1, 5, 0, 5, 2, 5, 3, 3, 4, 8, 5, 9],
  [2, 9, 1, 3, 4, 5, 5, 4, 0, 3, 3, 1],
  [1, 3, 3, 3, 5, 9, 0, 10, 4, 4, 2, 1],
];

/** Lawrence (1984), 10 × 5; the least makespan is 666. */
export const LA01: ShopRows = [
  [1, 21, 0, 53, 4, 95, 3, 55, 2, 34],
  [0, 21, 3, 52, 4, 16, 2, 26, 1, 71],
  [3, 39, 4, 98, 1, 42, 2, 31, 0, 12],
  [1, 77, 0, 55, 4, 79, 2, 66, 3, 77],
  [0, 83, 3, 34, 2, 64, 1, 19, 4, 37],
  [1, 54, 2, 43, 4, 79, 0, 92, 3, 62],
  [3, 69, 4, 77, 1, 87, 2, 87, 0, 93],
  [2, 38, 0, 60, 1, 41, 3, 24, 4, 83],
  [3, 17, 1, 49, 4, 25, 0, 44, 2, 98],
  [4, 77, 3, 79, 2, 43, 1, 75, 0, 96],
];

/** A job shop to be through soon, a second for each unit of time. */
export function shopOf(rows: ShopRows): SchedulingProblem {
  const machines =
    1 + Math.max(...rows.map((row) => Math.max(...row.filter((_, k) => k % 2 === 0))));
  let index = 0;
  const orders = rows.map((row) =>
    Array.from({ length: row.length / 2 }, (_, k) => {
      const after = k > 0 ? [index - 1] : [];
      index++;
      return { modes: [mode(row[2 * k]!, row[2 * k + 1]!)], after };
    }),
  );
  return smallProblem({
    resources: Array.from({ length: machines }, (_, m) => machine(`M${m}`)),
    orders,
    more: { goal: "Throughput" },
  });
}
