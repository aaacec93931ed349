import { DAY, type Moment } from "../kernel/moment";
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
 * work, no longer than the record reaches. A total is what came together since Start.
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
  const recorded = definition.counts === "work" ? record?.jobs[0]?.start : -Infinity;
  if (recorded === undefined) return "Nothing is recorded: neither Actuals nor filled Targets.";
  const from = Math.max(to - settings.achievedDays * DAY, start, recorded);
  return from < to ? { from, to } : "Nothing is recorded since it began.";
}

/** What is projected: from plan start, or Start, to Due, the end of the horizon, or of the last work. */
export function projectedStretch(
  { row, definition }: ReadObjective,
  { model }: MadeSchedule,
  { lastEnd }: ScheduleSide,
): Stretch {
  const { start = -Infinity, due = Infinity } = row;
  const horizon = Math.min(due, model.horizonEnd);
  if (due <= model.planStart) return "It was due before the schedule begins.";
  if (definition.window === "total") return totalStretch(row.start, horizon);
  const from = Math.max(model.planStart, start);
  const to = definition.counts === "work" ? Math.min(horizon, lastEnd) : horizon;
  return from < to ? { from, to } : "Nothing is scheduled between its Start and its Due.";
}

function totalStretch(start: Moment | undefined, to: Moment): Stretch {
  if (start === undefined) return "It adds up from its Start on, and has none.";
  return start < to ? { from: start, to } : `It begins on ${sayDay(start)}.`;
}
