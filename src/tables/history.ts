import { type Moment, type Seconds, WEEK, startOfDay, weekday, DAY } from "../kernel/moment";
import type { PublishedOperation } from "../intake/plan-context";
import type { WrittenRowOf } from "../sheets/written-sheets";

/** A row of PlumbHistory; moments in seconds, empty cells undefined. */
export type HistoryRow = WrittenRowOf<"History">;

/** What a plan says, before it has a version. */
export type PlanRow = Omit<HistoryRow, "version" | "kind" | "when" | "until">;

/**
 * Plans as they were: each row holds from its Version until the version in Until. A committed plan
 * has the row `plan` and those rows that differ from the plan before it; the draft is whole.
 */
export type History = readonly HistoryRow[];

/** Key of the row that stands for the plan itself. */
export const PLAN_KEY = "plan";

const isCommitted = (row: HistoryRow) => row.kind === "Committed";
const holds = (row: HistoryRow) => row.until === undefined;

/** The number of the newest plan, drafts included; 0: there is none. */
export function latestVersion(history: History): number {
  return history.reduce((latest, row) => Math.max(latest, row.version ?? 0), 0);
}

/** The newest committed plan's row `plan`. */
export function latestCommit(history: History): HistoryRow | undefined {
  return history.find((row) => isCommitted(row) && holds(row) && row.key === PLAN_KEY);
}

/** Where the plan that stands in the workbook begins: the draft, else the newest committed one. */
export function latestPlanStart(history: History): Moment | undefined {
  const draft = history.find((row) => row.kind === "Draft" && row.key === PLAN_KEY);
  return (draft ?? latestCommit(history))?.start;
}

/** The history with this draft in the place of the last one. */
export function addDraft(history: History, plan: readonly PlanRow[], when: Moment): History {
  const version = latestVersion(history) + 1;
  const rows = plan.map((row): HistoryRow => ({
    ...row,
    version,
    kind: "Draft",
    when,
    until: undefined,
  }));
  return [...history.filter(isCommitted), ...rows];
}

/**
 * The history with this plan committed. What stays as it was keeps its row; what changes gets a new
 * one, and the old row goes if its start was still ahead. Rows that were replaced more than
 * `keepWeeks` ago go as well; the draft goes, since it is older than the plan.
 */
export function commitPlan(
  history: History,
  plan: readonly PlanRow[],
  when: Moment,
  keepWeeks: number,
): History {
  const version = latestVersion(history) + 1;
  const planStart = plan.find((row) => row.key === PLAN_KEY)?.start ?? when;
  const next = new Map(plan.map((row) => [row.key ?? "", row]));
  const kept: HistoryRow[] = [];
  for (const row of history) {
    if (!isCommitted(row)) continue;
    const replaced = next.get(row.key ?? "");
    if (!holds(row)) kept.push(row);
    else if (replaced && samePlan(row, replaced)) {
      kept.push(row);
      next.delete(row.key ?? "");
    } else if (row.key === PLAN_KEY || (row.start ?? -Infinity) < planStart)
      kept.push({ ...row, until: version });
  }
  const added = [...next.values()].map((row): HistoryRow => ({
    ...row,
    version,
    kind: "Committed",
    when,
    until: undefined,
  }));
  return dropOld([...kept, ...added], when - keepWeeks * WEEK);
}

/** Without rows that a version before `oldest` has replaced. */
function dropOld(history: History, oldest: Moment): History {
  const madeAt = new Map<number, Moment>();
  for (const row of history) if (row.version !== undefined) madeAt.set(row.version, row.when ?? 0);
  return history.filter((row) => {
    if (row.until === undefined) return true;
    const replacedAt = madeAt.get(row.until);
    return replacedAt !== undefined && replacedAt >= oldest;
  });
}

/** The plan row itself always differs, so that each commit is on record. */
function samePlan(before: HistoryRow, after: PlanRow): boolean {
  if (after.key === PLAN_KEY) return false;
  return (Object.keys(after) as (keyof PlanRow)[]).every((column) =>
    sameValue(before[column], after[column]),
  );
}

/** Figures that went through a cell and back differ in their last bits. */
function sameValue(a: string | number | undefined, b: string | number | undefined): boolean {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return (a ?? "") === (b ?? "");
}

/** The draft committed as it stands; undefined when there is none. */
export function commitDraft(
  history: History,
  when: Moment,
  keepWeeks: number,
): History | undefined {
  const draft = history.filter((row) => row.kind === "Draft");
  if (draft.length === 0) return undefined;
  return commitPlan(history, draft.map(planOf), when, keepWeeks);
}

function planOf(row: HistoryRow): PlanRow {
  const { version: _version, kind: _kind, when: _when, until: _until, ...plan } = row;
  return plan;
}

/** The committed plan that held at a moment: the rows in force, with what was known of it later. */
export function committedPlanAt(history: History, at: Moment): History {
  const plans = history.filter(
    (row) => isCommitted(row) && row.key === PLAN_KEY && (row.when ?? 0) <= at,
  );
  const version = plans.reduce((latest, row) => Math.max(latest, row.version ?? 0), 0);
  if (version === 0) return [];
  return history.filter(
    (row) =>
      isCommitted(row) &&
      (row.version ?? 0) <= version &&
      (row.until === undefined || row.until > version),
  );
}

/** The published plan's operations, for the freeze window and for Stable. */
export function publishedOperations(history: History): readonly PublishedOperation[] {
  return operationsOf(history, isCommitted);
}

/** The operations of the plan that the last run made: the draft's, else the newest committed plan's. */
export function standingOperations(history: History): readonly PublishedOperation[] {
  const drafted = operationsOf(history, (row) => row.kind === "Draft");
  return drafted.length > 0 ? drafted : publishedOperations(history);
}

function operationsOf(
  history: History,
  belongs: (row: HistoryRow) => boolean,
): readonly PublishedOperation[] {
  return history.flatMap((row) => {
    if (!belongs(row) || !holds(row) || row.key === PLAN_KEY) return [];
    if (row.start === undefined || row.end === undefined) return [];
    return [
      {
        order: row.order ?? "",
        line: row.line ?? "",
        step: row.step ?? "",
        resource: row.resource ?? "",
        unit: row.unit,
        start: row.start,
        runStart: row.runStart,
        end: row.end,
      },
    ];
  });
}

/** True when no plan has been committed since the last time of the week that Settings name. */
export function commitIsDue(history: History, weekTime: Seconds, now: Moment): boolean {
  const monday = startOfDay(now) - weekday(now) * DAY;
  const due = monday + weekTime <= now ? monday + weekTime : monday + weekTime - WEEK;
  const last = latestCommit(history);
  return last === undefined || (last.when ?? 0) < due;
}
