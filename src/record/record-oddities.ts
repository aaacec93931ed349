import type { Booking, FloorJob, PlaceOf } from "./booking";
import { unitsOf } from "./booking";
import type { FloorJobs } from "./floor-jobs";
import type { OddityLog } from "./oddity-log";
import type { OrderLookup } from "./order-lookup";
import { inOrder } from "./read-record";

/** Tells what is odd in bookings by themselves. */
export function tellOddBookings(
  bookings: readonly Booking[],
  placeOf: PlaceOf,
  log: OddityLog,
): void {
  for (const booking of bookings) {
    const { order, step, running } = booking;
    if (unitsOf(booking) > 0 && booking.run <= 0) {
      const what = `The booking of ${order}, step ${step}, has ${unitsOf(booking)} units, but no time is left for them after setup and stops.`;
      log.add(
        "booking-without-time",
        placeOf(booking),
        String(unitsOf(booking)),
        what,
        "Correct Start, End, Setup min or Down min.",
      );
    } else if (unitsOf(booking) === 0 && !running) {
      const what = `The booking of ${order}, step ${step}, has ended with neither Good nor Scrap.`;
      log.add(
        "booking-without-output",
        placeOf(booking),
        "0",
        what,
        "Nothing, if nothing was made; else enter Good.",
      );
    }
  }
}

/** Tells what jobs do not have in common with Orders and Standards. */
export function tellOddJobs(
  jobs: readonly FloorJob[],
  lookup: OrderLookup,
  placeOf: PlaceOf,
  log: OddityLog,
): void {
  for (const job of jobs) {
    if (job.standardRow !== undefined) continue;
    const place = placeOf(job.bookings[0]!);
    const { order, line, step, product, resource } = job;
    const ownWork = lookup.rowOf(order, line)?.resource !== undefined;
    if (product === "") {
      if (ownWork) continue;
      const what = `Order ${order} is in no sheet, so nothing says which product it is of.`;
      log.add(
        "booking-of-unknown-order",
        place,
        order,
        what,
        "Nothing, if it is finished and gone; else correct the order number.",
      );
    } else if (!ownWork && lookup.hasRouting(product)) {
      if (lookup.alternatives(product, step).length === 0) {
        const what = `${product}, which order ${order} is of, has no step ${step} in Standards.`;
        log.add(
          "booking-of-unknown-step",
          place,
          step,
          what,
          "Correct the step, or add it to Standards.",
        );
      } else if (resource === "") {
        const what = `The booking of ${order}, step ${step}, names no resource.`;
        log.add(
          "booking-without-resource",
          place,
          "",
          what,
          "Enter the resource on which it was done.",
        );
      } else {
        const what = `${order}, step ${step}, was done on ${resource}, which Standards does not name for it.`;
        log.add(
          "booking-on-unforeseen-resource",
          place,
          resource,
          what,
          "Nothing, if that was meant; else correct the resource, or add it to Standards.",
        );
      }
    }
  }
}

/** A job with which its step has more units than its order can need. */
interface MoreBooked {
  readonly job: FloorJob;
  /** At the step, with this job. */
  readonly units: number;
  readonly needed: number;
}

/** Tells steps at which more units were booked than the order can need, all yields allowed for. */
export function tellMoreThanStarted(
  { beyondNeed, ofOrder }: FloorJobs,
  lookup: OrderLookup,
  placeOf: PlaceOf,
  log: OddityLog,
): void {
  const found = new Map<FloorJob, MoreBooked>();
  for (const job of beyondNeed) {
    const more = moreThanStarted(job, ofOrder, lookup);
    if (more) found.set(more.job, more);
  }
  const inTime = [...found.values()].sort((a, b) => inOrder(a.job, b.job));
  for (const { job, units, needed } of inTime) {
    const what = `${Math.round(units)} units are booked at step ${job.step} of ${job.order}, which needs ${needed}.`;
    log.add(
      "booked-more-than-started",
      placeOf(job.bookings[0]!),
      String(Math.round(units)),
      what,
      "Nothing, if it was rework; else correct the order number.",
    );
  }
}

/** Of the jobs at the step of one, the first with which it has too many. */
function moreThanStarted(
  { order, line, step, product }: FloorJob,
  ofOrder: FloorJobs["ofOrder"],
  lookup: OrderLookup,
): MoreBooked | undefined {
  const { keyOf } = lookup;
  const row = lookup.rowOf(order, line);
  const most = lookup.mostUnits(order, line, product);
  if (!row || most === undefined) return undefined;
  const atStep = ofOrder
    .get(keyOf(order))!
    .jobs.filter(
      (job) => keyOf(job.step) === keyOf(step) && lookup.rowOf(job.order, job.line) === row,
    );
  let units = 0;
  for (const job of atStep.sort(inOrder)) {
    units += unitsOf(job);
    if (units > most) return { job, units, needed: row.quantity };
  }
  return undefined;
}
