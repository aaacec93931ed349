import { MINUTE, type Moment, isoFromMoment } from "../kernel/moment";
import type { OddityLog } from "./oddity-log";
import type { PlaceOf } from "./booking";
import type { BookedRow } from "./read-bookings";

/** When the bookings of one resource ended, by their index. */
export interface BookingEnds {
  readonly ends: Float64Array;
  /** From the index of each that runs still; its end is that of the record. */
  readonly running: ReadonlySet<number>;
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
  entries: readonly BookedRow[],
  units: number,
  until: Moment,
  placeOf: PlaceOf,
  log: OddityLog,
): BookingEnds {
  const ends = new Float64Array(entries.length);
  const running = new Set<number>();
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]!;
    const next = entry.end === undefined ? entries[index + units] : undefined;
    if (entry.end !== undefined) ends[index] = entry.end;
    else if (!next || next.start <= entry.start) {
      ends[index] = until;
      running.add(index);
    } else {
      const what = `The booking of ${entry.order}, step ${entry.step}, on ${entry.resource} has no End, though ${next.order} was begun there since; it is taken to have ended then.`;
      log.add("booking-without-end", placeOf(entry), "", what, "Enter End.");
      ends[index] = next.start;
    }
  }
  if (units < entries.length) tellOverlaps(entries, ends, units, placeOf, log);
  return { ends, running };
}

function tellOverlaps(
  entries: readonly BookedRow[],
  ends: Float64Array,
  units: number,
  placeOf: PlaceOf,
  log: OddityLog,
): void {
  /** Indexes of bookings that still run, in their order. */
  const open: number[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]!;
    const { start } = entry;
    let kept = 0;
    for (const other of open) if (ends[other]! > start + MINUTE) open[kept++] = other;
    open.length = kept;
    if (ends[index]! <= start) continue;
    if (open.length >= units) {
      const other = entries[open[open.length - 1]!]!;
      const what = `The booking of ${entry.order}, step ${entry.step}, on ${entry.resource} begins ${isoFromMoment(start)}, while ${other.order}, step ${other.step}, still runs there.`;
      log.add(
        "bookings-overlap",
        placeOf(entry),
        isoFromMoment(start),
        what,
        "Correct Start or End of one of them.",
      );
    }
    open.push(index);
  }
}
