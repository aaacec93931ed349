import { HOUR, type Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { jobKey } from "../record/floor-jobs";
import type { FloorJob, PlaceOf } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import type { GapCell } from "./gap-cells";
import { jobsThatMatter, type MatchedOperation, matchOperations } from "./match-operations";
import { type OperationShares, operationShares } from "./operation-shares";
import type { PlanThatWas, Window } from "./plan-that-was";
import { splitOperation } from "./split-operation";

/** The gap of one operation, planned − actual earned hours in the window; its cells sum to it. */
export interface OperationGap {
  readonly operation: MatchedOperation;
  readonly shares: OperationShares;
  readonly cells: readonly GapCell[];
}

export interface OutputGap {
  readonly window: Window;
  readonly plan: PlanThatWas;
  readonly operations: readonly OperationGap[];
  /** All that was planned, and what was done of it or in the window. */
  readonly matched: readonly MatchedOperation[];
  /** Where what was booked stands. */
  readonly placeOf: PlaceOf;
  /** Work that no standard says the worth of: it earns nothing, and nothing says what it cost. */
  readonly unmeasured: readonly FloorJob[];
  /** The resource whose planned work takes the largest share of its time in the window; undefined: nothing was planned. */
  readonly constraint: string | undefined;
}

/** The output gap of every operation that was planned or run in the window. */
export function outputGap(plan: PlanThatWas, record: FloorRecord, window: Window): OutputGap {
  const operations = matchOperations(plan.parts, jobsThatMatter(plan.parts, record, window));
  const later = laterOperations(plan);
  const doneBefore = stepsBefore(operations);
  const found: OperationGap[] = [];
  const unmeasured: FloorJob[] = [];
  for (const operation of operations) {
    const shares = operationShares(operation, later.get(keyOf(operation)), plan, window, record);
    if (shares.planned.length === 0 && shares.booked.length === 0) continue;
    if (shares.perGood === undefined) unmeasured.push(...operation.jobs);
    const cells = splitOperation(shares, doneBefore(operation), record);
    found.push({ operation, shares, cells });
  }
  return {
    window,
    plan,
    operations: found,
    matched: operations,
    placeOf: record.placeOf,
    unmeasured,
    constraint: constraintOf(found, record, window),
  };
}

const keyOf = (of: MatchedOperation) =>
  jobKey({ order: of.order, line: of.line, step: of.step, resource: "" });

function laterOperations({ later }: PlanThatWas): ReadonlyMap<string, MatchedOperation> {
  const operations = later ? matchOperations(later.parts, []) : [];
  return new Map(operations.map((operation) => [keyOf(operation), operation]));
}

/**
 * When the last of the steps that were planned before an operation of the same order was done;
 * undefined where one of them still ran when it began, since then it did not wait for it.
 */
function stepsBefore(operations: readonly MatchedOperation[]) {
  const ofOrder = new Map<string, MatchedOperation[]>();
  const orderOf = ({ order, line }: MatchedOperation) =>
    jobKey({ order, line, step: "", resource: "" });
  for (const operation of operations) {
    const list = ofOrder.get(orderOf(operation)) ?? [];
    ofOrder.set(orderOf(operation), list);
    list.push(operation);
  }
  return (operation: MatchedOperation): Moment | undefined => {
    const start = Math.min(...operation.planned.map((part) => part.start));
    const begun = Math.min(...operation.jobs.map((job) => job.start));
    let done: Moment | undefined;
    for (const other of ofOrder.get(orderOf(operation)) ?? []) {
      if (other === operation || other.planned.length === 0) continue;
      if (Math.max(...other.planned.map((part) => part.end)) > start) continue;
      const end = Math.max(...other.jobs.map((job) => job.end));
      if (end <= begun && (done === undefined || end > done)) done = end;
    }
    return done;
  };
}

/** Planned hours ÷ working hours of the window, the largest; of equals the first by name. */
function constraintOf(
  operations: readonly OperationGap[],
  { time }: FloorRecord,
  { from, to }: Window,
): string | undefined {
  const wanted = new Map<string, { name: string; hours: number }>();
  for (const { part, setup, run, allowance } of operations.flatMap(
    ({ shares }) => shares.planned,
  )) {
    const key = comparableKey(part.resource);
    const known = wanted.get(key) ?? { name: part.resource, hours: 0 };
    wanted.set(key, known);
    known.hours += setup + run + allowance;
  }
  let best: { name: string; load: number } | undefined;
  for (const { name, hours } of [...wanted.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const resource = time.resource(name);
    if (resource && !resource.limited) continue;
    const there = (time.work(name, from, to) / HOUR) * Math.max(1, resource?.units ?? 1);
    const load = there > 0 ? hours / there : 0;
    if (load > 0 && (!best || load > best.load)) best = { name, load };
  }
  return best?.name;
}
