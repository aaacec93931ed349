import { NumberReader, numbersOf } from "./numbers-of";
import type { TaskJob, TaskProblem } from "./task-problem";

/** Jobs on one machine, weighted tardiness to be least: the same length of all three lists. */
export interface SingleMachine {
  readonly times: readonly number[];
  readonly weights: readonly number[];
  readonly due: readonly number[];
}

/** Setups before each job as the first one, and at `from × n + to` before `to` after `from`. */
export interface Setups {
  readonly first: readonly number[];
  readonly table: readonly number[];
}

/** OR-Library: instances of `n` jobs one after another: processing times, weights, due dates. */
export function weightedTardinessFile(text: string, n: number): SingleMachine[] {
  const numbers = new NumberReader(numbersOf(text));
  const instances: SingleMachine[] = [];
  while (numbers.rest > 0) {
    instances.push({ times: numbers.take(n), weights: numbers.take(n), due: numbers.take(n) });
  }
  return instances;
}

/** Cicirello: n; processing times; weights; due dates; first setups; setup matrix, a row for each job before. */
export function setupFile(text: string): SingleMachine & Setups {
  const numbers = new NumberReader(numbersOf(text));
  const n = numbers.next();
  return {
    times: numbers.take(n),
    weights: numbers.take(n),
    due: numbers.take(n),
    first: numbers.take(n),
    table: numbers.take(n * n),
  };
}

/** One machine; with setups, every job has a changeover family of its own. */
export function singleMachine(instance: SingleMachine, setups?: Setups): TaskProblem {
  const n = instance.times.length;
  const jobs = instance.times.map((run, j): TaskJob => ({
    tasks: [
      {
        modes: [{ resource: 0, run }],
        after: [],
        ...(setups ? { setup: setups.first[j]!, family: j + 1 } : {}),
      },
    ],
    due: instance.due[j]!,
    weight: instance.weights[j]!,
  }));
  const one = { goal: "On time" as const, resources: ["machine" as const], jobs };
  return setups
    ? { ...one, changeovers: { families: n + 1, table: withoutFamily(setups, n) } }
    : one;
}

/** The matrix with a row and a column for family 0, which no job has. */
function withoutFamily({ first, table }: Setups, n: number): number[] {
  const row = (from: number) => (from < 0 ? first : table.slice(from * n, (from + 1) * n));
  return Array.from({ length: n + 1 }, (_, from) => [0, ...row(from - 1)]).flat();
}
