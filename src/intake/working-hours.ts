import { type Profile, WHOLE, type WorkingTime, workingTime } from "../schedule/working-time";
import type { PlanFrame } from "./plan-frame";
import type { ResourceShift } from "./resource-shifts";
import { clipSpan, type Span, withoutSpans } from "./spans";

/** More than any workbook means, and still small enough to list one by one. */
const MOST_UNITS = 10_000;
const MOST_HEADS = 2_000_000;

/** Stretches of a shift inside the frame, without its breaks, in seconds from plan start. */
function stretchesOf(shift: ResourceShift, frame: PlanFrame): Span[] {
  return withoutSpans([shift], shift.breaks).flatMap((piece) => {
    const inside = clipSpan(piece, frame.start, frame.end);
    return inside ? [{ start: inside.start - frame.start, end: inside.end - frame.start }] : [];
  });
}

/**
 * Working time of each unit, as many as the best manned shift has (else `units`): a shift with
 * fewer machines leaves the last ones out. Units that work alike share one object.
 */
export function unitTimes(
  shifts: readonly ResourceShift[],
  units: number,
  frame: PlanFrame,
): WorkingTime[] {
  const levels = [...new Set(shifts.map((shift) => Math.floor(shift.units)))].sort((a, b) => a - b);
  const most = Math.min(levels[levels.length - 1] ?? 0, MOST_UNITS) || Math.max(1, units);
  const byLevel = new Map<number, WorkingTime>();
  const times: WorkingTime[] = [];
  for (let unit = 0; unit < most; unit++) {
    const level = levels.find((each) => each > unit) ?? Infinity;
    const time = byLevel.get(level) ?? timeOf(shifts, frame, unit + 1);
    byLevel.set(level, time);
    times.push(time);
  }
  return times;
}

/** Working time while at least so many units are there. */
export function timeOf(
  shifts: readonly ResourceShift[],
  frame: PlanFrame,
  atLeast: number,
): WorkingTime {
  const manned = shifts.filter((shift) => shift.units >= atLeast);
  return workingTime(manned.flatMap((shift) => stretchesOf(shift, frame)));
}

/** Extra working time: optional shifts and working rows of Closures, where no normal shift works. */
export function extraTime(
  shifts: readonly ResourceShift[],
  frame: PlanFrame,
): WorkingTime | undefined {
  const extra = shifts.filter((shift) => shift.extra);
  if (extra.length === 0) return undefined;
  const normal = timeOf(
    shifts.filter((shift) => !shift.extra),
    frame,
    0,
  );
  const taken = Array.from(normal.starts, (start, i) => ({ start, end: normal.ends[i]! }));
  const all = timeOf(extra, frame, 0);
  const spans = Array.from(all.starts, (start, i) => ({ start, end: all.ends[i]! }));
  return workingTime(withoutSpans(spans, taken));
}

/**
 * Heads of a pool over time. Where shifts overlap, heads that Calendars or Crews counts for each
 * shift add up; heads that Capacities has once for all shifts do not.
 */
export function poolProfile(shifts: readonly ResourceShift[], frame: PlanFrame): Profile {
  const events: { at: number; units: number; counted: boolean; starts: boolean }[] = [];
  for (const shift of shifts) {
    const { units, counted } = shift;
    for (const { start, end } of stretchesOf(shift, frame)) {
      events.push({ at: start, units, counted, starts: true });
      events.push({ at: end, units, counted, starts: false });
    }
  }
  events.sort((a, b) => a.at - b.at);
  const times: number[] = [];
  const amounts: number[] = [];
  let sum = 0;
  const open: number[] = [];
  for (let i = 0; i < events.length; i++) {
    const { at, units, counted, starts } = events[i]!;
    const amount = Math.round(Math.min(units, MOST_HEADS) * WHOLE);
    if (counted) sum += starts ? amount : -amount;
    else if (starts) open.push(amount);
    else open.splice(open.indexOf(amount), 1);
    if (events[i + 1]?.at === at) continue;
    const level = Math.min(Math.max(sum, ...open), MOST_HEADS * WHOLE);
    if (level === (amounts[amounts.length - 1] ?? 0)) continue;
    times.push(at);
    amounts.push(level);
  }
  return { times: Int32Array.from(times), amounts: Int32Array.from(amounts) };
}
