import { HOUR } from "../../../src/kernel/moment";
import type { SchedulingProblem } from "../../../src/schedule/problem";

interface Jobs {
  readonly time: readonly number[];
  readonly weight: readonly number[];
  readonly due: readonly number[];
  /** Setup of `to` after `from`; -1: as the first. */
  readonly setup: (from: number, to: number) => number;
}

/**
 * Weighted tardiness (hours) of the sequence that the rule "apparent tardiness cost with setups" makes
 * on one machine: Lee, Bhaskaran and Pinedo (1997), "A heuristic to minimize the total weighted
 * tardiness with sequence-dependent setups", IIE Transactions 29, 45–52, with their scaling. Undefined
 * for any other problem. Only a reference for the bench: the engine has rules of its own.
 */
export function atcs(problem: SchedulingProblem): number | undefined {
  const jobs = jobsOf(problem);
  if (!jobs) return undefined;
  const { lookAhead, setupScale } = scaling(jobs);
  const left = new Set(jobs.time.keys());
  let [at, before, sum] = [0, -1, 0];
  while (left.size > 0) {
    let [next, best] = [-1, -Infinity];
    for (const j of left) {
      const slack = Math.max(0, jobs.due[j]! - jobs.time[j]! - at);
      const index =
        Math.log(jobs.weight[j]! / Math.max(1, jobs.time[j]!)) -
        slack / lookAhead -
        (setupScale > 0 ? jobs.setup(before, j) / setupScale : 0);
      if (index > best || next < 0) [next, best] = [j, index];
    }
    left.delete(next);
    at += jobs.setup(before, next) + jobs.time[next]!;
    sum += jobs.weight[next]! * Math.max(0, at - jobs.due[next]!);
    before = next;
  }
  return sum / HOUR;
}

/** What slack and setups are divided by: k1 × mean time and k2 × mean setup, both from the kind of instance. */
function scaling({ time, due, setup }: Jobs) {
  const n = time.length;
  const meanTime = mean(time);
  const meanSetup = mean(time.flatMap((_, i) => time.map((__, j) => (i === j ? 0 : setup(i, j)))));
  const eta = meanSetup / meanTime;
  const makespan = n * (meanTime + (0.4 + 10 / n ** 2 - eta / 7) * meanSetup);
  const tau = 1 - mean(due) / makespan;
  const range = (Math.max(...due) - Math.min(...due)) / makespan;
  const k1 = range <= 0.5 ? 4.5 + range : 6 - 2 * range;
  const k2 = eta > 0 ? Math.max(0, tau) / (2 * Math.sqrt(eta)) : 0;
  return { lookAhead: Math.max(0.1, k1) * meanTime, setupScale: k2 * meanSetup };
}

/** The jobs of a problem that is one machine with changeovers and one operation an order. */
function jobsOf({ resources, orders, operations, changeovers, families }: SchedulingProblem) {
  const alone =
    resources.length === 1 &&
    resources[0]!.kind === "units" &&
    resources[0]!.units.length === 1 &&
    operations.length === orders.length &&
    operations.every(({ modes, release }) => modes.length === 1 && release === 0);
  if (!alone) return undefined;
  const table = changeovers[0];
  const mode = (j: number) => operations[j]!.modes[0]!;
  return {
    time: operations.map((_, j) => mode(j).run),
    weight: orders.map(({ weight }) => weight),
    due: orders.map(({ due }) => due ?? Infinity),
    setup: (from: number, to: number) => {
      if (from < 0 || !table) return mode(to).setup;
      const seconds = table[mode(from).family * families.length + mode(to).family]!;
      return seconds < 0 ? mode(to).setup : seconds;
    },
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
