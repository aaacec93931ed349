import {
  largeShops,
  setupInstances,
  taillardInstances,
  weightedTardiness100,
} from "../../support/instances/generated-instances";
import { UNITS_PER_HOUR } from "../../support/instances/task-problem";
import type { QualityCase } from "./quality-case";

/** Instances that are made here, so that the bench runs in a fresh clone. */
export function generatedCases(): QualityCase[] {
  return [
    ...taillardInstances(),
    ...largeShops(),
    ...weightedTardiness100(),
    ...setupInstances(),
  ].map((instance) => ({ ...instance, perHour: UNITS_PER_HOUR }));
}
