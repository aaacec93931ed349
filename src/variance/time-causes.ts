import { HOUR, type Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { FloorStop } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import type { LossReason } from "../record/loss-reasons";
import { stopsInside } from "../record/stops-inside";
import { type Effect, EFFECT_OF_LOSS, type Spread, spreadOf } from "./gap-cells";
import { bookedSpread, daysOf, type OperationShares } from "./operation-shares";
import type { BookedShare, PlannedShare } from "./window-shares";

/** Hours of run that were lost (below 0: won), why, and where. */
export interface TimeCause {
  readonly effect: Effect;
  readonly hours: number;
  readonly spread: Spread;
}

export interface TimeAccount {
  /** Time really run, after a setup that was not booked is taken off as planned. */
  readonly run: number;
  /** They sum to planned run − `run`. */
  readonly causes: readonly TimeCause[];
}

/**
 * Where the time of a planned operation that was run has gone. With the time that it was to take
 * the resource laid beside the time in which it did:
 *
 * planned time before the first booking is a late start (waiting for the step before, as long as
 * that was not done; or what a stop says), planned time behind the last one an early end, planned
 * time between them in which nothing is booked a stop; booked time outside the planned one is extra
 * time. Work that was merely done at another time has lost nothing: extra time first makes good for
 * late start, waiting for the step before and early end, and only what is left of either counts.
 * Inside the bookings, setup above the planned one, down time by its reason, and stops by
 * theirs are lost; down time that Uptime allows for, and idle time that the plan had, is not lost
 * again. A stop that Reasons calls planned is paid from what Uptime allows, whatever it counts as.
 *
 * @param stepBefore when the last of its steps before was done; undefined: nothing says it
 */
export function timeAccount(
  shares: OperationShares,
  stepBefore: Moment | undefined,
  record: FloorRecord,
): TimeAccount {
  const { planned, booked } = shares;
  const causes: TimeCause[] = [];
  const add = (effect: Effect, hours: number, spread: Spread) => {
    if (hours !== 0 && spread.length > 0) causes.push({ effect, hours, spread });
  };
  const around = aroundBookings(planned, booked, stepBefore, record, add);
  const { time } = record;
  const total = (of: (share: BookedShare) => number) => booked.reduce((sum, b) => sum + of(b), 0);
  const where = bookedSpread(booked, time, ({ worked }) => worked);

  const plannedSetup = planned.reduce((sum, { setup }) => sum + setup, 0);
  const measured = booked.some(({ booking }) => booking.setup !== undefined);
  const assumed = measured
    ? 0
    : Math.min(
        plannedSetup,
        total(({ run }) => run),
      );
  add("setup", total(({ setup }) => setup) + assumed - plannedSetup, where);

  let lost = 0;
  for (const share of booked) lost += insideBooking(share, record, add);
  const allowed = planned.reduce((sum, { allowance }) => sum + allowance, 0);
  // More setup, down time and stops were booked than time: what has no room is not lost.
  const worked = total((share) => share.worked);
  const run = total((share) => share.run) - assumed;
  const excess = run - (worked - total(({ setup }) => setup) - assumed - lost);
  add("downtime", -allowed - excess, where);
  add("stops", around.gaps - around.idle, where);
  return { run, causes };
}

/** Down time and stops inside a booking, each by what it counts as; gives their hours. */
function insideBooking(
  share: BookedShare,
  { time }: FloorRecord,
  add: (effect: Effect, hours: number, spread: Spread) => void,
): number {
  const { booking } = share;
  const spread = bookedSpread([share], time, () => 1);
  const parts = [
    { reason: booking.reason, seconds: booking.down },
    ...booking.stops.map(({ stop, seconds }) => ({ reason: stop.reason, seconds })),
  ];
  let hours = 0;
  for (const { reason, seconds } of parts) {
    const part = (seconds / HOUR) * share.share;
    add(effectOf(reason), part, spread);
    hours += part;
  }
  return hours;
}

const effectOf = ({ planned, countsAs }: LossReason): Effect =>
  planned ? "downtime" : EFFECT_OF_LOSS[countsAs];

/** What nobody booked as a stop: time in which the work was to be done, and was not. */
class Displacement {
  private readonly lost: TimeCause[] = [];
  private readonly extra: TimeCause[] = [];

  lose(effect: Effect, hours: number, spread: Spread): void {
    if (hours > 0) this.lost.push({ effect, hours, spread });
  }

  win(hours: number, spread: Spread): void {
    if (hours > 0) this.extra.push({ effect: "extraTime", hours, spread });
  }

  /** Hours won make good for hours lost, each in proportion; what is left of either counts. */
  settle(add: (effect: Effect, hours: number, spread: Spread) => void): void {
    const sum = (causes: readonly TimeCause[]) => causes.reduce((all, { hours }) => all + hours, 0);
    const [lost, won] = [sum(this.lost), sum(this.extra)];
    const good = Math.min(lost, won);
    for (const { effect, hours, spread } of this.lost)
      add(effect, hours * (1 - good / lost), spread);
    for (const { effect, hours, spread } of this.extra)
      add(effect, -hours * (1 - good / won), spread);
  }
}

/** Late start, early end and extra time; gives what is left: hours without a booking, and idle hours of the plan. */
function aroundBookings(
  planned: readonly PlannedShare[],
  booked: readonly BookedShare[],
  stepBefore: Moment | undefined,
  record: FloorRecord,
  add: (effect: Effect, hours: number, spread: Spread) => void,
): { readonly gaps: number; readonly idle: number } {
  const { time } = record;
  const first = booked.reduce((least, { from }) => Math.min(least, from), Infinity);
  const last = booked.reduce((most, { to }) => Math.max(most, to), -Infinity);
  const displaced = new Displacement();
  let inside = 0;
  let idle = 0;
  for (const { part, from, to, taken, setup, run, allowance } of planned) {
    const late = time.work(part.resource, from, Math.min(first, to)) / HOUR;
    const early = time.work(part.resource, Math.max(last, from), to) / HOUR;
    const before = { resource: part.resource, from, to: Math.min(first, to), hours: late };
    lateCauses(before, stepBefore, record, add, displaced);
    displaced.lose("earlyEnd", early, stretch(part.resource, Math.max(last, from), to, record));
    inside += taken - late - early;
    idle += taken - setup - run - allowance;
  }
  const worked = insidePlan(planned, booked, record, displaced);
  const gaps = inside - worked;
  if (gaps < 0)
    displaced.win(
      -gaps,
      bookedSpread(booked, time, (each) => each.worked),
    );
  displaced.settle(add);
  return { gaps: Math.max(0, gaps), idle };
}

/** Hours worked inside the planned time; those outside are extra. */
function insidePlan(
  planned: readonly PlannedShare[],
  booked: readonly BookedShare[],
  { time }: FloorRecord,
  displaced: Displacement,
): number {
  const begin = planned.reduce((least, { from }) => Math.min(least, from), Infinity);
  const end = planned.reduce((most, { to }) => Math.max(most, to), -Infinity);
  let worked = 0;
  for (const each of booked) {
    const { booking, from, to } = each;
    const within = time.work(booking.resource, Math.max(from, begin), Math.min(to, end)) / HOUR;
    const extra = Math.max(0, each.worked - within);
    displaced.win(
      extra,
      bookedSpread([each], time, () => 1),
    );
    worked += each.worked - extra;
  }
  return worked;
}

/** The time between planned and real start: stops of the resource, then waiting for the step before, then a late start. */
function lateCauses(
  before: { resource: string; from: Moment; to: Moment; hours: number },
  stepBefore: Moment | undefined,
  record: FloorRecord,
  add: (effect: Effect, hours: number, spread: Spread) => void,
  displaced: Displacement,
): void {
  const { resource, from, to } = before;
  if (before.hours <= 0) return;
  const spread = stretch(resource, from, to, record);
  let left = before.hours;
  const take = (hours: number) => {
    const taken = Math.min(left, hours);
    left -= taken;
    return taken;
  };
  for (const { stop, seconds } of freeStops(resource, from, to, record))
    add(effectOf(stop.reason), take(seconds / HOUR), spread);
  if (stepBefore !== undefined) {
    const waited = record.time.work(resource, from, Math.min(stepBefore, to)) / HOUR;
    displaced.lose("waitingForStep", take(waited), spread);
  }
  displaced.lose("lateStart", left, spread);
}

function freeStops(resource: string, from: Moment, to: Moment, { stops, time }: FloorRecord) {
  const ofResource: readonly FloorStop[] | undefined = stops.get(comparableKey(resource));
  return stopsInside(ofResource, from, to, resource, time);
}

function stretch(resource: string, from: Moment, to: Moment, { time }: FloorRecord): Spread {
  if (to <= from) return [];
  return spreadOf(
    daysOf(resource, from, to, time).map(({ day, share }) => ({ resource, day, weight: share })),
  );
}
