import { HOUR, type Moment, type Seconds } from "../kernel/moment";

/** One operation as it was planned. */
export interface PlannedPart {
  /** As shown: the order, a lot (`<Order>/<n>`) or a made material (`<Order>/<Material>`). */
  readonly order: string;
  readonly line: string;
  readonly product: string;
  readonly step: string;
  readonly resource: string;
  /** The resource is taken, setup begins; for work that ran when the plan was made, its real start. */
  readonly start: Moment;
  readonly runStart: Moment;
  readonly end: Moment;
  readonly setup: Seconds;
  /** Working time of the run, Uptime included; of work that ran when the plan was made, what was left. */
  readonly run: Seconds;
  readonly startQuantity: number;
  readonly goodQuantity: number;
  /** Standard rate, units an hour before Efficiency and Planning %; undefined for fixed times. */
  readonly ratePerHour: number | undefined;
  /** Good units of each unit started. */
  readonly yield: number;
  readonly efficiency: number;
  readonly uptime: number;
}

/** The plan that a stretch of time is measured against. */
export interface PlanThatWas {
  /** `afterwards`: none was committed; it is made from the orders open then, by the standards as they stand. */
  readonly kind: "committed" | "afterwards";
  /** Number of the committed plan. */
  readonly version: number | undefined;
  /** When it begins: what ran then is planned with what was left of it. */
  readonly planStart: Moment;
  readonly parts: readonly PlannedPart[];
  /** The last plan that was committed in the window; undefined: it is this one. */
  readonly later: LaterPlan | undefined;
}

export interface LaterPlan {
  readonly planStart: Moment;
  readonly parts: readonly PlannedPart[];
}

/** The stretch that is judged; the end is not part of it. */
export interface Window {
  readonly from: Moment;
  readonly to: Moment;
}

/**
 * Hours that one good unit earns: run minutes of a unit by the standard ÷ Yield ÷ 60, without
 * Efficiency, Uptime, Planning %, setup and Fixed min. An operation of fixed time alone earns that
 * time in proportion to good ÷ planned good. 0 where there is nothing to earn.
 */
export function earnedHoursPerGood(part: PlannedPart): number {
  const { ratePerHour, goodQuantity } = part;
  if (ratePerHour !== undefined)
    return ratePerHour > 0 && part.yield > 0 ? 1 / ratePerHour / part.yield : 0;
  return goodQuantity > 0 ? (part.run * part.uptime) / HOUR / goodQuantity : 0;
}
