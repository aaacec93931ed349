import type { Seconds } from "../kernel/moment";
import type { Binding, FixedConflict, Placement, UnscheduledReason } from "../schedule/solution";
import type { SchedulingProblem } from "../schedule/problem";
import { type Plan, stepOf } from "./plan-result";
import { sayDay, sayHours, sayNumber, sayTime } from "./say-time";

/** An operation as one says it: `A-1004 step 20`; with its line where it has one. */
export function sayOperation(plan: Plan, index: number): string {
  const job = plan.model.jobs[plan.problem.operations[index]!.job]!;
  const line = job.line === "" ? "" : ` line ${job.line}`;
  return `${job.shownOrder}${line} step ${stepOf(plan, index).step}`;
}

/** `A-1004 step 20 on Saw 2`, as far as it has a place. */
export function sayOperationPlace(plan: Plan, index: number): string {
  const resource = resourceOf(plan, index);
  return resource === ""
    ? sayOperation(plan, index)
    : `${sayOperation(plan, index)} on ${resource}`;
}

function resourceOf(plan: Plan, index: number): string {
  const { state, modes } = plan.problem.operations[index]!;
  const placement = plan.solution.placements[index];
  if (state.kind === "finished") return resourceName(plan.problem, state.resource);
  const resource = placement && modes[placement.mode]?.resource;
  return resource === undefined ? "" : resourceName(plan.problem, resource);
}

const resourceName = (problem: SchedulingProblem, resource: number) =>
  problem.resources[resource]?.id ?? "";

/** Why an operation starts when it does, for the column Waits for. */
export function sayBinding(plan: Plan, placement: Placement): string {
  const { why } = placement;
  switch (why.kind) {
    case "plan start":
      return "nothing: it starts with the plan";
    case "release":
      return `not before its release ${say(plan, plan.problem.operations[placement.operation]!.release)}`;
    case "unit":
      return `after ${sayOperationPlace(plan, why.operation)}, ends ${sayEnd(plan, why.operation)}`;
    case "predecessor":
      return sayPredecessor(plan, placement, why.operation);
    case "material":
      return sayMaterial(plan, placement, why.material);
    case "need":
      return sayNeed(plan, placement, why);
    case "calendar":
      return `${resourceName(plan.problem, why.resource)} does not work before ${say(plan, placement.start)}`;
    case "lock":
      return "locked here by the planner";
    case "freeze":
      return "frozen: it stands as published";
    case "due date":
      return "no sooner than its due date asks for";
    case "published":
      return "nothing: it stands where it was published";
    case "happened":
      return sayHappened(plan, placement);
  }
}

const say = (plan: Plan, seconds: Seconds) =>
  sayTime(plan.model.planStart + seconds, plan.model.planStart);

const sayEnd = (plan: Plan, index: number) => {
  const placement = plan.solution.placements[index];
  return placement ? say(plan, placement.end) : "later than the horizon";
};

function sayPredecessor(plan: Plan, placement: Placement, before: number): string {
  const operation = plan.problem.operations[placement.operation]!;
  const link = operation.predecessors.find((candidate) => candidate.operation === before);
  const place = sayOperationPlace(plan, before);
  const other = plan.problem.operations[before]!;
  if (other.job !== operation.job && plan.problem.jobs[other.job]!.consumer === operation.index)
    return `material made in ${place}, ends ${sayEnd(plan, before)}`;
  if (link && link.transferBatch > 0)
    return `after the first ${sayNumber(link.transferBatch, 2)} of ${place}`;
  const wait = link && link.wait > 0 ? ` and ${sayHours(link.wait)} of waiting` : "";
  return `after ${place}, ends ${sayEnd(plan, before)}${wait}`;
}

/** Which receipt lets an operation start; undefined where the material is bought. */
export function receiptFor(
  problem: SchedulingProblem,
  material: number,
  placement: Placement,
): { readonly at: Seconds; readonly id: string | undefined } {
  const { receipts, boughtAt } = problem.materials[material]!;
  const open = problem.operations[placement.operation]!;
  const setupNeedsIt = open.modes[placement.mode]?.setupNeedsMaterial === true;
  const needed = setupNeedsIt ? placement.start : placement.runStart;
  const last = receipts.filter((receipt) => receipt.at <= needed).at(-1);
  if (!last || boughtAt <= needed) return { at: boughtAt, id: undefined };
  return { at: last.at, id: last.id };
}

function sayMaterial(plan: Plan, placement: Placement, material: number): string {
  const { id } = plan.problem.materials[material]!;
  const receipt = receiptFor(plan.problem, material, placement);
  return receipt.id === undefined
    ? `material ${id}: no purchase order covers it; bought now, it is there ${say(plan, receipt.at)}`
    : `material ${id}: PO ${receipt.id} expected ${say(plan, receipt.at)}`;
}

function sayNeed(
  plan: Plan,
  placement: Placement,
  why: Extract<Binding, { kind: "need" }>,
): string {
  const name = resourceName(plan.problem, why.resource);
  return why.operation === undefined
    ? `not enough ${name} free before ${say(plan, placement.start)}`
    : `${name} is with ${sayOperation(plan, why.operation)} until ${sayEnd(plan, why.operation)}`;
}

function sayHappened(plan: Plan, placement: Placement): string {
  const finished = plan.problem.operations[placement.operation]!.state.kind === "finished";
  if (stepOf(plan, placement.operation).timesUnknown)
    return finished ? "finished; when is not recorded" : "running; since when is not recorded";
  return finished
    ? `finished ${say(plan, placement.end)}`
    : `running since ${say(plan, placement.start)}`;
}

/** Why an order is not scheduled; begins in lower case, behind `Not scheduled: `. */
export function sayUnscheduled(plan: Plan, operation: number, reason: UnscheduledReason): string {
  const { problem, model } = plan;
  const what = `step ${stepOf(plan, operation).step}`;
  switch (reason.kind) {
    case "past the horizon":
      return `${what} would end after the horizon (${sayDay(model.horizonEnd, model.planStart)}); set Horizon days higher`;
    case "no stretch long enough":
      return (
        `${what} must not be interrupted and takes ${sayHours(reason.needed)}, ` +
        `but ${resourceName(problem, reason.resource)} works at most ${sayHours(reason.longest)} at a stretch`
      );
    case "never works":
      return `${resourceName(problem, reason.resource)}, which ${what} needs, has no working time inside the horizon`;
    case "never enough":
      return `${what} needs ${sayNumber(reason.needed / 1000, 3)} of ${resourceName(problem, reason.resource)}, which never has so many`;
    case "waits for one that is not scheduled":
      return `${what} waits for ${sayOperation(plan, reason.operation)}, which is not scheduled`;
  }
}

const AGAINST: Record<FixedConflict["with"], string> = {
  unit: "the unit is taken",
  predecessor: "the step before it ends later",
  material: "its material is not there yet",
  release: "it is before its release",
  calendar: "the resource does not work then",
  pool: "there are not enough people or tools then",
  horizon: "it would end after the horizon",
};

/** Why a lock or a frozen start could not be kept. */
export function sayConflict(plan: Plan, conflict: FixedConflict): string {
  const other = conflict.other === undefined ? "" : ` (${sayOperationPlace(plan, conflict.other)})`;
  return `${AGAINST[conflict.with]}${other}`;
}
