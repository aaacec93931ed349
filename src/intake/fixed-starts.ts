import { HOUR, isoFromMoment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Settings } from "../sheets/settings";
import type { IntakeCode } from "./intake-codes";
import type { IssueLog } from "./issue-log";
import { isOpen, type JobDraft, type OperationDraft } from "./job-draft";
import type { OperationKey, PlanContext, PublishedOperation, ScheduleLock } from "./plan-context";
import { type PlanFrame, secondsFrom } from "./plan-frame";
import type { ResourceCatalog } from "./resource-catalog";

/** Operations of the plan by what the written sheets call them. */
export class OperationIndex {
  private readonly byKey = new Map<string, OperationDraft>();

  constructor(jobs: readonly JobDraft[]) {
    for (const job of jobs) {
      const start = `${comparableKey(job.shownOrder)}\u0000${comparableKey(job.line)}\u0000`;
      for (const operation of job.operations) {
        const key = start + operation.step.key;
        if (!this.byKey.has(key)) this.byKey.set(key, operation);
      }
    }
  }

  find({ order, line, step }: OperationKey): OperationDraft | undefined {
    const key = `${comparableKey(order)}\u0000${comparableKey(line)}\u0000${comparableKey(step)}`;
    return this.byKey.get(key);
  }
}

/** Rows of the published plan by the operations that still stand in this one. */
export function publishedOperations(
  context: PlanContext,
  operations: OperationIndex,
): Map<OperationDraft, PublishedOperation> {
  const found = new Map<OperationDraft, PublishedOperation>();
  for (const row of context.published ?? []) {
    const operation = operations.find(row);
    if (operation && !found.has(operation)) found.set(operation, row);
  }
  return found;
}

/**
 * Locks of the planner first, then what the published plan starts inside the freeze window. Only
 * operations that have not begun can be fixed.
 */
export function fixStarts(
  operations: OperationIndex,
  published: ReadonlyMap<OperationDraft, PublishedOperation>,
  settings: Settings,
  context: PlanContext,
  catalog: ResourceCatalog,
  frame: PlanFrame,
  log: IssueLog,
): void {
  const fix = (lock: ScheduleLock) => fixStart(lock, operations, catalog, frame, log);
  const locks = context.locks ?? [];
  for (const lock of locks) if (lock.by === "lock") fix(lock);
  for (const lock of locks) if (lock.by === "freeze") fix(lock);
  const frozenUntil = frame.start + Math.round(settings.freezeHours * HOUR);
  for (const row of published.values()) {
    if (row.start >= frozenUntil) continue;
    fix({ ...row, by: "freeze", sheet: "", cell: "" });
  }
}

function fixStart(
  lock: ScheduleLock,
  operations: OperationIndex,
  catalog: ResourceCatalog,
  frame: PlanFrame,
  log: IssueLog,
): void {
  const operation = operations.find(lock);
  const name = `${lock.order}, step ${lock.step}`;
  // What is frozen and gone, or moved by a change of the standards, simply is planned anew.
  const report = (code: IntakeCode, value: string, what: string, how: string) => {
    if (lock.by === "lock") log.warning(code, lock, value, what, how);
  };
  if (!operation) {
    const how = "Take Yes out of Locked; the row goes at the next run.";
    return report(
      "lock-without-operation",
      lock.order,
      `The locked row of ${name} is no operation of this plan any more.`,
      how,
    );
  }
  if (!isOpen(operation) || operation.state.kind === "fixed") return;
  if (lock.start < frame.start) {
    const what = `${name} is locked to ${isoFromMoment(lock.start)}, before plan start, but has not begun; it is planned anew.`;
    return report(
      "lock-in-past",
      isoFromMoment(lock.start),
      what,
      "Book its start in Actuals, or lock a later start.",
    );
  }
  const resource = catalog.resource(lock.resource);
  const mode = operation.pattern.modes.findIndex((each) => each.resource === resource?.index);
  if (mode < 0) {
    const what = `${name} is locked to ${lock.resource || "no resource"}, which cannot do it; it is planned anew.`;
    return report(
      "lock-on-other-resource",
      lock.resource,
      what,
      "Lock it to a resource of its step in Standards, or add the resource there.",
    );
  }
  const countsUnits = resource!.row.limit && !resource!.pool;
  operation.state = {
    kind: "fixed",
    by: lock.by,
    mode,
    unit: countsUnits && lock.unit !== undefined ? lock.unit - 1 : -1,
    start: secondsFrom(frame, lock.start),
  };
}

/** A locked unit that the resource does not have is left free. */
export function checkUnits(jobs: readonly JobDraft[], unitsOf: (resource: number) => number): void {
  for (const job of jobs) {
    for (const operation of job.operations) {
      const { state } = operation;
      if (state.kind !== "fixed" || state.unit < 0) continue;
      const units = unitsOf(operation.pattern.modes[state.mode]!.resource);
      if (state.unit >= units || !Number.isInteger(state.unit)) {
        operation.state = { ...state, unit: -1 };
      }
    }
  }
}
