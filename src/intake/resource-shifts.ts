import { DAY, type Moment, startOfDay } from "../kernel/moment";
import type { ShiftOccurrence } from "../model/planning-model";
import type { CalendarShift } from "./calendar-shifts";
import type { Closures } from "./closures";
import type { PlanFrame } from "./plan-frame";
import { clipSpan, mergeSpans, type Span, withoutSpans } from "./spans";

/** A shift of a resource; `counted` heads come from Calendars or Crews and add up where shifts overlap. */
export interface ResourceShift extends ShiftOccurrence {
  readonly counted: boolean;
}

export interface ShiftSource {
  /** Shifts of its calendar; undefined: it works round the clock. */
  readonly calendar: readonly CalendarShift[] | undefined;
  /** Of its calendar and of itself. */
  readonly closures: readonly Closures[];
  readonly availableFrom: Moment | undefined;
  readonly availableTo: Moment | undefined;
  /** Machines or heads as Capacities has them. */
  readonly units: number;
  /** Head count of a day and shift, from Crews; undefined: as planned. */
  readonly present: (date: Moment, shift: string) => number | undefined;
}

/** Every shift in which a resource works inside the frame, ascending. */
export function resourceShifts(source: ShiftSource, frame: PlanFrame): ResourceShift[] {
  const absent = absences(source);
  const holes = mergeSpans([...source.closures.flatMap(({ closed }) => closed), ...absent]);
  const shifts = (source.calendar ?? roundTheClock(frame)).flatMap((shift) => {
    const open = openPart(shift, holes);
    return open ? [withUnits(source, shift, open)] : [];
  });
  const normal = mergeSpans(shifts.flatMap((shift) => withoutSpans([shift], shift.breaks)));
  for (const extra of extraWork(source, frame, [normal, absent])) shifts.push(extra);
  return shifts.sort((a, b) => a.start - b.start);
}

/** One a day, named by no name. */
function roundTheClock(frame: PlanFrame): CalendarShift[] {
  const shifts: CalendarShift[] = [];
  for (let date = startOfDay(frame.start); date < frame.end; date += DAY) {
    const end = date + DAY;
    shifts.push({
      shift: "",
      date,
      start: date,
      end,
      breaks: [],
      units: undefined,
      optional: false,
    });
  }
  return shifts;
}

function absences(source: ShiftSource): Span[] {
  const { availableFrom, availableTo } = source;
  return mergeSpans([
    { start: -Infinity, end: availableFrom ?? -Infinity },
    { start: availableTo ?? Infinity, end: Infinity },
  ]);
}

/** The shift without its holes: trimmed at its ends, with breaks in the middle. */
function openPart(
  shift: CalendarShift,
  holes: readonly Span[],
): Pick<ShiftOccurrence, "start" | "end" | "breaks"> | undefined {
  const pieces = withoutSpans([shift], holes);
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (!first || !last) return undefined;
  if (pieces.length === 1 && first.start === shift.start && first.end === shift.end) {
    return { start: shift.start, end: shift.end, breaks: shift.breaks };
  }
  const gaps = withoutSpans([{ start: first.start, end: last.end }], pieces);
  const breaks = mergeSpans([...shift.breaks, ...gaps]).flatMap(
    (pause) => clipSpan(pause, first.start, last.end) ?? [],
  );
  return { start: first.start, end: last.end, breaks };
}

function withUnits(
  source: ShiftSource,
  shift: CalendarShift,
  open: Pick<ShiftOccurrence, "start" | "end" | "breaks">,
): ResourceShift {
  const counted = source.present(shift.date, shift.shift) ?? shift.units;
  return {
    shift: shift.shift,
    date: shift.date,
    ...open,
    units: counted ?? source.units,
    extra: shift.optional,
    counted: counted !== undefined,
  };
}

/**
 * Working rows of Closures: all of their time is worked, day by day; what no shift works anyway is
 * extra. They win over closures, and over breaks.
 */
function extraWork(
  source: ShiftSource,
  frame: PlanFrame,
  taken: readonly (readonly Span[])[],
): ResourceShift[] {
  const extra: ResourceShift[] = [];
  for (const { reason, ...span } of source.closures.flatMap((closures) => closures.working)) {
    const inside = clipSpan(span, frame.start, frame.end);
    if (!inside) continue;
    const pieces = taken.reduce<Span[]>((left, holes) => withoutSpans(left, holes), [inside]);
    for (const piece of pieces.flatMap(byDay)) {
      const date = startOfDay(piece.start);
      const counted = source.present(date, reason);
      const units = counted ?? source.units;
      extra.push({
        ...piece,
        shift: reason,
        date,
        breaks: [],
        units,
        extra: true,
        counted: counted !== undefined,
      });
    }
  }
  return extra;
}

/** A stretch of more than a day in days, for one name a day. */
function byDay(span: Span): Span[] {
  if (span.end - span.start <= DAY) return [span];
  const days: Span[] = [];
  for (let start = span.start; start < span.end; start = startOfDay(start) + DAY) {
    days.push({ start, end: Math.min(startOfDay(start) + DAY, span.end) });
  }
  return days;
}
