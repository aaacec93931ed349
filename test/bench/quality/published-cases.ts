import { instancesFolder } from "../../support/instances/checkout";
import { FAMILIES, publishedInstances } from "../../support/instances/published-instances";
import { UNIT } from "../../support/instances/task-problem";
import type { QualityCase } from "./quality-case";

/** Units of an instance's time in an hour. */
export const UNITS_PER_HOUR = 3600 / UNIT;

/** Everything in ../shared/instances; none where it is not. */
export function publishedCases(): QualityCase[] {
  const folder = instancesFolder();
  if (folder === undefined) return [];
  return FAMILIES.flatMap((family) =>
    publishedInstances(folder, family).map((instance) => ({
      ...instance,
      group: `${family} ${instance.name.replace(/[\d_.].*$/, "")}`,
      perHour: UNITS_PER_HOUR,
    })),
  );
}
