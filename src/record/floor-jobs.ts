import { comparableKey } from "../kernel/names";
import { type Booking, type FloorJob, secondsOf } from "./booking";
import type { OrderLookup } from "./order-lookup";
import { inOrder } from "./read-record";

/** A job to which bookings are still added. */
type OpenJob = { -readonly [K in keyof FloorJob]: FloorJob[K] } & { bookings: Booking[] };

/** Jobs, ascending in their first start. */
export interface FloorJobs {
  readonly all: readonly FloorJob[];
  /** Those of each order by its comparable key, in no order of their own. */
  readonly ofOrder: ReadonlyMap<string, readonly FloorJob[]>;
}

/**
 * One job for each order, line, step and resource, from the bookings of each resource. They are
 * taken resource by resource, as they lie in memory: of very many each look costs more than what is
 * done with it.
 */
export function floorJobs(
  onResources: Iterable<readonly Booking[]>,
  lookup: OrderLookup,
): FloorJobs {
  const { keyOf } = lookup;
  const ofOrder = new Map<string, OpenJob[]>();
  /** By the order as it was booked: of very many, each look-up less counts. */
  const asBooked = new Map<string, OpenJob[]>();
  const all: OpenJob[] = [];
  for (const bookings of onResources) {
    for (const booking of bookings) {
      let jobs = asBooked.get(booking.order);
      if (!jobs) {
        const key = keyOf(booking.order);
        jobs = ofOrder.get(key) ?? [];
        ofOrder.set(key, jobs);
        asBooked.set(booking.order, jobs);
      }
      const known = jobs.find((job) => sameJob(job, booking, keyOf));
      if (known) addTo(known, booking);
      else {
        const job = jobOf(booking, productOf(booking, jobs, lookup), lookup);
        jobs.push(job);
        all.push(job);
      }
    }
  }
  return { all: all.sort(inOrder), ofOrder };
}

/** Of one order. */
function sameJob(job: FloorJob, booking: Booking, keyOf: (key: string) => string): boolean {
  return (
    keyOf(job.step) === keyOf(booking.step) &&
    keyOf(job.resource) === keyOf(booking.resource) &&
    keyOf(job.line) === keyOf(booking.line)
  );
}

/** What other jobs of its order are of already need not be looked up. */
function productOf(booking: Booking, jobs: readonly FloorJob[], lookup: OrderLookup): string {
  const { order, line } = booking;
  for (const job of jobs) if (job.order === order && job.line === line) return job.product;
  return lookup.productOf(order, line);
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

function jobOf(booking: Booking, product: string, lookup: OrderLookup): OpenJob {
  const { order, line, step, resource } = booking;
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
