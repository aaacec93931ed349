import type { Seconds } from "../kernel/moment";
import { comparableKey, rememberedKeys } from "../kernel/names";
import type { Booking, FloorJob } from "./booking";
import type { OrderLookup } from "./order-lookup";

/** One job for each order, line, step and resource, ascending in its first start. */
export function floorJobs(bookings: readonly Booking[], lookup: OrderLookup): FloorJob[] {
  const keyOf = rememberedKeys();
  const byOrder = new Map<string, Booking[][]>();
  const groups: Booking[][] = [];
  for (const booking of bookings) {
    const key = keyOf(booking.order);
    const ofOrder = byOrder.get(key) ?? [];
    if (ofOrder.length === 0) byOrder.set(key, ofOrder);
    const group = ofOrder.find(([first]) => sameJob(first!, booking, keyOf));
    if (group) group.push(booking);
    else {
      const made = [booking];
      ofOrder.push(made);
      groups.push(made);
    }
  }
  return groups.map((group) => jobOf(group, lookup));
}

/** Of one order. */
function sameJob(a: Booking, b: Booking, keyOf: (key: string) => string): boolean {
  return (
    keyOf(a.step) === keyOf(b.step) &&
    keyOf(a.resource) === keyOf(b.resource) &&
    keyOf(a.line) === keyOf(b.line)
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

function jobOf(bookings: readonly Booking[], lookup: OrderLookup): FloorJob {
  const first = bookings[0]!;
  const { order, line, step, resource } = first;
  const product = lookup.productOf(order, line);
  let [end, running] = [first.end, false];
  let [good, scrap, down, stopped, worked, run] = [0, 0, 0, 0, 0, 0];
  let setup: Seconds | undefined;
  let crewHours: number | undefined;
  for (const booking of bookings) {
    end = Math.max(end, booking.end);
    running ||= booking.running;
    good += booking.good;
    scrap += booking.scrap;
    down += booking.down;
    worked += booking.worked;
    run += booking.run;
    for (const { seconds } of booking.stops) stopped += seconds;
    if (booking.setup !== undefined) setup = (setup ?? 0) + booking.setup;
    if (booking.crewHours !== undefined) crewHours = (crewHours ?? 0) + booking.crewHours;
  }
  return {
    order,
    line,
    step,
    resource,
    product,
    start: first.start,
    end,
    running,
    good,
    scrap,
    setup,
    down,
    stopped,
    worked,
    run,
    crewHours,
    standardRow: lookup.standard(product, step, resource)?.row,
    bookings,
  };
}
