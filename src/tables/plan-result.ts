import type { Moment, Seconds } from "../kernel/moment";
import type {
  Order,
  PlanningModel,
  PlannedJob,
  RoutingStep,
  StepMode,
} from "../model/planning-model";
import type { Operation, SchedulingProblem } from "../schedule/problem";
import type { Placement, Solution } from "../schedule/solution";
import { slacks } from "./slack";

/** A schedule with all that is needed to show it. */
export interface Plan {
  readonly model: PlanningModel;
  readonly problem: SchedulingProblem;
  readonly solution: Solution;
}

/** One scheduled operation in the planner's terms. */
export interface PlannedOperation {
  /** Index into the problem's operations. */
  readonly index: number;
  readonly operation: Operation;
  readonly placement: Placement;
  readonly job: PlannedJob;
  readonly order: Order;
  readonly step: RoutingStep;
  /** Figures of the mode it runs in; undefined for a finished one whose mode is not known. */
  readonly mode: StepMode | undefined;
  readonly description: string;
  readonly resource: string;
  /** From 1; undefined for pools, unlimited resources and where it is not known. */
  readonly unit: number | undefined;
  readonly start: Moment;
  readonly runStart: Moment;
  readonly end: Moment;
  /** Units an hour at which it is planned; undefined for fixed times. */
  readonly ratePerHour: number | undefined;
  /** When its order is due, or for a made material, needed. */
  readonly due: Moment | undefined;
  /** Elapsed seconds by which it can slip without making its order late; undefined: it has no due date. */
  readonly slack: Seconds | undefined;
}

/** The operations that have a place, in the order of the problem. */
export function plannedOperations(plan: Plan): readonly PlannedOperation[] {
  const known = made.get(plan) ?? makeOperations(plan);
  made.set(plan, known);
  return known;
}

/** Every sheet asks for them; they are made once for each plan. */
const made = new WeakMap<Plan, readonly PlannedOperation[]>();

function makeOperations(plan: Plan): readonly PlannedOperation[] {
  const slackOf = slacks(plan.problem, plan.solution);
  return plan.solution.placements.flatMap((placement, index) =>
    placement ? [plannedOperation(plan, index, placement, slackOf[index])] : [],
  );
}

function plannedOperation(
  plan: Plan,
  index: number,
  placement: Placement,
  slack: Seconds | undefined,
): PlannedOperation {
  const { model, problem } = plan;
  const operation = problem.operations[index]!;
  const job = model.jobs[operation.job]!;
  const order = model.orders[job.order]!;
  const step = stepOf(plan, index);
  const mode = operation.modes[placement.mode];
  const resource =
    operation.state.kind === "finished" ? operation.state.resource : (mode?.resource ?? -1);
  return {
    index,
    operation,
    placement,
    job,
    order,
    step,
    mode: step.modes[placement.mode],
    description: model.products.get(job.product)?.description || descriptionOf(order, job),
    resource: problem.resources[resource]?.id ?? "",
    unit: placement.unit < 0 ? undefined : placement.unit + 1,
    start: model.planStart + placement.start,
    runStart: model.planStart + placement.runStart,
    end: model.planStart + placement.end,
    ratePerHour: plannedRate(operation, step.modes[placement.mode], placement.mode),
    due: dueOf(plan, operation.job),
    slack,
  };
}

const descriptionOf = (order: Order, job: PlannedJob) =>
  order.product === job.product ? order.description : "";

/** The routing step behind an operation: operations follow jobs and their steps in order. */
export function stepOf(plan: Plan, index: number): RoutingStep {
  const job = plan.problem.operations[index]!.job;
  const first = plan.problem.jobs[job]!.operations[0]!;
  return plan.model.jobs[job]!.steps[index - first]!;
}

/** When a job's order is due; for a made material, the Run start of the operation that consumes it. */
export function dueOf(plan: Plan, job: number): Moment | undefined {
  const consumer = plan.problem.jobs[job]!.consumer;
  if (consumer === undefined) return plan.model.orders[plan.model.jobs[job]!.order]!.due;
  const placement = plan.solution.placements[consumer];
  return placement && plan.model.planStart + placement.runStart;
}

/**
 * Units an hour in running time. The compiled run is rounded up to whole seconds; where the rate
 * by the standard, times a share in whole thousandths, gives that very run, that is the rate.
 */
function plannedRate(
  operation: Operation,
  shown: StepMode | undefined,
  modeIndex: number,
): number | undefined {
  const mode = operation.modes[modeIndex];
  if (!mode || shown?.ratePerHour === undefined || operation.startQuantity <= 0) return undefined;
  const running = mode.run - mode.fixed;
  if (running <= 0) return undefined;
  const derived = (operation.startQuantity * 3600) / running;
  const share = Math.round((derived / shown.ratePerHour) * 1000) / 1000;
  const rate = shown.ratePerHour * share;
  if (rate > 0 && runsFor(mode.fixed, operation.startQuantity, rate) === mode.run) return rate;
  return derived;
}

const runsFor = (fixed: Seconds, quantity: number, rate: number) =>
  Math.ceil(fixed + (quantity * 3600) / rate - 1e-6);
