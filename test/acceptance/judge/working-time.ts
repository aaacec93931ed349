/** Working time as the contract's page on sheets describes it; written anew, for judging only. */
import { DAY, HOUR, isoWeek, weekday } from "../support/plain-book";
import { type ValueRow } from "../support/read-book";
import { momentOf, numberOf, textOf } from "./cell-meaning";

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** How many units are there; no segment where there are none. */
export interface Segment extends Interval {
  readonly units: number;
}

export interface CalendarSource {
  readonly calendars: readonly ValueRow[];
  readonly closures: readonly ValueRow[];
  readonly crews: readonly ValueRow[];
  readonly optional: "Never" | "Always" | "Where worth it";
}

const DAY_NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** `Mon-Fri`, `Sat, Sun`, `Daily` as numbers from 1 for Monday. */
export function daysOf(text: string): Set<number> {
  const days = new Set<number>();
  for (const part of text.toLowerCase().split(/[,;]/)) {
    const names = part.split("-").map((name) => DAY_NAMES.indexOf(name.trim().slice(0, 3)) + 1);
    if (part.trim() === "daily") for (let day = 1; day <= 7; day++) days.add(day);
    const [first = 0, last = first] = names;
    if (first === 0 || last === 0) continue;
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days;
}

function timeOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * HOUR + minutes * 60;
}

function timeOfDay(value: ValueRow[string] | undefined): number {
  return typeof value === "string" ? timeOf(value) : Math.round(Number(value ?? 0) * DAY);
}

function breaksOf(text: string): [number, number][] {
  return text
    .split(";")
    .filter((part) => part.includes("-"))
    .map((part) => {
      const [from = "", to = ""] = part.trim().split("-");
      return [timeOf(from), timeOf(to)];
    });
}

function appliesOn(row: ValueRow, day: number): boolean {
  if (!daysOf(textOf(row["Days"])).has(weekday(day))) return false;
  const weeks = textOf(row["Weeks"]);
  if (weeks === "A" && isoWeek(day) % 2 === 0) return false;
  if (weeks === "B" && isoWeek(day) % 2 === 1) return false;
  const from = momentOf(row["Valid from"]);
  const to = momentOf(row["Valid to"]);
  return (from === undefined || day >= from.seconds) && (to === undefined || day <= to.seconds);
}

/** The stretches of one shift on one day, without its breaks. */
function shiftOn(row: ValueRow, day: number): Interval[] {
  const start = timeOfDay(row["Start"]);
  let end = timeOfDay(row["End"]);
  if (end <= start) end += DAY;
  let left: Interval[] = [{ from: day + start, to: day + end }];
  for (const [from, to] of breaksOf(textOf(row["Breaks"]))) {
    const begins = from < start ? from + DAY : from;
    const ends = to <= from ? begins + (to + DAY - from) : begins + (to - from);
    left = without(left, [{ from: day + begins, to: day + ends }]);
  }
  return left;
}

function closureOf(row: ValueRow): Interval {
  const from = momentOf(row["From"])?.seconds ?? 0;
  const to = momentOf(row["To"]);
  return { from, to: to === undefined ? from : to.dateOnly ? to.seconds + DAY : to.seconds };
}

/** Units at every moment of a resource or labour pool, over the window given. */
export function unitsOverTime(
  capacity: ValueRow,
  source: CalendarSource,
  window: Interval,
): Segment[] {
  const resource = textOf(capacity["Resource"]);
  const calendar = textOf(capacity["Calendar"]);
  const units = numberOf(capacity["Units"]) ?? 1;
  const regular: Segment[] = [];
  const shifts = source.calendars.filter(
    (row) =>
      textOf(row["Calendar"]) === calendar &&
      (textOf(row["Kind"]) !== "Optional" || source.optional === "Always"),
  );
  if (calendar === "" || source.calendars.length === 0) regular.push({ ...window, units });
  for (let day = Math.floor(window.from / DAY) * DAY - DAY; day < window.to; day += DAY) {
    for (const row of shifts) {
      if (!appliesOn(row, day)) continue;
      const there = present(source.crews, resource, day, textOf(row["Shift"]));
      const count = there ?? numberOf(row["Units"]) ?? units;
      for (const stretch of shiftOn(row, day)) regular.push({ ...stretch, units: count });
    }
  }
  const rows = source.closures.filter((row) => {
    const name = textOf(row["Calendar or Resource"]);
    return name === resource || (name === calendar && name !== "");
  });
  const isWorking = (row: ValueRow): boolean => textOf(row["Working"]) === "Yes";
  const closed = rows.filter((row) => !isWorking(row)).map(closureOf);
  const extra = rows.filter(isWorking).map(closureOf);
  const from = momentOf(capacity["Available from"]);
  const to = momentOf(capacity["Available to"]);
  const there: Interval = {
    from: Math.max(window.from, from?.seconds ?? window.from),
    to: Math.min(window.to, to ? to.seconds + (to.dateOnly ? DAY : 0) : window.to),
  };
  return combine(regular, closed, extra, units, there);
}

function present(
  crews: readonly ValueRow[],
  resource: string,
  day: number,
  shift: string,
): number | undefined {
  const row = crews.find(
    (crew) =>
      textOf(crew["Labour"]) === resource &&
      textOf(crew["Shift"]) === shift &&
      momentOf(crew["Date"])?.seconds === day,
  );
  return row === undefined ? undefined : numberOf(row["Present"]);
}

function combine(
  regular: readonly Segment[],
  closed: readonly Interval[],
  extra: readonly Interval[],
  units: number,
  window: Interval,
): Segment[] {
  const changes: { at: number; apply: () => void }[] = [];
  const counts = new Map<number, number>();
  let closures = 0;
  let extras = 0;
  for (const segment of regular) {
    const add = (sign: number) => () =>
      void counts.set(segment.units, (counts.get(segment.units) ?? 0) + sign);
    changes.push({ at: segment.from, apply: add(1) }, { at: segment.to, apply: add(-1) });
  }
  for (const { from, to } of closed) {
    changes.push(
      { at: from, apply: () => void closures++ },
      { at: to, apply: () => void closures-- },
    );
  }
  for (const { from, to } of extra) {
    changes.push({ at: from, apply: () => void extras++ }, { at: to, apply: () => void extras-- });
  }
  changes.sort((a, b) => a.at - b.at);
  const result: Segment[] = [];
  let since = -Infinity;
  let now = 0;
  for (const change of changes) {
    push(result, Math.max(since, window.from), Math.min(change.at, window.to), now);
    change.apply();
    since = change.at;
    const normal = Math.max(0, ...[...counts].filter(([, n]) => n > 0).map(([count]) => count));
    now = extras > 0 ? Math.max(units, normal) : closures > 0 ? 0 : normal;
  }
  return result;
}

function push(result: Segment[], from: number, to: number, units: number): void {
  if (units <= 0 || from >= to) return;
  const last = result[result.length - 1];
  if (last && last.to === from && last.units === units) {
    result[result.length - 1] = { from: last.from, to, units };
  } else result.push({ from, to, units });
}

/** The time in which at least so many units are there; stretches that touch are one. */
export function timeWith(segments: readonly Segment[], units: number): Interval[] {
  const result: Interval[] = [];
  for (const segment of segments) {
    if (segment.units < units - 1e-9) continue;
    const last = result[result.length - 1];
    if (last && last.to === segment.from)
      result[result.length - 1] = { from: last.from, to: segment.to };
    else result.push({ from: segment.from, to: segment.to });
  }
  return result;
}

export function both(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i] as Interval;
    const y = b[j] as Interval;
    const from = Math.max(x.from, y.from);
    const to = Math.min(x.to, y.to);
    if (from < to) result.push({ from, to });
    if (x.to < y.to) i++;
    else j++;
  }
  return result;
}

function without(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  let left = [...from];
  for (const hole of taken) {
    left = left.flatMap((part) =>
      [
        { from: part.from, to: Math.min(part.to, hole.from) },
        { from: Math.max(part.from, hole.to), to: part.to },
      ].filter((piece) => piece.from < piece.to),
    );
  }
  return left;
}

function firstEndingAfter(time: readonly Interval[], moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((time[middle] as Interval).to <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The parts of working time that lie between two moments. */
export function partsBetween(time: readonly Interval[], from: number, to: number): Interval[] {
  const parts: Interval[] = [];
  for (let i = firstEndingAfter(time, from); i < time.length; i++) {
    const stretch = time[i] as Interval;
    if (stretch.from >= to) break;
    parts.push({ from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) });
  }
  return parts;
}

export function workBetween(time: readonly Interval[], from: number, to: number): number {
  return partsBetween(time, from, to).reduce((sum, part) => sum + part.to - part.from, 0);
}

/** The first working moment at or after the one given; undefined when there is none. */
export function nextWorking(time: readonly Interval[], moment: number): number | undefined {
  const stretch = time[firstEndingAfter(time, moment)];
  return stretch && Math.max(moment, stretch.from);
}

/** When so much work is done that begins then; where a stretch ends, that end. */
export function afterWork(
  time: readonly Interval[],
  from: number,
  work: number,
): number | undefined {
  if (work <= 0) return from;
  let left = work;
  for (let i = firstEndingAfter(time, from); i < time.length; i++) {
    const stretch = time[i] as Interval;
    const begins = Math.max(from, stretch.from);
    if (stretch.to - begins >= left) return begins + left;
    left -= stretch.to - begins;
  }
  return undefined;
}
