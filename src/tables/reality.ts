import type { Finding } from "../checks/finding";
import type { Moment, Seconds } from "../kernel/moment";
import type { Move } from "../schedule/moves";
import type { PlanEffect, PlanFigures } from "./plan-figures";
import type { Plan } from "./plan-result";

/** The plan as assumed beside the plan as reality says. */
export interface Reality {
  readonly assumed: Plan;
  /** With every decided correction; undefined: there is none. */
  readonly corrected: Plan | undefined;
  readonly before: PlanFigures;
  readonly after: PlanFigures;
  /** Of all corrections together. */
  readonly together: PlanEffect | undefined;
  /** Of those that were rescheduled singly. */
  readonly effects: ReadonlyMap<Finding, PlanEffect>;
  /** How many corrections there are. */
  readonly corrections: number;
  readonly shifts: readonly ShiftWorth[];
  readonly moves: readonly MoveWorth[];
  /** False: so large a plan keeps its sequences. */
  readonly improved: boolean;
}

/** What one shift more on a resource would do. */
export interface ShiftWorth {
  readonly resource: string;
  readonly from: Moment;
  readonly length: Seconds;
  readonly effect: PlanEffect;
}

/** What a move from an overloaded resource to an idle one, or of people the other way, would do. */
export interface MoveWorth {
  readonly kind: Move["kind"];
  readonly from: string;
  readonly to: string;
  readonly effect: PlanEffect;
}

/** What correcting a finding does; for the load of a resource, what a shift more on it does. */
export function effectOf(reality: Reality | undefined, finding: Finding): PlanEffect | undefined {
  const own = reality?.effects.get(finding);
  if (own || finding.kind !== "Load") return own;
  return reality?.shifts.find(({ resource }) => resource === finding.subject.resource)?.effect;
}
