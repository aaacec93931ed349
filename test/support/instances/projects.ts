import { NumberReader, numbersOf } from "./numbers-of";
import type { Task, TaskProblem } from "./task-problem";

/** Patterson: activities, resources; capacities; per activity duration, demands, number of successors and they (from 1). */
export function projectOf(text: string): TaskProblem {
  const numbers = new NumberReader(numbersOf(text));
  const [activities, kinds] = [numbers.next(), numbers.next()];
  const pools = numbers.take(kinds).map((pool) => ({ pool }));
  const after: number[][] = Array.from({ length: activities }, () => []);
  const rows = Array.from({ length: activities }, (_, a) => {
    const run = numbers.next();
    const demands = numbers.take(kinds);
    for (const next of numbers.take(numbers.next())) after[next - 1]!.push(a);
    return { run, demands };
  });
  const tasks = rows.map(({ run, demands }, a): Task => ({
    modes: [{ resource: kinds, run }],
    after: after[a]!,
    holds: demands.flatMap((amount, resource) => (amount > 0 ? [{ resource, amount }] : [])),
  }));
  return { goal: "Throughput", resources: [...pools, "unlimited"], jobs: [{ tasks }] };
}
