import type { FloorRecord } from "../record/floor-record";
import type { MaterialArrivals } from "../record/material-arrivals";
import type { CourseStep } from "./order-course";

/** What the lateness of a step is told from, besides its order's own course. */
export interface ChainFacts {
  readonly arrivals: MaterialArrivals;
  readonly record: FloorRecord;
  /** By comparable order: the last step of each order that is made for it. */
  readonly feeding: ReadonlyMap<string, readonly CourseStep[]>;
}
