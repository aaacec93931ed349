import { MINUTE, type Moment, isoFromMoment } from "../kernel/moment";
import type { OddityLog } from "./oddity-log";
import type { RawBooking } from "./read-bookings";

/** A booking whose end is known, or that runs. */
export interface ClosedBooking {
  readonly entry: RawBooking;
  readonly end: Moment;
  readonly running: boolean;
}

/**
 * Gives every booking of one resource its end. One without an End runs until the record ends,
 * unless as many others have begun since as the resource has units: then it ended when the last of
 * those began. Bookings that still lie on each other are told.
 *
 * @param entries of one resource, ascending in start
 * @param units machines that are told apart; Infinity: any number at once
 */
export function closeBookings(
  entries: readonly RawBooking[],
  units: number,
  until: Moment,
  log: OddityLog,
): ClosedBooking[] {
  const closed = entries.map((entry, index): ClosedBooking => {
    if (entry.end !== undefined) return { entry, end: entry.end, running: false };
    const next = entries[index + units];
    if (!next || next.start <= entry.start) return { entry, end: until, running: true };
    const what = `The booking of ${entry.order}, step ${entry.step}, on ${entry.resource} has no End, though ${next.order} was begun there since; it is taken to have ended then.`;
    log.add("booking-without-end", entry, "", what, "Enter End.");
    return { entry, end: next.start, running: false };
  });
  if (units < entries.length) tellOverlaps(closed, units, log);
  return closed;
}

function tellOverlaps(closed: readonly ClosedBooking[], units: number, log: OddityLog): void {
  let open: ClosedBooking[] = [];
  for (const booking of closed) {
    const { entry } = booking;
    open = open.filter(({ end }) => end > entry.start + MINUTE);
    if (open.length >= units && booking.end > entry.start) {
      const other = open[open.length - 1]!.entry;
      const what = `The booking of ${entry.order}, step ${entry.step}, on ${entry.resource} begins ${isoFromMoment(entry.start)}, while ${other.order}, step ${other.step}, still runs there.`;
      log.add(
        "bookings-overlap",
        entry,
        isoFromMoment(entry.start),
        what,
        "Correct Start or End of one of them.",
      );
    }
    if (booking.end > entry.start) open.push(booking);
  }
}
