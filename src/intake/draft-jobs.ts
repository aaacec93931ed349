import type { LeftOut } from "../model/planning-model";
import { type JobDraft, type OperationDraft, setQuantity, tooLong } from "./job-draft";
import { lotSizes, MOST_LOTS } from "./lots";
import type { PlanFrame } from "./plan-frame";
import { type StepQuantity, stepQuantities } from "./quantities";
import { recordsByLot } from "./lot-records";
import type { RecordBook, StepRecord } from "./record-book";
import { roundUp } from "./round-up";
import type { Routing } from "./routing";
import { inferStatuses } from "./infer-status";
import { statusOf, type StepStatus } from "./step-status";
import type { Seconds } from "../kernel/moment";
import { OWN_STEP } from "./own-work";

/** What jobs are drafted from, besides the demand. */
export interface Drafting {
  readonly frame: PlanFrame;
  readonly wholeUnits: boolean;
  readonly records: RecordBook;
  /** Index of a resource by name; undefined: there is none. */
  readonly resourceOf: (name: string | undefined) => number | undefined;
}

/** What is to be made: an order, a planned order or a made material. */
export interface Demand {
  readonly root: number;
  readonly order: number;
  readonly shownOrder: string;
  readonly line: string;
  readonly quantity: number;
  readonly lotMax: number | undefined;
  readonly release: Seconds;
  readonly routing: Routing;
  readonly consumer: OperationDraft | undefined;
  /** Good units that are already there, where nothing else is recorded. */
  readonly made: number;
  /** How many steps, in order, are finished where nothing else is recorded. */
  readonly stepsDone: number;
  /** The order itself carries its work: what is recorded of it belongs to its only step. */
  readonly ownWork: boolean;
}

export interface Drafted {
  readonly jobs: readonly JobDraft[];
  /** Why nothing of it is scheduled; then there are no jobs. */
  readonly leftOut: LeftOut | undefined;
  /** Anything is recorded of it. */
  readonly begun: boolean;
  /** Steps without a record that are taken as finished, because a later one has begun. */
  readonly inferred: readonly OperationDraft[];
}

/** The jobs of a demand: one for each lot, with what has happened to it. */
export function draftJobs(demand: Demand, drafting: Drafting): Drafted {
  const none = { jobs: [], begun: false, inferred: [] };
  const lots = lotSizes(demand.quantity, demand.lotMax, drafting.wholeUnits);
  const [first] = demand.routing.steps;
  if (!lots) {
    const reason = `Lot max would split it into more than ${MOST_LOTS} lots`;
    return { ...none, leftOut: { reason, ...first!.place } };
  }
  const quantities = lots.map((lot) => stepQuantities(demand.routing, lot, drafting.wholeUnits));
  const records = recordsOf(demand, quantities, drafting);
  let made = demand.made;
  const inferred: OperationDraft[] = [];
  const jobs: JobDraft[] = [];
  for (const [index, lot] of lots.entries()) {
    const ofLot = Math.min(made, lot);
    made -= ofLot;
    const job = emptyJob(demand, lot, lots.length === 1 ? undefined : index + 1);
    const statuses = statusesOf(demand, quantities[index]!, records[index]!, lot - ofLot, drafting);
    const taken = inferStatuses(demand.routing, statuses);
    const fault = fillJob(job, quantities[index]!, statuses, drafting);
    if (fault) return { ...none, leftOut: fault };
    inferred.push(...taken.map((step) => job.operations[step]!));
    jobs.push(job);
  }
  const recorded = records.some((ofLot) => ofLot.some((record) => record !== undefined));
  const begun = recorded || demand.made > 0 || demand.stepsDone > 0;
  return { jobs, leftOut: undefined, begun, inferred };
}

function emptyJob(demand: Demand, quantity: number, lot: number | undefined): JobDraft {
  return {
    root: demand.root,
    order: demand.order,
    shownOrder: lot === undefined ? demand.shownOrder : `${demand.shownOrder}/${lot}`,
    line: demand.line,
    product: demand.routing.product,
    quantity,
    release: demand.release,
    routing: demand.routing,
    operations: [],
    consumer: demand.consumer,
  };
}

/** By lot and step. A record of the lot itself goes before its share of one of the whole order. */
function recordsOf(
  { shownOrder, line, routing, ownWork }: Demand,
  quantities: readonly StepQuantity[][],
  { records, frame }: Drafting,
): (StepRecord | undefined)[][] {
  const byLot: (StepRecord | undefined)[][] = quantities.map(() =>
    routing.steps.map(() => undefined),
  );
  if (records.empty) return byLot;
  const find = (order: string, step: string) => {
    const key = { order, line, step };
    return ownWork ? records.findAny(key) : records.find(key, step);
  };
  routing.steps.forEach((step, at) => {
    const whole = find(shownOrder, ownWork ? OWN_STEP : step.key);
    if (quantities.length === 1) {
      byLot[0]![at] = whole;
      return;
    }
    const starts = quantities.map((ofLot) => ofLot[at]!.start);
    const shares = whole && recordsByLot(whole, starts, frame.start);
    byLot.forEach((ofLot, index) => {
      ofLot[at] = find(`${shownOrder}/${index + 1}`, step.key) ?? shares?.[index];
    });
  });
  return byLot;
}

/** What is recorded counts first, then Steps done to, then Good so far. */
function statusesOf(
  demand: Demand,
  quantities: readonly StepQuantity[],
  records: readonly (StepRecord | undefined)[],
  goodLeft: number,
  { wholeUnits, resourceOf }: Drafting,
): StepStatus[] {
  const { routing, stepsDone } = demand;
  const rest =
    demand.made > 0
      ? stepQuantities(routing, goodLeft, wholeUnits).map((each) => each.start)
      : undefined;
  return routing.steps.map((_, at): StepStatus => {
    const status = statusOf(records[at], quantities[at]!.start, resourceOf);
    if (status.kind !== "not begun" || records[at]) return status;
    if (at < stepsDone || (rest && rest[at]! <= 0)) {
      return { kind: "finished", times: undefined, resource: undefined, booked: undefined };
    }
    const left = rest?.[at];
    const untouched = left === undefined || left >= quantities[at]!.start;
    return untouched ? status : { kind: "rest", left, begun: false };
  });
}

function fillJob(
  job: JobDraft,
  quantities: readonly StepQuantity[],
  statuses: readonly StepStatus[],
  { frame, wholeUnits }: Drafting,
): LeftOut | undefined {
  for (const [at, step] of job.routing.steps.entries()) {
    const status = statuses[at]!;
    const { start, good } = quantities[at]!;
    const operation: OperationDraft = {
      index: -1,
      job,
      step,
      plannedStart: start,
      startQuantity: start,
      goodQuantity: good,
      alternatives: [],
      modes: [],
      after: step.after.map((before) => ({
        operation: job.operations[before]!,
        wait: job.routing.steps[before]!.wait,
        transferBatch: job.routing.steps[before]!.transferBatch,
      })),
      materials: [],
      status,
      state: { kind: "open" },
      timesUnknown: false,
    };
    job.operations.push(operation);
    const left = status.kind === "rest" ? status.left : start;
    const fits = setQuantity(operation, wholeUnits ? roundUp(left) : left, frame.horizon);
    if (!fits && (status.kind === "not begun" || status.kind === "rest")) return tooLong(operation);
  }
  return undefined;
}
