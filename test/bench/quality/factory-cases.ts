import { factoryPlan } from "../../support/factories/factory-plan";
import type { QualityCase } from "./quality-case";

/** Sizes in operations to be planned, and how many factories of each. */
export const FACTORY_SIZES = [
  { operations: 1_000, count: 3 },
  { operations: 3_000, count: 3 },
  { operations: 10_000, count: 3 },
  { operations: 30_000, count: 2 },
  { operations: 100_000, count: 1 },
] as const;

/** Factories with everything, for the goal On time; values in hours × weight. */
export function factoryCases(): QualityCase[] {
  return FACTORY_SIZES.flatMap(({ operations, count }) =>
    Array.from({ length: count }, (_, k): QualityCase => ({
      family: "factory",
      name: `factory_${operations}_${k + 1}`,
      group: `factory ${operations.toLocaleString("en-US")}`,
      known: () => undefined,
      perHour: 1,
      problem: () => factoryPlan(operations, k + 1).problem,
    })),
  );
}
