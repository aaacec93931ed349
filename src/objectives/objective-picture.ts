import type { Moment } from "../kernel/moment";
import type { PlanningModel } from "../model/planning-model";
import type { FloorRecord } from "../record/floor-record";
import type { SchedulingProblem } from "../schedule/problem";
import type { Solution } from "../schedule/solution";
import type { InputRow } from "../sheets/registry";
import type { Settings } from "../sheets/settings";
import type { PlanThatWas, Window } from "../variance/plan-that-was";
import type { AllRows } from "../workbook/sheet-rows";

export type Metric = InputRow<"Objectives">["metric"];
export type Direction = "Up" | "Down";
/** Of the boardroom; `Not measured` never stands for 0. */
export type ObjectiveStatus = "Ahead" | "On track" | "Behind" | "Not measured";

/** A schedule with what it was made from. */
export interface MadeSchedule {
  readonly model: PlanningModel;
  readonly problem: SchedulingProblem;
  readonly solution: Solution;
}

/** A plan and the stretch that it is judged over. */
export interface PlanInForce {
  readonly plan: PlanThatWas;
  readonly window: Window;
}

/** All that objectives are measured from; what is undefined is not measured. */
export interface ObjectiveSources {
  readonly rows: AllRows;
  readonly settings: Settings;
  /** When it is asked; nothing behind it is achieved, nothing before it is projected. */
  readonly now: Moment;
  readonly record: FloorRecord | undefined;
  readonly asAssumed: MadeSchedule | undefined;
  readonly asRealitySays: MadeSchedule | undefined;
  /** The committed plans, a stretch each that do not overlap; only Schedule attainment needs them. */
  readonly plans: readonly PlanInForce[];
  /** The number in a cell such as `Finance!C4`, undefined: there is none; only Own needs it. */
  readonly cell?: (address: string) => number | undefined;
}

/** One objective as a boardroom asks for it. Shares are 1 = 100 %; what is not known is undefined, never 0. */
export interface ObjectivePicture {
  readonly objective: string;
  /** Its Name, else its Objective. */
  readonly name: string;
  readonly metric: Metric;
  /** Such as `standard hours a week`; empty for shares and for Own. */
  readonly unit: string;
  readonly format: "share" | "amount";
  /** Digits behind the point that mean something, of a share those of its per cent. */
  readonly decimals: number;
  /** Which way is better. */
  readonly direction: Direction;
  readonly baseline: number | undefined;
  readonly target: number;
  readonly start: Moment | undefined;
  readonly due: Moment | undefined;
  readonly owner: string;
  readonly weight: number;
  /** Empty: it has none. */
  readonly parent: string;
  readonly appliesTo: string;
  readonly achieved: number | undefined;
  /** What `achieved` was measured over; undefined: it was not, or in parts. */
  readonly achievedOver: Window | undefined;
  readonly projectedAsAssumed: number | undefined;
  readonly projectedAsRealitySays: number | undefined;
  /**
   * Which projection counts. A schedule only repeats some figures from its own assumptions (yield,
   * OEE, attainment, productivity, cost): for these what was achieved lately is the projection.
   */
  readonly headline: "assumed" | "reality";
  /** The one that counts; where the schedule as assumed is not there, the other. */
  readonly projected: number | undefined;
  readonly shouldBeNow: number | undefined;
  /** In its direction: above 0 is ahead of where it should be, below 0 behind. */
  readonly gapNow: number | undefined;
  /** Where `projected` ends: when Due, with the horizon, or of work with the coming Achieved days. Undefined: no schedule. */
  readonly horizon: Moment | undefined;
  readonly shouldBeAtHorizon: number | undefined;
  /** Of `projected`, signed as `gapNow`. */
  readonly gapAhead: number | undefined;
  readonly status: ObjectiveStatus;
  readonly statusAhead: ObjectiveStatus;
  /** Why there is no `achieved`, one sentence; empty: there is. */
  readonly notMeasured: string;
  /** Why there is no `projected`, one sentence; empty: there is. */
  readonly notProjected: string;
  /** What should be known of the figure, one sentence; mostly empty. */
  readonly remark: string;
  /** Where its row stands. */
  readonly sheet: string;
  readonly cell: string;
}
