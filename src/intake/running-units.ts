import { addTo } from "../kernel/groups";
import { type Happened, makeRest } from "./apply-status";
import type { IssueLog } from "./issue-log";
import type { JobDraft, OperationDraft } from "./job-draft";
import type { RecordBook } from "./record-book";

/**
 * Gives each running operation a unit of its resource: the published one where it is free, else the
 * lowest. Of more than there are units, the ones that began later give way and become a rest; those
 * whose rest fits nowhere are returned.
 */
export function dealUnits(
  jobs: readonly JobDraft[],
  publishedUnit: (operation: OperationDraft) => number | undefined,
  happened: Happened,
  records: RecordBook,
  log: IssueLog,
): OperationDraft[] {
  const unfit: OperationDraft[] = [];
  for (const [resource, running] of runningByResource(jobs)) {
    const units = happened.unitsOf(resource);
    if (units === 0) continue;
    running.sort((a, b) => startOf(a) - startOf(b));
    const kept = running.slice(0, units);
    deal(kept, units, publishedUnit);
    for (const operation of running.slice(units)) {
      const { job, step } = operation;
      const record = records.of(job.shownOrder, job.line)?.step(step.key);
      const id = happened.catalog.entries[resource]!.row.resource;
      const others = kept.map((each) => each.job.shownOrder).join(", ");
      log.warning(
        "running-overlap",
        record ? records.placeOf(record) : step.place,
        job.shownOrder,
        `${job.shownOrder}, step ${step.step}, runs on ${id}, where ${others} has not ended yet; it gives way.`,
        "Enter the End of what no longer runs, or correct Resource.",
      );
      if (!makeRest(operation, happened)) unfit.push(operation);
    }
  }
  return unfit;
}

function runningByResource(jobs: readonly JobDraft[]): Map<number, OperationDraft[]> {
  const byResource = new Map<number, OperationDraft[]>();
  for (const job of jobs) {
    for (const operation of job.operations) {
      if (operation.state.kind !== "running") continue;
      const { resource } = operation.pattern.modes[operation.state.mode]!;
      addTo(byResource, resource, operation);
    }
  }
  return byResource;
}

const startOf = ({ state }: OperationDraft) => (state.kind === "running" ? state.start : 0);

function deal(
  running: readonly OperationDraft[],
  units: number,
  publishedUnit: (operation: OperationDraft) => number | undefined,
): void {
  const taken = new Set<number>();
  const give = (operation: OperationDraft, unit: number) => {
    if (operation.state.kind !== "running") return;
    taken.add(unit);
    operation.state = { ...operation.state, unit };
  };
  const rest = running.filter((operation) => {
    const wanted = publishedUnit(operation);
    if (wanted === undefined || wanted < 0 || wanted >= units || taken.has(wanted)) return true;
    give(operation, wanted);
    return false;
  });
  let next = 0;
  for (const operation of rest) {
    while (taken.has(next)) next++;
    give(operation, next);
  }
}
