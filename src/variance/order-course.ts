import type { Moment, Seconds } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { FloorJob } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import { jobKey } from "../record/floor-jobs";
import type { MatchedOperation } from "./match-operations";

/** Units that rounding leaves out of a step that is done. */
const ROUNDING = 0.98;

/** One step of an order: when it was to happen, and when it did or will. */
export interface CourseStep {
  readonly operation: MatchedOperation;
  readonly plannedStart: Moment;
  readonly plannedEnd: Moment;
  /** Working time that it was to take the resource. */
  readonly plannedWork: Seconds;
  readonly resource: string;
  readonly start: Moment;
  readonly end: Moment;
  /** False: its end is projected. */
  readonly done: boolean;
}

/** The steps of one order line in planned order, at least one. */
export interface OrderCourse {
  readonly order: string;
  readonly line: string;
  readonly steps: readonly CourseStep[];
}

/** Where a step stands in the schedule that is in force now. */
export interface Projected {
  readonly order: string;
  readonly line: string;
  readonly step: string;
  readonly start: Moment;
  readonly end: Moment;
}

/**
 * The course of every planned order. A step that is not done is projected: as the schedule in force
 * has it, where that is ahead; else behind the step before it and the record's end, with the time
 * that was planned for it.
 */
export function orderCourses(
  operations: readonly MatchedOperation[],
  projected: readonly Projected[],
  record: FloorRecord,
): OrderCourse[] {
  const ahead = new Map(
    projected
      .filter(({ end }) => end >= record.until)
      .map((each) => [jobKey({ ...each, resource: "" }), each]),
  );
  const orders = new Map<string, MatchedOperation[]>();
  for (const operation of operations) {
    if (operation.planned.length === 0) continue;
    const key = `${comparableKey(operation.order)}\u0001${comparableKey(operation.line)}`;
    const list = orders.get(key);
    if (list) list.push(operation);
    else orders.set(key, [operation]);
  }
  return [...orders.values()].map((ofOrder) => courseOf(ofOrder, ahead, record));
}

function courseOf(
  operations: MatchedOperation[],
  ahead: ReadonlyMap<string, Projected>,
  record: FloorRecord,
): OrderCourse {
  const planned = operations
    .map((operation) => ({ operation, ...plannedSpan(operation, record) }))
    .sort(
      (a, b) =>
        a.plannedEnd - b.plannedEnd ||
        a.plannedStart - b.plannedStart ||
        (a.operation.step < b.operation.step ? -1 : 1),
    );
  const begunLater = beganLater(planned.map(({ operation }) => operation.jobs));
  const steps: CourseStep[] = [];
  planned.forEach((each, at) => {
    const { operation, plannedWork } = each;
    const found = happened(operation.jobs);
    if (found && (isDone(operation) || begunLater[at])) {
      const resource = found.resource;
      steps.push({ ...each, resource, start: found.start, end: found.end, done: true });
      return;
    }
    const next = ahead.get(jobKey({ ...operation, resource: "" }));
    const resource = found?.resource ?? each.resource;
    const before = steps.reduce(
      (latest, step) =>
        step.plannedEnd <= each.plannedStart ? Math.max(latest, step.end) : latest,
      record.until,
    );
    const start = found?.start ?? next?.start ?? Math.max(before, each.plannedStart);
    const end =
      next?.end ??
      record.time.after(resource, Math.max(start, record.until), leftOf(operation, plannedWork));
    steps.push({ ...each, resource, start, end: Math.max(start, end), done: false });
  });
  const { order, line } = operations[0]!;
  return { order, line, steps };
}

function plannedSpan({ planned }: MatchedOperation, { time }: FloorRecord) {
  const plannedStart = Math.min(...planned.map((part) => part.start));
  const plannedEnd = Math.max(...planned.map((part) => part.end));
  const { resource } = planned[0]!;
  return {
    plannedStart,
    plannedEnd,
    resource,
    plannedWork: time.work(resource, plannedStart, plannedEnd),
  };
}

/** First start, last end, and where most of it was done. */
function happened(jobs: readonly FloorJob[]) {
  if (jobs.length === 0) return undefined;
  const most = jobs.reduce((a, b) => (b.worked > a.worked ? b : a));
  return {
    start: Math.min(...jobs.map((job) => job.start)),
    end: Math.max(...jobs.map((job) => job.end)),
    resource: most.resource,
  };
}

function unitsOf({ planned, jobs }: MatchedOperation) {
  const wanted = planned.reduce((sum, part) => sum + part.startQuantity, 0);
  return { wanted, made: jobs.reduce((sum, { good, scrap }) => sum + good + scrap, 0) };
}

function isDone(operation: MatchedOperation): boolean {
  const { wanted, made } = unitsOf(operation);
  return !operation.jobs.some(({ running }) => running) && made >= wanted * ROUNDING;
}

/** The part of the planned time that the units left need. */
function leftOf(operation: MatchedOperation, plannedWork: Seconds): Seconds {
  const { wanted, made } = unitsOf(operation);
  return wanted > 0 ? plannedWork * Math.max(0, 1 - made / wanted) : plannedWork;
}

/** By step: a later one has begun after this one ended, so that nothing more is to come of it. */
function beganLater(jobs: readonly (readonly FloorJob[])[]): boolean[] {
  const found = jobs.map(() => false);
  let begun = -Infinity;
  for (let at = jobs.length - 1; at >= 0; at--) {
    const here = jobs[at]!;
    const end = Math.max(-Infinity, ...here.map((job) => job.end));
    found[at] = here.length > 0 && begun >= end && !here.some(({ running }) => running);
    for (const job of here) begun = Math.max(begun, job.start);
  }
  return found;
}
