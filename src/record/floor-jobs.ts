import { comparableKey } from "../kernel/names";
import { type Booking, type FloorJob, unitsOf } from "./booking";
import type { OrderLookup } from "./order-lookup";
import { inOrder } from "./read-record";

/** A job to which bookings are still added. */
type OpenJob = { -readonly [K in keyof FloorJob]: FloorJob[K] } & { bookings: Booking[] };

export interface FloorJobs {
  /** Ascending in their first start. */
  readonly all: readonly FloorJob[];
  /** Those of each order by its comparable key, in no order of their own. */
  readonly ofOrder: ReadonlyMap<string, readonly FloorJob[]>;
  /** With which a step of their order may have more units booked than it can need. */
  readonly beyondNeed: ReadonlySet<FloorJob>;
}

/** The jobs of an order, and what is known of the line that was last booked on. */
interface OpenOrder {
  readonly jobs: OpenJob[];
  line: string | undefined;
  product: string;
  /** Units that one of its steps can need. */
  most: number;
}

/**
 * One job for each order, line, step and resource, from the bookings of each resource. They are
 * taken resource by resource, as they lie in memory, and each order is looked up once: of very many
 * bookings every look costs more than what is done with it.
 */
export function floorJobs(
  onResources: Iterable<readonly Booking[]>,
  lookup: OrderLookup,
): FloorJobs {
  const { keyOf } = lookup;
  const all: OpenJob[] = [];
  const ofOrder = new Map<string, OpenJob[]>();
  const beyondNeed = new Set<OpenJob>();
  const orders = new Map<string, OpenOrder>();
  for (const bookings of onResources)
    for (const booking of bookings) {
      let order = orders.get(booking.order);
      if (!order) orders.set(booking.order, (order = openOrder(keyOf(booking.order), ofOrder)));
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
        all.push(known);
      }
      if (units > order.most) beyondNeed.add(known);
    }
  return { all: all.sort(inOrder), ofOrder, beyondNeed };
}

/** However an order is written, its jobs are the same. */
function openOrder(key: string, ofOrder: Map<string, OpenJob[]>): OpenOrder {
  const jobs = ofOrder.get(key) ?? [];
  ofOrder.set(key, jobs);
  return { jobs, line: undefined, product: "", most: Infinity };
}

function turnTo(open: OpenOrder, { order, line }: Booking, lookup: OrderLookup): void {
  open.line = line;
  open.product = lookup.productOf(order, line);
  open.most = lookup.mostUnits(order, line, open.product);
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
