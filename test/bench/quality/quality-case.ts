import type { SchedulingProblem } from "../../../src/schedule/problem";
import type { KnownValue } from "../../support/instances/known-value";

/** One problem of the quality bench. Values are in the case's own unit, as its source has them. */
export interface QualityCase {
  readonly family: string;
  /** Unique within the family. */
  readonly name: string;
  /** Kind and size, for the means of the table: "ta 20 × 15". */
  readonly group: string;
  readonly known: () => KnownValue | undefined;
  /** How many of the case's units an hour of the goal's first criterion is. */
  readonly perHour: number;
  readonly problem: () => SchedulingProblem;
}
