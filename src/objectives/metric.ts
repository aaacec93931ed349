import type { Moment } from "../kernel/moment";
import type { Settings } from "../sheets/settings";
import type { KpiBasis } from "../variance/kpis";
import type { Window } from "../variance/plan-that-was";
import type { Direction, Metric } from "./objective-picture";
import type { OrderFact } from "./order-facts";
import type { ScopeKind } from "./scope";
import type { Attained, Standing, WorkPiece } from "./work-facts";

/** A figure, or why there is none. */
export interface Measured {
  /** Undefined: not measured. Never NaN or infinite. */
  readonly value: number | undefined;
  /** One sentence; empty where there is a value. */
  readonly reason: string;
  /** What should be known of it, one sentence; mostly empty. */
  readonly remark?: string;
}

/** What one metric of one objective is made from, whether it happened or is scheduled. */
export interface Facts {
  readonly window: Window;
  readonly settings: Settings;
  /** The products whose good units are added up; undefined: unlike ones, in standard hours. */
  readonly unitsOf: ReadonlySet<string> | undefined;
  /** Customers' orders that count: those of the sheet Orders, whenever they are due. */
  orders(): readonly OrderFact[];
  /** The first finish of any order, whether it counts or not; undefined: none is finished. */
  ordersSince(): Moment | undefined;
  /** Work in the window that counts. */
  work(): readonly WorkPiece[];
  /** Of the resources of this work that are told apart: the time that they were to be busy, and the work. */
  busyBases(): readonly KpiBasis[];
  /** Work begun so far that counts, and when its orders are finished. */
  standing(): readonly Standing[];
  /** What was planned and made in every shift of the window, as far as it counts; undefined: nothing was planned. */
  attained(): readonly Attained[] | undefined;
  /** The number in the objective's own cell; undefined: there is none. */
  ownCell(): number | undefined;
}

/** What a metric is: one definition for achievement and projection alike. */
export interface MetricDefinition {
  readonly metric: Metric;
  /** Better which way; undefined: as its target lies. */
  readonly direction: Direction | undefined;
  readonly format: "share" | "amount";
  readonly decimals: number;
  /** Unit of an amount, by whether units or standard hours are counted. */
  readonly unit: (inUnits: boolean) => string;
  /** `level`: as it is lately; `total`: what has come together since Start. */
  readonly window: "level" | "total";
  readonly headline: "assumed" | "reality";
  /** What it is made from. */
  readonly counts: "orders" | "work" | "own";
  /** What Applies to can name. */
  readonly fits: readonly ScopeKind[];
  readonly measure: (facts: Facts) => Measured;
  /** For the guide: the formula, what stands for it in the record and in the schedule, and its source. */
  readonly formula: string;
  readonly achieved: string;
  readonly projected: string;
  readonly source: string;
}

export const measured = (value: number, remark = ""): Measured =>
  Number.isFinite(value)
    ? { value, reason: "", remark }
    : notMeasured("The figures it is made from are too large to add up.");

export const notMeasured = (reason: string): Measured => ({ value: undefined, reason });

/** The quotient, or why there is none. */
export function ratio(above: number, below: number, reason: string, remark = ""): Measured {
  return below > 0 ? measured(above / below, remark) : notMeasured(reason);
}

export const isIn = (moment: Moment | undefined, { from, to }: Window): moment is Moment =>
  moment !== undefined && moment > from && moment <= to;
