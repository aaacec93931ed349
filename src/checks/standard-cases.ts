import { NOWHERE, type Subject } from "./finding";
import type { RatioCase, RatioJob } from "./ratio-case";
import { type YieldJob, unitsToJudge, yieldRatios } from "./yield-lots";
import type { Moment } from "../kernel/moment";

/** 2 % off a rate or a setup is worth a correction. */
export const RATE_MARGIN = 0.02;
/** Half a point of yield is. */
const YIELD_POINTS = 0.005;

export interface StandardOf {
  readonly product: string;
  readonly step: string;
  readonly resource: string;
  readonly reviewed: Moment | undefined;
}

export interface RateRecord extends StandardOf {
  /** What stands in the cell: units an hour, or minutes where `inverse`. */
  readonly cell: number;
  readonly inverse: boolean;
  /** Share by which the resource runs faster than the cell says; above 0. */
  readonly efficiency: number;
  /** Actual ÷ believed rate of each job. */
  readonly jobs: readonly RatioJob[];
  readonly remark: string;
}

export interface SetupRecord extends StandardOf {
  /** Minutes in the cell; above 0. */
  readonly cell: number;
  /** Standard ÷ actual minutes of each setup. */
  readonly jobs: readonly RatioJob[];
  readonly remark: string;
}

export interface YieldRecord extends StandardOf {
  /** In (0, 1]. */
  readonly cell: number;
  /** Why there are no jobs to judge by, where that has a reason. */
  readonly remark?: string;
  readonly jobs: readonly YieldJob[];
}

export function rateCase(record: RateRecord): RatioCase {
  const { cell, inverse, efficiency, remark, reviewed } = record;
  const jobs = usable(record.jobs);
  return {
    kind: "Rate",
    subject: subjectOf(record),
    believed: inverse ? cell / efficiency : cell * efficiency,
    cell,
    inverse,
    margin: RATE_MARGIN,
    singles: true,
    jobs,
    n: jobs.length,
    reviewed,
    word: "job",
    remark,
  };
}

export function setupCase(record: SetupRecord): RatioCase {
  const jobs = usable(record.jobs);
  return {
    kind: "Setup",
    subject: subjectOf(record),
    believed: record.cell,
    cell: record.cell,
    inverse: true,
    margin: RATE_MARGIN,
    singles: true,
    jobs,
    n: jobs.length,
    reviewed: record.reviewed,
    word: "setup",
    remark: record.remark,
  };
}

export function yieldCase(record: YieldRecord): RatioCase {
  const seen = record.jobs.filter(
    (job) => job.good >= 0 && job.scrap >= 0 && job.good + job.scrap > 0,
  );
  const jobs = yieldRatios(seen, record.cell);
  const joined = jobs.length < seen.length;
  const units = unitsToJudge(record.cell);
  return {
    kind: "Yield",
    subject: subjectOf(record),
    believed: record.cell,
    cell: record.cell,
    inverse: false,
    margin: YIELD_POINTS / record.cell,
    singles: true,
    jobs,
    n: seen.length,
    reviewed: record.reviewed,
    word: joined ? "lot" : "job",
    remark: joined
      ? `Small jobs were joined to lots of at least ${units} units.`
      : (record.remark ?? ""),
  };
}

function subjectOf({ product, step, resource }: StandardOf): Subject {
  return { ...NOWHERE, product, step, resource };
}

/** Zero hours or zero units say nothing about a standard. */
function usable(jobs: readonly RatioJob[]): RatioJob[] {
  return jobs.filter((job) => Number.isFinite(job.ratio) && job.ratio > 0);
}
