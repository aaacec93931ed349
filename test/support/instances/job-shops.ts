import { NumberReader, numbersOf } from "./numbers-of";
import type { Task, TaskJob, TaskProblem, TaskResource } from "./task-problem";

const machines = (count: number): TaskResource[] =>
  Array.from({ length: count }, (): TaskResource => "machine");

/** Machine (from 0) and duration of each step of each job. */
export type JobRows = readonly (readonly (readonly [machine: number, duration: number])[])[];

/** "n m", then per job m pairs of machine (from 0) and duration. */
export function jobRowsOf(text: string): JobRows {
  const numbers = new NumberReader(numbersOf(text));
  const [jobs, steps] = [numbers.next(), numbers.next()];
  return Array.from({ length: jobs }, () =>
    Array.from({ length: steps }, () => [numbers.next(), numbers.next()] as const),
  );
}

/** A job shop with makespan to be least, or weighted tardiness where due dates and weights are given. */
export function jobShop(
  rows: JobRows,
  dates?: { readonly due: readonly number[]; readonly weights: readonly number[] },
): TaskProblem {
  const count = 1 + Math.max(...rows.flatMap((row) => row.map(([machine]) => machine)));
  let index = 0;
  const jobs = rows.map((row, j): TaskJob => {
    const tasks = row.map(([resource, run], k): Task => {
      index++;
      return { modes: [{ resource, run }], after: k > 0 ? [index - 2] : [] };
    });
    return dates ? { tasks, due: dates.due[j]!, weight: dates.weights[j]! } : { tasks };
  });
  return { goal: dates ? "On time" : "Throughput", resources: machines(count), jobs };
}

/** "n m flex"; per job its operations, each with k and k pairs of machine (from 1) and duration. */
export function flexibleJobShop(text: string): TaskProblem {
  const numbers = new NumberReader(numbersOf(text));
  const [jobs, count] = numbers.take(3) as [number, number, number];
  let index = 0;
  return {
    goal: "Throughput",
    resources: machines(count),
    jobs: Array.from({ length: jobs }, () => ({
      tasks: Array.from({ length: numbers.next() }, (_, k): Task => {
        const modes = Array.from({ length: numbers.next() }, () => ({
          resource: numbers.next() - 1,
          run: numbers.next(),
        }));
        index++;
        return { modes, after: k > 0 ? [index - 2] : [] };
      }),
    })),
  };
}
