import { HOUR, type Moment, type Seconds } from "../kernel/moment";
import type { Booking, FloorJob } from "../record/booking";
import type { ShopTime } from "../record/shop-time";
import { firstReaching } from "../record/stretches";
import { earnedHoursPerGood, type PlannedPart, type Window } from "./plan-that-was";

/** What a plan wanted of one operation inside the window. Hours. */
export interface PlannedShare {
  readonly part: PlannedPart;
  /** From when to when it takes the resource, inside the window. */
  readonly from: Moment;
  readonly to: Moment;
  /** Working time between the two. */
  readonly taken: number;
  readonly setup: number;
  /** Time really run that it counts on: its run without what Uptime leaves. */
  readonly run: number;
  /** (1 − Uptime) × planned time. */
  readonly allowance: number;
  readonly started: number;
  readonly good: number;
  readonly earned: number;
}

/** What a booking has of the window. Hours. */
export interface BookedShare {
  readonly booking: Booking;
  readonly from: Moment;
  /** When its setup is over; before `to`. */
  readonly runFrom: Moment;
  readonly to: Moment;
  readonly worked: number;
  readonly setup: number;
  readonly run: number;
  /** Of Down min and stops. */
  readonly share: number;
  readonly good: number;
  readonly scrap: number;
}

/** Undefined where the operation does not touch the window. */
export function plannedShare(
  part: PlannedPart,
  planStart: Moment,
  window: Window,
  time: ShopTime,
): PlannedShare | undefined {
  const begun = part.start < planStart;
  const start = begun ? planStart : part.start;
  const runStart = Math.max(start, part.runStart);
  const from = Math.max(start, window.from);
  const to = Math.min(part.end, window.to);
  if (to <= from) return undefined;
  const share = partOf(part.resource, runStart, part.end, window, time);
  const started = startedOf(part, begun) * share;
  const good = part.startQuantity > 0 ? (part.goodQuantity * started) / part.startQuantity : 0;
  const setupTime = time.work(part.resource, from, Math.min(to, runStart));
  return {
    part,
    from,
    to,
    taken: time.work(part.resource, from, to) / HOUR,
    setup: begun ? 0 : Math.min(part.setup, setupTime) / HOUR,
    run: (part.run * share * part.uptime) / HOUR,
    allowance: (part.run * share * (1 - part.uptime)) / HOUR,
    started,
    good,
    earned: good * earnedHoursPerGood(part),
  };
}

/** Units that it was still to start when the plan was made. */
function startedOf(part: PlannedPart, begun: boolean): number {
  if (!begun || part.ratePerHour === undefined) return part.startQuantity;
  const left = (part.run * part.ratePerHour * part.efficiency * part.uptime) / HOUR;
  return Math.min(part.startQuantity, left);
}

/** The share of a stretch's working time that lies in the window; of its length where nobody works in it. */
function partOf(
  resource: string,
  start: Moment,
  end: Moment,
  { from, to }: Window,
  time: ShopTime,
): number {
  if (start >= from && end <= to) return 1;
  const inside = [Math.max(start, from), Math.min(end, to)] as const;
  if (inside[1] <= inside[0]) return 0;
  const all = time.work(resource, start, end);
  if (all > 0) return time.work(resource, inside[0], inside[1]) / all;
  return (inside[1] - inside[0]) / (end - start);
}

/** Of jobs that are ascending in start those that have something of the window. */
export function jobsIn(jobs: readonly FloorJob[], { from, to }: Window): FloorJob[] {
  const found: FloorJob[] = [];
  for (let at = firstReaching(jobs, from); at < jobs.length; at++) {
    const job = jobs[at]!;
    if (job.start >= to) break;
    if (job.end >= from) found.push(job);
  }
  return found;
}

/** Setup comes first, then the rest evenly; undefined where the booking does not touch the window. */
export function bookedShare(
  booking: Booking,
  { from, to }: Window,
  time: ShopTime,
): BookedShare | undefined {
  const { start, end, worked } = booking;
  if (start >= to || (end <= from && start < from)) return undefined;
  const setup = Math.min(booking.setup ?? 0, worked);
  if (start >= from && end <= to) {
    const { good, scrap, run } = booking;
    return {
      booking,
      from: start,
      runFrom: runFrom(booking, start, end, setup, time),
      to: end,
      worked: worked / HOUR,
      setup: setup / HOUR,
      run: run / HOUR,
      share: 1,
      good,
      scrap,
    };
  }
  const [first, last] = [Math.max(start, from), Math.min(end, to)];
  const inside = Math.min(worked, workedIn(booking, first, last, time));
  const before = Math.min(worked - inside, workedIn(booking, start, first, time));
  const setupIn = Math.max(0, Math.min(inside, setup - before));
  const rest = worked - setup;
  const share = rest > 0 ? Math.min(1, (inside - setupIn) / rest) : 0;
  return {
    booking,
    from: first,
    runFrom: runFrom(booking, first, last, setupIn, time),
    to: last,
    worked: inside / HOUR,
    setup: setupIn / HOUR,
    run: (booking.run * share) / HOUR,
    share,
    good: booking.good * share,
    scrap: booking.scrap * share,
  };
}

/** When so much setup is over that begins with a stretch of a booking. */
function runFrom(
  { resource }: Booking,
  from: Moment,
  to: Moment,
  setup: Seconds,
  time: ShopTime,
): Moment {
  return Math.max(from, Math.min(to - 1, time.after(resource, from, setup)));
}

/** What of a booking was worked between two moments of it; outside the calendar only at its own ends. */
function workedIn(booking: Booking, from: Moment, to: Moment, time: ShopTime): Seconds {
  if (to <= from) return 0;
  const { resource, offShift } = booking;
  return offShift > 0 ? time.worked(resource, from, to).seconds : time.work(resource, from, to);
}
