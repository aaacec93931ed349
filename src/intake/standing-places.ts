import type { WarmPlacement, WarmStart } from "../schedule/warm-start";
import { OperationIndex } from "./fixed-starts";
import type { JobDraft } from "./job-draft";
import type { PublishedOperation } from "./plan-context";
import { type PlanFrame, secondsFrom } from "./plan-frame";
import type { ResourceCatalog } from "./resource-catalog";

/** Where numbered operations stand in the plan of the last run; undefined: none of them does. */
export function standingPlaces(
  standing: readonly PublishedOperation[],
  jobs: readonly JobDraft[],
  catalog: ResourceCatalog,
  frame: PlanFrame,
): WarmStart | undefined {
  if (standing.length === 0) return undefined;
  const operations = new OperationIndex(jobs);
  const placements: (WarmPlacement | undefined)[] = [];
  let found = false;
  for (const row of standing) {
    const operation = operations.find(row);
    const resource = operation && catalog.resource(row.resource);
    if (!operation || !resource || placements[operation.index]) continue;
    const mode = operation.pattern.modes.findIndex((each) => each.resource === resource.index);
    if (mode < 0) continue;
    found = true;
    placements[operation.index] = {
      operation: operation.index,
      mode,
      unit: row.unit === undefined ? -1 : row.unit - 1,
      start: secondsFrom(frame, row.start),
    };
  }
  return found ? { placements } : undefined;
}
