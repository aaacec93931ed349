import type {
  Link,
  Mode,
  ModeNeed,
  Operation,
  ProblemMaterial,
  ProblemOrder,
  ProblemResource,
  SchedulingProblem,
} from "../../src/schedule/problem";
import type { Placement, Solution } from "../../src/schedule/solution";
import { solve, type SolveOptions } from "../../src/schedule/solve";
import { verify } from "../../src/schedule/verify";
import { WHOLE, workingTime, type WorkingTime } from "../../src/schedule/working-time";

export const HOUR = 3600;
export const DAY = 24 * HOUR;
const FREE = { perHour: 0, perExtraHour: 0, extra: undefined };

/** Working hours of every day for 30 days, such as `[6, 14]` from six to two. */
export function hours(...shifts: readonly (readonly [number, number])[]): WorkingTime {
  const stretches: { start: number; end: number }[] = [];
  for (let day = 0; day < 30; day++) {
    for (const [from, to] of shifts) {
      stretches.push({ start: day * DAY + from * HOUR, end: day * DAY + to * HOUR });
    }
  }
  return workingTime(stretches);
}

export const ALWAYS = workingTime([{ start: 0, end: 30 * DAY }]);

export function machine(id: string, ...units: readonly WorkingTime[]): ProblemResource {
  const times = units.length > 0 ? units : [ALWAYS];
  return { kind: "units", id, units: times, lastFamily: times.map(() => -1), cost: FREE };
}

/** A pool whose heads change at moments: `[[0, 2], [8 * HOUR, 1]]`. */
export function pool(
  id: string,
  ...steps: readonly (readonly [number, number])[]
): ProblemResource {
  const capacity = {
    times: Int32Array.from(steps, ([at]) => at),
    amounts: Int32Array.from(steps, ([, heads]) => heads * WHOLE),
  };
  return { kind: "pool", id, capacity, cost: FREE };
}

export function unlimited(id: string, time: WorkingTime = ALWAYS): ProblemResource {
  return { kind: "unlimited", id, time, cost: FREE };
}

export function mode(resource: number, run: number, more: Partial<Mode> = {}): Mode {
  return {
    resource,
    setup: 0,
    family: 0,
    run,
    fixed: 0,
    interruptible: true,
    setupNeedsMaterial: false,
    needs: [],
    ...more,
  };
}

export function need(
  resource: number,
  heads: number,
  during: ModeNeed["during"] = "all",
): ModeNeed {
  return { resource, amount: heads * WHOLE, during };
}

export interface SmallOperation {
  readonly modes: readonly Mode[];
  readonly after?: readonly (number | Link)[];
  readonly more?: Partial<Operation>;
}

export function op(
  modes: Mode | readonly Mode[],
  after: SmallOperation["after"] = [],
  more: Partial<Operation> = {},
): SmallOperation {
  return {
    modes: Array.isArray(modes) ? (modes as readonly Mode[]) : [modes as Mode],
    after,
    more,
  };
}

export interface SmallPlan {
  readonly resources: readonly ProblemResource[];
  /** Orders as lists of operations; `after` counts over all orders. */
  readonly orders: readonly (readonly SmallOperation[])[];
  readonly order?: (index: number) => Partial<ProblemOrder>;
  readonly materials?: readonly ProblemMaterial[];
  readonly changeovers?: SchedulingProblem["changeovers"];
  readonly more?: Partial<SchedulingProblem>;
}

/** A problem for a test of one rule: everything that is not said is absent. */
export function smallProblem(plan: SmallPlan): SchedulingProblem {
  const operations: Operation[] = [];
  const jobs = plan.orders.map((list, job) => ({
    id: `J${job}`,
    order: job,
    consumer: undefined,
    operations: list.map((small) => {
      const index = operations.length;
      operations.push({
        index,
        job,
        label: `J${job}/${index}`,
        startQuantity: 1,
        goodQuantity: 1,
        modes: small.modes,
        predecessors: (small.after ?? []).map((link) =>
          typeof link === "number" ? { operation: link, wait: 0, transferBatch: 0 } : link,
        ),
        release: 0,
        materials: [],
        state: { kind: "open" },
        published: undefined,
        ...small.more,
      });
      return index;
    }),
  }));
  return {
    horizon: 30 * DAY,
    goal: "On time",
    direction: "Forward",
    resources: plan.resources,
    families: ["", "red", "blue"],
    changeovers: plan.changeovers ?? plan.resources.map(() => undefined),
    materials: plan.materials ?? [],
    orders: plan.orders.map((_, index) => ({
      id: `O${index}`,
      due: undefined,
      weight: 1,
      penaltyPerDay: 0,
      countsAsLate: true,
      jobs: [index],
      ...plan.order?.(index),
    })),
    jobs,
    operations,
    ...plan.more,
  };
}

/** Solves, has the result verified, and gives it. */
export function solved(problem: SchedulingProblem, options?: SolveOptions): Solution {
  const { solution } = solve(problem, options);
  const violations = verify(problem, solution);
  if (violations.length > 0)
    throw new Error(violations.map((v) => `${v.code}: ${v.text}`).join("\n"));
  return solution;
}

export function placed(solution: Solution, operation: number): Placement {
  const placement = solution.placements[operation];
  if (!placement) throw new Error(`Operation ${operation} is not scheduled.`);
  return placement;
}
