import { roundUp } from "./round-up";

/** The steps of a routing in their order, each with the indexes of those that follow it. */
export interface YieldChain {
  readonly steps: readonly {
    /** Share of started units that come out good. */
    readonly yield: number;
    readonly followers: readonly number[];
  }[];
}

/** Units that a step starts, and those that come out good. */
export interface StepQuantity {
  readonly start: number;
  /** start × yield, not rounded. */
  readonly good: number;
}

/**
 * Start and good quantity of every step of a routing for so many good units out of its last steps:
 * start = what is needed ÷ yield, rounded up where units are whole; a step with several followers
 * feeds the one that needs most.
 */
export function stepQuantities(
  routing: YieldChain,
  quantity: number,
  wholeUnits: boolean,
): StepQuantity[] {
  const found = new Array<StepQuantity>(routing.steps.length);
  for (let index = routing.steps.length - 1; index >= 0; index--) {
    const step = routing.steps[index]!;
    let needed = step.followers.length === 0 ? quantity : 0;
    for (const follower of step.followers) needed = Math.max(needed, found[follower]!.start);
    const start = wholeUnits ? roundUp(needed / step.yield) : needed / step.yield;
    found[index] = { start, good: start * step.yield };
  }
  return found;
}
