import { comparableKey } from "../kernel/names";
import { type Booking, type FloorJob, secondsOf } from "./booking";
import type { OrderLookup } from "./order-lookup";

/** A job to which bookings are still added. */
type OpenJob = { -readonly [K in keyof FloorJob]: FloorJob[K] } & { bookings: Booking[] };

/** Jobs, ascending in their first start. */
export interface FloorJobs {
  readonly all: readonly FloorJob[];
  /** By comparable key of the order. */
  readonly ofOrder: ReadonlyMap<string, readonly FloorJob[]>;
}

/** One job for each order, line, step and resource. */
export function floorJobs(bookings: readonly Booking[], lookup: OrderLookup): FloorJobs {
  const { keyOf } = lookup;
  const byOrder = new Map<string, OpenJob[]>();
  const all: OpenJob[] = [];
  for (const booking of bookings) {
    const key = keyOf(booking.order);
    const ofOrder = byOrder.get(key);
    const known = ofOrder?.find((job) => sameJob(job, booking, keyOf));
    if (known) {
      addTo(known, booking);
      continue;
    }
    const job = jobOf(booking, lookup);
    all.push(job);
    if (ofOrder) ofOrder.push(job);
    else byOrder.set(key, [job]);
  }
  return { all, ofOrder: byOrder };
}

/** Of one order. */
function sameJob(job: FloorJob, booking: Booking, keyOf: (key: string) => string): boolean {
  return (
    keyOf(job.step) === keyOf(booking.step) &&
    keyOf(job.resource) === keyOf(booking.resource) &&
    keyOf(job.line) === keyOf(booking.line)
  );
}

/** What makes bookings one job. */
export function jobKey(of: {
  readonly order: string;
  readonly line: string;
  readonly step: string;
  readonly resource: string;
}): string {
  const lot = `${comparableKey(of.order)}\u0001${comparableKey(of.line)}`;
  return `${lot}\u0001${comparableKey(of.step)}\u0001${comparableKey(of.resource)}`;
}

function jobOf(booking: Booking, lookup: OrderLookup): OpenJob {
  const { order, line, step, resource } = booking;
  const product = lookup.productOf(order, line);
  return {
    order,
    line,
    step,
    resource,
    product,
    start: booking.start,
    end: booking.end,
    running: booking.running,
    good: booking.good,
    scrap: booking.scrap,
    setup: booking.setup,
    down: booking.down,
    stopped: secondsOf(booking.stops),
    worked: booking.worked,
    run: booking.run,
    crewHours: booking.crewHours,
    standardRow: lookup.standard(product, step, resource)?.row,
    bookings: [booking],
  };
}

function addTo(job: OpenJob, booking: Booking): void {
  job.end = Math.max(job.end, booking.end);
  job.running ||= booking.running;
  job.good += booking.good;
  job.scrap += booking.scrap;
  job.down += booking.down;
  job.stopped += secondsOf(booking.stops);
  job.worked += booking.worked;
  job.run += booking.run;
  if (booking.setup !== undefined) job.setup = (job.setup ?? 0) + booking.setup;
  if (booking.crewHours !== undefined) job.crewHours = (job.crewHours ?? 0) + booking.crewHours;
  job.bookings.push(booking);
}
