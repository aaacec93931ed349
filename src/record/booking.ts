import type { Moment, Seconds } from "../kernel/moment";
import type { Place } from "../intake/issue-log";
import type { LossReason } from "./loss-reasons";

/** One row of Actuals, or one filled row of Targets, that can stand as it is. */
export interface Booking {
  /** As it was booked: an order, a lot (`<Order>/<n>`) or a made material (`<Order>/<Material>`). */
  readonly order: string;
  /** Empty where the order has no lines. */
  readonly line: string;
  readonly step: string;
  /** As Capacities writes it; as booked where Capacities does not have it; empty when nothing says it. */
  readonly resource: string;
  readonly start: Moment;
  /** For a running one, when the record ends. Never before start. */
  readonly end: Moment;
  readonly running: boolean;
  readonly good: number;
  readonly scrap: number;
  /** Undefined where Setup min is empty. */
  readonly setup: Seconds | undefined;
  /** Down min; where they are the stops inside it booked a second time, 0. */
  readonly down: Seconds;
  /** What its Down min count as. */
  readonly reason: LossReason;
  readonly crewHours: number | undefined;
  /** Working time from start to end. */
  readonly worked: Seconds;
  /** The part of `worked` that lies outside the calendar. */
  readonly offShift: Seconds;
  /** Stops of its resource inside it, each with the working time that it took of it. */
  readonly stops: readonly StopPart[];
  /** Time really run: worked − setup − down − stops, at least 0. */
  readonly run: Seconds;
  /** Zero-based row of Actuals; -1 for a row of Targets. */
  readonly row: number;
  /** Where a row of Targets stands. */
  readonly target: Place | undefined;
}

/** The cell in which the Start of a booking stands; reckoned when it is asked for. */
export type PlaceOf = (booked: {
  readonly row: number;
  readonly target?: Place | undefined;
}) => Place;

/** One row of Stops. */
export interface FloorStop {
  readonly resource: string;
  readonly start: Moment;
  /** Never before start. */
  readonly end: Moment;
  readonly reason: LossReason;
  /** Empty when none was booked. */
  readonly order: string;
  readonly place: Place;
}

export interface StopPart {
  readonly stop: FloorStop;
  /** Working time of it inside the booking. */
  readonly seconds: Seconds;
}

/** Working time of stops. */
export function secondsOf(stops: readonly StopPart[]): Seconds {
  let sum = 0;
  for (const { seconds } of stops) sum += seconds;
  return sum;
}

/** All bookings of one step of one order on one resource. */
export interface FloorJob {
  readonly order: string;
  readonly line: string;
  readonly step: string;
  readonly resource: string;
  /** Empty when it is not known. */
  readonly product: string;
  /** First start. */
  readonly start: Moment;
  /** Last end; while running, when the record ends. */
  readonly end: Moment;
  readonly running: boolean;
  readonly good: number;
  readonly scrap: number;
  /** Sum of what was booked; undefined where no booking says it. */
  readonly setup: Seconds | undefined;
  readonly worked: Seconds;
  /** Time really run, at least 0. */
  readonly run: Seconds;
  /** Row of Standards for this product, step and resource (or its group), zero-based; undefined: there is none. */
  readonly standardRow: number | undefined;
  /** Ascending in start; at least one. */
  readonly bookings: readonly Booking[];
}

/** Units that came out of it, good or not. */
export const unitsOf = ({ good, scrap }: { readonly good: number; readonly scrap: number }) =>
  good + scrap;
