import type { Issue } from "../kernel/issue";
import type { Moment } from "../kernel/moment";
import type { PlanningModel } from "../model/planning-model";
import type { SchedulingProblem } from "../schedule/problem";
import type { WarmStart } from "../schedule/warm-start";
import type { Settings } from "../sheets/settings";

/** What the plan hangs on besides the input sheets. */
export interface PlanContext {
  /** `--now`: plan start where Settings has none. */
  readonly now?: Moment;
  /** The next full hour by the caller's clock: plan start where nothing else says it. */
  readonly nextFullHour: Moment;
  /** Goes before the setting (`--priority-1`). */
  readonly priority1Is?: NonNullable<Settings["priority1Is"]>;
  /** Goes before the setting: whether shifts of Kind Optional are worked (Where worth it: try both). */
  readonly optionalShifts?: "Never" | "Always";
  /** Order lines of status Quote that are scheduled as if they were open. */
  readonly quotes?: readonly OrderLine[];
  /** Rows of the written Schedule that the planner locked, and of the published plan that are frozen. */
  readonly locks?: readonly ScheduleLock[];
  /** The published plan; rows that start inside the freeze window stand. */
  readonly published?: readonly PublishedOperation[];
  /** The plan that the last run made, committed or not: what this one starts from. */
  readonly standing?: readonly PublishedOperation[];
  /** Filled rows of the written Targets; they count as rows of Actuals. */
  readonly targetActuals?: readonly ActualEntry[];
}

export interface OrderLine {
  readonly order: string;
  /** Empty where the order has no lines. */
  readonly line: string;
}

/** An operation as the written sheets name it: Order as shown (`<Order>/<n>` for a lot), Line and Step. */
export interface OperationKey extends OrderLine {
  readonly step: string;
}

export interface ScheduleLock extends OperationKey {
  readonly resource: string;
  /** From 1, as the Schedule shows it; undefined: any. */
  readonly unit: number | undefined;
  readonly start: Moment;
  readonly by: "lock" | "freeze";
  /** Where it stands, for issues. */
  readonly sheet: string;
  readonly cell: string;
}

export interface PublishedOperation extends OperationKey {
  readonly resource: string;
  /** From 1; undefined where the resource has no units. */
  readonly unit: number | undefined;
  readonly start: Moment;
  readonly end: Moment;
}

/** A stretch of work that the floor booked. */
export interface ActualEntry extends OperationKey {
  /** Empty when it was not booked. */
  readonly resource: string;
  readonly start: Moment;
  /** Undefined: still running. */
  readonly end: Moment | undefined;
  readonly good: number;
  readonly scrap: number;
  /** Minutes lost in it, and why; undefined where only quantities matter. */
  readonly lostMin?: number;
  readonly reason?: string;
  readonly sheet: string;
  readonly cell: string;
}

export interface BuiltPlan {
  readonly model: PlanningModel;
  /**
   * `problem.orders` are the first of `model.orders` (all but made materials), by the same index;
   * `problem.jobs` and `model.jobs` are parallel, and so are `materials` and `resources`.
   */
  readonly problem: SchedulingProblem;
  readonly issues: readonly Issue[];
  /** Where the operations of this problem stand in `PlanContext.standing`; undefined: none does. */
  readonly standing: WarmStart | undefined;
}
