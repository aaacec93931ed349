import { DAY, type Moment, type Seconds, WEEK } from "../kernel/moment";
import type { Window } from "../variance/plan-that-was";
import { sayDay } from "./order-measures";
import type { MadeSchedule, ObjectiveSources } from "./objective-picture";
import type { ReadObjective } from "./read-objectives";
import type { RecordSide } from "./record-side";
import type { ScheduleSide } from "./schedule-side";

/** The stretch that is measured, or why there is none: one sentence. */
export type Stretch = Window | string;

/**
 * What is achieved: the last Achieved days before now, or before Due, and not from before Start; of
 * work, no longer than the record reaches, in whole weeks. A total is what came together since Start.
 */
export function achievedStretch(
  { row, definition }: ReadObjective,
  { now, settings }: ObjectiveSources,
  { record }: RecordSide,
): Stretch {
  const { start = -Infinity, due = Infinity } = row;
  if (start >= now) return `It begins on ${sayDay(start)}.`;
  const to = Math.min(now, due, record?.until ?? now);
  if (definition.window === "total") return totalStretch(row.start, to);
  const first = definition.counts === "work" ? record?.jobs[0]?.start : -Infinity;
  if (first === undefined) return "Nothing is recorded: neither Actuals nor filled Targets.";
  const recorded = to - wholeWeeks(to - first);
  const from = Math.max(to - settings.achievedDays * DAY, start, recorded);
  return from < to ? { from, to } : "Nothing is recorded since it began.";
}

/**
 * Where the projection ends: when Due, else with the horizon. Of work the coming Achieved days count,
 * no further than there is any, in whole weeks: behind them the order book is not full yet, and a shop that looks
 * idle there is not.
 */
export function horizonOf(
  { row, definition }: ReadObjective,
  { model }: MadeSchedule,
  { lastEnd }: ScheduleSide,
  { settings }: ObjectiveSources,
): Moment {
  const end = Math.min(row.due ?? Infinity, model.horizonEnd);
  if (definition.counts !== "work" || end <= model.planStart) return end;
  const from = Math.max(model.planStart, row.start ?? -Infinity);
  return Math.min(end, from + settings.achievedDays * DAY, from + wholeWeeks(lastEnd - from));
}

/** A week that has begun counts as one: half of it says little of a week with a Sunday. */
const wholeWeeks = (length: Seconds) => Math.max(0, Math.ceil(length / WEEK)) * WEEK;

/** What is projected: from plan start, or Start, to its horizon; of a total, from Start. */
export function projectedStretch(
  objective: ReadObjective,
  schedule: MadeSchedule,
  side: ScheduleSide,
  sources: ObjectiveSources,
): Stretch {
  const { row, definition } = objective;
  const { model } = schedule;
  const { start = -Infinity, due = Infinity } = row;
  const to = horizonOf(objective, schedule, side, sources);
  if (due <= model.planStart) return "It was due before the schedule begins.";
  if (definition.window === "total") return totalStretch(row.start, to);
  const from = Math.max(model.planStart, start);
  return from < to ? { from, to } : "Nothing is scheduled between its Start and its Due.";
}

function totalStretch(start: Moment | undefined, to: Moment): Stretch {
  if (start === undefined) return "It adds up from its Start on, and has none.";
  return start < to ? { from: start, to } : `It begins on ${sayDay(start)}.`;
}
