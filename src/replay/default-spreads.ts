import type { Operation, SchedulingProblem } from "../schedule/problem";
import type { Solution } from "../schedule/solution";
import type { ReplaySpreads, SpreadsOf } from "./replay-spreads";
import { AS_PLANNED, type Spread, spreadOfPart } from "./spread";

/**
 * What is taken where nothing has been observed. Standards are taken to be right on average: times
 * of work have a mean of 1. They lean to the right, as observed times do (Knott and Sury 1987, A
 * study of work-time distributions on unpaced tasks, IIE Transactions 19), so that more than half
 * of the jobs are a little faster than the standard, and some much slower.
 *
 * Run time: coefficient of variation 0.20: in the middle of the 0.1 to 0.3 that is ordinary for
 * batches, and well inside the class of low variability (below 0.75) of Hopp and Spearman, Factory
 * Physics, chapter 8. What lifts shops into their moderate class (0.75 to 1.33), stops, setups and
 * scrap, is drawn for itself.
 */
export const USUAL_RUN: Spread = {
  shares: [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1],
  factors: [0.63, 0.73, 0.78, 0.87, 0.97, 1.1, 1.25, 1.35, 1.58, 1.85],
};

/** Setup time: variation 0.40: rarer than the run, by hand, and dependent on who does it. */
export const USUAL_SETUP: Spread = {
  shares: [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1],
  factors: [0.35, 0.5, 0.58, 0.73, 0.92, 1.17, 1.48, 1.72, 2.3, 2.8],
};

/** Scrapped for each good unit, where the standard allows for scrap: mean 1, variation 0.81. */
export const USUAL_SCRAP: Spread = {
  shares: [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1],
  factors: [0, 0.2, 0.45, 0.8, 1.3, 1.95, 2.5, 3.8, 5.5],
};

/**
 * Time lost to stops, where Uptime allows for them: mean 1, variation 1.5. Four jobs in ten see
 * none, some see several times the allowance (Hopp and Spearman on outages: the longer and rarer
 * they are, the more the time of a job varies).
 */
export const USUAL_STOPS: Spread = {
  shares: [0, 0.4, 0.5, 0.6, 0.75, 0.9, 0.97, 1],
  factors: [0, 0, 0.2, 0.6, 1.4, 3, 4.8, 8],
};

/** Time until a delivery is there: three in four come when expected or before, the others later; mean 1.04. */
export const USUAL_LEAD_TIME: Spread = {
  shares: [0, 0.1, 0.25, 0.75, 0.85, 0.95, 0.99, 1],
  factors: [0.85, 0.95, 1, 1, 1.1, 1.35, 1.75, 2],
};

/**
 * A third of the runs share the luck of their resource in a replay. Independent errors of many
 * operations would cancel out, and dates far ahead would look surer than they are; with a third,
 * twenty runs in a row still vary by 8 % together, without it by 4 %.
 */
export const USUALLY_ALIKE = 1 / 3;

/**
 * The stated spreads for a schedule. Scrap and stops vary only where the plan allows for some: they
 * are told from yield and uptime. `uptimes`: by index of the resource, 1 where not known.
 */
export function defaultSpreads(
  problem: SchedulingProblem,
  { placements }: Solution,
  uptimes: readonly (number | undefined)[] = [],
): ReplaySpreads {
  const uptimeOf = ({ index, modes }: Operation) =>
    uptimes[modes[placements[index]?.mode ?? -1]?.resource ?? -1] ?? 1;
  return {
    run: { usual: USUAL_RUN },
    setup: { usual: USUAL_SETUP },
    yield: byOperation(problem, USUAL_SCRAP, yieldOf),
    stops: byOperation(problem, USUAL_STOPS, uptimeOf),
    leadTime: { usual: USUAL_LEAD_TIME },
    alikeOnResource: USUALLY_ALIKE,
  };
}

const yieldOf = ({ goodQuantity, startQuantity }: Operation) =>
  startQuantity > 0 ? goodQuantity / startQuantity : 1;

/** For each operation the spread that a planned share of good units or of uptime leaves. */
function byOperation(
  problem: SchedulingProblem,
  loss: Spread,
  plannedShare: (operation: Operation) => number,
): SpreadsOf {
  const known = new Map<number, Spread>();
  const of = new Map<number, Spread>();
  for (const operation of problem.operations) {
    const share = Math.round(plannedShare(operation) * 1000) / 1000;
    if (share >= 1 || share <= 0) continue;
    const spread = known.get(share) ?? spreadOfPart(share, loss);
    known.set(share, spread);
    of.set(operation.index, spread);
  }
  return { usual: AS_PLANNED, of };
}

/** Everything comes exactly as planned. */
export const NO_SPREADS: ReplaySpreads = {
  run: { usual: AS_PLANNED },
  setup: { usual: AS_PLANNED },
  yield: { usual: AS_PLANNED },
  stops: { usual: AS_PLANNED },
  leadTime: { usual: AS_PLANNED },
  alikeOnResource: 0,
};
