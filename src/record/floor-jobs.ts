import { comparableKey } from "../kernel/names";
import { type Booking, type FloorJob, unitsOf } from "./booking";
import type { OrderLookup } from "./order-lookup";
import { inOrder } from "./read-record";

/** A job to which bookings are still added. */
type OpenJob = { -readonly [K in keyof FloorJob]: FloorJob[K] } & { bookings: Booking[] };

export interface FloorJobs {
  /** Ascending in their first start. */
  readonly all: readonly FloorJob[];
  /** By comparable key of the order. */
  readonly ofOrder: ReadonlyMap<string, JobsOfOrder>;
  /** With which a step of their order may have more units booked than it can need. */
  readonly beyondNeed: ReadonlySet<FloorJob>;
}

/** The jobs of an order, in no order of their own. */
export interface JobsOfOrder {
  readonly jobs: readonly FloorJob[];
}

/** An order to which jobs are still added, and what is known of the line that was last booked on. */
interface OpenOrder extends JobsOfOrder {
  readonly jobs: OpenJob[];
  line: string | undefined;
  product: string;
  /** Whole units that one of its steps can need; undefined where nothing says it. */
  most: number | undefined;
}

/**
 * One job for each order, line, step and resource, from the bookings of each resource. They are
 * taken resource by resource, as they lie in memory, and each order is looked up once: of very many
 * bookings, looking and new memory cost more than what is done with them.
 */
export function floorJobs(
  onResources: Iterable<readonly Booking[]>,
  lookup: OrderLookup,
): FloorJobs {
  const { keyOf } = lookup;
  const all: OpenJob[][] = [];
  const ofOrder = new Map<string, OpenOrder>();
  const beyondNeed = new Set<OpenJob>();
  for (const bookings of onResources) {
    const onResource: OpenJob[] = [];
    for (const booking of bookings) {
      const key = keyOf(booking.order);
      let order = ofOrder.get(key);
      if (!order) ofOrder.set(key, (order = { jobs: [], line: undefined, product: "", most: 0 }));
      if (order.line !== booking.line) turnTo(order, booking, lookup);
      const step = keyOf(booking.step);
      const line = keyOf(booking.line);
      const resource = keyOf(booking.resource);
      let known: OpenJob | undefined;
      let units = unitsOf(booking);
      for (const job of order.jobs) {
        if (keyOf(job.step) !== step) continue;
        units += unitsOf(job);
        const isSame = keyOf(job.line) === line && keyOf(job.resource) === resource;
        if (isSame) known = job;
      }
      if (known) addTo(known, booking);
      else {
        known = jobOf(booking, order.product, lookup);
        order.jobs.push(known);
        onResource.push(known);
      }
      if (order.most !== undefined && units > order.most) beyondNeed.add(known);
    }
    all.push(onResource);
  }
  return { all: all.flat().sort(inOrder), ofOrder, beyondNeed };
}

function turnTo(open: OpenOrder, { order, line }: Booking, lookup: OrderLookup): void {
  open.line = line;
  open.product = lookup.productOf(order, line);
  const most = lookup.mostUnits(order, line, open.product);
  open.most = most === undefined ? undefined : Math.floor(most);
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
    worked: booking.worked,
    run: booking.run,
    standardRow: lookup.standard(product, step, resource)?.row,
    bookings: [booking],
  };
}

function addTo(job: OpenJob, booking: Booking): void {
  job.end = Math.max(job.end, booking.end);
  job.running ||= booking.running;
  job.good += booking.good;
  job.scrap += booking.scrap;
  job.worked += booking.worked;
  job.run += booking.run;
  if (booking.setup !== undefined) job.setup = (job.setup ?? 0) + booking.setup;
  job.bookings.push(booking);
}
