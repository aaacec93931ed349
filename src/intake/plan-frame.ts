import { DAY, type Moment, type Seconds } from "../kernel/moment";
import type { Settings } from "../sheets/settings";
import type { AllRows } from "../workbook/sheet-rows";
import type { IssueLog } from "./issue-log";
import { latestMeant } from "./latest-meant";
import type { PlanContext } from "./plan-context";

/** The stretch of time that is planned. */
export interface PlanFrame {
  readonly start: Moment;
  readonly end: Moment;
  /** From start to end. */
  readonly horizon: Seconds;
}

/** Ten years: longer horizons make nothing better and calendars enormous. */
const LONGEST_DAYS = 3660;

/** Times beyond this many seconds from plan start (31 years) count as this far away. */
const FAR: Seconds = 1_000_000_000;

export function planFrame(
  rows: AllRows,
  settings: Settings,
  context: PlanContext,
  log: IssueLog,
): PlanFrame {
  const start =
    settings.planStart ?? context.now ?? latestEnd(rows, context) ?? context.nextFullHour;
  let days = settings.horizonDays;
  if (days > LONGEST_DAYS) {
    log.warning(
      "horizon-too-long",
      { sheet: rows.Settings.sheet, cell: "" },
      String(days),
      `A horizon of ${days} days is too long; ${LONGEST_DAYS} days are planned.`,
      `Set Horizon days to at most ${LONGEST_DAYS}.`,
    );
    days = LONGEST_DAYS;
  }
  const horizon = Math.max(1, Math.round(days * DAY));
  return { start, end: start + horizon, horizon };
}

function latestEnd(rows: AllRows, { targetActuals = [] }: PlanContext): Moment | undefined {
  return latestMeant([...rows.Actuals.rows, ...targetActuals].flatMap(({ end }) => end ?? []));
}

/** Whole seconds from plan start, never farther than 31 years away. */
export function secondsFrom(frame: PlanFrame, moment: Moment): Seconds {
  return Math.max(-FAR, Math.min(FAR, Math.round(moment - frame.start)));
}

/** A duration that stays inside what the engine can add up. */
export function boundedSeconds(seconds: Seconds): Seconds {
  return Math.max(0, Math.min(FAR, seconds));
}
