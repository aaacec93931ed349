import type { Moment, Seconds } from "../kernel/moment";
import { rememberedKeys } from "../kernel/names";
import type { Booking, FloorStop } from "./booking";
import { type ClosedBooking, closeBookings } from "./close-bookings";
import type { LossReasons } from "./loss-reasons";
import type { OddityLog } from "./oddity-log";
import type { OrderLookup } from "./order-lookup";
import { type RawBooking, minutes } from "./read-bookings";
import { reasonOf } from "./read-stops";
import type { ShopTime } from "./shop-time";
import { bookedTwice, longestStop, stopsInside } from "./stops-inside";

interface Reading {
  readonly time: ShopTime;
  readonly reasons: LossReasons;
  readonly lookup: OrderLookup;
  readonly stops: ReadonlyMap<string, readonly FloorStop[]>;
  readonly until: Moment;
  readonly log: OddityLog;
}

/** Bookings in working time, with the stops inside them; ascending in start, then by order and step. */
export function readRecord(raw: readonly RawBooking[], reading: Reading): Booking[] {
  const keyOf = rememberedKeys();
  const byResource = new Map<string, RawBooking[]>();
  for (const entry of raw) {
    const named =
      entry.resource === "" ? { ...entry, resource: onlyResource(entry, reading) } : entry;
    const key = keyOf(named.resource);
    const list = byResource.get(key);
    if (list) list.push(named);
    else byResource.set(key, [named]);
  }
  const bookings: Booking[] = [];
  for (const [key, entries] of byResource) {
    entries.sort(inOrder);
    const place = placeOf(key, reading);
    for (const closed of closeBookings(entries, place.units, reading.until, reading.log))
      bookings.push(bookingOf(closed, place, reading));
  }
  return bookings.sort(inOrder);
}

interface Sortable {
  readonly start: Moment;
  readonly order: string;
  readonly line: string;
  readonly step: string;
  readonly resource: string;
  readonly good: number;
  readonly end: Moment | undefined;
}

/** By what is booked alone, never by where it stands. */
function inOrder(a: Sortable, b: Sortable): number {
  return (
    a.start - b.start ||
    compare(a.order, b.order) ||
    compare(a.line, b.line) ||
    compare(a.step, b.step) ||
    compare(a.resource, b.resource) ||
    a.good - b.good ||
    (a.end ?? 0) - (b.end ?? 0)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The resource of a step that can be done on one only; else empty. */
function onlyResource(entry: RawBooking, { lookup, time }: Reading): string {
  const product = lookup.productOf(entry.order, entry.line);
  const names = new Set(lookup.alternatives(product, entry.step).map((row) => row.resource));
  const [only] = names;
  if (names.size === 1 && time.resource(only!)) return only!;
  return names.size === 0 ? (lookup.rowOf(entry.order, entry.line)?.resource ?? "") : "";
}

/** What all bookings of a resource have in common. */
interface WorkPlace {
  /** For comparing. */
  readonly key: string;
  /** As Capacities writes it; undefined where it does not have it. */
  readonly id: string | undefined;
  /** Machines that are told apart; any number on pools, unlimited resources and what is not known. */
  readonly units: number;
  readonly stops: readonly FloorStop[] | undefined;
  readonly longestStop: Seconds;
}

function placeOf(key: string, { time, stops }: Reading): WorkPlace {
  const resource = time.resource(key);
  const counts = resource && resource.limited && !resource.pool;
  return {
    key,
    id: resource?.id,
    units: counts ? Math.max(1, resource.units) : Infinity,
    stops: stops.get(key),
    longestStop: longestStop(stops.get(key)),
  };
}

function bookingOf(
  { entry, end, running }: ClosedBooking,
  { key, id, units, stops, longestStop: longest }: WorkPlace,
  { time, reasons, log }: Reading,
): Booking {
  const place = { sheet: entry.sheet, cell: entry.cell };
  const shared = units > 1 ? entry.order : undefined;
  const inside = stopsInside(stops, longest, entry.start, end, key, time, shared);
  const { seconds: worked, offShift } = time.worked(key, entry.start, end);
  const lost = minutes(entry.lostMin) ?? 0;
  const twice = bookedTwice(lost, inside);
  if (twice) {
    const what = `The Down min of ${entry.order}, step ${entry.step}, are those of the stops in that time; they count once.`;
    log.add(
      "stop-booked-twice",
      place,
      String(entry.lostMin),
      what,
      "Nothing, if they are the same; else correct one of them.",
    );
  }
  const down = twice ? 0 : lost;
  const setup = minutes(entry.setupMin);
  const stopped = inside.reduce((sum, part) => sum + part.seconds, 0);
  return {
    order: entry.order,
    line: entry.line,
    step: entry.step,
    resource: id ?? entry.resource,
    start: entry.start,
    end,
    running,
    good: entry.good,
    scrap: entry.scrap,
    setup,
    down,
    reason: down > 0 ? reasonOf(reasons, entry.reason, place, log) : reasons.of(entry.reason),
    crewHours: entry.crewHours,
    worked,
    offShift,
    stops: inside,
    run: Math.max(0, worked - (setup ?? 0) - down - stopped),
    source: entry.source,
    place,
    row: entry.row,
  };
}
