import type { SchedulingProblem } from "../../../src/schedule/problem";
import type { KnownValue } from "./known-value";
import { jobShop } from "./job-shops";
import { cicirello, pottsVanWassenhove, type SetupRule } from "./random-single-machine";
import { singleMachine } from "./single-machine";
import { taillardLowerBound, taillardShop } from "./taillard-generator";
import { TAILLARD_SHOPS, TAILLARD_SOURCE } from "./taillard-shops";
import { WT100_BEST } from "./wt100-best";
import { problemOf } from "./task-problem";

/** An instance that needs no file; values as in PublishedInstance. */
export interface GeneratedInstance {
  readonly family: "jsp" | "wt" | "wtsds";
  readonly name: string;
  readonly group: string;
  readonly known: () => KnownValue | undefined;
  readonly problem: () => SchedulingProblem;
}

/** Taillard's ta01 to ta80. */
export function taillardInstances(): GeneratedInstance[] {
  return TAILLARD_SHOPS.map((shop) => ({
    family: "jsp",
    name: shop.name,
    group: `ta ${shop.jobs} × ${shop.machines}`,
    known: () => ({ lb: shop.lb, ub: shop.ub, source: TAILLARD_SOURCE }),
    problem: () => problemOf(jobShop(taillardShop(shop))),
  }));
}

/** Jobs and machines of the large shops, and how many of each. */
const LARGE = [
  { jobs: 100, machines: 100, count: 3 },
  { jobs: 1000, machines: 100, count: 3 },
] as const;

/**
 * Large job shops as Da Col and Teppan (2022), "Industrial-size job shop scheduling with constraint
 * programming", Operations Research Perspectives 9, make them: Taillard's rule with seeds of our own.
 */
export function largeShops(): GeneratedInstance[] {
  return LARGE.flatMap(({ jobs, machines, count }) =>
    Array.from({ length: count }, (_, k): GeneratedInstance => {
      const shop = {
        jobs,
        machines,
        timeSeed: 1000 * jobs + k + 1,
        machineSeed: 7919 * jobs + k + 1,
      };
      const rows = () => taillardShop(shop);
      return {
        family: "jsp",
        name: `own_j${jobs}_m${machines}_${k + 1}`,
        group: `own ${jobs} × ${machines}`,
        known: () => ({
          lb: taillardLowerBound(rows()),
          ub: undefined,
          source: "most work of a machine",
        }),
        problem: () => problemOf(jobShop(rows())),
      };
    }),
  );
}

const FIFTHS = [0.2, 0.4, 0.6, 0.8, 1] as const;

/** As many as OR-Library has of 40, 50 and 100 jobs: five for each range and tardiness factor. */
export function weightedTardiness100(): GeneratedInstance[] {
  return FIFTHS.flatMap((range, r) =>
    FIFTHS.flatMap((tardiness, t) =>
      Array.from({ length: 5 }, (_, k): GeneratedInstance => {
        const number = 25 * r + 5 * t + k + 1;
        return {
          family: "wt",
          name: `own_wt100_${number}`,
          group: "own wt100",
          known: () => ({ lb: 0, ub: WT100_BEST[number - 1]!, source: "iterated local search" }),
          problem: () =>
            problemOf(singleMachine(pottsVanWassenhove(100, { range, tardiness }, number))),
        };
      }),
    ),
  );
}

const SETUP_RULES: readonly SetupRule[] = [0.3, 0.6, 0.9].flatMap((tau) =>
  [0.25, 0.75].flatMap((range) => [0.25, 0.75].map((eta) => ({ tau, range, eta }))),
);

/** Two for each of Cicirello's twelve kinds. */
export function setupInstances(): GeneratedInstance[] {
  return SETUP_RULES.flatMap((rule, r) =>
    [1, 2].map((k): GeneratedInstance => {
      const number = 2 * r + k;
      return {
        family: "wtsds",
        name: `own_sds_${number}`,
        group: "own setups",
        known: () => undefined,
        problem: () => {
          const instance = cicirello(rule, number);
          return problemOf(singleMachine(instance, instance));
        },
      };
    }),
  );
}
