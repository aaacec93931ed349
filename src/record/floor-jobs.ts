import type { Seconds } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Booking, FloorJob } from "./booking";
import type { OrderLookup } from "./order-lookup";

/** One job for each order, line, step and resource, ascending in its first start. */
export function floorJobs(bookings: readonly Booking[], lookup: OrderLookup): FloorJob[] {
  const groups = new Map<string, Booking[]>();
  for (const booking of bookings) {
    const key = jobKey(booking);
    const group = groups.get(key);
    if (group) group.push(booking);
    else groups.set(key, [booking]);
  }
  return [...groups.values()].map((group) => jobOf(group, lookup));
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
  const sum = (of: (booking: Booking) => number) =>
    bookings.reduce((total, booking) => total + of(booking), 0);
  const known = (of: (booking: Booking) => number | undefined) =>
    bookings.some((booking) => of(booking) !== undefined)
      ? sum((booking) => of(booking) ?? 0)
      : undefined;
  return {
    order,
    line,
    step,
    resource,
    product,
    start: first.start,
    end: bookings.reduce((end, booking) => Math.max(end, booking.end), first.end),
    running: bookings.some(({ running }) => running),
    good: sum(({ good }) => good),
    scrap: sum(({ scrap }) => scrap),
    setup: known(({ setup }) => setup),
    down: sum(({ down }) => down),
    stopped: sum(stopped),
    worked: sum(({ worked }) => worked),
    run: sum(({ run }) => run),
    crewHours: known(({ crewHours }) => crewHours),
    standardRow: lookup.standard(product, step, resource)?.row,
    bookings,
  };
}

const stopped = ({ stops }: Booking): Seconds =>
  stops.reduce((total, { seconds }) => total + seconds, 0);
