import { MINUTE, type Moment, type Seconds } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { FloorStop, StopPart } from "./booking";
import type { ShopTime } from "./shop-time";

/**
 * Of stops that are ascending in start: those that overlap a stretch, with their working time in
 * it. Where `order` is given, stops that name another order are not of it.
 */
export function stopsInside(
  stops: readonly FloorStop[] | undefined,
  longest: Seconds,
  start: Moment,
  end: Moment,
  resource: string,
  time: ShopTime,
  order?: string,
): readonly StopPart[] {
  if (!stops || end <= start) return NONE;
  let parts: StopPart[] | undefined;
  for (let i = firstFrom(stops, start - longest); i < stops.length; i++) {
    const stop = stops[i]!;
    if (stop.start >= end) break;
    const from = Math.max(start, stop.start);
    const to = Math.min(end, stop.end);
    if (to <= from || !isOf(stop, order)) continue;
    const seconds = Math.min(to - from, time.work(resource, from, to));
    if (seconds > 0) (parts ??= []).push({ stop, seconds });
  }
  return parts ?? NONE;
}

/** Nearly all bookings have no stop inside them. */
const NONE: readonly StopPart[] = [];

/** The longest of the stops, so that those that began long before a stretch are found; counted once for each list. */
export function longestStop(stops: readonly FloorStop[] | undefined): Seconds {
  if (!stops) return 0;
  const known = longestOf.get(stops);
  if (known !== undefined) return known;
  const longest = stops.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  longestOf.set(stops, longest);
  return longest;
}

const longestOf = new WeakMap<readonly FloorStop[], Seconds>();

/** True when the Down min of a booking are the working time of the stops inside it, to the minute. */
export function bookedTwice(down: Seconds, stopped: Seconds): boolean {
  return down > 0 && stopped > 0 && Math.abs(down - stopped) <= MINUTE;
}

function firstFrom(stops: readonly FloorStop[], moment: Moment): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stops[middle]!.start >= moment) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isOf(stop: FloorStop, order: string | undefined): boolean {
  if (order === undefined || stop.order === "") return true;
  const [named, own] = [comparableKey(stop.order), comparableKey(order)];
  return named === own || own.startsWith(`${named}/`);
}
