import { DAY, HOUR, WEEK, type Moment, type Seconds, startOfDay, weekday } from "../kernel/moment";
import { RESOURCES, SHIFTS } from "./factory";

/** Working stretches of a calendar, ascending and disjoint. */
export interface ShiftClock {
  /** The first working moment at or after `from`. */
  next(from: Moment): Moment;
  /** When `work` seconds of working time that begin at `from` are done. */
  after(from: Moment, work: Seconds): Moment;
  /** Working seconds between two moments. */
  between(from: Moment, to: Moment): Seconds;
}

export interface Closure {
  /** A calendar or a resource. */
  readonly of: string;
  readonly from: Moment;
  readonly to: Moment;
  readonly reason: string;
  readonly working?: true;
}

interface Stretch {
  readonly start: Moment;
  readonly end: Moment;
}

/** The clock of a resource from `from` to `to`; a resource without a calendar never stops. */
export function resourceClock(
  resourceId: string,
  closures: readonly Closure[],
  from: Moment,
  to: Moment,
): ShiftClock {
  const resource = RESOURCES.find((r) => r.id === resourceId)!;
  if (resource.calendar === "") return clockOf([{ start: from, end: to }]);
  const names = [resource.calendar, resourceId];
  const mine = closures.filter((closure) => names.includes(closure.of));
  let stretches = workingStretches(resource.calendar, from, to);
  for (const closure of mine.filter((c) => !c.working)) stretches = without(stretches, closure);
  for (const extra of mine.filter((c) => c.working))
    stretches.push({ start: extra.from, end: extra.to });
  return clockOf(stretches.sort((a, b) => a.start - b.start));
}

function workingStretches(calendar: string, from: Moment, to: Moment): Stretch[] {
  const found: Stretch[] = [];
  const shifts = SHIFTS.filter((shift) => shift.calendar === calendar && !shift.optional);
  for (let day = startOfDay(from) - DAY; day < to; day += DAY) {
    for (const shift of shifts) {
      if (!shift.dayFlags[weekday(day)]) continue;
      const end = shift.end <= shift.start ? shift.end + 24 : shift.end;
      let at = shift.start;
      for (const [pause, resume] of shift.breaks) {
        const over = pause < shift.start ? 24 : 0;
        found.push({ start: day + at * HOUR, end: day + (pause + over) * HOUR });
        at = resume + over;
      }
      found.push({ start: day + at * HOUR, end: day + end * HOUR });
    }
  }
  return found;
}

function without(stretches: readonly Stretch[], gap: { from: Moment; to: Moment }): Stretch[] {
  return stretches.flatMap(({ start, end }) => {
    if (end <= gap.from || start >= gap.to) return [{ start, end }];
    const rest: Stretch[] = [];
    if (start < gap.from) rest.push({ start, end: gap.from });
    if (end > gap.to) rest.push({ start: gap.to, end });
    return rest;
  });
}

function clockOf(stretches: readonly Stretch[]): ShiftClock {
  const indexAt = (moment: Moment) => {
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stretches[middle]!.end > moment) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const next = (from: Moment) => {
    const stretch = stretches[indexAt(from)];
    return stretch ? Math.max(from, stretch.start) : from + 52 * WEEK;
  };
  const after = (from: Moment, work: Seconds) => {
    let left = work;
    for (let i = indexAt(from); i < stretches.length; i++) {
      const begin = Math.max(from, stretches[i]!.start);
      if (stretches[i]!.end - begin >= left) return begin + left;
      left -= stretches[i]!.end - begin;
    }
    return from + 52 * WEEK;
  };
  const between = (from: Moment, to: Moment) => {
    let sum = 0;
    for (let i = indexAt(from); i < stretches.length && stretches[i]!.start < to; i++) {
      sum += Math.min(to, stretches[i]!.end) - Math.max(from, stretches[i]!.start);
    }
    return sum;
  };
  return { next, after, between };
}
