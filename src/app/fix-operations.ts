import type { Job, Operation, SchedulingProblem } from "../schedule/problem";
import type { Placement } from "../schedule/solution";

/** The same problem with operations held where these placements have them; what has happened stays. */
export function holdOperations(
  problem: SchedulingProblem,
  placementOf: (operation: number) => Placement | undefined,
): SchedulingProblem {
  const operations = problem.operations.map((operation): Operation => {
    const placement = placementOf(operation.index);
    if (!placement || operation.state.kind !== "open" || !operation.modes[placement.mode])
      return operation;
    const { mode, unit, start } = placement;
    return { ...operation, state: { kind: "fixed", by: "lock", mode, unit, start } };
  });
  return { ...problem, operations };
}

/** The same problem with nothing of these operations before `release`. */
export function releaseLater(
  problem: SchedulingProblem,
  operations: ReadonlySet<number>,
  release: number,
): SchedulingProblem {
  return {
    ...problem,
    operations: problem.operations.map((operation) =>
      operations.has(operation.index)
        ? { ...operation, release: Math.max(operation.release, release) }
        : operation,
    ),
  };
}

export interface Alone {
  readonly problem: SchedulingProblem;
  /** By operation of the smaller problem: its index in the whole one. */
  readonly indexes: readonly number[];
}

/** The problem of these operations alone, with what has begun, is finished or is fixed anyway. */
export function aloneWith(problem: SchedulingProblem, wanted: ReadonlySet<number>): Alone {
  const indexes = problem.operations
    .filter((operation) => wanted.has(operation.index) || operation.state.kind !== "open")
    .map((operation) => operation.index);
  const newIndex = new Map(indexes.map((index, i) => [index, i]));
  const keptJobs = problem.jobs
    .map((job, index) => ({ job, index }))
    .filter(({ job }) => job.operations.some((operation) => newIndex.has(operation)));
  const newJob = new Map(keptJobs.map(({ index }, i) => [index, i]));
  return {
    indexes,
    problem: {
      ...problem,
      orders: problem.orders.map((order) => ({
        ...order,
        jobs: order.jobs.flatMap((job) => newJob.get(job) ?? []),
      })),
      jobs: keptJobs.map(({ job }): Job => ({
        ...job,
        consumer: job.consumer === undefined ? undefined : newIndex.get(job.consumer),
        operations: job.operations.flatMap((operation) => newIndex.get(operation) ?? []),
      })),
      operations: indexes.map((index, i): Operation => {
        const operation = problem.operations[index]!;
        return {
          ...operation,
          index: i,
          job: newJob.get(operation.job)!,
          predecessors: operation.predecessors.flatMap((link) => {
            const before = newIndex.get(link.operation);
            return before === undefined ? [] : [{ ...link, operation: before }];
          }),
        };
      }),
    },
  };
}
