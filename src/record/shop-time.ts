import { DAY, HOUR, type Moment, type Seconds, startOfDay } from "../kernel/moment";
import { rememberedKeys } from "../kernel/names";
import type { Resource, ShiftOccurrence } from "../model/planning-model";
import { type WorkingTime, addWork, workBetween, workingTime } from "../schedule/working-time";

/** Work outside every shift counts up to so long before the next shift or after the last one. */
const LONGEST_OFF_SHIFT: Seconds = 8 * HOUR;

/** What was worked between two moments. */
export interface Worked {
  /** All of it. */
  readonly seconds: Seconds;
  /** The part outside the calendar. */
  readonly offShift: Seconds;
}

interface Clock {
  readonly time: WorkingTime;
  /** Ascending in start. */
  readonly shifts: readonly ShiftOccurrence[];
}

/**
 * Working time of every resource by its calendar, from the first booking on. Moments before or
 * after what the calendars were laid out for have no working time; a resource that is not known
 * works round the clock.
 */
export class ShopTime {
  private readonly keyOf = rememberedKeys();
  private readonly clocks = new Map<string, Clock>();
  private readonly resources = new Map<string, Resource>();

  constructor(
    resources: readonly Resource[],
    /** Calendars are laid out from here … */
    readonly from: Moment,
    /** … to here. */
    readonly to: Moment,
  ) {
    const made = new Map<readonly ShiftOccurrence[], Clock>();
    for (const resource of resources) {
      const { shifts } = resource;
      const clock = made.get(shifts) ?? { time: this.timeOf(shifts), shifts };
      made.set(shifts, clock);
      this.clocks.set(this.keyOf(resource.id), clock);
      this.resources.set(this.keyOf(resource.id), resource);
    }
  }

  /** A resource as Capacities has it, by its name. */
  resource(name: string): Resource | undefined {
    return this.resources.get(this.keyOf(name));
  }

  /** Working time by the calendar, 0 where `to` is not after `from`. */
  work(resource: string, from: Moment, to: Moment): Seconds {
    if (to <= from) return 0;
    const clock = this.clocks.get(this.keyOf(resource));
    if (!clock) return to - from;
    const { seconds: at } = this;
    return workBetween(clock.time, at(from), at(to));
  }

  /** The end of so much working time from `from` on; where there is none left, as if it worked on. */
  after(resource: string, from: Moment, work: Seconds): Moment {
    const clock = this.clocks.get(this.keyOf(resource));
    if (!clock || work <= 0) return from + Math.max(0, work);
    const end = addWork(clock.time, this.seconds(from), work);
    return end === undefined ? from + work : this.from + end;
  }

  /**
   * What was worked in a booking: the working time in it, and what lies outside every shift at its
   * beginning or end, since somebody was there to book it. A booking wholly outside the calendar
   * was worked throughout, up to a day.
   */
  worked(resource: string, start: Moment, end: Moment): Worked {
    const inside = this.work(resource, start, end);
    if (end <= start) return { seconds: 0, offShift: 0 };
    const clock = this.clocks.get(this.keyOf(resource));
    if (!clock) return { seconds: inside, offShift: 0 };
    if (inside === 0) {
      const all = Math.min(end - start, DAY);
      return { seconds: all, offShift: all };
    }
    const offShift = before(clock.shifts, start, end) + behind(clock.shifts, start, end);
    return { seconds: inside + offShift, offShift };
  }

  /** The day that a moment belongs to: that on which its shift starts, else its own. */
  dayOf(resource: string, moment: Moment): Moment {
    const shift = shiftAt(this.clocks.get(this.keyOf(resource))?.shifts ?? [], moment);
    return startOfDay(shift?.date ?? moment);
  }

  /** The shift in which a moment lies; undefined: none. */
  shiftAt(resource: string, moment: Moment): ShiftOccurrence | undefined {
    return shiftAt(this.clocks.get(this.keyOf(resource))?.shifts ?? [], moment);
  }

  /** Working time between two moments by the day that it belongs to; days without any are missing. */
  byDay(resource: string, from: Moment, to: Moment): Map<Moment, Seconds> {
    const clock = this.clocks.get(this.keyOf(resource));
    const days = new Map<Moment, Seconds>();
    const add = (day: Moment, seconds: Seconds) => {
      if (seconds > 0) days.set(day, (days.get(day) ?? 0) + seconds);
    };
    if (!clock) {
      for (let day = startOfDay(from); day < to; day += DAY)
        add(day, Math.min(to, day + DAY) - Math.max(from, day));
      return days;
    }
    let done = from;
    for (let i = firstEndingAfter(clock.shifts, from); i < clock.shifts.length; i++) {
      const shift = clock.shifts[i]!;
      if (shift.start >= to) break;
      const start = Math.max(done, shift.start);
      const end = Math.min(to, shift.end);
      if (end <= start) continue;
      add(startOfDay(shift.date), this.work(resource, start, end));
      done = end;
    }
    return days;
  }

  private timeOf(shifts: readonly ShiftOccurrence[]): WorkingTime {
    const manned = shifts.filter((shift) => shift.units > 0);
    return workingTime(
      manned.flatMap((shift) => {
        const edges = [shift.start, ...shift.breaks.flatMap((b) => [b.start, b.end]), shift.end];
        const pieces: { start: Seconds; end: Seconds }[] = [];
        for (let i = 0; i < edges.length; i += 2)
          pieces.push({ start: this.seconds(edges[i]!), end: this.seconds(edges[i + 1]!) });
        return pieces;
      }),
    );
  }

  /** From the beginning of the calendars, inside them. */
  private readonly seconds = (moment: Moment): Seconds =>
    Math.round(Math.max(this.from, Math.min(this.to, moment)) - this.from);
}

/** The first shift that ends after a moment, as if shifts of one calendar did not overlap by more than one. */
function firstEndingAfter(shifts: readonly ShiftOccurrence[], moment: Moment): number {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shifts[middle]!.start > moment) high = middle;
    else low = middle + 1;
  }
  let first = low;
  for (let i = low - 1; i >= 0 && i >= low - 4; i--) if (shifts[i]!.end > moment) first = i;
  return first;
}

function shiftAt(shifts: readonly ShiftOccurrence[], moment: Moment): ShiftOccurrence | undefined {
  const shift = shifts[firstEndingAfter(shifts, moment)];
  return shift && shift.start <= moment && shift.end > moment ? shift : undefined;
}

function before(shifts: readonly ShiftOccurrence[], start: Moment, end: Moment): Seconds {
  const next = shifts[firstEndingAfter(shifts, start)];
  const until = Math.min(end, next?.start ?? end);
  const length = until - start;
  return length > 0 && length <= LONGEST_OFF_SHIFT ? length : 0;
}

function behind(shifts: readonly ShiftOccurrence[], start: Moment, end: Moment): Seconds {
  if (shiftAt(shifts, end - 1)) return 0;
  const next = firstEndingAfter(shifts, end - 1);
  const last = shifts[next - 1];
  const length = end - Math.max(start, last?.end ?? start);
  return last && last.end > start && length > 0 && length <= LONGEST_OFF_SHIFT ? length : 0;
}
