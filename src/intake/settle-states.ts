import type { LeftOut } from "../model/planning-model";
import type { Settings } from "../sheets/settings";
import { applyStatuses, type Happened } from "./apply-status";
import type { Drafting } from "./draft-jobs";
import { checkUnits, fixStarts, OperationIndex, publishedOperations } from "./fixed-starts";
import type { IssueLog } from "./issue-log";
import { type JobDraft, type OperationDraft, tooLong } from "./job-draft";
import type { PlanContext, PublishedOperation } from "./plan-context";
import type { PlannedResources } from "./planned-resources";
import type { ResourceCatalog } from "./resource-catalog";
import { dealUnits } from "./running-units";

interface Setting {
  readonly settings: Settings;
  readonly context: PlanContext;
  readonly log: IssueLog;
  readonly catalog: ResourceCatalog;
  readonly planned: PlannedResources;
  readonly drafting: Drafting;
}

export interface SettledStates {
  readonly published: ReadonlyMap<OperationDraft, PublishedOperation>;
  /** Orders (by index) of which an interrupted operation can be finished nowhere. */
  readonly leftOut: ReadonlyMap<number, LeftOut>;
}

/** Gives every operation its state: what has happened stays, then locks, then the freeze window. */
export function settleStates(jobs: readonly JobDraft[], setting: Setting): SettledStates {
  const { settings, context, log, catalog, planned, drafting } = setting;
  const { frame, wholeUnits, records } = drafting;
  const operations = new OperationIndex(needsIndex(context) ? jobs : []);
  const published = publishedOperations(context, operations);
  const unitsOf = (resource: number) => {
    const compiled = planned.compiled[resource]!;
    return compiled.kind === "units" ? compiled.units.length : 0;
  };
  const happened: Happened = {
    frame,
    catalog,
    wholeUnits,
    unitsOf,
    publishedResource: (operation) =>
      catalog.resource(published.get(operation)?.resource ?? "")?.index,
  };
  const publishedUnit = (operation: OperationDraft) => {
    const unit = published.get(operation)?.unit;
    return unit === undefined ? undefined : unit - 1;
  };
  applyStatuses(jobs, happened);
  const unfit = dealUnits(jobs, publishedUnit, happened, records, log);
  fixStarts(operations, published, settings, context, catalog, frame, log);
  checkUnits(jobs, unitsOf);
  return {
    published,
    leftOut: new Map(unfit.map((operation) => [operation.job.root, tooLong(operation)])),
  };
}

const needsIndex = ({ published, locks }: PlanContext) =>
  (published?.length ?? 0) > 0 || (locks?.length ?? 0) > 0;
