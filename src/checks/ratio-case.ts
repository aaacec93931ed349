import type { Moment } from "../kernel/moment";
import type { CheckKind, Subject } from "./finding";

/** One job against its standard: above 1 is always better than the standard. */
export interface RatioJob {
  readonly at: Moment;
  readonly ratio: number;
}

/** A standard as it is judged. */
export interface RatioStandard {
  readonly kind: CheckKind;
  readonly subject: Subject;
  /** What the schedule reckons with, in the unit of the cell. */
  readonly believed: number;
  /** What stands in the cell. */
  readonly cell: number;
  /** Yes: more in the cell is worse, as with minutes. */
  readonly inverse: boolean;
  /** How far off counts, as a share of the standard. */
  readonly margin: number;
  /** Whether single jobs can show that the standard is in reach; else the median decides alone. */
  readonly singles: boolean;
  /** Jobs that it is judged by, before any were joined. */
  readonly n: number;
  readonly reviewed: Moment | undefined;
  /** What one of the jobs is called, such as `job`. */
  readonly word: string;
  /** Something to say beside the evidence; may be empty. */
  readonly remark: string;
}

/** A standard and the jobs that were done by it. */
export interface RatioCase extends RatioStandard {
  /** In any order; joined to lots or weeks where single ones say too little. */
  readonly jobs: readonly RatioJob[];
}

/** The ratio in the unit of the cell, as the schedule reckons. */
export function inUnit(standard: RatioStandard, ratio: number): number {
  return standard.inverse ? standard.believed / ratio : standard.believed * ratio;
}

/** What to write into the cell so that the schedule reckons with `ratio`. */
export function forCell(standard: RatioStandard, ratio: number): number {
  return standard.inverse ? standard.cell / ratio : standard.cell * ratio;
}
