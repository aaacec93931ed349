import { instancesFolder } from "../../support/instances/checkout";
import {
  type Family,
  FAMILIES,
  publishedInstances,
} from "../../support/instances/published-instances";
import { UNITS_PER_HOUR } from "../../support/instances/task-problem";
import type { QualityCase } from "./quality-case";

/** Everything in ../shared/instances but what is generated here anyway; none where it is not. */
export function publishedCases(): QualityCase[] {
  const folder = instancesFolder();
  if (folder === undefined) return [];
  return FAMILIES.flatMap((family) =>
    publishedInstances(folder, family)
      .filter(({ name }) => !/^ta\d\d$/.test(name))
      .map((instance) => ({
        ...instance,
        group: groupOf(family, instance.name),
        perHour: UNITS_PER_HOUR,
      })),
  );
}

/** Kind and size, from the name: j60, wt40, mk; the job shops by who made them. */
function groupOf(family: Family, name: string): string {
  if (family === "jsp") return name.replace(/\d+$/, "");
  if (family === "twtjsp") return `weighted ${name.replace(/^.*_f/, "due × ")}`;
  if (family === "wtsds") return "setups";
  return name.replace(/_.*$/, "").replace(/^mk\d+$/, "mk");
}
