import { matching } from "./all-cases";
import type { QualityCase } from "./quality-case";

/** What is run of a case. */
export interface Planned {
  readonly one: QualityCase;
  readonly seeds: number;
  /** Seconds at which the value is kept; the last one ends the run. */
  readonly marks: readonly number[];
}

/**
 * The fixed subset: some of every kind and size, ten seconds each with two seeds, and a minute for the
 * largest job shop. Chosen by place in the lists (of Taillard's the fifth of each ten), not by result.
 */
const SUBSET: readonly (Omit<Planned, "one"> & { family: string; only: readonly string[] })[] = [
  {
    family: "jsp",
    only: ["la38", "ta15", "ta25", "ta35", "ta45", "ta65", "ta75", "own_j100_m100_1"],
    seeds: 2,
    marks: [1, 10],
  },
  { family: "jsp", only: ["own_j1000_m100_1"], seeds: 1, marks: [1, 10, 60] },
  { family: "fjsp", only: ["mk05", "mk10", "mk15"], seeds: 2, marks: [1, 10] },
  { family: "rcpsp", only: ["j60_25_2", "j120_27_1", "j120_53_1"], seeds: 2, marks: [1, 10] },
  { family: "twtjsp", only: ["la17_f1.3", "la18_f1.5"], seeds: 2, marks: [1, 10] },
  { family: "wt", only: ["wt50_62", "own_wt100_38", "own_wt100_63"], seeds: 2, marks: [1, 10] },
  { family: "wtsds", only: ["wt_sds_10", "wt_sds_106", "own_sds_13"], seeds: 2, marks: [1, 10] },
  {
    family: "factory",
    only: ["factory_1000_1", "factory_3000_1", "factory_10000_1"],
    seeds: 2,
    marks: [1, 10],
  },
];

/** The subset, as far as its cases are here. */
export function subsetOf(cases: readonly QualityCase[]): Planned[] {
  return SUBSET.flatMap(({ family, only, seeds, marks }) =>
    matching(cases, { families: [family], only }).map((one) => ({ one, seeds, marks })),
  );
}
