import type { Goal } from "../problem";

/**
 * How much each goal minds a second of what it looks at. The first criterion counts most by far;
 * the ones behind it tell alike schedules apart. Only a search follows these sums: which schedule is
 * better is decided by the criteria themselves.
 */
export interface GoalWeights {
  /** Of an order's weight × seconds late. */
  readonly tardiness: number;
  /** Of an order's weight where it is late at all, in seconds. */
  readonly late: number;
  /** Of the last end. */
  readonly makespan: number;
  readonly setup: number;
  /** Of a start that differs from the published one. */
  readonly change: number;
  /** Of a unit of money. */
  readonly money: number;
}

export const GOAL_WEIGHTS: Readonly<Record<Goal, GoalWeights>> = {
  "On time": { tardiness: 1, late: 0, makespan: 0, setup: 1e-3, change: 1e-7, money: 0 },
  "Fewest late": { tardiness: 1, late: 1e6, makespan: 0, setup: 1e-3, change: 1e-7, money: 0 },
  Throughput: { tardiness: 1e-6, late: 0, makespan: 1, setup: 1e-4, change: 0, money: 0 },
  Cost: { tardiness: 1e-6, late: 0, makespan: 0, setup: 1e-6, change: 0, money: 1 },
  Stable: { tardiness: 1, late: 0, makespan: 0, setup: 1e-6, change: 1e-3, money: 0 },
};
