import { seededRandom } from "../../../src/kernel/random";
import type { Setups, SingleMachine } from "./single-machine";

/**
 * Weighted tardiness by the rule of Potts and Van Wassenhove (1985), Operations Research 33(2),
 * 363–377, as OR-Library has it: times 1 to 100, weights 1 to 10, due dates evenly from
 * P(1 − TF − RDD/2) to P(1 − TF + RDD/2), none below 0, P being all work.
 */
export function pottsVanWassenhove(
  n: number,
  { range, tardiness }: { readonly range: number; readonly tardiness: number },
  seed: number,
): SingleMachine {
  const random = seededRandom(seed);
  const times = Array.from({ length: n }, () => 1 + random.below(100));
  const weights = Array.from({ length: n }, () => 1 + random.below(10));
  const work = times.reduce((sum, time) => sum + time, 0);
  const low = Math.ceil(work * (1 - tardiness - range / 2));
  const high = Math.floor(work * (1 - tardiness + range / 2));
  const due = times.map(() => Math.max(0, low + random.below(high - low + 1)));
  return { times, weights, due };
}

export interface SetupRule {
  /** How tight due dates are, how far they range, how much setups weigh against the work: 0 to 1. */
  readonly tau: number;
  readonly range: number;
  readonly eta: number;
}

/** Mean time of a job in Cicirello's rule. */
const MEAN_TIME = 100;
/** The share of a mean setup that a sequence of 60 jobs is thought to need, in his estimate of the makespan. */
const SETUP_SHARE = 0.2773;

/**
 * Weighted tardiness with setups by the rule of Cicirello (2003), "Weighted tardiness scheduling with
 * sequence-dependent setups: a benchmark library", for 60 jobs: times 50 to 150, weights 0 to 10,
 * setups from 0 to twice their mean; a share τ of the due dates before the mean one, the others after.
 */
export function cicirello({ tau, range, eta }: SetupRule, seed: number): SingleMachine & Setups {
  const random = seededRandom(seed);
  const n = 60;
  const meanSetup = Math.round(eta * MEAN_TIME);
  const makespan = Math.round(n * (MEAN_TIME + SETUP_SHARE * meanSetup));
  const mean = (1 - tau) * makespan;
  const indexes = Array.from({ length: n }, (_, i) => i);
  const setup = () => random.below(2 * meanSetup + 1);
  return {
    times: indexes.map(() => 50 + random.below(101)),
    weights: indexes.map(() => random.below(11)),
    due: indexes.map(() =>
      random.next() < tau
        ? Math.round(mean * (1 - range)) + random.below(Math.round(range * mean) + 1)
        : Math.round(mean) + random.below(Math.round((makespan - mean) * range) + 1),
    ),
    first: indexes.map(setup),
    table: indexes.flatMap((i) => indexes.map((j) => (i === j ? 0 : setup()))),
  };
}
