import type { Relaxation } from "../schedule/what-if";

/** One change to the plan and what it would do, as data and in a sentence. */
export interface Help {
  readonly change: string;
  readonly kind: Relaxation["kind"];
  /** Hours by which the order would finish sooner. */
  readonly orderHoursSaved: number;
  /** Hours of lateness that all orders together would have less. */
  readonly lateHoursSaved: number;
  /** True: no more than another search would change by itself. */
  readonly withinNoise: boolean;
}
