import { addTo } from "../kernel/groups";
import type { Moment } from "../kernel/moment";
import { type Booking, type FloorStop, type PlaceOf, secondsOf } from "./booking";
import { closeBookings } from "./close-bookings";
import type { LossReasons } from "./loss-reasons";
import type { OddityLog } from "./oddity-log";
import type { OrderLookup } from "./order-lookup";
import { type BookedRow, minutes } from "./read-bookings";
import { reasonOf } from "./read-stops";
import type { ShopTime } from "./shop-time";
import { bookedTwice, stopsInside } from "./stops-inside";

interface Reading {
  readonly time: ShopTime;
  readonly reasons: LossReasons;
  readonly lookup: OrderLookup;
  readonly stops: ReadonlyMap<string, readonly FloorStop[]>;
  readonly until: Moment;
  readonly placeOf: PlaceOf;
  readonly log: OddityLog;
}

/** Bookings, ascending in start, then by order and step. */
export interface ReadBookings {
  readonly all: readonly Booking[];
  /** By comparable key of the resource. */
  readonly onResource: ReadonlyMap<string, readonly Booking[]>;
}

/** Bookings in working time, with the stops inside them. */
export function readRecord(rows: readonly BookedRow[], reading: Reading): ReadBookings {
  const { keyOf } = reading.lookup;
  const byResource = new Map<string, BookedRow[]>();
  for (const row of rows) {
    const named = row.resource ? row : { ...row, resource: onlyResource(row, reading) };
    addTo(byResource, keyOf(named.resource ?? ""), named);
  }
  const onResource = new Map<string, readonly Booking[]>();
  // By name, so that the rows' own order decides nothing.
  for (const key of [...byResource.keys()].sort()) {
    const entries = byResource.get(key)!.sort(inOrder);
    onResource.set(key, bookingsOn(workPlace(key, reading), entries, reading));
  }
  const all = ([] as Booking[]).concat(...onResource.values());
  return { all: all.sort(inOrder), onResource };
}

function bookingsOn(
  place: WorkPlace,
  entries: readonly BookedRow[],
  reading: Reading,
): readonly Booking[] {
  const { until, placeOf, log } = reading;
  const { ends, running } = closeBookings(entries, place.units, until, placeOf, log);
  const bookings = entries.map((entry, index) =>
    bookingOf(entry, ends[index]!, running.has(index), place, reading),
  );
  return bookings.sort(inOrder);
}

interface Sortable {
  readonly start: Moment;
  readonly order: string;
  readonly line: string | undefined;
  readonly step: string;
  readonly resource: string | undefined;
  readonly good: number;
  readonly end: Moment | undefined;
}

/** By what is booked alone, never by where it stands. */
export function inOrder(a: Sortable, b: Sortable): number {
  return (
    a.start - b.start ||
    compare(a.order, b.order) ||
    compare(a.line ?? "", b.line ?? "") ||
    compare(a.step, b.step) ||
    compare(a.resource ?? "", b.resource ?? "") ||
    a.good - b.good ||
    (a.end ?? 0) - (b.end ?? 0)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The resource of a step that can be done on one only; else empty. */
function onlyResource(entry: BookedRow, { lookup, time }: Reading): string {
  const line = entry.line ?? "";
  const product = lookup.productOf(entry.order, line);
  const names = new Set(lookup.alternatives(product, entry.step).map((row) => row.resource));
  const [only] = names;
  if (names.size === 1 && time.resource(only!)) return only!;
  return names.size === 0 ? (lookup.rowOf(entry.order, line)?.resource ?? "") : "";
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
}

function workPlace(key: string, { time, stops }: Reading): WorkPlace {
  const resource = time.resource(key);
  const counts = resource && resource.limited && !resource.pool;
  return {
    key,
    id: resource?.id,
    units: counts ? Math.max(1, resource.units) : Infinity,
    stops: stops.get(key),
  };
}

function bookingOf(
  entry: BookedRow,
  end: Moment,
  running: boolean,
  { key, id, units, stops }: WorkPlace,
  { time, reasons, placeOf, log }: Reading,
): Booking {
  const shared = units > 1 ? entry.order : undefined;
  const inside = stopsInside(stops, entry.start, end, key, time, shared);
  const { seconds: worked, offShift } = time.worked(key, entry.start, end);
  const stopped = secondsOf(inside);
  const lost = minutes(entry.downMin) ?? 0;
  const twice = bookedTwice(lost, stopped);
  if (twice) {
    const what = `The Down min of ${entry.order}, step ${entry.step}, are those of the stops in that time; they count once.`;
    log.add(
      "stop-booked-twice",
      placeOf(entry),
      String(entry.downMin),
      what,
      "Nothing, if they are the same; else correct one of them.",
    );
  }
  const down = twice ? 0 : lost;
  const setup = minutes(entry.setupMin);
  return {
    order: entry.order,
    line: entry.line ?? "",
    step: entry.step,
    resource: id ?? entry.resource ?? "",
    start: entry.start,
    end,
    running,
    good: entry.good,
    scrap: entry.scrap,
    setup,
    down,
    reason:
      down > 0 ? reasonOf(reasons, entry.reason, placeOf(entry), log) : reasons.of(entry.reason),
    crewHours: entry.crewHours,
    worked,
    offShift,
    stops: inside,
    run: Math.max(0, worked - (setup ?? 0) - down - stopped),
    row: entry.row,
    target: entry.target,
  };
}
