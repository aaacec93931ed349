import type { Seconds } from "../kernel/moment";
import type { RoutingStep } from "../model/planning-model";
import type { Mode } from "../schedule/problem";
import { runSeconds } from "./durations";
import { type StepQuantity, stepQuantities } from "./quantities";
import type { Alternative, RoutedStep, Routing } from "./routing";

/** One step at one quantity; operations that are alike share it. */
export interface StepPattern {
  /** Units that are started. */
  readonly start: number;
  /** Units that come out good. */
  readonly good: number;
  /** Those that can do it inside the horizon; there may be none. */
  readonly alternatives: readonly Alternative[];
  /** Parallel to the alternatives. */
  readonly modes: readonly Mode[];
  /** What the sheets show of it. */
  readonly shown: RoutingStep;
}

/** Steps of a routing at one quantity of the order, made once for all jobs that are alike. */
export class JobPatterns {
  private readonly known = new Map<Routing, Map<number, readonly StepPattern[]>>();

  constructor(
    private readonly wholeUnits: boolean,
    private readonly horizon: Seconds,
  ) {}

  /** In the order of the routing's steps. */
  of(routing: Routing, quantity: number): readonly StepPattern[] {
    const ofRouting = this.known.get(routing) ?? new Map<number, readonly StepPattern[]>();
    this.known.set(routing, ofRouting);
    const known = ofRouting.get(quantity);
    if (known) return known;
    const made = this.make(routing, quantity);
    ofRouting.set(quantity, made);
    return made;
  }

  private make(routing: Routing, quantity: number): readonly StepPattern[] {
    const quantities = stepQuantities(routing, quantity, this.wholeUnits);
    return routing.steps.map((step, at) => stepPattern(step, quantities[at]!, this.horizon));
  }
}

/** A step at a quantity, with the alternatives that can do it inside the horizon. */
export function stepPattern(
  step: RoutedStep,
  quantity: StepQuantity,
  horizon: Seconds,
): StepPattern {
  const fitting = step.alternatives.filter(
    (each) => each.setup + runSeconds(each, quantity.start) <= horizon,
  );
  return patternOf(step, quantity, fitting);
}

/** A step at a quantity, with these alternatives, however long they take. */
export function patternOf(
  step: RoutedStep,
  { start, good }: StepQuantity,
  alternatives: readonly Alternative[],
): StepPattern {
  return {
    start,
    good,
    alternatives,
    modes: alternatives.map((each) => modeOf(each, start)),
    shown: {
      step: step.step,
      operation: step.operation,
      modes: alternatives.map((each) => each.shown),
      startQuantity: start,
      goodQuantity: good,
      yield: step.yield,
      sheet: step.place.sheet,
      cell: step.place.cell,
      wait: step.wait,
    },
  };
}

/** Longer than any horizon, and short enough for the engine to count. */
const LONGEST: Seconds = 2_000_000_000;

function modeOf(alternative: Alternative, start: number): Mode {
  const run = Math.min(LONGEST, runSeconds(alternative, start));
  return {
    resource: alternative.resource,
    setup: alternative.setup,
    family: alternative.family,
    run,
    fixed: Math.min(run, alternative.fixedSeconds),
    interruptible: alternative.interruptible,
    setupNeedsMaterial: alternative.setupNeedsMaterial,
    needs: alternative.needs,
  };
}
