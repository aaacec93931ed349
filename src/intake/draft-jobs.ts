import type { Seconds } from "../kernel/moment";
import type { LeftOut } from "../model/planning-model";
import { inferStatuses } from "./infer-status";
import { type JobDraft, NOTHING, OPEN, type OperationDraft, tooLong } from "./job-draft";
import { type JobPatterns, type StepPattern, stepPattern } from "./job-pattern";
import { recordsByLot } from "./lot-records";
import { lotSizes, MOST_LOTS } from "./lots";
import type { PlanFrame } from "./plan-frame";
import { stepQuantities } from "./quantities";
import type { RecordBook, StepRecord } from "./record-book";
import { roundUp } from "./round-up";
import type { Routing } from "./routing";
import { FINISHED, NOT_BEGUN, statusOf, type StepStatus } from "./step-status";

/** What jobs are drafted from, besides the demand. */
export interface Drafting {
  readonly frame: PlanFrame;
  readonly wholeUnits: boolean;
  readonly patterns: JobPatterns;
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

export function draftedNothing(leftOut: LeftOut): Drafted {
  return { jobs: NOTHING, leftOut, begun: false, inferred: NOTHING };
}

/** The jobs of a demand: one for each lot, with what has happened to it. */
export function draftJobs(demand: Demand, drafting: Drafting): Drafted {
  const { routing, made, stepsDone } = demand;
  const lots = lotSizes(demand.quantity, demand.lotMax, drafting.wholeUnits);
  if (!lots) {
    const reason = `Lot max would split it into more than ${MOST_LOTS} lots`;
    return draftedNothing({ reason, ...routing.steps[0]!.place });
  }
  const patterns = lots.map((lot) => drafting.patterns.of(routing, lot));
  const records = recordsOf(demand, patterns, drafting);
  const untouched = !records && made <= 0 && stepsDone === 0;
  let madeLeft = made;
  const inferred: OperationDraft[] = [];
  const jobs: JobDraft[] = [];
  for (let lot = 0; lot < lots.length; lot++) {
    const goodLeft = lots[lot]! - Math.min(madeLeft, lots[lot]!);
    madeLeft -= lots[lot]! - goodLeft;
    const job = emptyJob(demand, lots[lot]!, lots.length === 1 ? undefined : lot + 1);
    const statuses = untouched
      ? undefined
      : statusesOf(demand, patterns[lot]!, records?.[lot], goodLeft, drafting);
    const taken = statuses ? inferStatuses(routing, statuses) : NOTHING;
    const fault = fillJob(job, patterns[lot]!, statuses, drafting);
    if (fault) return draftedNothing(fault);
    for (const step of taken) inferred.push(job.operations[step]!);
    jobs.push(job);
  }
  return { jobs, leftOut: undefined, begun: !untouched, inferred };
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

/**
 * By lot and step; undefined when nothing at all is recorded. A record of the lot itself goes before
 * its share of one of the whole order.
 */
function recordsOf(
  { shownOrder, line, routing, ownWork }: Demand,
  patterns: readonly (readonly StepPattern[])[],
  { records, frame }: Drafting,
): (StepRecord | undefined)[][] | undefined {
  if (records.empty) return undefined;
  const ofOrder = records.of(shownOrder, line);
  if (ownWork) return ofOrder && shared([ofOrder.all()], patterns, frame.start);
  const whole = ofOrder && routing.steps.map((step) => ofOrder.step(step.key));
  if (patterns.length === 1) return whole?.some((record) => record) ? [whole] : undefined;
  const found = whole ? shared(whole, patterns, frame.start) : patterns.map(() => []);
  for (let lot = 0; lot < found.length; lot++) {
    const ofLot = records.of(`${shownOrder}/${lot + 1}`, line);
    if (!ofLot) continue;
    found[lot] = routing.steps.map((step, at) => ofLot.step(step.key) ?? found[lot]![at]);
  }
  return found.some((ofLot) => ofLot.some((record) => record)) ? found : undefined;
}

/** Records of a whole order, by lot and step. */
function shared(
  whole: readonly (StepRecord | undefined)[],
  patterns: readonly (readonly StepPattern[])[],
  planStart: number,
): (StepRecord | undefined)[][] {
  const byStep = whole.map((record, at) => {
    const starts = patterns.map((steps) => steps[at]!.start);
    return record && recordsByLot(record, starts, planStart);
  });
  return patterns.map((_, lot) => byStep.map((shares) => shares?.[lot]));
}

/** What is recorded counts first, then Steps done to, then Good so far. */
function statusesOf(
  { routing, stepsDone, made }: Demand,
  patterns: readonly StepPattern[],
  records: readonly (StepRecord | undefined)[] | undefined,
  goodLeft: number,
  { wholeUnits, resourceOf }: Drafting,
): StepStatus[] {
  const rest = made > 0 ? stepQuantities(routing, goodLeft, wholeUnits) : undefined;
  return patterns.map((pattern, at): StepStatus => {
    const record = records?.[at];
    if (record) return statusOf(record, pattern.start, resourceOf);
    const left = rest?.[at]!.start;
    if (at < stepsDone || (left !== undefined && left <= 0)) return FINISHED;
    const all = left === undefined || left >= pattern.start;
    return all ? NOT_BEGUN : { kind: "rest", left, begun: false };
  });
}

function fillJob(
  job: JobDraft,
  patterns: readonly StepPattern[],
  statuses: readonly StepStatus[] | undefined,
  { frame, wholeUnits }: Drafting,
): LeftOut | undefined {
  const { steps } = job.routing;
  for (let at = 0; at < steps.length; at++) {
    const status = statuses?.[at] ?? NOT_BEGUN;
    const planned = patterns[at]!;
    const operation: OperationDraft = {
      index: -1,
      job,
      step: steps[at]!,
      planned,
      pattern: planned,
      also: NOTHING,
      materials: NOTHING,
      status,
      state: OPEN,
      timesUnknown: false,
    };
    job.operations.push(operation);
    if (status.kind === "rest") setRest(operation, status.left, wholeUnits, frame.horizon);
    const happened = status.kind === "finished" || status.kind === "running";
    if (operation.pattern.modes.length === 0 && !happened) return tooLong(operation);
  }
  return undefined;
}

/** Only so many started units of an operation are still to be made. */
export function setRest(
  operation: OperationDraft,
  left: number,
  wholeUnits: boolean,
  horizon: Seconds,
): void {
  const start = wholeUnits ? roundUp(left) : left;
  const quantity = { start, good: start * operation.step.yield };
  operation.pattern = stepPattern(operation.step, quantity, horizon);
}
