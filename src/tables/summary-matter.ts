import type { BookRecords } from "../checks/records-of-book";
import type { Moment } from "../kernel/moment";
import type { ObjectivePicture } from "../objectives/objective-picture";
import type { OutputGap } from "../variance/output-gap";
import type { Plan } from "./plan-result";
import type { Reality } from "./reality";

/** All that the executive page is made from. */
export interface SummaryMatter {
  readonly objectives: readonly ObjectivePicture[];
  /** The schedule that stands, as assumed; undefined: there is none. */
  readonly plan: Plan | undefined;
  readonly reality: Reality | undefined;
  /** Of the last week; undefined: nothing is recorded. */
  readonly gap: OutputGap | undefined;
  /** How many assumptions were tested. */
  readonly tested: number;
  readonly placeOf: BookRecords["placeOf"];
  readonly asOf: Moment;
}
