import { seededRandom } from "../../src/kernel/random";
import type { SchedulingProblem } from "../../src/schedule/problem";

/** The same problem with its orders, jobs and operations in another order of rows. */
export function reordered(problem: SchedulingProblem, seed: number): SchedulingProblem {
  const random = seededRandom(seed);
  const turn = (length: number) => {
    const from = Array.from({ length }, (_, i) => i);
    for (let i = length - 1; i > 0; i--) {
      const other = random.below(i + 1);
      [from[i], from[other]] = [from[other]!, from[i]!];
    }
    const to = new Map(from.map((old, now) => [old, now]));
    return { from, to: (old: number) => to.get(old)! };
  };
  const orders = turn(problem.orders.length);
  const jobs = turn(problem.jobs.length);
  const operations = turn(problem.operations.length);
  return {
    ...problem,
    orders: orders.from.map((old) => {
      const order = problem.orders[old]!;
      return { ...order, jobs: order.jobs.map(jobs.to) };
    }),
    jobs: jobs.from.map((old) => {
      const { id, order, consumer, operations: members } = problem.jobs[old]!;
      return {
        id,
        order: order === undefined ? undefined : orders.to(order),
        consumer: consumer === undefined ? undefined : operations.to(consumer),
        operations: members.map(operations.to),
      };
    }),
    operations: operations.from.map((old, index) => {
      const operation = problem.operations[old]!;
      const predecessors = operation.predecessors.map((link) => ({
        ...link,
        operation: operations.to(link.operation),
      }));
      return { ...operation, index, job: jobs.to(operation.job), predecessors };
    }),
  };
}
