import {
  DAY,
  type Moment,
  type Seconds,
  WEEK,
  MINUTE,
  startOfDay,
  weekday,
} from "../kernel/moment";
import type { PlanThatWas, PlannedPart, Window } from "../variance/plan-that-was";
import { type History, type HistoryRow, PLAN_KEY } from "./history";

/** A plan committed so soon after the week began is the week's own, whatever stood before. */
const ON_TIME: Seconds = DAY;

/** The week that is judged: from one time of Commit to the next, cut off where the record ends. */
export function commitWeek(commit: Seconds, until: Moment): Window {
  const monday = startOfDay(until) - weekday(until) * DAY;
  const begun = monday + commit < until ? monday + commit : monday + commit - WEEK;
  return { from: begun, to: Math.min(until, begun + WEEK) };
}

export interface WeekPlan {
  readonly plan: PlanThatWas;
  /** The week, from where its plan begins. */
  readonly window: Window;
}

/**
 * The committed plan that a week is measured against: the first whose plan start lies in it; where
 * that came late and an older one was still in force, the older one. An operation that this plan
 * does not know, or that was replanned before it was due to begin, counts as the later plan of the
 * week has it, since no older one can be kept. Undefined: no plan was committed for the week.
 */
export function weekPlan(history: History, week: Window): WeekPlan | undefined {
  const plans = history
    .filter((row) => row.kind === "Committed" && row.key === PLAN_KEY && row.version !== undefined)
    .filter((row) => (row.start ?? Infinity) < week.to)
    .sort((a, b) => a.version! - b.version!);
  const own = plans.filter((row) => row.start! >= week.from);
  const inForce = plans.filter((row) => row.start! < week.from && (row.end ?? 0) > week.from).pop();
  const late = own[0] !== undefined && own[0].start! > week.from + ON_TIME;
  const base = late && inForce ? inForce : (own[0] ?? inForce);
  if (!base) return undefined;
  const last = own[own.length - 1] ?? base;
  const window = { from: Math.max(week.from, base.start!), to: week.to };
  const first = operationsOf(history, base.version!);
  const known = new Set(first.map((row) => row.key));
  const later =
    last === base
      ? undefined
      : {
          planStart: last.start!,
          parts: operationsOf(history, last.version!).flatMap(partOf),
        };
  const added = own
    .filter((row) => row.version! > base.version!)
    .flatMap((plan) =>
      // What ran already when the later plan was made, the older one did not want.
      operationsOf(history, plan.version!).filter((row) => (row.start ?? 0) >= plan.start!),
    )
    .filter((row) => !known.has(row.key) && known.add(row.key));
  return {
    window,
    plan: {
      kind: "committed",
      version: base.version,
      planStart: base.start!,
      parts: [...first, ...added].flatMap(partOf),
      later,
    },
  };
}

/** The operations of a committed plan that are still kept. */
function operationsOf(history: History, version: number): HistoryRow[] {
  return history.filter(
    (row) =>
      row.kind === "Committed" &&
      row.key !== PLAN_KEY &&
      (row.version ?? Infinity) <= version &&
      (row.until ?? Infinity) > version,
  );
}

/** A row of a plan as variance reads it; none where it has no times. */
export function partOf(
  row: Omit<HistoryRow, "version" | "kind" | "when" | "until">,
): PlannedPart[] {
  const { start, end } = row;
  if (start === undefined || end === undefined || end < start) return [];
  return [
    {
      order: row.order ?? "",
      line: row.line ?? "",
      product: row.product ?? "",
      step: row.step ?? "",
      resource: row.resource ?? "",
      start,
      runStart: Math.min(end, Math.max(start, row.runStart ?? start)),
      end,
      setup: atLeast0(row.setupMin) * MINUTE,
      run: atLeast0(row.runMin) * MINUTE,
      startQuantity: atLeast0(row.startQuantity),
      goodQuantity: atLeast0(row.goodQuantity),
      ratePerHour: row.ratePerHour,
      yield: shareOf(row.yield),
      efficiency: shareOf(row.efficiency),
      uptime: Math.min(1, shareOf(row.uptime)),
    },
  ];
}

const atLeast0 = (value: number | undefined) => Math.max(0, value ?? 0);
/** A share that a damaged cell cannot make 0. */
const shareOf = (value: number | undefined) => (value !== undefined && value > 0 ? value : 1);
