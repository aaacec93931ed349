import { MINUTE, type Moment, type Seconds } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { FloorStop, StopPart } from "./booking";
import type { ShopTime } from "./shop-time";
import { firstReaching } from "./stretches";

/**
 * Of stops that are ascending in start: those that overlap a stretch, with their working time in
 * it. Where `order` is given, stops that name another order are not of it.
 */
export function stopsInside(
  stops: readonly FloorStop[] | undefined,
  start: Moment,
  end: Moment,
  resource: string,
  time: ShopTime,
  order?: string,
): readonly StopPart[] {
  if (!stops || end <= start) return NONE;
  let parts: StopPart[] | undefined;
  for (let i = firstReaching(stops, start); i < stops.length; i++) {
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

/** True when the Down min of a booking are the working time of the stops inside it, to the minute. */
export function bookedTwice(down: Seconds, stopped: Seconds): boolean {
  return down > 0 && stopped > 0 && Math.abs(down - stopped) <= MINUTE;
}

function isOf(stop: FloorStop, order: string | undefined): boolean {
  if (order === undefined || stop.order === "") return true;
  const [named, own] = [comparableKey(stop.order), comparableKey(order)];
  return named === own || own.startsWith(`${named}/`);
}
