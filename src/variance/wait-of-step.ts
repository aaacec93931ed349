import type { Moment, Seconds } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { FloorRecord } from "../record/floor-record";
import { stopsInside } from "../record/stops-inside";
import { firstReaching } from "../record/stretches";
import { type LatenessCause, noCauses } from "./lateness-causes";
import type { ChainFacts } from "./chain-facts";
import type { CourseStep } from "./order-course";

/** Elapsed seconds by which a step would end late because it began late, by what it waited for. */
export interface StepWait {
  /** By the step before it in the same order. */
  readonly fromBefore: Seconds;
  readonly causes: Record<LatenessCause, Seconds>;
}

/**
 * Splits what a step's start passes on to its end. First what it waits for may come late: the step
 * before it, or an order that is made for it (Inherited); from then on a late material, stops by
 * their reason, other work on its resource, and what is left is a late start; below 0 it began early.
 */
export function waitOf(
  step: CourseStep,
  before: CourseStep | undefined,
  passedOn: Seconds,
  order: string,
  facts: ChainFacts,
): StepWait {
  const { record } = facts;
  const causes = noCauses();
  const shift = (moment: Moment): Seconds => {
    const from = Math.max(step.plannedStart, Math.min(moment, step.start));
    const late = record.time.after(step.resource, from, step.plannedWork) - step.plannedEnd;
    return Math.max(0, Math.min(passedOn, late));
  };
  const own = before && before.end > step.plannedStart ? before.end : -Infinity;
  const fed = feedingEnd(step, order, facts);
  const fromBefore = own > -Infinity && passedOn > 0 ? shift(own) : 0;
  const inherited = fed > own && passedOn > 0 ? shift(fed) - fromBefore : 0;
  causes.inherited += inherited;
  const ready = Math.max(step.plannedStart, Math.min(step.start, Math.max(own, fed)));
  share(passedOn - fromBefore - inherited, step, ready, facts, causes);
  return { fromBefore, causes };
}

/** When the last order that is made for this one was done, if it was to be before this step began. */
function feedingEnd(step: CourseStep, order: string, { feeding }: ChainFacts): Moment {
  let last = -Infinity;
  for (const { plannedEnd, end } of feeding.get(comparableKey(order)) ?? [])
    if (plannedEnd <= step.plannedStart && end > step.plannedStart) last = Math.max(last, end);
  return last;
}

/** Shares late seconds out over what lay between ready and start, by its working time. */
function share(
  late: Seconds,
  step: CourseStep,
  ready: Moment,
  { arrivals, record }: ChainFacts,
  causes: Record<LatenessCause, Seconds>,
): void {
  const { resource, start, operation } = step;
  const waited = record.time.work(resource, ready, start);
  if (late <= 0 || waited <= 0) {
    causes.startedLate += late;
    return;
  }
  let left = waited;
  const take = (cause: LatenessCause, seconds: Seconds) => {
    const taken = Math.min(left, Math.max(0, seconds));
    left -= taken;
    causes[cause] += (late * taken) / waited;
  };
  const came = arrivals.lastBetween(operation.product, operation.step, ready, start);
  if (came !== undefined) take("waitedForMaterial", record.time.work(resource, ready, came));
  const from = Math.max(ready, came ?? ready);
  const stops = record.stops.get(comparableKey(resource));
  for (const { stop, seconds } of stopsInside(stops, from, start, resource, record.time))
    take(WAITS[stop.reason.countsAs] ?? "otherStops", seconds);
  take("waitedForResource", busyWith(step, from, record));
  take("startedLate", left);
}

const WAITS: Readonly<Record<string, LatenessCause>> = {
  "Waiting for material": "waitedForMaterial",
  "Waiting for crew": "waitedForResource",
  Downtime: "downtime",
  Setup: "setup",
};

/** Working time in which the resource did something else. */
function busyWith(
  { resource, start, operation }: CourseStep,
  from: Moment,
  record: FloorRecord,
): Seconds {
  const own = comparableKey(operation.order);
  const key = comparableKey(resource);
  let busy = 0;
  let until = from;
  const bookings = record.onResource.get(key) ?? [];
  for (let at = firstReaching(bookings, from); at < bookings.length; at++) {
    const booking = bookings[at]!;
    if (booking.start >= start) break;
    if (booking.end <= until || comparableKey(booking.order) === own) continue;
    const begin = Math.max(until, booking.start);
    until = Math.min(start, booking.end);
    busy += record.time.work(resource, begin, until);
  }
  return busy;
}
