import type { Moment } from "../kernel/moment";

export interface CheckSettings {
  readonly now: Moment;
  /** Share in (0, 1), such as 0.95. */
  readonly confidence: number;
  /** Share of orders that should come within the planned lead time, such as 0.9. */
  readonly serviceLevel: number;
  /** A standard that was reviewed longer ago is old. */
  readonly reviewDays: number;
}
