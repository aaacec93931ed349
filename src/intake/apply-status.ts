import type { Moment, Seconds } from "../kernel/moment";
import { setRest } from "./draft-jobs";
import { type JobDraft, OPEN, type OperationDraft } from "./job-draft";
import { patternOf } from "./job-pattern";
import { type PlanFrame, secondsFrom } from "./plan-frame";
import type { CatalogEntry, ResourceCatalog } from "./resource-catalog";
import { roundUp } from "./round-up";
import type { Alternative } from "./routing";
import type { FinishedStep, RunningStep } from "./step-status";

/** What applying what has happened needs to know. */
export interface Happened {
  readonly frame: PlanFrame;
  readonly catalog: ResourceCatalog;
  readonly wholeUnits: boolean;
  /** Units that are told apart, by index of the resource; 0 for pools and unlimited resources. */
  readonly unitsOf: (resource: number) => number;
  /** Resource of an operation in the published plan; undefined: it was not in it. */
  readonly publishedResource: (operation: OperationDraft) => number | undefined;
}

/** Gives finished and running operations their state. Units of running ones are dealt out later. */
export function applyStatuses(jobs: readonly JobDraft[], happened: Happened): void {
  for (const job of jobs) {
    for (const operation of job.operations) {
      const { status } = operation;
      if (status.kind === "finished") finish(operation, status, happened);
      if (status.kind === "running") run(operation, status, happened);
    }
  }
}

function finish(operation: OperationDraft, status: FinishedStep, happened: Happened): void {
  const { frame } = happened;
  const { step } = operation;
  // Where nobody knows when it ended, what follows it has waited long enough.
  const unknown = frame.start - step.wait;
  const { start, end } = status.times ?? { start: unknown, end: unknown };
  const resource = status.resource ?? step.alternatives[0]!.resource;
  const alone = happened.unitsOf(resource) === 1;
  operation.timesUnknown = status.times === undefined;
  operation.state = {
    kind: "finished",
    start: secondsFrom(frame, start),
    end: secondsFrom(frame, end),
    resource,
    unit: alone && status.resource !== undefined ? 0 : -1,
  };
  if (!status.booked) return;
  const { good, scrap } = status.booked;
  operation.pattern = patternOf(
    step,
    { start: good + scrap, good },
    operation.pattern.alternatives,
  );
}

function run(operation: OperationDraft, status: RunningStep, happened: Happened): void {
  const resource =
    status.resource ??
    happened.publishedResource(operation) ??
    operation.step.alternatives[0]!.resource;
  const mode = modeAt(operation, resource, happened.catalog);
  operation.timesUnknown = status.start === undefined;
  operation.state = {
    kind: "running",
    mode,
    unit: -1,
    start: secondsFrom(happened.frame, status.start ?? happened.frame.start),
    remaining: remainingOf(operation.pattern.alternatives[mode]!, status, happened.frame.start),
  };
}

/** Index of the mode on a resource; one is made when the plan did not foresee it there. */
function modeAt(operation: OperationDraft, resource: number, catalog: ResourceCatalog): number {
  const { step, pattern } = operation;
  const at = pattern.alternatives.findIndex((each) => each.resource === resource);
  if (at >= 0) return at;
  const foreseen = step.alternatives.find((each) => each.resource === resource);
  const other = foreseen ?? elsewhere(step.alternatives[0]!, catalog, resource);
  operation.pattern = patternOf(step, pattern, [...pattern.alternatives, other]);
  return operation.pattern.modes.length - 1;
}

/** The standard of one resource at the pace of another. */
function elsewhere(planned: Alternative, catalog: ResourceCatalog, resource: number): Alternative {
  const entry = catalog.entries[resource]!;
  const from = catalog.entries[planned.resource]!;
  const pace = (of: CatalogEntry) => of.row.efficiency * of.row.uptime;
  return {
    ...planned,
    resource,
    unitSeconds: (planned.unitSeconds * pace(from)) / pace(entry),
    fixedSeconds: (planned.fixedSeconds * from.row.uptime) / entry.row.uptime,
    needs: planned.needs.filter((need) => need.resource !== resource),
    shown: { ...planned.shown, resource: entry.row.resource },
  };
}

/**
 * Working time of what is left. As long as nothing has come out, setup and Fixed min count for as
 * much of them as the time since its start has not covered.
 */
function remainingOf(alternative: Alternative, status: RunningStep, planStart: Moment): Seconds {
  const units = status.left * alternative.unitSeconds;
  const elapsed = status.start === undefined ? 0 : planStart - status.start;
  const before = status.producing ? 0 : alternative.setup + alternative.fixedSeconds;
  return Math.min(2_000_000_000, roundUp(units + Math.max(0, before - elapsed)));
}

/** A running operation becomes a rest with setup, free to be placed; false: it fits nowhere. */
export function makeRest(operation: OperationDraft, { frame, wholeUnits }: Happened): boolean {
  if (operation.status.kind !== "running") return true;
  const { left } = operation.status;
  operation.status = { kind: "rest", left, begun: true };
  operation.state = OPEN;
  operation.timesUnknown = false;
  setRest(operation, left, wholeUnits, frame.horizon);
  return operation.pattern.modes.length > 0;
}
