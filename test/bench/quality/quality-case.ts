import type { SchedulingProblem } from "../../../src/schedule/problem";

/** One problem of the quality bench. Values are in the case's own unit, as its source has them. */
export interface QualityCase {
  readonly family: string;
  /** Unique within the family. */
  readonly name: string;
  /** Kind and size, for the means of the table: "ta 20 × 15". */
  readonly group: string;
  /** Best value known elsewhere, and a bound that is proven there. */
  readonly known: { readonly lb: number; readonly ub: number; readonly source: string } | undefined;
  /** How many of the case's units an hour of the goal's first criterion is. */
  readonly perHour: number;
  readonly problem: () => SchedulingProblem;
}
