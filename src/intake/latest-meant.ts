import { DAY, type Moment } from "../kernel/moment";

/** A few moments so long after all others were not meant; nor were more of them that lie years ahead. */
const SLIP_DAYS = 31;
const SLIPS_DAYS = 366;

/**
 * The latest of what was booked. One in a hundred that lies more than a month after all others, and
 * one in ten, or a single one, more than a year after them, is a slip of the pen and does not count.
 * Undefined: nothing is booked.
 */
export function latestMeant(booked: Iterable<Moment>): Moment | undefined {
  const moments = Float64Array.from(booked).sort();
  const count = moments.length;
  const [few, more] = [Math.floor(count / 100), Math.max(1, Math.floor(count / 10))];
  let last = count - 1;
  for (let at = last; at > 0 && at >= count - more; at--) {
    const days = at >= count - few ? SLIP_DAYS : SLIPS_DAYS;
    if (moments[at]! - moments[at - 1]! > days * DAY) last = at - 1;
  }
  return moments[last];
}
